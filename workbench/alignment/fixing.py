"""Beads that people have fixed: kept exactly, while the rest is found around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.alignment.beads import Bead, Span
from workbench.alignment.lattice import IMPOSSIBLE, Band, Candidates, Doubles, Flags, Ints, Scores, running
from workbench.alignment.posterior import posterior
from workbench.alignment.texts import CutPair
from workbench.errors import AlignmentError
from workbench.segmentation.cuts import Cuts, cut_further


@dataclass(frozen=True, slots=True)
class Pins:
    """Fixed beads in atoms."""

    source: Flags
    """(sources,) whether a fixed bead holds the atom."""
    target: Flags
    steps: Candidates
    """The steps that a path must take, one for each fixed bead with both sides."""


def cut_at(cut: CutPair, fixed: Sequence[Bead]) -> CutPair:
    """Cut both texts wherever a fixed bead begins or ends; refused where one lies outside of a text."""
    return replace(
        cut,
        source=_cut_at(cut.source, [bead.source for bead in fixed if bead.source]),
        target=_cut_at(cut.target, [bead.target for bead in fixed if bead.target]),
    )


def _cut_at(cuts: Cuts, spans: Sequence[Span]) -> Cuts:
    for start, end in spans:
        if not 0 <= start < end <= len(cuts.text):
            raise AlignmentError(
                f"A fixed bead spans {start} to {end} in a text of {len(cuts.text)} characters: "
                "align the text as stored."
            )
    return cut_further(cuts, [place for span in spans for place in span])


def pinned(cut: CutPair, fixed: Sequence[Bead]) -> Pins:
    """The fixed beads of a pair that is cut at their ends; refused where two share a character."""
    source, target = np.zeros(cut.source.count, dtype=bool), np.zeros(cut.target.count, dtype=bool)
    steps = []
    for bead in fixed:
        start, end = _take(cut.source, source, bead.source)
        first, last = _take(cut.target, target, bead.target)
        if bead.source and bead.target:
            steps.append((start, end, first, last))
    columns = zip(*steps, strict=True) if steps else [[]] * 4
    return Pins(source, target, Candidates(*(np.array(column, dtype=np.intp) for column in columns)))


def _take(cuts: Cuts, taken: Flags, span: Span | None) -> tuple[int, int]:
    """The atoms of a span, which nobody else may take."""
    if span is None:
        return 0, 0
    low = int(np.searchsorted(cuts.edges, span.start, side="right")) - 1
    high = int(np.searchsorted(cuts.edges, span.end))
    if taken[low:high].any():
        raise AlignmentError(
            f"Two fixed beads share characters between {span.start} and {span.end}: "
            "give each character to one bead."
        )
    taken[low:high] = True
    return low, high


def free_posterior(candidates: Candidates, scores: Scores, bands: Sequence[Band], pins: Pins) -> Doubles:
    """The probability of each candidate beside the fixed beads; 0 for those that they leave no room for."""
    free = _untouched(pins.source, candidates.start, candidates.end)
    free &= _untouched(pins.target, candidates.first, candidates.last)
    kept = candidates.some(free)
    held = np.zeros(len(pins.source), dtype=bool)
    for start, end in zip(pins.steps.start, pins.steps.end, strict=True):
        held[start:end] = True
    constrained = Scores(
        beads=np.concatenate([scores.beads[free], np.zeros(len(pins.steps))]),
        source_run=scores.source_run,
        # No path but through the fixed beads, and none pays for what they hold of the target. A fixed
        # gap is a gap like any other: no candidate is left that could take it.
        source_gap=np.where(held, IMPOSSIBLE, scores.source_gap),
        target_gap=np.where(pins.target, 0.0, scores.target_gap),
        jump=scores.jump,
    )
    found = posterior(Candidates.joined([kept, pins.steps]), constrained, bands)
    probability = np.zeros(len(candidates))
    probability[free] = found.beads[: len(kept)]
    return probability


def _untouched(taken: Flags, start: Ints, end: Ints) -> Flags:
    """Whether the atoms start..end are all free."""
    before = running(taken)
    untouched: Flags = before[start] == before[end]
    return untouched
