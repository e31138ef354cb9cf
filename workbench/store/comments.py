"""What people say about units, and to whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from workbench.store import pairs
from workbench.store.log import Entry
from workbench.store.model import Remark
from workbench.store.tables import Base, CommentRow, PairRow, UnitRow

_WRITE = insert(Base.metadata.tables["comments"])


def write(connection: Connection, unit: int, operation: int, entry: Entry, text: str) -> None:
    """Keep a comment on `unit`."""
    columns = {"unit_id": unit, "operation_id": operation, "reviewer": entry.reviewer, "at": entry.at}
    connection.execute(_WRITE, columns | {"text": text})


def of_pair(connection: Connection, pair_id: str, unit_ids: Collection[int] | None) -> list[Remark]:
    """The comments on a pair's units, or on some of them, the first one first."""
    query = _remarks().where(UnitRow.pair_id == pairs.key_of(connection, pair_id))
    if unit_ids is not None:
        query = query.where(UnitRow.id.in_(unit_ids))
    return _values(connection.execute(query.order_by(CommentRow.id)))


def counts(connection: Connection, pair_id: str) -> dict[int, int]:
    """How many comments there are on each unit of a pair that has any."""
    query = (
        select(CommentRow.unit_id, func.count())
        .join(UnitRow, UnitRow.id == CommentRow.unit_id)
        .where(UnitRow.pair_id == pairs.key_of(connection, pair_id), UnitRow.position.is_not(None))
        .group_by(CommentRow.unit_id)
    )
    return {unit: number for unit, number in connection.execute(query)}


def mentions(connection: Connection, name: str, names: Collection[str]) -> list[Remark]:
    """The comments that say "@" and `name`, the newest first."""
    query = _remarks().where(CommentRow.text.contains(f"@{name}", autoescape=True))
    known = {*names, name, *connection.scalars(select(CommentRow.reviewer).distinct())}
    found = _values(connection.execute(query.order_by(CommentRow.id.desc())))
    return [each for each in found if name in mentioned(each.text, known)]


def mentioned(text: str, names: Iterable[str]) -> set[str]:
    """Those of `names` that stand in `text` after an "@".

    Where several would do, it is the longest: "@Ann Lee" is Ann Lee, not Ann. A name in letters that
    make words with spaces between does not go on: "@Anna" is not Ann.
    """
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    if not longest_first:
        return set()
    # Thai goes on without a space: "@มาลีช่วยดู" is a call for มาลี.
    pattern = "@(" + "|".join(map(re.escape, longest_first)) + ")(?![0-9A-Za-z\u00c0-\u024f])"
    return set(re.findall(pattern, text))


def _remarks() -> Select[int, int, str, str, str, datetime, str]:
    return (
        select(
            CommentRow.id,
            CommentRow.unit_id,
            PairRow.source_id,
            PairRow.target_id,
            CommentRow.reviewer,
            CommentRow.at,
            CommentRow.text,
        )
        .join(UnitRow, UnitRow.id == CommentRow.unit_id)
        .join(PairRow, PairRow.id == UnitRow.pair_id)
        .where(PairRow.removed_at.is_(None))
    )


def _values(rows: Iterable[Any]) -> list[Remark]:
    return [
        Remark(id, unit, pairs.pair_name(source_id, target_id), reviewer, at, text)
        for id, unit, source_id, target_id, reviewer, at, text in rows
    ]
