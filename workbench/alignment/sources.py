"""One document against several sources: what each stretch of it retells, and what none of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.alignment.beads import Bead, Span
from workbench.alignment.intervals import heaviest

_SAME = 0.8
"""Share of either stretch that two beads must have in common to retell the same."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stretch comes from."""

    source: str
    """Name of the source document."""
    span: Span
    """In that document."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of the document and the sources that say it, the surest first; none where none does."""

    span: Span
    origins: tuple[Origin, ...]
    confidence: float
    """Of the first origin; without one, the probability that no source says it."""


def attribute(text: str, alignments: Mapping[str, Sequence[Bead]]) -> list[Attribution]:
    """Give each stretch of `text` its best sources.

    `alignments` holds its beads with each source, by the source's name. The stretches taken are those
    whose confidences, weighted by length, sum up to most without two of them sharing a character
    (weighted interval scheduling); a bead of another source that spans nearly the same joins in. What
    is left over is cut where the first alignment cuts it, and its confidence is the product of the
    probabilities that each source is silent. All visible characters are on one stretch.
    """
    offers = [
        (bead.source, Origin(name, bead.target, bead.confidence))
        for name, beads in alignments.items()
        for bead in beads
        if bead.source and bead.target
    ]
    found = []
    offers.sort(key=lambda offer: offer[0])
    taken_offers = heaviest(
        [span.start for span, _ in offers],
        [span.end for span, _ in offers],
        [origin.confidence * (span.end - span.start) for span, origin in offers],
    )
    for span, best in (offers[index] for index in taken_offers):
        others = {
            origin.source: origin
            for other, origin in sorted(offers, key=lambda offer: offer[1].confidence)
            if origin.source != best.source and _same(span, other)
        }
        ranked = sorted(others.values(), key=lambda origin: -origin.confidence)
        found.append(Attribution(span, (best, *ranked), best.confidence))
    taken = sorted(each.span for each in found)
    for span in _left_over(text, next(iter(alignments.values()), ()), taken):
        found.append(Attribution(span, (), _silence(alignments.values(), span)))
    return sorted(found, key=lambda each: each.span)


def _same(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common >= _SAME * max(one.end - one.start, other.end - other.start)


def _left_over(text: str, beads: Sequence[Bead], taken: list[Span]) -> Iterator[Span]:
    """Yield the visible stretches of the beads that lie outside of what is taken."""
    for bead in beads:
        if bead.source is None:
            continue
        at = bead.source.start
        inside = [span for span in taken if span.start < bead.source.end and span.end > at]
        for start, end in [*inside, Span(bead.source.end, bead.source.end)]:
            piece = text[at : max(at, start)]
            if piece.strip():
                yield Span(at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip()))
            at = max(at, end)


def _silence(alignments: Iterable[Sequence[Bead]], span: Span) -> float:
    """The probability that none of the sources says a stretch."""
    silence = 1.0
    for beads in alignments:
        own = 1.0
        for bead in beads:
            if bead.source and bead.source.start < span.end and span.start < bead.source.end:
                own = min(own, 1 - bead.confidence if bead.target else bead.confidence)
        silence *= own
    return silence
