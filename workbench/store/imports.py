"""A pair that was aligned and reviewed elsewhere, into the database with all that is known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, select, update

from workbench.alignment.beads import Bead
from workbench.documents.model import Document
from workbench.errors import StoreError
from workbench.review import Status
from workbench.review.rules import Role, Rules, require
from workbench.store import documents, log, pairs, places
from workbench.store.checks import reviewer_name, storable
from workbench.store.log import Entry
from workbench.store.tables import Base, PairRow, UnitRow

_UNITS = Base.metadata.tables["units"]
_MAKE = insert(_UNITS).returning(_UNITS.c.id, sort_by_parameter_order=True)
_LOG = insert(Base.metadata.tables["decisions"])
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A unit as it was made elsewhere."""

    bead: Bead
    source_text: str
    target_text: str
    status: Status
    note: str
    created_at: datetime | None
    changed_at: datetime | None
    changed_by: str


def add_reviewed(
    connection: Connection,
    source: Document,
    target: Document,
    units: Sequence[Reviewed],
    reviewer: str,
    rules: Rules,
    progress: Callable[[int, int], None] | None,
) -> str:
    """Keep two documents and the units of their pair; see `Store.add_reviewed`."""
    name = reviewer_name(reviewer)
    require(rules, name, Role.ADMINISTRATOR, "import a reviewed pair")
    for document in (source, target):
        documents.add(connection, documents.checked(document))
    id = pairs.pair_name(source.head.id, target.head.id)
    pairs.add(connection, source.head.id, target.head.id)
    pair = pairs.held(connection, id)
    if connection.execute(select(UnitRow.id).where(UnitRow.pair_id == pair.key).limit(1)).first():
        raise StoreError(f"The pair '{id}' has units already: give the file another name.")
    now = datetime.now(UTC)
    operation = log.begin(connection, pair, Entry(name, now, "import", realigns=True))
    stamp = {"pair_id": pair.key, "revision": operation}
    rows = (
        _row(unit, now) | stamp | {"position": place * places.STEP} for place, unit in enumerate(units, 1)
    )
    done = 0
    while batch := list(islice(rows, _AT_ONCE)):
        ids = connection.scalars(_MAKE, batch).all()
        # What somebody decided elsewhere is kept from a new alignment as what is decided here.
        decided = [
            _decision(id, row, operation, name) for id, row in zip(ids, batch, strict=True) if row["version"]
        ]
        if decided:
            connection.execute(_LOG, decided)
        done += len(batch)
        if progress:
            progress(done, len(units))
    connection.execute(update(PairRow).where(PairRow.id == pair.key).values(encoder="import", aligned_at=now))
    return id


def _row(unit: Reviewed, now: datetime) -> dict[str, Any]:
    source, target = unit.bead.source or (None, None), unit.bead.target or (None, None)
    return {
        "source_start": source[0],
        "source_end": source[1],
        "target_start": target[0],
        "target_end": target[1],
        "confidence": unit.bead.confidence,
        "status": unit.status.value,
        "version": int(unit.status is not Status.UNREVIEWED or bool(unit.note or unit.changed_by)),
        "created_at": unit.created_at or now,
        "changed_at": unit.changed_at or unit.created_at or now,
        "changed_by": storable(unit.changed_by, "reviewer's name"),
        "note": storable(unit.note, "note"),
        "source_text": storable(unit.source_text, "source text"),
        "target_text": storable(unit.target_text, "target text"),
    }


def _decision(id: int, row: Mapping[str, Any], operation: int, reviewer: str) -> dict[str, Any]:
    who, when = row["changed_by"] or reviewer, row["changed_at"]
    kept = {
        "unit_id": id,
        "operation_id": operation,
        "reviewer": who,
        "at": when,
        "live": True,
        "before": None,
    }
    return kept | {name: row[name] for name in log.CONTENT}
