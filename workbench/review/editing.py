"""Changes of an alignment, as pure functions: no visible character is ever lost or doubled.

Each says what becomes of the units that it is given, and raises OperationError where it refuses. Beads
that people made have the confidence 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.alignment.beads import Bead
from workbench.errors import OperationError
from workbench.review.chunks import edges
from workbench.review.model import Content, Edit, Unit
from workbench.review.operations import SIDES, Alignment, Edge, Link, Merge, Move, Side, Split, Unlink
from workbench.review.parts import NOTHING, Part, cut, join


@dataclass(frozen=True, slots=True)
class Documents:
    """The two texts of a pair, as stored, and whether their languages have spaces between words."""

    source: str
    target: str
    source_spaced: bool
    target_spaced: bool

    def text(self, side: Side) -> str:
        """The text of one side."""
        return self.source if side == "source" else self.target

    def spaced(self, side: Side) -> bool:
        """Whether the words of one side have spaces between them."""
        return self.source_spaced if side == "source" else self.target_spaced


def edit(operation: Alignment, units: Mapping[int, Unit], documents: Documents) -> Edit:
    """What `operation` makes of the units that it names, which `units` holds."""
    match operation:
        case Split(unit, _, source_at, target_at):
            return split(units[unit], source_at, target_at, documents)
        case Merge(first, _, second, _):
            return merge(units[first], units[second], documents)
        case Move(unit, _, other, _, side, edge):
            return move(units[unit], units[other], side, edge, documents)
        case Unlink(unit, _):
            return unlink(units[unit])
        case Link(source, _, target, _):
            return link(units[source], units[target])


def split(unit: Unit, source_at: int | None, target_at: int | None, documents: Documents) -> Edit:
    """Cut `unit` in two, at a code point of its text on one side or on both; what stands before keeps its id.

    A side that is not cut stays whole, and the rest has no counterpart. A place inside of what readers
    see as one character (a Thai consonant with its vowels and marks, an emoji) moves to its start. Refused
    where a part would have nothing to be seen, in its text or in the document.
    """
    if source_at is None and target_at is None:
        raise OperationError(f"Unit {unit.id} is not cut anywhere: give a place in its source or its target.")
    source, source_rest = _cut(unit, "source", source_at, documents)
    target, target_rest = _cut(unit, "target", target_at, documents)
    return Edit({unit.id: _content(source, target)}, (_content(source_rest, target_rest),))


def merge(first: Unit, second: Unit, documents: Documents) -> Edit:
    """Put `second` into `first`, each side in the order of its document and with its white space.

    Refused where other text stands between the two in a document.
    """
    source, target = (join(_part(first, side), _part(second, side), documents.text(side)) for side in SIDES)
    if source is None or target is None:
        raise OperationError(
            f"Units {first.id} and {second.id} cannot become one: they do not stand side by side in the "
            f"{'source' if source is None else 'target'} document; merge those that do."
        )
    return Edit({first.id: _content(source, target), second.id: None})


def move(unit: Unit, neighbour: Unit, side: Side, edge: Edge, documents: Documents) -> Edit:
    """Hand the first or last chunk of `side` of `unit` to `neighbour`, which holds the text beside it.

    Its only chunk may go too: then the unit has one side only, or is retired. Refused where `neighbour`
    does not hold the text before the first chunk or after the last one, and where all that would be left
    of the unit is a text that stands in no document.
    """
    part, theirs = _part(unit, side), _part(neighbour, side)
    if part.span is None:
        raise OperationError(
            f"Unit {unit.id} has no {side} in the document to hand over: choose another unit."
        )
    chunk, left = _chunk(unit, side, edge, documents)
    joined = join(chunk, theirs, documents.text(side))
    if joined is None or theirs.span is None or (theirs.span < part.span) != (edge == "first"):
        beside = "before" if edge == "first" else "after"
        raise OperationError(
            f"Unit {neighbour.id} does not hold the {side} {beside} unit {unit.id}: load the pair again."
        )
    kept = _with(unit, side, left)
    empty = kept.bead.source is None and kept.bead.target is None
    if empty and (kept.source_text or kept.target_text):
        raise OperationError(
            f"Unit {unit.id} would keep a text that stands in no document: merge it with unit {neighbour.id}."
        )
    return Edit({unit.id: None if empty else kept, neighbour.id: _with(neighbour, side, joined)})


def unlink(unit: Unit) -> Edit:
    """Make two units of the two sides of `unit`; the source keeps its id."""
    source, target = (_part(unit, side) for side in SIDES)
    if source.span is None or target.span is None:
        raise OperationError(
            f"Unit {unit.id} has one side only in the documents: there is nothing to unlink."
        )
    return Edit({unit.id: _content(source, NOTHING)}, (_content(NOTHING, target),))


def link(first: Unit, second: Unit) -> Edit:
    """Put `second`, which has a target only, into `first`, which has a source only, wherever they stand."""
    if first.bead.target or second.bead.source:
        raise OperationError(
            f"Units {first.id} and {second.id} cannot be linked: choose one with a source only and "
            "then one with a target only."
        )
    # Of neither document there are two stretches to be joined.
    return merge(first, second, Documents("", "", False, False))


def neighbour(units: Iterable[Unit], unit: Unit, side: Side, edge: Edge) -> Unit | None:
    """The unit that holds the text of `side` before `unit` (`edge` "first") or after it ("last"), if any."""
    here = _part(unit, side).span
    if here is None:
        return None
    others = {span: each for each in units if (span := _part(each, side).span)}
    before, after = [span for span in others if span < here], [span for span in others if span > here]
    if edge == "first":
        return others[max(before)] if before else None
    return others[min(after)] if after else None


def _part(unit: Unit, side: Side) -> Part:
    if side == "source":
        return Part(unit.bead.source, unit.source_text)
    return Part(unit.bead.target, unit.target_text)


def _content(source: Part, target: Part) -> Content:
    return Content(Bead(source.span, target.span, 1.0), source.text, target.text)


def _with(unit: Unit, side: Side, part: Part) -> Content:
    """`unit` with another source or target."""
    if side == "source":
        return _content(part, _part(unit, "target"))
    return _content(_part(unit, "source"), part)


def _cut(unit: Unit, side: Side, at: int | None, documents: Documents) -> tuple[Part, Part]:
    part = _part(unit, side)
    if at is None:
        return part, NOTHING
    return cut(part, at, documents.text(side), f"{side} of unit {unit.id}")


def _chunk(unit: Unit, side: Side, edge: Edge, documents: Documents) -> tuple[Part, Part]:
    """The first or last chunk of a side, and what is left without it."""
    places = edges(_part(unit, side).text, documents.spaced(side))
    if not places:
        return _part(unit, side), NOTHING
    if edge == "first":
        return _cut(unit, side, places[0], documents)
    left, chunk = _cut(unit, side, places[-1], documents)
    return chunk, left
