"""Candidate beads of two texts and what speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.borders import Side, Stretches, border_gains
from workbench.alignment.lattice import Candidates, Doubles, Flags, Ints, running
from workbench.alignment.texts import CutPair
from workbench.alignment.windows import Window, windows
from workbench.alignment.wording import Wording, vocabulary
from workbench.embedding.protocol import Encoder, Vectors, centred
from workbench.language import Language
from workbench.segmentation.words import words

Floats = NDArray[np.floating[Any]]

GAP_FEATURES = ("atom", "size")

FIRST_FEATURES = (
    "bias",
    "√size",
    "size",
    "length ratio",
    "length ratio²",
    "further targets",
    "further sources",
    "source words",
    "target words",
    "target words missing",
    "targets × missing",
)
"""Size is the mean length of both sides in units of 100 characters of English; words are counted in fives."""

BEAD_FEATURES = (
    *FIRST_FEATURES,
    "source alone",
    "target alone",
    "source alone × size",
    "target alone × size",
    "cosine",
    "cosine × √size",
    "cosine × size",
    "distance",
    "distance × √size",
    "distance × size",
    "target cut elsewhere",
    "source cut elsewhere",
)

_CENTRING = 0.7
"""Share of a side's mean vector that is taken away, so that a document's common topic counts less."""
_FARTHEST_RATIO = 4.0
"""Standard deviations of the length ratio beyond which no bead is considered."""
_MISSING_RANGE = (-1.0, 1.0)
_RATIO_VARIANCE = (0.0144, 1.3)
"""Variance of the log length ratio of translations: a constant, and a part that falls with length."""
_USUAL_VARIANCE = 0.004
"""Variance of what is usual in a pair of texts: some translators are wordier than others."""
_SAMPLE = 256
"""Sentence-like spans that stand for a whole text."""
_BLOCK = 2**17
"""Pairs of spans compared at once by words."""
_ROWS = 2**12
"""Pairs compared at once by vectors."""
_LEAST_GAIN = -6.0
"""Log weight that a bead may have less, by words and lengths, than gaps of all its atoms to be considered."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against beginning at an atom of the source, and leaving out one of either side."""

    cues: Floats
    """(sources, len(CUES))"""
    source_gaps: Doubles
    """(sources, len(GAP_FEATURES))"""
    target_gaps: Doubles


class Comparison:
    """Two texts laid side by side, and the windows in which beads are looked for."""

    def __init__(self, cut: CutPair, encoder: Encoder) -> None:
        self.cut = cut
        ours, theirs = cut.source.pieces(), cut.target.pieces()
        self.source_lengths = _running_lengths(ours, cut.source_language)
        self.target_lengths = _running_lengths(theirs, cut.target_language)
        self._reach = cut.reach
        self._source_words = [words(piece, cut.source_language) for piece in ours]
        self._target_words = [words(piece, cut.target_language) for piece in theirs]
        self._known = vocabulary(encoder)
        whole = cut.kind != "chunks"
        self._sources = Stretches(encoder, ours, finer=whole)
        self._targets = Stretches(encoder, theirs, finer=whole)
        self.places = Evidence(
            cut.source.cues[:-1],
            _gap_features(self.source_lengths),
            _gap_features(self.target_lengths),
        )
        self.windows = windows(self.source_lengths, self.target_lengths, self._sources, self._targets)
        usual = float(np.median(np.diff(self.target_lengths))) if cut.target.count else 0.0
        self._source_mean = _mean(self._sources.vectors(*_sample(self.source_lengths, usual)))
        self._target_mean = _mean(self._targets.vectors(*_sample(self.target_lengths, usual)))
        # In a summary most of the target stands alone, and a bead must offer more to be believed. That is
        # told to the beads and not to the gaps: a gap that paid would pay again after each jump.
        totals = max(float(self.source_lengths[-1]), 1.0), max(float(self.target_lengths[-1]), 1.0)
        self._missing = float(np.clip(np.log(totals[1] / totals[0]), *_MISSING_RANGE))

    def first_look(self, weights: Mapping[str, Doubles]) -> tuple[Candidates, Floats]:
        """Candidate beads by words and lengths alone, and what speaks for each.

        `weights` are those of the model's groups. Returns the candidates that have a chance by them, with
        their features (candidates, len(FIRST_FEATURES)).
        """
        chance = _Chance(
            weights["bead"][: len(FIRST_FEATURES)].astype(np.float32),
            running(self.places.source_gaps @ weights["source gap"]),
            running(self.places.target_gaps @ weights["target gap"]),
        )
        looks = [
            look
            for window in self.windows
            if window.end > window.start and window.last > window.first
            for look in self._in_window(window, chance)
        ]
        features = [np.zeros((0, len(FIRST_FEATURES)), dtype=np.float32), *(found for _, found in looks)]
        found = Candidates.joined([Candidates.none(), *(found for found, _ in looks)])
        return found, np.concatenate(features)

    def _in_window(self, window: Window, chance: _Chance) -> Iterator[tuple[Candidates, Floats]]:
        """The first look at one window, block by block."""
        first, last = _spans(np.arange(window.first, window.last), self._reach.targets, window.last)
        beyond = min(len(self._source_words), window.end + self._reach.sources - 1)
        wording = Wording(
            self._known,
            self._source_words[window.start : beyond],
            self._target_words[window.first : window.last],
            first - window.first,
            last - window.first,
        )
        targets = self.target_lengths[last] - self.target_lengths[first]
        rows = max(1, _BLOCK // (len(first) * self._reach.sources))
        for at in range(window.start, window.end, rows):
            starts = np.arange(at, min(at + rows, window.end))
            start, end = _spans(starts, self._reach.sources, beyond)
            sources = self.source_lengths[end] - self.source_lengths[start]
            ratio = _length_ratio(sources[:, None], targets)
            wordings = wording.compare(start - window.start, end - window.start)
            row, column = np.nonzero(np.abs(ratio) < _FARTHEST_RATIO)
            found = Candidates(start[row], end[row], first[column], last[column])
            size = (sources[row] + targets[column]) / 200
            ratio = ratio[row, column]
            evidence: list[Floats | Ints] = [np.ones_like(size), np.sqrt(size), size, _ratio_features(ratio)]
            evidence += [found.last - found.first - 1, found.end - found.start - 1]
            evidence += [table[row, column] / 5 for table in wordings]
            evidence += [(found.last - found.first) * self._missing]
            features = np.column_stack(evidence).astype(np.float32)
            kept = chance.of(found, features)
            yield found.some(kept), features[kept]

    def with_usual_ratio(self, found: Candidates, features: Floats, probability: Doubles) -> Floats:
        """The candidates' features with length ratios against what is usual in this pair.

        That is their mean, each counted as far as it is likely, and drawn towards none in a short pair.
        """
        sources = self.source_lengths[found.end] - self.source_lengths[found.start]
        targets = self.target_lengths[found.last] - self.target_lengths[found.first]
        evidence = probability / _ratio_variance(sources, targets)
        ratios = np.log(np.maximum(sources, 0.5) / np.maximum(targets, 0.5))
        usual = (evidence @ ratios) / (evidence.sum() + 1 / _USUAL_VARIANCE)
        adapted = features.copy()
        at = FIRST_FEATURES.index("length ratio")
        adapted[:, at : at + 2] = _ratio_features(_length_ratio(sources * np.exp(-usual), targets))
        return adapted

    def alone(self, found: Candidates, probability: Doubles) -> Doubles:
        """(2,) the share of the source, and that of the target, that is on no bead: what to expect of it."""
        sources = self.source_lengths[found.end] - self.source_lengths[found.start]
        targets = self.target_lengths[found.last] - self.target_lengths[found.first]
        said = np.array([probability @ sources, probability @ targets])
        totals = np.array([self.source_lengths[-1], self.target_lengths[-1]])
        alone: Doubles = 1 - np.minimum(1.0, said / np.maximum(totals, 1.0))
        return alone

    def second_look(self, candidates: Candidates, features: Floats, alone: Doubles) -> Floats:
        """The candidates' features with what their vectors say added: (candidates, len(BEAD_FEATURES)).

        Where much is expected to stand `alone`, as said by the first look, a bead must offer more.
        Two vectors are compared by the cosine after centring, and by a distance that is normalised with
        each span's mean distance to the other side, after Thompson & Koehn 2019, "Vecalign".
        """
        moved = self._moved(candidates)
        looks = [np.zeros((0, len(BEAD_FEATURES)), dtype=np.float32)]
        for at in range(0, len(candidates), _ROWS):
            block = np.arange(at, min(at + _ROWS, len(candidates)))
            cosine, distance = self._said(candidates.some(block))
            root, size = features[block, 1], features[block, 2]
            said = [each * by for each in (cosine, distance) for by in (1, root, size)]
            apart = [np.tile(alone, (len(block), 1)), np.multiply.outer(size, alone)]
            looks.append(np.column_stack([features[block], *apart, *said, moved[block]]).astype(np.float32))
        return np.concatenate(looks)

    def _said(self, candidates: Candidates) -> tuple[Vectors, Vectors]:
        """Centred cosine and normalised distance of each candidate."""
        ours, of_ours = _distinct(candidates.start, candidates.end)
        theirs, of_theirs = _distinct(candidates.first, candidates.last)
        source, target = self._sources.vectors(*ours), self._targets.vectors(*theirs)
        usual = (1 - source @ self._target_mean)[of_ours] + (1 - target @ self._source_mean)[of_theirs]
        distance = 2 * (1 - _cosines(source[of_ours], target[of_theirs])) / np.maximum(usual, 1e-6)
        source = centred(source, _CENTRING * self._source_mean)
        target = centred(target, _CENTRING * self._target_mean)
        return _cosines(source[of_ours], target[of_theirs]), distance.astype(np.float32)

    def _moved(self, candidates: Candidates) -> Vectors:
        """(candidates, 2) what cutting elsewhere than where each begins, and ends, would gain together."""
        source = Side(self._sources, _CENTRING * self._source_mean)
        target = Side(self._targets, _CENTRING * self._target_mean)
        begins, ends = (candidates.start, candidates.first), (candidates.end, candidates.last)
        edges, which = _distinct(*(np.concatenate(both) for both in zip(begins, ends, strict=True)))
        gains = border_gains(source, target, *edges)
        moved: Vectors = gains[which].reshape(2, len(candidates), 2).sum(axis=0)
        return moved


@dataclass(frozen=True, slots=True)
class _Chance:
    """What a first look makes of beads, and of leaving out all of their atoms instead."""

    bead: Floats
    """(len(FIRST_FEATURES),) weights"""
    source_alone: Doubles
    """(sources + 1,) running log weight of gaps."""
    target_alone: Doubles

    def of(self, found: Candidates, features: Floats) -> Flags:
        """Which of the beads are worth considering."""
        alone = self.source_alone[found.end] - self.source_alone[found.start]
        alone += self.target_alone[found.last] - self.target_alone[found.first]
        likely: Flags = features @ self.bead - alone > _LEAST_GAIN
        return likely


def _running_lengths(pieces: Sequence[str], language: Language) -> Vectors:
    """(atoms + 1,) length up to each edge, in characters of English."""
    lengths = [language.length(piece) / language.expansion for piece in pieces]
    return running(np.array(lengths)).astype(np.float32)


def _gap_features(lengths: Vectors) -> Doubles:
    sizes = np.diff(lengths) / 100
    return np.column_stack([np.ones_like(sizes), sizes]).astype(np.float64)


def _spans(starts: Ints, longest: int, count: int) -> tuple[Ints, Ints]:
    """All spans of 1 to `longest` atoms that begin at `starts` and end at `count` at the latest."""
    start = np.repeat(starts.astype(np.int32), longest)
    end = start + np.tile(np.arange(1, longest + 1, dtype=np.int32), len(starts))
    inside = end <= count
    return start[inside], end[inside]


def _sample(lengths: Vectors, usual: float) -> tuple[Ints, Ints]:
    """Some spans of about the usual length, from all over a text."""
    atoms = len(lengths) - 1
    start = np.arange(0, atoms, max(1, atoms // _SAMPLE))
    end = np.searchsorted(lengths, lengths[start] + usual)
    return start, np.clip(end, start + 1, atoms)


def _distinct(starts: Ints, ends: Ints) -> tuple[tuple[Ints, Ints], Ints]:
    """The different spans among some, and which of them each is."""
    spans, index = np.unique(np.column_stack([starts, ends]), axis=0, return_inverse=True)
    return (spans[:, 0], spans[:, 1]), index.reshape(-1)


def _cosines(ours: Vectors, theirs: Vectors) -> Vectors:
    """The dot product of each pair of rows."""
    found: Vectors = np.einsum("ij,ij->i", ours, theirs)
    return found


def _length_ratio(source: Floats, target: Floats) -> Floats:
    """Log ratio of two lengths in standard deviations of what translations have."""
    source, target = np.maximum(source, 0.5), np.maximum(target, 0.5)
    ratio: Floats = np.log(source / target) / np.sqrt(_ratio_variance(source, target))
    return ratio


def _ratio_variance(source: Floats, target: Floats) -> Floats:
    """Of the log ratio of two lengths of translations."""
    constant, falling = _RATIO_VARIANCE
    variance: Floats = constant + 2 * falling / np.maximum(source + target, 1.0)
    return variance


def _ratio_features(ratio: Floats) -> Floats:
    """(ratios, 2) what a length ratio says for itself and squared."""
    return np.column_stack([np.abs(ratio) / 3, ratio**2 / 9])


def _mean(vectors: Vectors) -> Vectors:
    """The mean of some vectors; of none, nothing."""
    mean: Vectors = vectors.sum(axis=0) / max(1, len(vectors))
    return mean
