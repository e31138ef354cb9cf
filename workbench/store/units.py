"""Translation units out of the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select
from sqlalchemy.orm import aliased

from workbench.alignment.beads import Bead, Span
from workbench.errors import NotFound
from workbench.review import Status, Unit
from workbench.store import pairs
from workbench.store.checks import LARGEST_ID
from workbench.store.tables import PairRow, UnitRow

RETIRED = -1
"""In place of its position, where a retired unit is shown at all."""

_AT_A_TIME = 200
"""Rows held while streaming."""

_STATUSES = {status.value: status for status in Status}

COLUMNS = (
    UnitRow.id,
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
    UnitRow.assignee,
)
"""What `value` takes, in its order."""


def bead(columns: Sequence[Any]) -> Bead:
    """The bead in the columns from `source_start` to `confidence`, in the order of `COLUMNS`."""
    source_start, source_end, target_start, target_end, confidence = columns
    return Bead(
        None if source_start is None else Span(source_start, source_end),
        None if target_start is None else Span(target_start, target_end),
        confidence,
    )


def value(row: Sequence[Any], pair: str, position: int) -> Unit:
    """The unit in the columns of `COLUMNS`."""
    source_text, target_text, status, version, note, created_at, changed_at, changed_by, assignee = row[6:]
    return Unit(
        row[0],
        pair,
        position,
        bead(row[1:6]),
        source_text,
        target_text,
        _STATUSES[status],
        version,
        note,
        created_at,
        changed_at,
        changed_by,
        assignee,
    )


def _among(keys: Collection[int] | None, statuses: Collection[Status] | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [UnitRow.position.is_not(None)]
    if keys is not None:
        conditions.append(UnitRow.pair_id.in_(keys))
    if statuses is not None:
        conditions.append(UnitRow.status.in_([status.value for status in statuses]))
    return conditions


_ORDER = (
    select(UnitRow.id)
    .where(UnitRow.pair_id == bindparam("pair"), UnitRow.position.is_not(None))
    .order_by(UnitRow.position)
)


def order(connection: Connection, key: int) -> list[int]:
    """The ids of a pair's units, in order."""
    return list(connection.scalars(_ORDER, {"pair": key}).all())


def positions(connection: Connection, key: int) -> dict[int, int]:
    """The positions of a pair's units, from 0, by id."""
    return {id: place for place, id in enumerate(order(connection, key))}


def of_pair(connection: Connection, pair_id: str, statuses: Collection[Status] | None) -> list[Unit]:
    """The units of a pair in order of position."""
    key = pairs.key_of(connection, pair_id)
    query = select(*COLUMNS).where(*_among([key], statuses)).order_by(UnitRow.position)
    rows = connection.execute(query).all()
    if statuses is None:
        return [value(row, pair_id, place) for place, row in enumerate(rows)]
    at = positions(connection, key)
    return [value(row, pair_id, at[row.id]) for row in rows]


def stream(
    connection: Connection, pair_ids: Collection[str] | None, statuses: Collection[Status] | None
) -> Iterator[Unit]:
    """Units in order of pair and position, of which a few hundred are held at a time."""
    names = pairs.names(connection, pair_ids)
    query = (
        select(UnitRow.pair_id, *COLUMNS)
        .where(*_among(names, statuses))
        .order_by(UnitRow.pair_id, UnitRow.position)
    )
    key, at = None, dict[int, int]()
    # Said of this query only: what is asked within the loop is read at once.
    for row in connection.execute(query, execution_options={"yield_per": _AT_A_TIME}):
        if row[0] != key:
            key, at = row[0], positions(connection, row[0])
        yield value(row[1:], names[key], at[row[1]])


def count(
    connection: Connection, pair_ids: Collection[str] | None, statuses: Collection[Status] | None
) -> int:
    """How many `stream` would give."""
    keys = pairs.names(connection, pair_ids)
    return connection.scalars(select(func.count(UnitRow.id)).where(*_among(keys, statuses))).one()


_BEFORE = aliased(UnitRow)
POSITION = (
    select(func.count())
    .where(_BEFORE.pair_id == UnitRow.pair_id, _BEFORE.position < UnitRow.position)
    .scalar_subquery()
)
"""Of one unit; of many, `positions` are faster to ask for."""
_ONE = (
    select(PairRow.source_id, PairRow.target_id, POSITION, *COLUMNS)
    .join(PairRow, PairRow.id == UnitRow.pair_id)
    .where(UnitRow.id == bindparam("unit"), UnitRow.position.is_not(None))
)
_PAIR = (
    select(PairRow.source_id, PairRow.target_id)
    .join(UnitRow, UnitRow.pair_id == PairRow.id)
    .where(UnitRow.id == bindparam("unit"), PairRow.removed_at.is_(None))
)


def one(connection: Connection, id: int) -> Unit:
    """Unit `id`; NotFound when there is none, or none any more."""
    row = connection.execute(_ONE, {"unit": id}).first() if 0 < id <= LARGEST_ID else None
    if row is None:
        raise _not_found(id)
    return value(row[3:], pairs.pair_name(row[0], row[1]), row[2])


def pair_of(connection: Connection, id: int) -> str:
    """The pair that unit `id` is of, or was until it retired; NotFound when there is no such unit."""
    row = connection.execute(_PAIR, {"unit": id}).first() if 0 < id <= LARGEST_ID else None
    if row is None:
        raise _not_found(id)
    return pairs.pair_name(row[0], row[1])


def _not_found(id: int) -> NotFound:
    return NotFound(f"No unit {id}: its pair may have been aligned anew; load the pair again.")
