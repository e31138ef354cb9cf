"""Candidate beads of two texts and what speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.anchors import anchor_counts, anchors
from workbench.alignment.lattice import Candidates, Ints
from workbench.alignment.texts import CutPair, Reach
from workbench.embedding.protocol import Encoder, span_vectors
from workbench.language import Language
from workbench.segmentation.cuts import Cuts

Floats = NDArray[np.floating[Any]]

BEAD_FEATURES = (
    "bias",
    "√size",
    "size",
    "cosine",
    "cosine × √size",
    "cosine × size",
    "distance",
    "distance × √size",
    "distance × size",
    "length ratio",
    "length ratio²",
    "further targets",
    "further sources",
    "shared anchors",
    "source anchors missing",
    "target anchors missing",
    "targets × missing",
)
"""Size is the mean length of both sides in units of 100 characters of English, missing that of `Side`."""

_CENTRING = 0.7
"""Share of a side's mean vector that is taken away, so that a document's common topic counts less."""
_LEAST_COSINE = 0.15
"""Centred cosine below which no bead is considered."""
_FARTHEST_RATIO = 4.0
"""Standard deviations of the length ratio beyond which no bead is considered."""
_MISSING_RANGE = (-1.0, 1.0)
_RATIO_VARIANCE = (0.0144, 1.3)
"""Variance of the log length ratio of translations: a constant, and a part that falls with length."""
_BLOCK = 2**18
"""Pairs of spans compared at once."""


@dataclass(frozen=True, slots=True)
class Side:
    """One text ready to be aligned: its atoms, and sums up to each edge from which spans are read."""

    cuts: Cuts
    lengths: Floats
    """(atoms + 1,) running length, in characters of English."""
    anchors: Floats
    """(atoms + 1, anchors) running counts of the anchors that both sides have."""


def sides(cut: CutPair) -> tuple[Side, Side]:
    """Both texts with their running lengths and shared anchors."""
    pieces = cut.source.pieces(), cut.target.pieces()
    counts = anchor_counts(
        [anchors(piece, cut.source_language) for piece in pieces[0]],
        [anchors(piece, cut.target_language) for piece in pieces[1]],
    )
    return (
        _side(cut.source, cut.source_language, pieces[0], counts[0]),
        _side(cut.target, cut.target_language, pieces[1], counts[1]),
    )


def _side(cuts: Cuts, language: Language, pieces: list[str], counts: Floats) -> Side:
    lengths = [language.length(piece) / language.expansion for piece in pieces]
    running = np.zeros((len(pieces) + 1, counts.shape[1]), dtype=np.float32)
    np.cumsum(counts, axis=0, out=running[1:])
    return Side(cuts, np.concatenate([[0], np.cumsum(lengths)]).astype(np.float32), running)


def missing(source: Side, target: Side) -> float:
    """How much of the target the source leaves out: the log of how many times longer the target is.

    In a summary most of the target stands alone, and a bead must offer more to be believed. That is
    told to the beads and not to the gaps: a gap that paid would pay again after each jump.
    """
    lengths = max(float(source.lengths[-1]), 1.0), max(float(target.lengths[-1]), 1.0)
    return float(np.clip(np.log(lengths[1] / lengths[0]), *_MISSING_RANGE))


def spans(count: int, longest: int) -> tuple[Ints, Ints]:
    """All spans of 1 to `longest` of `count` atoms: their starts and ends, by start."""
    starts = np.repeat(np.arange(count), longest)
    ends = starts + np.tile(np.arange(1, longest + 1), count)
    inside = ends <= count
    return starts[inside], ends[inside]


def candidate_blocks(
    source: Side, target: Side, encoder: Encoder, reach: Reach
) -> Iterator[tuple[Candidates, Floats]]:
    """Yield candidate beads with their features, (candidates, len(BEAD_FEATURES)), block by block.

    What two spans say is compared by the cosine of their centred vectors and by a distance that is
    normalised with each span's mean distance to the other side, after Thompson & Koehn 2019, "Vecalign".
    """
    first, last = spans(target.cuts.count, reach.targets)
    start, end = spans(source.cuts.count, reach.sources)
    target_length = target.lengths[last] - target.lengths[first]
    source_length = source.lengths[end] - source.lengths[start]
    fits = (source_length > 0) & (source_length <= _longest_partner(target_length))
    start, end, source_length = start[fits], end[fits], source_length[fits]
    if not len(start) or not len(first):
        return
    target_vectors = span_vectors(encoder, target.cuts.pieces()).vectors(first, last)
    source_spans = span_vectors(encoder, source.cuts.pieces())
    target_mean = _mean(target_vectors, target_length)
    # A sample of sentence-like spans stands for the source.
    typical = np.flatnonzero(np.abs(np.log(source_length / np.median(target_length))) < 0.5)
    typical = typical[:: max(1, len(typical) // 256)] if len(typical) else np.arange(min(256, len(start)))
    source_mean = _mean(source_spans.vectors(start[typical], end[typical]), source_length[typical])
    centred_targets = _unit(target_vectors - _CENTRING * target_mean)
    target_distance = 1 - target_vectors @ source_mean
    rows = max(1, _BLOCK // len(first))
    for at in range(0, len(start), rows):
        block = slice(at, at + rows)
        vectors = source_spans.vectors(start[block], end[block])
        cosine = _unit(vectors - _CENTRING * source_mean) @ centred_targets.T
        ratio = _length_ratio(source_length[block, None], target_length)
        row, column = np.nonzero((cosine > _LEAST_COSINE) & (np.abs(ratio) < _FARTHEST_RATIO))
        if not len(row):
            continue
        candidates = Candidates(start[block][row], end[block][row], first[column], last[column])
        distance = 1 - (vectors @ target_vectors.T)[row, column]
        usual = (1 - vectors @ target_mean)[row] + target_distance[column]
        size = (source_length[block][row] + target_length[column]) / 200
        features = _features(
            candidates,
            size,
            cosine[row, column],
            2 * distance / np.maximum(usual, 1e-6),
            ratio[row, column],
            _anchor_features(source, target, candidates),
            missing(source, target),
        )
        yield candidates, features


def _features(
    candidates: Candidates,
    size: Floats,
    cosine: Floats,
    distance: Floats,
    ratio: Floats,
    anchors: Floats,
    left_out: float,
) -> Floats:
    root = np.sqrt(size)
    return np.column_stack(
        [
            np.ones_like(size),
            root,
            size,
            cosine,
            cosine * root,
            cosine * size,
            distance,
            distance * root,
            distance * size,
            np.abs(ratio) / 3,
            ratio**2 / 9,
            candidates.last - candidates.first - 1,
            candidates.end - candidates.start - 1,
            anchors,
            (candidates.last - candidates.first) * left_out,
        ]
    ).astype(np.float32)


def _anchor_features(source: Side, target: Side, candidates: Candidates) -> Floats:
    """(candidates, 3): anchors on both sides, on the source's only, on the target's only; square roots."""
    ours = source.anchors[candidates.end] > source.anchors[candidates.start]
    theirs = target.anchors[candidates.last] > target.anchors[candidates.first]
    counts = [(ours & theirs).sum(1), (ours & ~theirs).sum(1), (~ours & theirs).sum(1)]
    found: Floats = np.sqrt(np.column_stack(counts)).astype(np.float32)
    return found


def _length_ratio(source: Floats, target: Floats) -> Floats:
    """Log ratio of two lengths in standard deviations of what translations have."""
    constant, falling = _RATIO_VARIANCE
    deviation = np.sqrt(constant + 2 * falling / (source + target))
    ratio: Floats = np.log(source / np.maximum(target, 0.5)) / deviation
    return ratio


def _longest_partner(lengths: Floats) -> float:
    """The longest source that any target could have within the farthest ratio."""
    longest = float(lengths.max(initial=0.0))
    constant, falling = _RATIO_VARIANCE
    return longest * float(np.exp(_FARTHEST_RATIO * np.sqrt(constant + falling / max(longest, 1.0))))


def _mean(vectors: Floats, lengths: Floats) -> Floats:
    """Mean of vectors weighted by length; of spans that overlap, the longer say more."""
    return np.average(vectors, axis=0, weights=np.maximum(lengths, 1e-3)).astype(np.float32)


def _unit(vectors: Floats) -> Floats:
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    unit: Floats = vectors / np.maximum(norms, 1e-9)[:, None]
    return unit
