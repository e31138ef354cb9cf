"""Aligning two texts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.alignment.beads import Bead, Span
from workbench.alignment.decode import Chosen, choose, merge_lines
from workbench.alignment.features import Comparison
from workbench.alignment.fixing import Pins, cut_at, pinned
from workbench.alignment.lattice import Candidates, Doubles, Flags, Ints
from workbench.alignment.model import fitted
from workbench.alignment.network import Network
from workbench.alignment.order import in_order, starts
from workbench.alignment.texts import CutPair, prepare
from workbench.embedding.protocol import Encoder
from workbench.errors import AlignmentError
from workbench.language import Language
from workbench.segmentation.cuts import Cuts


def align(
    source: str,
    target: str,
    source_language: Language,
    target_language: Language,
    encoder: Encoder,
    *,
    source_lines: bool = False,
    target_lines: bool = False,
    fixed: Sequence[Bead] = (),
) -> list[Bead]:
    """Find which stretch of `source` says what which stretch of `target` says.

    The beads hold every visible character of both texts once, in the order of the source; their
    spans are code points and begin and end with visible characters. With `source_lines` or
    `target_lines` that side's lines are segments that may be put together but not cut. The `fixed`
    beads, one-sided ones among them, come back as they are, and the rest is found around them.
    Raises AlignmentError when neither side has sentence ends, or fixed beads overlap or lie outside of
    the texts; EncoderError for unusable vectors.
    """
    pair = PairAligner(
        source,
        target,
        source_language,
        target_language,
        encoder,
        source_lines=source_lines,
        target_lines=target_lines,
    )
    return pair.beads(fixed)


class PairAligner:
    """Two texts that are aligned again and again while people fix more and more of their beads.

    What the texts say is looked at once; fixed beads that begin and end where the texts are cut
    already need no new look at all of it.
    """

    def __init__(
        self,
        source: str,
        target: str,
        source_language: Language,
        target_language: Language,
        encoder: Encoder,
        *,
        source_lines: bool = False,
        target_lines: bool = False,
    ) -> None:
        """As `align` has it. Raises AlignmentError when neither side has sentence ends."""
        self._turned = not target_language.sentence_marks and not target_lines
        if self._turned and not source_language.sentence_marks and not source_lines:
            raise AlignmentError(
                f"Neither {source_language.name} nor {target_language.name} marks the ends of sentences: "
                "give one of the texts with a sentence on each line."
            )
        if self._turned:
            source, target = target, source
            source_language, target_language = target_language, source_language
            source_lines, target_lines = target_lines, source_lines
        self._cut = prepare(
            source,
            target,
            source_language,
            target_language,
            source_lines=source_lines,
            target_lines=target_lines,
        )
        self._encoder = encoder
        self._target_lines = target_lines
        self._network: Network | None = None

    def beads(self, fixed: Sequence[Bead] = ()) -> list[Bead]:
        """The best beads around the fixed ones. Raises as `align` does."""
        if self._turned:
            fixed = [_mirrored(bead) for bead in fixed]
        cut = cut_at(self._cut, fixed)
        network = self._network
        if network is None or not _same(network.cut, cut):
            network = self._network = Network(Comparison(cut, self._encoder), fitted(cut.kind))
        found = find_beads(network, target_lines=self._target_lines, fixed=fixed)
        return in_order([_mirrored(bead) for bead in found], starts) if self._turned else found


def _same(one: CutPair, other: CutPair) -> bool:
    """Whether two ways to cut the same texts are the same."""
    return np.array_equal(one.source.edges, other.source.edges) and np.array_equal(
        one.target.edges, other.target.edges
    )


def _mirrored(bead: Bead) -> Bead:
    return Bead(bead.target, bead.source, bead.confidence)


def find_beads(network: Network, *, target_lines: bool = False, fixed: Sequence[Bead] = ()) -> list[Bead]:
    """The best beads of two texts that were cut at the ends of all `fixed` beads."""
    ours, theirs = network.cut.source, network.cut.target
    pins = pinned(network.cut, fixed)
    candidates, probability = network.probability(pins)
    chosen = choose(candidates, probability)
    if target_lines:
        # A fixed bead within a line leaves its rest as a line of its own on either side.
        breaks = np.diff(theirs.lines, prepend=-1).astype(bool) | np.diff(pins.target, prepend=False)
        found = merge_lines(candidates, probability, chosen, np.cumsum(breaks) - 1, pins.source)
    else:
        found = Chosen(
            candidates.start[chosen],
            candidates.end[chosen],
            candidates.first[chosen],
            candidates.last[chosen],
            probability[chosen],
        )
    beads = _beads(ours, theirs, candidates, probability, found, pins, target_lines)
    return in_order([*fixed, *beads], starts)


def _beads(
    source: Cuts,
    target: Cuts,
    candidates: Candidates,
    probability: Doubles,
    found: Chosen,
    pins: Pins,
    lines: bool,
) -> list[Bead]:
    """The beads found and, around them, all that stands alone and is not fixed."""
    beads = [
        Bead(_span(source, start, end), _span(target, first, last), round(float(confidence), 4))
        for start, end, first, last, confidence in zip(
            found.start, found.end, found.first, found.last, found.confidence, strict=True
        )
    ]
    free_source = _uncovered(candidates.start, candidates.end, probability, source.count)
    free_target = _uncovered(candidates.first, candidates.last, probability, target.count)
    # What stands alone is shown paragraph by paragraph in the source, sentence by sentence in the target.
    for start, end in _gaps(found.start, found.end, pins.source, source.lines):
        beads.append(Bead(_span(source, start, end), None, round(float(free_source[start:end].min()), 4)))
    units = target.lines if lines else np.arange(target.count)
    for first, last in _gaps(found.first, found.last, pins.target, units):
        beads.append(Bead(None, _span(target, first, last), round(float(free_target[first:last].min()), 4)))
    return [bead for bead in beads if bead.source or bead.target]


def _span(cuts: Cuts, start: int, end: int) -> Span | None:
    """The visible part of the atoms start..end; None where there is none."""
    low, high = int(cuts.edges[start]), int(cuts.edges[end])
    text = cuts.text[low:high]
    if not text.strip():
        return None
    return Span(low + len(text) - len(text.lstrip()), low + len(text.rstrip()))


def _uncovered(start: Ints, end: Ints, probability: Doubles, count: int) -> Doubles:
    """The probability of each atom to be on no bead."""
    change = np.zeros(count + 1)
    np.add.at(change, start, probability)
    np.add.at(change, end, -probability)
    return np.clip(1 - np.cumsum(change)[:count], 0.0, 1.0)


def _gaps(starts: Ints, ends: Ints, taken: Flags, units: Ints) -> list[tuple[int, int]]:
    """Runs of atoms within one unit that are not taken and that no span holds."""
    free = ~taken
    for start, end in zip(starts, ends, strict=True):
        free[start:end] = False
    runs: list[tuple[int, int]] = []
    for atom in np.flatnonzero(free):
        if runs and runs[-1][1] == atom and units[atom] == units[atom - 1]:
            runs[-1] = (runs[-1][0], int(atom) + 1)
        else:
            runs.append((int(atom), int(atom) + 1))
    return runs
