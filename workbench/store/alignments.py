"""Beads into the database, as units that nobody has reviewed yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from workbench.alignment.beads import Bead, Span
from workbench.errors import StoreError
from workbench.review import Status
from workbench.store import documents, pairs
from workbench.store.checks import storable
from workbench.store.tables import PairRow, UnitRow

_BEYOND = 2**30
"""More than any position."""


def save(connection: Connection, pair_id: str, beads: Sequence[Bead], encoder: str) -> None:
    """Put `beads` in place of those of a pair that nobody decided on.

    A unit that somebody decided on stays as it is, at its bead's place among `beads`; StoreError
    where its bead is not among them.
    """
    key = pairs.key_of(connection, pair_id)
    storable(encoder, "name of the encoder")
    query = select(PairRow.source_id, PairRow.target_id).where(PairRow.id == key).with_for_update()
    source_id, target_id = connection.execute(query).one()
    source, target = documents.text(connection, source_id), documents.text(connection, target_id)
    _check(beads, [bead.source for bead in beads], len(source), source_id)
    _check(beads, [bead.target for bead in beads], len(target), target_id)
    kept = _kept(connection, key, pair_id, beads)
    now = datetime.now(UTC)
    connection.execute(delete(UnitRow).where(UnitRow.pair_id == key, UnitRow.id.not_in(kept.values())))
    _move(connection, kept)
    rows = [
        _row(bead, source, target)
        | {"pair_id": key, "position": position, "created_at": now, "changed_at": now}
        for position, bead in enumerate(beads)
        if position not in kept
    ]
    if rows:
        connection.execute(insert(UnitRow), rows)
    connection.execute(update(PairRow).where(PairRow.id == key).values(encoder=encoder, aligned_at=now))


def _kept(connection: Connection, key: int, pair_id: str, beads: Sequence[Bead]) -> dict[int, int]:
    """The units that somebody decided on, by their new position."""
    columns = (UnitRow.source_start, UnitRow.source_end, UnitRow.target_start, UnitRow.target_end)
    # On PostgreSQL the lock waits for decisions under way and keeps later ones out.
    query = select(UnitRow.id, UnitRow.version, *columns).where(UnitRow.pair_id == key).with_for_update()
    decided = {tuple(row[2:]): row.id for row in connection.execute(query) if row.version > 0}
    kept = {}
    for position, bead in enumerate(beads):
        id = decided.pop((*(bead.source or (None, None)), *(bead.target or (None, None))), None)
        if id is not None:
            kept[position] = id
    if decided:
        raise StoreError(
            f"The pair '{pair_id}' keeps its alignment: {len(decided)} of its units have been decided on, "
            "and a new alignment would drop them; align around them."
        )
    return kept


def _move(connection: Connection, kept: dict[int, int]) -> None:
    """Give units their new positions; first ones that nobody has, for no two may share one."""
    for at in (_BEYOND, 0):
        rows = [{"unit": id, "to": position + at} for position, id in kept.items()]
        if rows:
            query = update(UnitRow).where(UnitRow.id == bindparam("unit")).values(position=bindparam("to"))
            connection.execute(query, rows)


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
