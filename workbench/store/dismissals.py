"""Findings that reviewers dismissed, with their reasons, and candidates that they turned down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select

from workbench.store import pairs
from workbench.store.checks import storable
from workbench.store.glossary_tables import CandidateRejectionRow, DismissalRow
from workbench.store.log import Entry
from workbench.store.model import Dismissal
from workbench.store.tables import Base, UnitRow

_WRITE = insert(Base.metadata.tables["dismissals"])


def write(
    connection: Connection, unit: int, operation: int, entry: Entry, finding: str, reason: str | None
) -> None:
    """Keep that a finding of `unit` is dismissed, or brought back where `reason` is None."""
    columns = {"unit_id": unit, "operation_id": operation, "reviewer": entry.reviewer, "at": entry.at}
    connection.execute(_WRITE, columns | {"finding": finding, "reason": reason})


def of_pair(connection: Connection, pair_id: str) -> list[Dismissal]:
    """The dismissals that hold in a pair, by unit and finding."""
    last = (
        select(func.max(DismissalRow.id))
        .join(UnitRow, UnitRow.id == DismissalRow.unit_id)
        .where(UnitRow.pair_id == pairs.key_of(connection, pair_id), UnitRow.position.is_not(None))
        .group_by(DismissalRow.unit_id, DismissalRow.finding)
    )
    query = (
        select(
            DismissalRow.unit_id,
            DismissalRow.finding,
            DismissalRow.reviewer,
            DismissalRow.at,
            DismissalRow.reason,
        )
        .where(DismissalRow.id.in_(last), DismissalRow.reason.is_not(None))
        .order_by(DismissalRow.unit_id, DismissalRow.finding)
    )
    return [
        Dismissal(unit, finding, reviewer, at, reason or "")
        for unit, finding, reviewer, at, reason in connection.execute(query)
    ]


def rejected(connection: Connection) -> frozenset[str]:
    """The keys of the candidates that were turned down."""
    return frozenset(connection.scalars(select(CandidateRejectionRow.key)))


def reject(connection: Connection, keys: Collection[str], reviewer: str) -> None:
    """Turn candidates down; one that was turned down before stays so."""
    known, now = rejected(connection), datetime.now(UTC)
    rows = [
        {"key": storable(key, "key of the candidate"), "reviewer": reviewer, "at": now}
        for key in dict.fromkeys(keys)
        if key not in known
    ]
    if rows:
        connection.execute(insert(Base.metadata.tables["candidate_rejections"]), rows)


def readmit(connection: Connection, keys: Collection[str]) -> None:
    """Let candidates be offered again."""
    connection.execute(delete(CandidateRejectionRow).where(CandidateRejectionRow.key.in_(keys)))
