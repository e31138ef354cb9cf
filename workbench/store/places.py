"""The order of a pair's units, kept as numbers with room between: few of them change at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter, lt

from sqlalchemy import Connection, bindparam, or_, select, update

from workbench.alignment.order import in_order, longest_rise
from workbench.store.tables import Base, UnitRow

STEP = 2**32
"""Between neighbours at first: room for 32 splits in one place before all are spaced anew."""

_TABLE = Base.metadata.tables["units"]
_PLACE = update(_TABLE).where(_TABLE.c.id == bindparam("unit")).values(position=bindparam("to"))
_LIFT = update(_TABLE).where(_TABLE.c.id == bindparam("unit")).values(position=None)
_STARTS = (
    select(UnitRow.id, UnitRow.position, UnitRow.source_start, UnitRow.target_start)
    .where(
        UnitRow.pair_id == bindparam("pair"),
        or_(UnitRow.position.is_not(None), UnitRow.id.in_(bindparam("entering", expanding=True))),
    )
    .order_by(UnitRow.position)
)


def place(connection: Connection, key: int, entering: Collection[int]) -> dict[int, int]:
    """Put the units of a pair, and those `entering`, in the order of their beads; their positions by id."""
    rows = connection.execute(_STARTS, {"pair": key, "entering": list(entering)})
    ordered = in_order(rows.all(), itemgetter(2, 3))
    changed = spread([rank for _, rank, _, _ in ordered])
    move(connection, {ordered[index][0]: rank for index, rank in changed.items()})
    return {id: position for position, (id, *_) in enumerate(ordered)}


def move(connection: Connection, ranks: Mapping[int, int]) -> None:
    """Give units new numbers, by id."""
    if ranks:
        # No two may share a number at any time, so all give theirs back first.
        connection.execute(_LIFT, [{"unit": id} for id in ranks])
        connection.execute(_PLACE, [{"unit": id, "to": rank} for id, rank in ranks.items()])


def spread(ranks: Sequence[int | None]) -> dict[int, int]:
    """The numbers, by index, that change for all to rise: as few as can be, or all for want of room."""
    kept = _rising(ranks)
    changed: dict[int, int] = {}
    low, waiting = 0, list[int]()
    for index, rank in enumerate(ranks):
        if rank is None or index not in kept:
            waiting.append(index)
            continue
        if waiting:
            room = (rank - low) // (len(waiting) + 1)
            if not room:
                return {index: (index + 1) * STEP for index in range(len(ranks))}
            changed.update({index: low + room * number for number, index in enumerate(waiting, start=1)})
            waiting = []
        low = rank
    changed.update({index: low + STEP * number for number, index in enumerate(waiting, start=1)})
    return changed


def _rising(ranks: Sequence[int | None]) -> set[int]:
    """The indices of a longest run of rising numbers, leaving out what is between."""
    present = [(index, rank) for index, rank in enumerate(ranks) if rank is not None]
    numbers = [rank for _, rank in present]
    if all(map(lt, numbers, numbers[1:])):
        return {index for index, _ in present}
    return {present[place][0] for place in longest_rise(numbers)}
