"""What is counted over all pairs: decisions by day, beads that proved right, work that waits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta, tzinfo

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select
from sqlalchemy.orm import aliased

from workbench.review import Status
from workbench.review.calibration import Judged
from workbench.store import pairs
from workbench.store.figures import Agenda, Tally, Waiting
from workbench.store.tables import DecisionRow, OperationRow, PairRow, UnitRow

_OPEN = (Status.UNREVIEWED, Status.IN_PROGRESS)
_UNDONE = (*_OPEN, Status.SENT_BACK)
_SPANS = (UnitRow.source_start, UnitRow.source_end, UnitRow.target_start, UnitRow.target_end)


def progress(connection: Connection, first: date, last: date, zone: tzinfo) -> list[Tally]:
    """The decisions of the days from `first` to `last` in `zone`, by day, reviewer and status.

    Neither what was taken back counts, nor taking it back.
    """
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    # A day may have 23 or 25 hours, which no database can be asked for in the same words.
    edges = [datetime.combine(day, time.min, zone) for day in (*days, last + timedelta(1))]
    undo, redo = aliased(OperationRow), aliased(OperationRow)
    undone = (
        select(undo.id)
        .where(undo.undoes == DecisionRow.operation_id)
        .where(~select(redo.id).where(redo.undoes == undo.id).exists())
    )
    # In a query of its own, or PostgreSQL would take the days that are counted by for others.
    found = (
        select(
            case(*((DecisionRow.at < edge, number) for number, edge in enumerate(edges[1:]))).label("day"),
            DecisionRow.reviewer,
            DecisionRow.status,
        )
        .outerjoin(OperationRow, OperationRow.id == DecisionRow.operation_id)
        .where(DecisionRow.at >= edges[0], DecisionRow.at < edges[-1], DecisionRow.live)
        .where(OperationRow.undoes.is_(None), ~undone.exists())
        .subquery()
    )
    query = select(*found.c, func.count().label("number")).group_by(*found.c)
    tallies = [
        Tally(days[row.day], row.reviewer, Status(row.status), row.number)
        for row in connection.execute(query)
    ]
    return sorted(tallies, key=lambda tally: (tally.day, tally.reviewer, tally.status))


def agenda(connection: Connection, reviewer: str) -> Agenda:
    """What waits for anybody, and for `reviewer`."""
    open_units = _waiting(connection, _OPEN)
    newest = (
        select(UnitRow.pair_id, UnitRow.position)
        .join(DecisionRow)
        .where(DecisionRow.reviewer == reviewer)
        .order_by(DecisionRow.id.desc())
        .limit(1)
    )
    at = connection.execute(newest).first() if reviewer else None
    left = None
    if at is not None:
        here = UnitRow.pair_id == at.pair_id
        # From the unit decided on last; where nothing is open after it, from the start of the pair.
        after = _waiting(
            connection, _OPEN, here & (UnitRow.position > (-1 if at.position is None else at.position))
        )
        left = next(iter(after or _waiting(connection, _OPEN, here)), None)
    return Agenda(
        open_units,
        _waiting(connection, [Status.SENT_BACK]),
        _waiting(connection, _UNDONE, UnitRow.assignee == reviewer) if reviewer else [],
        left,
    )


def _waiting(
    connection: Connection, statuses: Collection[Status], *conditions: ColumnElement[bool]
) -> list[Waiting]:
    """The units with one of `statuses` and under `conditions`, by pair in order of creation."""
    chosen = (UnitRow.status.in_([status.value for status in statuses]), UnitRow.position.is_not(None))
    tally = (
        select(UnitRow.pair_id, func.count().label("number"), func.min(UnitRow.position).label("first"))
        .where(*chosen, *conditions)
        .group_by(UnitRow.pair_id)
        .subquery()
    )
    query = (
        select(PairRow.source_id, PairRow.target_id, tally.c.number, UnitRow.id)
        .join(tally, tally.c.pair_id == PairRow.id)
        .join(UnitRow, and_(UnitRow.pair_id == tally.c.pair_id, UnitRow.position == tally.c.first))
        .where(PairRow.removed_at.is_(None))
        .order_by(PairRow.id)
    )
    return [
        Waiting(pairs.pair_name(source_id, target_id), number, first)
        for source_id, target_id, number, first in connection.execute(query)
    ]


def calibration(connection: Connection) -> list[Judged]:
    """The aligner's beads that people approved, rejected or made into others."""
    realigned = (
        select(DecisionRow.unit_id)
        .join(OperationRow, OperationRow.id == DecisionRow.operation_id)
        .where(OperationRow.realigns)
    )
    untouched = (
        select(UnitRow.confidence, UnitRow.status)
        .join(PairRow, PairRow.id == UnitRow.pair_id)
        .where(PairRow.removed_at.is_(None), UnitRow.id.not_in(realigned))
        .where(UnitRow.version > 0, UnitRow.status.in_((Status.APPROVED, Status.REJECTED)))
    )
    judged = [Judged(said, status == Status.APPROVED) for said, status in connection.execute(untouched)]
    return judged + _realigned(connection, realigned)


def _realigned(connection: Connection, realigned: Select[int]) -> list[Judged]:
    """The aligner's beads among units that people aligned otherwise, even if they took it back."""
    earliest = (
        select(DecisionRow.unit_id, func.min(DecisionRow.id).label("id"))
        .where(DecisionRow.operation_id.is_not(None), DecisionRow.unit_id.in_(realigned))
        .group_by(DecisionRow.unit_id)
        .subquery()
    )
    first, last = aliased(DecisionRow), aliased(DecisionRow)
    query = (
        select(
            UnitRow.status,
            last.live,
            *_SPANS,
            first.before["confidence"].as_float(),
            *(first.before[side, end].as_integer() for side in ("source", "target") for end in (0, 1)),
        )
        .join(PairRow, PairRow.id == UnitRow.pair_id)
        .join(earliest, earliest.c.unit_id == UnitRow.id)
        .join(first, first.id == earliest.c.id)
        .join(last, (last.unit_id == UnitRow.id) & (last.version == UnitRow.version))
        # What an operation made was nothing before, and no bead of the aligner's.
        .where(PairRow.removed_at.is_(None), first.before.is_not(None))
    )
    judged = []
    for status, live, *rest in connection.execute(query):
        now, said, was = rest[:4], rest[4], rest[5:]
        same = live and now == was
        if not same or status in (Status.APPROVED, Status.REJECTED):
            judged.append(Judged(said, same and status == Status.APPROVED))
    return judged
