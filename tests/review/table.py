"""A pair on a table: units that operations change and that every operation can be taken back on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from workbench.alignment.beads import Bead, Span
from workbench.alignment.order import in_order, starts
from workbench.review import Content, Edit, Status, Unit
from workbench.review.editing import Documents, edit
from workbench.review.operations import Alignment, Decide, DecideAll, Side
from workbench.review.rules import status_after

_THEN = datetime(2026, 1, 1, tzinfo=UTC)


def unit(
    id: int,
    source: tuple[int, int] | None,
    target: tuple[int, int] | None,
    source_text: str,
    target_text: str,
    *,
    confidence: float = 0.8,
    status: Status = Status.UNREVIEWED,
) -> Unit:
    """A unit nobody has decided on."""
    bead = Bead(source and Span(*source), target and Span(*target), confidence)
    return Unit(id, "a:b", id, bead, source_text, target_text, status, 0, "", _THEN, _THEN, "")


def span(unit: Unit | Content, side: Side) -> Span | None:
    """Where a side stands in its document."""
    return unit.bead.source if side == "source" else unit.bead.target


def text(unit: Unit | Content, side: Side) -> str:
    """A side as it stands."""
    return unit.source_text if side == "source" else unit.target_text


def of_beads(documents: Documents, beads: Iterable[Bead]) -> list[Unit]:
    """A unit for each bead, as the aligner leaves them."""
    found = []
    for id, bead in enumerate(beads, start=1):
        source = documents.source[slice(*bead.source)] if bead.source else ""
        target = documents.target[slice(*bead.target)] if bead.target else ""
        found.append(unit(id, bead.source, bead.target, source, target, confidence=bead.confidence))
    return found


class Table:
    """The units of a pair, as a store would keep them."""

    def __init__(self, documents: Documents, units: Iterable[Unit]) -> None:
        self.documents = documents
        self.units = {unit.id: unit for unit in units}
        self._next = max(self.units, default=0) + 1
        self._log: list[dict[int, Unit | None]] = []

    def do(self, operation: Alignment | Decide | DecideAll) -> None:
        """Do what is asked, or raise what refuses it."""
        if isinstance(operation, Decide):
            self._put({operation.unit: _decided(self.units[operation.unit], operation)})
        elif isinstance(operation, DecideAll):
            self._put({id: replace(self.units[id], status=operation.status) for id, _ in operation.units})
        else:
            self._apply(edit(operation, self.units, self.documents))

    def undo(self) -> None:
        """Take back the last that was done."""
        self._set(self._log.pop())

    def in_order(self) -> list[Unit]:
        """The units as a list shows them."""
        return in_order(self.units.values(), lambda unit: starts(unit.bead))

    def contents(self) -> dict[int, Content]:
        """All that operations can change but the status."""
        return {id: Content(each.bead, each.source_text, each.target_text) for id, each in self.units.items()}

    def _apply(self, made: Edit) -> None:
        changed: dict[int, Unit | None] = {}
        for id, content in made.kept.items():
            changed[id] = _filled(self.units[id], content) if content else None
        for id, content in enumerate(made.added, start=self._next):
            changed[id] = _filled(unit(id, None, None, "", ""), content)
        self._next += len(made.added)
        self._put(changed)

    def _put(self, changed: Mapping[int, Unit | None]) -> None:
        self._log.append({id: self.units.get(id) for id in changed})
        self._set(changed)

    def _set(self, changed: Mapping[int, Unit | None]) -> None:
        for id, after in changed.items():
            if after is None:
                del self.units[id]
            else:
                self.units[id] = after


def _decided(present: Unit, operation: Decide) -> Unit:
    given = {
        "source_text": operation.source_text,
        "target_text": operation.target_text,
        "note": operation.note,
    }
    said: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    return replace(present, status=status_after(present, operation), **said)


def _filled(empty: Unit, content: Content) -> Unit:
    return replace(
        empty,
        bead=content.bead,
        source_text=content.source_text,
        target_text=content.target_text,
        status=Status.IN_PROGRESS,
    )
