"""What administrators do with pairs: give them out and take them away."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, exists, func, or_, select, update

from workbench.errors import StoreError
from workbench.review.rules import Role, Rules, require
from workbench.store import log, pairs, units
from workbench.store.checks import reviewer_name, storable
from workbench.store.log import Entry
from workbench.store.tables import Base, CommentRow, PairRow, PresenceRow, UnitRow

WORKED_ON = or_(UnitRow.version > 0, exists().where(CommentRow.unit_id == UnitRow.id))
"""Of a unit: somebody decided or commented on it, so that it is kept."""

_UNITS = Base.metadata.tables["units"]
_ASSIGN = (
    update(_UNITS)
    .where(_UNITS.c.id == bindparam("unit"))
    .values(assignee=bindparam("to"), revision=bindparam("operation"))
)


def assign(
    connection: Connection,
    pair_id: str,
    unit_ids: Collection[int] | None,
    assignee: str,
    reviewer: str,
    rules: Rules,
) -> int:
    """Give units to `assignee`, and count those that were not theirs; see `Store.assign`."""
    reviewer, assignee = reviewer_name(reviewer), storable(assignee.strip(), "assignee's name")
    require(rules, reviewer, Role.ADMINISTRATOR, "assign units")
    pair = pairs.held(connection, pair_id)
    found = log.find(connection, pair, units.order(connection, pair.key) if unit_ids is None else unit_ids)
    others = [id for id, each in found.items() if each.state.live and each.unit.assignee != assignee]
    if others:
        operation = log.begin(connection, pair, Entry(reviewer, datetime.now(UTC), "assign"))
        given = {"to": assignee, "operation": operation}
        connection.execute(_ASSIGN, [given | {"unit": id} for id in others])
    return len(others)


def remove(connection: Connection, pair_id: str, reviewer: str, rules: Rules, force: bool) -> None:
    """Take a pair away; see `Store.delete_pair`."""
    reviewer = reviewer_name(reviewer)
    require(rules, reviewer, Role.ADMINISTRATOR, "delete a pair")
    pair = pairs.held(connection, pair_id)
    of_pair = UnitRow.pair_id == pair.key
    kept = select(func.count(UnitRow.id)).where(of_pair, UnitRow.position.is_not(None), WORKED_ON)
    number = connection.scalars(kept).one()
    if number and not force:
        raise StoreError(
            f"The pair '{pair_id}' is kept: people have worked on {number} of its units; "
            "delete it by force if that is what you want."
        )
    log.begin(connection, pair, Entry(reviewer, datetime.now(UTC), "delete", realigns=True))
    connection.execute(delete(UnitRow).where(of_pair, ~WORKED_ON))
    # What people did stays in the log, and the units with it.
    connection.execute(update(UnitRow).where(of_pair).values(position=None))
    connection.execute(delete(PresenceRow).where(PresenceRow.pair_id == pair.key))
    gone = {"removed_at": datetime.now(UTC), "encoder": None, "aligned_at": None}
    connection.execute(update(PairRow).where(PairRow.id == pair.key).values(gone))
