"""Translation units out of the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from workbench.alignment.beads import Bead, Span
from workbench.errors import NotFound
from workbench.review import Status, Unit
from workbench.store import pairs
from workbench.store.checks import LARGEST_ID
from workbench.store.tables import PairRow, UnitRow

_AT_A_TIME = 200
"""Rows held while streaming."""

_STATUSES = {status.value: status for status in Status}

_COLUMNS = (
    UnitRow.id,
    UnitRow.position,
    UnitRow.source_start,
    UnitRow.source_end,
    UnitRow.target_start,
    UnitRow.target_end,
    UnitRow.confidence,
    UnitRow.source_text,
    UnitRow.target_text,
    UnitRow.status,
    UnitRow.version,
    UnitRow.note,
    UnitRow.created_at,
    UnitRow.changed_at,
    UnitRow.changed_by,
)


def _value(row: Sequence[Any], pair: str) -> Unit:
    id, position, source_start, source_end, target_start, target_end, confidence, *rest = row
    source_text, target_text, status, version, note, created_at, changed_at, changed_by = rest
    bead = Bead(
        None if source_start is None else Span(source_start, source_end),
        None if target_start is None else Span(target_start, target_end),
        confidence,
    )
    return Unit(
        id,
        pair,
        position,
        bead,
        source_text,
        target_text,
        _STATUSES[status],
        version,
        note,
        created_at,
        changed_at,
        changed_by,
    )


def _among(keys: Collection[int] | None, statuses: Collection[Status] | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if keys is not None:
        conditions.append(UnitRow.pair_id.in_(keys))
    if statuses is not None:
        conditions.append(UnitRow.status.in_([status.value for status in statuses]))
    return conditions


def of_pair(connection: Connection, pair_id: str, statuses: Collection[Status] | None) -> list[Unit]:
    """The units of a pair in order of position."""
    key = pairs.key_of(connection, pair_id)
    query = select(*_COLUMNS).where(*_among([key], statuses)).order_by(UnitRow.position)
    return [_value(row, pair_id) for row in connection.execute(query).all()]


def stream(
    connection: Connection, pair_ids: Collection[str] | None, statuses: Collection[Status] | None
) -> Iterator[Unit]:
    """Units in order of pair and position, of which a few hundred are held at a time."""
    names = pairs.names(connection, pair_ids)
    query = (
        select(UnitRow.pair_id, *_COLUMNS)
        .where(*_among(None if pair_ids is None else names, statuses))
        .order_by(UnitRow.pair_id, UnitRow.position)
    )
    for row in connection.execution_options(yield_per=_AT_A_TIME).execute(query):
        yield _value(row[1:], names[row[0]])


def count(
    connection: Connection, pair_ids: Collection[str] | None, statuses: Collection[Status] | None
) -> int:
    """How many `stream` would give."""
    keys = None if pair_ids is None else pairs.names(connection, pair_ids)
    return connection.scalars(select(func.count(UnitRow.id)).where(*_among(keys, statuses))).one()


_ONE = (
    select(PairRow.source_id, PairRow.target_id, *_COLUMNS)
    .join(PairRow)
    .where(UnitRow.id == bindparam("unit"))
)
_ONE_LOCKED = _ONE.with_for_update(of=UnitRow)


def one(connection: Connection, id: int, *, locked: bool = False) -> Unit:
    """Unit `id`, with `locked` kept from others until the transaction ends; NotFound when there is none."""
    query = _ONE_LOCKED if locked else _ONE
    row = connection.execute(query, {"unit": id}).first() if 0 < id <= LARGEST_ID else None
    if row is None:
        raise NotFound(f"No unit {id}: its pair may have been aligned anew; load the pair again.")
    return _value(row[2:], pairs.pair_name(row[0], row[1]))
