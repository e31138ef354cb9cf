"""Beads into the database, as units that nobody has reviewed yet."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Executable, bindparam, delete, insert, select, update

from workbench.alignment.beads import Bead, Span
from workbench.errors import Conflict, StoreError
from workbench.review import Status
from workbench.review.rules import Role, Rules, require
from workbench.store import changes, documents, log, pairs, places
from workbench.store.administration import WORKED_ON
from workbench.store.checks import storable
from workbench.store.log import Entry
from workbench.store.tables import Base, PairRow, UnitRow

_UNITS = Base.metadata.tables["units"]
_UNIT = _UNITS.c.id == bindparam("unit")
_DROP = delete(_UNITS).where(_UNIT)
_SURER = update(_UNITS).where(_UNIT).values(confidence=bindparam("sure"), revision=bindparam("to"))
_PRESENT = select(
    UnitRow.source_start,
    UnitRow.source_end,
    UnitRow.target_start,
    UnitRow.target_end,
    UnitRow.id,
    UnitRow.position,
    UnitRow.confidence,
    UnitRow.assignee,
    WORKED_ON.label("worked_on"),
).where(UnitRow.pair_id == bindparam("pair"), UnitRow.position.is_not(None))


def save(
    connection: Connection,
    pair_id: str,
    beads: Sequence[Bead],
    encoder: str,
    reviewer: str,
    rules: Rules,
    revision: int | None,
) -> None:
    """Make `beads` the units of a pair; see `Store.save_alignment`."""
    storable(encoder, "name of the encoder")
    pair = pairs.held(connection, pair_id)
    if pair.aligned_at is not None:
        require(rules, reviewer, Role.ADMINISTRATOR, "align a pair anew")
    if revision not in (None, changes.revision(connection, pair.key)):
        raise Conflict(
            f"Somebody changed the pair '{pair_id}' while it was aligned: align it again.", theirs=None
        )
    source = documents.text(connection, pair.source_id)
    target = documents.text(connection, pair.target_id)
    _check(beads, [bead.source for bead in beads], len(source), pair.source_id)
    _check(beads, [bead.target for bead in beads], len(target), pair.target_id)
    present = connection.execute(_PRESENT, {"pair": pair.key}).all()
    kept = _kept(present, beads)
    staying = {unit.id for unit in kept.values()}
    gone = [unit for unit in present if unit.id not in staying]
    if dropped := sum(unit.worked_on for unit in gone):
        raise StoreError(
            f"The pair '{pair_id}' keeps its alignment: {dropped} of its units have been decided on, "
            "and a new alignment would drop them; align around them."
        )
    now = datetime.now(UTC)
    operation = log.begin(connection, pair, Entry(storable(reviewer, "name"), now, "align", realigns=True))
    _each(connection, _DROP, [{"unit": unit.id} for unit in gone])
    surer = [
        {"unit": unit.id, "sure": float(beads[place].confidence), "to": operation}
        for place, unit in kept.items()
        if not unit.worked_on and unit.confidence != beads[place].confidence
    ]
    _each(connection, _SURER, surer)
    ranks = places.spread([kept[place].position if place in kept else None for place in range(len(beads))])
    places.move(connection, {kept[place].id: rank for place, rank in ranks.items() if place in kept})
    assignees = _assignees(gone, beads)
    stamp = {"pair_id": pair.key, "created_at": now, "changed_at": now, "revision": operation}
    new = [
        _row(beads[place], source, target) | stamp | {"position": rank, "assignee": assignees[place]}
        for place, rank in ranks.items()
        if place not in kept
    ]
    _each(connection, insert(_UNITS), new)
    connection.execute(update(PairRow).where(PairRow.id == pair.key).values(encoder=encoder, aligned_at=now))


def _each(connection: Connection, statement: Executable, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)


def _kept(present: Iterable[Any], beads: Sequence[Bead]) -> dict[int, Any]:
    """The units whose bead is among `beads`, by its place there."""
    units = {tuple(unit[:4]): unit for unit in present}
    kept = {}
    for place, bead in enumerate(beads):
        unit = units.pop((*(bead.source or (None, None)), *(bead.target or (None, None))), None)
        if unit is not None:
            kept[place] = unit
    return kept


def _assignees(gone: Iterable[Any], beads: Sequence[Bead]) -> list[str]:
    """Who is to review each of `beads`: whoever was to review the unit that held its beginning."""
    assigned = [unit for unit in gone if unit.assignee]
    sides = [
        sorted((unit[start], unit[start + 1], unit.assignee) for unit in assigned if unit[start] is not None)
        for start in (0, 2)
    ]
    found = []
    for bead in beads:
        held = ""
        for spans, span in zip(sides, (bead.source, bead.target), strict=True):
            at = bisect(spans, span.start, key=lambda each: each[0]) - 1 if span else -1
            if not held and at >= 0 and span and span.start < spans[at][1]:
                held = spans[at][2]
        found.append(held)
    return found


def _check(beads: Sequence[Bead], spans: list[Span | None], length: int, document_id: str) -> None:
    for number, (bead, span) in enumerate(zip(beads, spans, strict=True), start=1):
        if bead.source is None and bead.target is None:
            raise StoreError(f"Bead {number} has no side: give it a source or a target.")
        if not 0 <= bead.confidence <= 1:
            raise StoreError(f"Bead {number} has the confidence {bead.confidence}: give one from 0 to 1.")
        if span is not None and not 0 <= span[0] < span[1] <= length:
            raise StoreError(
                f"Bead {number} spans {span[0]} to {span[1]}, which is no stretch of '{document_id}' "
                f"({length} characters): align the text as stored."
            )
    ordered = sorted(span for span in spans if span is not None)
    for before, after in pairwise(ordered):
        if after[0] < before[1]:
            raise StoreError(
                f"Two beads share the characters {after[0]} to {min(before[1], after[1])} "
                f"of '{document_id}': give each character to one bead."
            )


def _row(bead: Bead, source: str, target: str) -> dict[str, Any]:
    # Plain numbers, since neither driver takes those of numpy.
    source_start, source_end = map(int, bead.source) if bead.source else (None, None)
    target_start, target_end = map(int, bead.target) if bead.target else (None, None)
    return {
        "source_start": source_start,
        "source_end": source_end,
        "target_start": target_start,
        "target_end": target_end,
        "confidence": float(bead.confidence),
        "status": Status.UNREVIEWED.value,
        "version": 0,
        "changed_by": "",
        "note": "",
        "source_text": source[source_start:source_end].strip() if bead.source else "",
        "target_text": target[target_start:target_end].strip() if bead.target else "",
    }
