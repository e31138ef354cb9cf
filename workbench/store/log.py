"""What operations find of units, what they make of them, and what is written about it for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Connection, bindparam, case, insert, select, update

from workbench.alignment.beads import Bead, Span
from workbench.errors import NotFound
from workbench.review import State, Status, Unit
from workbench.store import pairs, units
from workbench.store.checks import LARGEST_ID
from workbench.store.tables import Base, DecisionRow, UnitRow

_MANY = 500
"""Units that are asked for by their ids; of more, the pair's are read and these are picked out."""

# Made once and on the plain tables, since building them takes longer than running them.
_UNITS, _DECISIONS, _OPERATIONS = (
    Base.metadata.tables[name] for name in ("units", "decisions", "operations")
)
_COLUMNS = (UnitRow.position, UnitRow.edited_by, *units.COLUMNS)
_ALL = select(*_COLUMNS).where(UnitRow.pair_id == bindparam("pair"))
_SOME = select(units.POSITION.label("place"), *_COLUMNS).where(
    UnitRow.pair_id == bindparam("pair"), UnitRow.id.in_(bindparam("units", expanding=True))
)
_DECIDED = (
    select(DecisionRow.unit_id, DecisionRow.reviewer)
    .distinct()
    .join(UnitRow, UnitRow.id == DecisionRow.unit_id)
)
CONTENT = (
    "source_start",
    "source_end",
    "target_start",
    "target_end",
    "confidence",
    "source_text",
    "target_text",
    "status",
    "note",
    "version",
)
"""What a decision has of its unit."""
_CHANGE = (
    update(_UNITS)
    .where(_UNITS.c.id == bindparam("unit"))
    .values(
        {name: bindparam(name) for name in (*CONTENT, "changed_at", "changed_by", "edited_by", "revision")}
        # One that comes back gets its place with the others.
        | {"position": case((bindparam("lives", type_=Boolean), _UNITS.c.position))}
    )
)
_MAKE = insert(_UNITS).returning(_UNITS.c.id)
_LOG = insert(_DECISIONS)
_BEGIN = insert(_OPERATIONS).returning(_OPERATIONS.c.id)


@dataclass(frozen=True, slots=True)
class Found:
    """A unit as an operation finds it."""

    unit: Unit
    """At the position units.RETIRED where it is retired."""
    state: State


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation makes of one unit."""

    found: Found | None
    """None for a unit that the operation makes."""
    after: State
    assignee: str = ""
    """Of a unit that the operation makes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The head of an operation, as it is logged."""

    reviewer: str
    at: datetime
    kind: str
    client: str | None = None
    number: int | None = None
    undoes: int | None = None
    realigns: bool = False


def find(connection: Connection, pair: pairs.Held, ids: Collection[int]) -> dict[int, Found]:
    """The units with `ids`, retired ones too; NotFound where one is not of `pair`."""
    found = {}
    for place, position, edited_by, *columns in _rows(connection, pair, ids):
        live = position is not None
        unit = units.value(columns, pair.id, place if live else units.RETIRED)
        found[unit.id] = Found(unit, _state(unit, live, edited_by))
    for id in ids:
        if id not in found:
            raise NotFound(f"No unit {id} in the pair '{pair.id}': load the pair again.")
    return found


def _rows(connection: Connection, pair: pairs.Held, ids: Collection[int]) -> Iterable[Sequence[Any]]:
    """The place and `_COLUMNS` of each."""
    if len(ids) <= _MANY:
        possible = [id for id in ids if 0 < id <= LARGEST_ID]
        return connection.execute(_SOME, {"pair": pair.key, "units": possible}).all()
    at, wanted = units.positions(connection, pair.key), set(ids)
    rows = connection.execute(_ALL, {"pair": pair.key}).all()
    return [(at.get(row.id), *row) for row in rows if row.id in wanted]


def decided(connection: Connection, pair: pairs.Held, ids: Collection[int]) -> dict[int, frozenset[str]]:
    """Everybody who ever decided on each of the units with `ids`."""
    query = _DECIDED.where(UnitRow.pair_id == pair.key)
    if len(ids) <= _MANY:
        query = query.where(UnitRow.id.in_(ids))
    found: dict[int, set[str]] = {}
    for unit, reviewer in connection.execute(query):
        found.setdefault(unit, set()).add(reviewer)
    return {unit: frozenset(names) for unit, names in found.items()}


def _state(unit: Unit, live: bool, edited_by: str) -> State:
    return State(unit.bead, unit.source_text, unit.target_text, unit.status, unit.note, live, edited_by)


def begin(connection: Connection, pair: pairs.Held, entry: Entry) -> int:
    """Log an operation, before what it does; its id, which is the pair's new revision."""
    columns = {name: getattr(entry, name) for name in Entry.__slots__}
    return int(connection.execute(_BEGIN, columns | {"pair_id": pair.key}).scalar_one())


def write(
    connection: Connection, pair: pairs.Held, operation: int, entry: Entry, changes: Sequence[Change]
) -> list[Unit]:
    """Change and make the units, and log each; the units as they are then, in the order of `changes`.

    Those that retire come at the position units.RETIRED, and so do, until they are placed, those that
    are made or come back.
    """
    written = [_after(pair, entry, change) for change in changes]
    stamp = {"changed_at": entry.at, "changed_by": entry.reviewer, "revision": operation}
    changed = []
    for place, (unit, change) in enumerate(zip(written, changes, strict=True)):
        columns = _columns(unit, change.after) | stamp
        if change.found:
            changed.append(columns | {"unit": unit.id, "lives": change.after.live})
        else:
            new = {"pair_id": pair.key, "created_at": entry.at, "assignee": change.assignee}
            id = connection.execute(_MAKE, columns | new).scalar_one()
            written[place] = replace(unit, id=id)
    if changed:
        connection.execute(_CHANGE, changed)
    connection.execute(
        _LOG,
        [
            {name: column for name, column in _columns(unit, change.after).items() if name != "edited_by"}
            | {"operation_id": operation, "reviewer": entry.reviewer, "at": entry.at, "unit_id": unit.id}
            | {"live": change.after.live, "before": change.found and state_json(change.found.state)}
            for unit, change in zip(written, changes, strict=True)
        ],
    )
    return written


def _after(pair: pairs.Held, entry: Entry, change: Change) -> Unit:
    """The unit after `change`; without its id where the operation makes it."""
    after, old = change.after, change.found and change.found.unit
    return Unit(
        id=old.id if old else 0,
        pair=pair.id,
        position=old.position if old and after.live else units.RETIRED,
        bead=after.bead,
        source_text=after.source_text,
        target_text=after.target_text,
        status=after.status,
        version=old.version + 1 if old else 1,
        note=after.note,
        created_at=old.created_at if old else entry.at,
        changed_at=entry.at,
        changed_by=entry.reviewer,
        assignee=old.assignee if old else change.assignee,
    )


def _columns(unit: Unit, state: State) -> dict[str, Any]:
    source, target = state.bead.source or (None, None), state.bead.target or (None, None)
    return {
        "source_start": source[0],
        "source_end": source[1],
        "target_start": target[0],
        "target_end": target[1],
        "confidence": state.bead.confidence,
        "source_text": state.source_text,
        "target_text": state.target_text,
        "status": state.status.value,
        "note": state.note,
        "version": unit.version,
        "edited_by": state.edited_by,
    }


def state_json(state: State) -> dict[str, Any]:
    """`state` as it is kept in the log."""
    return {
        "source": state.bead.source,
        "target": state.bead.target,
        "confidence": state.bead.confidence,
        "source_text": state.source_text,
        "target_text": state.target_text,
        "status": state.status.value,
        "note": state.note,
        "live": state.live,
        "edited_by": state.edited_by,
    }


def state_of(kept: dict[str, Any]) -> State:
    """The state that `state_json` gave."""
    source, target = (Span(*kept[side]) if kept[side] else None for side in ("source", "target"))
    return State(
        Bead(source, target, kept["confidence"]),
        kept["source_text"],
        kept["target_text"],
        Status(kept["status"]),
        kept["note"],
        kept["live"],
        kept["edited_by"],
    )
