"""Decisions: written once, each with the version of the unit that it was made on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from workbench.errors import Conflict, StoreError
from workbench.review import Decision, Status, Unit
from workbench.store import units
from workbench.store.checks import storable
from workbench.store.tables import Base, DecisionRow, UnitRow

# Made once and on the plain tables, since building them takes longer than running them.
_CHANGE = update(Base.metadata.tables["units"]).where(UnitRow.id == bindparam("unit"))
_LOG = insert(Base.metadata.tables["decisions"])


def decide(
    connection: Connection,
    unit_id: int,
    version: int,
    reviewer: str,
    *,
    status: Status | None,
    source_text: str | None,
    target_text: str | None,
    note: str | None,
) -> Unit:
    """Log the decision and change the unit; see `Store.decide`."""
    reviewer = storable(reviewer.strip(), "reviewer's name")
    if not reviewer:
        raise StoreError("A decision needs a reviewer: give a name.")
    present = units.one(connection, unit_id, locked=True)
    if present.version != version:
        raise Conflict(_late(present, version), theirs=present)
    wanted = replace(
        present,
        status=present.status if status is None else status,
        source_text=_text(source_text, present.source_text, "source text"),
        target_text=_text(target_text, present.target_text, "target text"),
        note=_text(note, present.note, "note"),
    )
    if wanted == present:
        return present
    saved = replace(wanted, version=version + 1, changed_at=datetime.now(UTC), changed_by=reviewer)
    content = {
        "status": saved.status.value,
        "source_text": saved.source_text,
        "target_text": saved.target_text,
        "note": saved.note,
        "version": saved.version,
    }
    stamp = {"changed_at": saved.changed_at, "changed_by": reviewer}
    connection.execute(_CHANGE, content | stamp | {"unit": unit_id})
    entry = {"unit_id": unit_id, "at": saved.changed_at, "reviewer": reviewer}
    connection.execute(_LOG, content | entry)
    return saved


def _text(given: str | None, present: str, what: str) -> str:
    return present if given is None else storable(given, what)


def _late(present: Unit, version: int) -> str:
    if present.version < version:
        return f"Unit {present.id} is at version {present.version}, not {version}: load it again."
    return (
        f"{present.changed_by} saved unit {present.id} at {present.changed_at:%Y-%m-%d %H:%M:%S} UTC, "
        f"after you opened it (version {present.version} now, {version} then): compare both and save again."
    )


def history(connection: Connection, unit_id: int) -> list[Decision]:
    """The decisions on a unit, the first one first; NotFound when there is no such unit."""
    pair = units.one(connection, unit_id).pair
    query = (
        select(
            DecisionRow.id,
            DecisionRow.reviewer,
            DecisionRow.at,
            DecisionRow.status,
            DecisionRow.source_text,
            DecisionRow.target_text,
            DecisionRow.note,
            DecisionRow.version,
        )
        .where(DecisionRow.unit_id == unit_id)
        .order_by(DecisionRow.version)
    )
    return [
        Decision(id, unit_id, pair, reviewer, at, Status(status), source_text, target_text, note, version)
        for id, reviewer, at, status, source_text, target_text, note, version in connection.execute(query)
    ]
