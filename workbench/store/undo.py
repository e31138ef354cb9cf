"""Taking operations back, and taking that back: from the log, one reviewer at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from workbench.errors import Conflict, OperationError
from workbench.review import State, Status
from workbench.store import log, pairs, units
from workbench.store.tables import DecisionRow, OperationRow

_UNDOABLE = ("decide", "split", "merge", "move", "unlink", "link", "decideAll")


class Taken(NamedTuple):
    """An operation to take back, and what that makes of its units."""

    operation: int
    changes: list[log.Change]


def _taken_back(operation: type[OperationRow]) -> ColumnElement[bool]:
    again = aliased(OperationRow)
    return exists().where(again.undoes == operation.id)


_OWN = (
    OperationRow.pair_id == bindparam("pair"),
    OperationRow.reviewer == bindparam("reviewer"),
    # What was done before the pair was removed, and came back, is over.
    OperationRow.at >= bindparam("since"),
)
_NEWEST = select(OperationRow.id).where(*_OWN).order_by(OperationRow.id.desc()).limit(1)
_BACK = aliased(OperationRow)
_LAST_DONE = _NEWEST.where(
    OperationRow.kind.in_(_UNDOABLE), ~exists().where(_BACK.undoes == OperationRow.id, ~_taken_back(_BACK))
)
_LAST_ASKED = select(func.coalesce(func.max(OperationRow.id), 0)).where(
    *_OWN, OperationRow.kind.in_(_UNDOABLE)
)
_LAST_UNDONE = _NEWEST.where(
    OperationRow.kind == "undo", OperationRow.id > _LAST_ASKED.scalar_subquery(), ~_taken_back(OperationRow)
)
_LEFT = (
    select(
        DecisionRow.unit_id,
        DecisionRow.source_start,
        DecisionRow.source_end,
        DecisionRow.target_start,
        DecisionRow.target_end,
        DecisionRow.confidence,
        DecisionRow.source_text,
        DecisionRow.target_text,
        DecisionRow.status,
        DecisionRow.note,
        DecisionRow.live,
        DecisionRow.before,
    )
    .where(DecisionRow.operation_id == bindparam("operation"))
    .order_by(DecisionRow.id)
)


def undo(connection: Connection, pair: pairs.Held, reviewer: str) -> Taken:
    """What taking back the newest operation of `reviewer` on `pair` comes to.

    Raises OperationError when there is none, Conflict when a unit of it is not as it left it.
    """
    id = connection.scalars(_LAST_DONE, _asked(pair, reviewer)).first()
    if id is None:
        raise OperationError(f"'{reviewer}' has nothing to undo in the pair '{pair.id}'.")
    return _back(connection, pair, reviewer, id)


def redo(connection: Connection, pair: pairs.Held, reviewer: str) -> Taken:
    """What taking back the newest undo of `reviewer` comes to, after which they did nothing else.

    Raises as `undo`.
    """
    id = connection.scalars(_LAST_UNDONE, _asked(pair, reviewer)).first()
    if id is None:
        raise OperationError(
            f"'{reviewer}' has nothing to redo in the pair '{pair.id}': only what was just undone is redone."
        )
    return _back(connection, pair, reviewer, id)


def _asked(pair: pairs.Held, reviewer: str) -> dict[str, object]:
    return {"pair": pair.key, "reviewer": reviewer, "since": pair.added_at}


def _back(connection: Connection, pair: pairs.Held, reviewer: str, operation: int) -> Taken:
    rows = connection.execute(_LEFT, {"operation": operation}).all()
    found = log.find(connection, pair, [row.unit_id for row in rows])
    changes = []
    for unit_id, *span, source_text, target_text, status, note, live, before in rows:
        present = found[unit_id]
        if present.state != State(units.bead(span), source_text, target_text, Status(status), note, live):
            raise _overtaken(connection, present, reviewer, operation)
        after = log.state_of(before) if before else replace(present.state, live=False)
        changes.append(log.Change(present, after))
    return Taken(operation, changes)


def _overtaken(connection: Connection, present: log.Found, reviewer: str, operation: int) -> Conflict:
    """Who changed the unit since, and when."""
    unit = present.unit
    query = (
        select(DecisionRow.reviewer, DecisionRow.at)
        .where(
            DecisionRow.unit_id == unit.id,
            DecisionRow.operation_id > operation,
            DecisionRow.reviewer != reviewer,
        )
        .order_by(DecisionRow.id.desc())
    )
    who, at = connection.execute(query).first() or (unit.changed_by, unit.changed_at)
    return Conflict(
        f"{who} changed unit {unit.id} at {at:%Y-%m-%d %H:%M:%S} UTC, after what you wanted to take back, "
        "so nothing was taken back: look at the unit as it is now, and change that.",
        theirs=unit if present.state.live else None,
    )
