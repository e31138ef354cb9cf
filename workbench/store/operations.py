"""Operations: each checked, done and logged in one transaction, once however often it is sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from workbench.errors import NotFound, OperationError
from workbench.review import Unit
from workbench.review.operations import Aside, Operation, kind
from workbench.review.rules import Rules, check
from workbench.store import asides, log, pairs, places
from workbench.store.checks import LARGEST_ID, reviewer_name, storable
from workbench.store.log import Change, Entry
from workbench.store.model import Outcome
from workbench.store.plans import check_versions, plan
from workbench.store.tables import DecisionRow, OperationRow

_LONGEST_CLIENT = 100

_NAMED = select(OperationRow.id, OperationRow.pair_id).where(
    OperationRow.client == bindparam("client"), OperationRow.number == bindparam("number")
)
_TOUCHED = (
    select(DecisionRow.unit_id, DecisionRow.before.is_(None).label("made"))
    .where(DecisionRow.operation_id == bindparam("operation"))
    .order_by(DecisionRow.id)
)


def operate(
    connection: Connection,
    pair_id: str,
    operation: Operation,
    reviewer: str,
    rules: Rules,
    client: str | None,
    number: int | None,
) -> Outcome:
    """Do what `reviewer` asks for; see `Store.operate`."""
    reviewer = reviewer_name(reviewer)
    _check_name(client, number)
    pair = pairs.held(connection, pair_id)
    # Nobody else is at this pair now: whoever sent the same has been here before, or waits.
    done = _done(connection, pair, client, number)
    if done:
        return done
    entry = Entry(reviewer, datetime.now(UTC), kind(operation), client, number)
    if isinstance(operation, Aside):
        check(rules, entry.reviewer, operation, {})
        unit = log.find(connection, pair, [operation.unit])[operation.unit]
        check_versions([unit], {})
        id = _begin(connection, pair, entry)
        asides.do(connection, pair, operation, id, entry)
        return Outcome(id, [unit.unit], [], [], False)
    changes, undoes = plan(connection, pair, operation, reviewer, rules)
    changed = [each for each in changes if each.found is None or each.after != each.found.state]
    if not changed:
        return Outcome(None, [each.found.unit for each in changes if each.found], [], [], False)
    entry = replace(entry, undoes=undoes, realigns=any(map(_realigns, changed)))
    id = _begin(connection, pair, entry)
    units = log.write(connection, pair, id, entry, changed)
    if entry.realigns:
        units = _placed(connection, pair, changed, units)
    live = [unit for unit, change in zip(units, changed, strict=True) if change.after.live]
    retired = [unit.id for unit, change in zip(units, changed, strict=True) if not change.after.live]
    made = [unit.id for unit, change in zip(units, changed, strict=True) if change.found is None]
    return Outcome(id, live, retired, made, False)


def _check_name(client: str | None, number: int | None) -> None:
    if client is None and number is None:
        return
    if (
        client is None
        or number is None
        or not 0 < len(client) <= _LONGEST_CLIENT
        or not 0 < number <= LARGEST_ID
    ):
        raise OperationError(
            f"The operation is named '{str(client)[:_LONGEST_CLIENT]}' and {number}: give a page's name and "
            "a number from 1, or neither."
        )
    storable(client, "name of the page")


def _realigns(change: Change) -> bool:
    if change.found is None:
        return True
    before = change.found.state
    return (before.live, before.bead) != (change.after.live, change.after.bead)


def _begin(connection: Connection, pair: pairs.Held, entry: Entry) -> int:
    try:
        return log.begin(connection, pair, entry)
    except IntegrityError as fault:
        # Only somebody at another pair can have come in between.
        raise _of_another_pair(entry.client, entry.number) from fault


def _of_another_pair(client: str | None, number: int | None) -> OperationError:
    return OperationError(f"Operation {number} of '{client}' was one on another pair: load the page again.")


def _placed(
    connection: Connection, pair: pairs.Held, changes: Collection[Change], units: list[Unit]
) -> list[Unit]:
    """`units` at their positions, now that all have their order."""
    entering = [
        unit.id
        for unit, change in zip(units, changes, strict=True)
        if change.after.live and not (change.found and change.found.state.live)
    ]
    at = places.place(connection, pair.key, entering)
    return [replace(unit, position=at.get(unit.id, unit.position)) for unit in units]


def _done(connection: Connection, pair: pairs.Held, client: str | None, number: int | None) -> Outcome | None:
    """What came of the operation of that name, None when there is none yet."""
    row = connection.execute(_NAMED, {"client": client, "number": number}).first() if client else None
    if row is None:
        return None
    if row.pair_id != pair.key:
        raise _of_another_pair(client, number)
    touched = connection.execute(_TOUCHED, {"operation": row.id}).all()
    ids = [each.unit_id for each in touched] or asides.units(connection, row.id)
    found = log.find(connection, pair, ids)
    return Outcome(
        row.id,
        [found[id].unit for id in ids if found[id].state.live],
        [id for id in ids if not found[id].state.live],
        [each.unit_id for each in touched if each.made],
        True,
    )


_MADE = (
    select(DecisionRow.unit_id)
    .join(OperationRow, OperationRow.id == DecisionRow.operation_id)
    .where(
        OperationRow.client == bindparam("client"),
        OperationRow.number == bindparam("number"),
        DecisionRow.before.is_(None),
    )
    .order_by(DecisionRow.id)
    .offset(bindparam("before"))
    .limit(1)
)


def unit_named(connection: Connection, name: str) -> int:
    """The unit that "CLIENT:NUMBER:K" names; see `Store.unit_named`."""
    client, *counts = name.rsplit(":", 2)
    if len(counts) == 2 and all(each.isascii() and each.isdigit() and len(each) < 10 for each in counts):
        number, place = map(int, counts)
        asked = {"client": client, "number": number, "before": place - 1}
        found = connection.scalars(_MADE, asked).first() if place else None
        if found is not None:
            return int(found)
    raise NotFound(f"No operation has made a unit '{name[:_LONGEST_CLIENT]}': load the pair again.")
