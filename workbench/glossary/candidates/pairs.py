"""Stretches of aligned texts that translate each other, and how surprising it is that they keep company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.glossary.candidates.likeness import ALONE, Floats, Likeness, says
from workbench.glossary.candidates.spans import Run, runs
from workbench.glossary.candidates.words import Bitext, Reading, Word

Ints = NDArray[np.intp]
Key = tuple[str, str]
"""Of the source's phrase and of the target's."""

_LEAST = 0.45
"""What two stretches must reach word by word."""
_NEAR = 0.1
"""How far they may be behind the best that either of them has, to be looked at as a whole."""
_FREE = 0.1
"""What a word counts that has no like: it may be part of a compound that the other language says shorter."""


class Counts(NamedTuple):
    """In how many passages something stands; passages count by their weight."""

    both: float
    """Both of two things."""
    source: float
    target: float
    all: float
    """Anything."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two stretches of a passage that translate each other."""

    passage: Bitext
    source: Run
    target: Run
    wording: float
    """How well they explain each other word by word; mostly 0 to 1."""
    meaning: float
    """Cosine of the sums of the vectors of their words."""

    @property
    def quality(self) -> float:
        """By words and as a whole."""
        return self.wording + self.meaning

    @property
    def sides(self) -> tuple[tuple[Reading, Run], tuple[Reading, Run]]:
        """Source and target."""
        return (self.passage.source, self.source), (self.passage.target, self.target)


def find_pairs(
    passages: Sequence[Bitext], likeness: Likeness, thai: tuple[bool, bool]
) -> dict[Key, list[Meeting]]:
    """Where phrases translate each other, the best place first; `thai` says which sides are Thai."""
    found: dict[Key, list[Meeting]] = defaultdict(list)
    for passage in passages:
        for meeting in _best(list(_meetings(passage, likeness, thai))):
            one, other = (reading.key(*run) for reading, run in meeting.sides)
            if one != other:
                found[one, other].append(meeting)
    for meetings in found.values():
        meetings.sort(key=lambda meeting: -meeting.quality)
    return found


def _meetings(passage: Bitext, likeness: Likeness, thai: tuple[bool, bool]) -> Iterator[Meeting]:
    """Yield what nearly nothing else explains better."""
    source, target = _runs(passage.source, thai[0]), _runs(passage.target, thai[1])
    if not source or not target:
        return
    ours, theirs = passage.source.words, passage.target.words
    alike = likeness.words(ours, theirs)
    scores = _scores(alike, ours, theirs, np.array(source), np.array(target))
    near = (scores >= scores.max(axis=1, keepdims=True) - _NEAR) & (scores >= scores.max(axis=0) - _NEAR)
    meaning = likeness.sums(ours, source) @ likeness.sums(theirs, target).T
    for at in np.argwhere(near & (scores >= _LEAST)).tolist():
        one, other = at
        yield Meeting(
            passage, source[one], target[other], float(scores[one, other]), float(meaning[one, other])
        )


def _runs(reading: Reading, thai: bool) -> list[Run]:
    """What may be a term, and has words of the side's own script."""
    return [
        run for run in runs(reading) if any(w.thai and w.says for w in reading.words[slice(*run)]) == thai
    ]


def _scores(
    alike: Floats, ours: Sequence[Word], theirs: Sequence[Word], source: Ints, target: Ints
) -> Floats:
    """(source, target) at most 1: how much of both stretches the other says, less what is left outside.

    `alike` is (words, words). This is the box of a phrase pair in the grid of an alignment's links (Koehn,
    Och and Marcu 2003, "Statistical phrase-based translation"), with degrees of likeness for links.
    """
    first, second = _weights(ours, alike), _weights(theirs, alike.T)
    said = _said(alike, second, source, target) + _said(alike.T, first, target, source).T
    size = _between(first, source)[:, None] + _between(second, target)
    scores: Floats = said / np.maximum(size, 1)
    return scores


def _weights(words: Sequence[Word], alike: Floats) -> Floats:
    has_like = alike.max(axis=1, initial=0) >= ALONE
    weights: Floats = says(words) * np.where(has_like, np.float32(1), np.float32(_FREE))
    return weights


def _said(alike: Floats, weights: Floats, runs_: Ints, others: Ints) -> Floats:
    """(runs, others) what each run says of each other stretch, less what it says of words outside of it."""
    sizes = runs_[:, 1] - runs_[:, 0]
    inside = np.empty((len(runs_), alike.shape[1]), dtype=np.float32)
    best = alike
    for size in range(1, int(sizes.max()) + 1):
        if size > 1:
            best = np.maximum(best[:-1], alike[size - 1 :])
        chosen = np.flatnonzero(sizes == size)
        inside[chosen] = best[runs_[chosen, 0]]
    before, behind = np.zeros((2, len(alike) + 1, alike.shape[1]), dtype=np.float32)
    np.maximum.accumulate(alike, axis=0, out=before[1:])
    behind[:-1] = np.maximum.accumulate(alike[::-1], axis=0)[::-1]
    # Only what nothing else says is missed.
    own = np.maximum(inside - np.maximum(before[runs_[:, 0]], behind[runs_[:, 1]]), 0) * weights
    said: Floats = _between(inside * weights + own, others) - own.sum(axis=1, keepdims=True)
    return said


def _between(values: Floats, runs_: Ints) -> Floats:
    """Sums over the runs along the last axis."""
    sums = np.concatenate([np.zeros_like(values[..., :1]), np.cumsum(values, axis=-1)], axis=-1)
    found: Floats = sums[..., runs_[:, 1]] - sums[..., runs_[:, 0]]
    return found


def _best(meetings: Sequence[Meeting]) -> Iterator[Meeting]:
    """Yield the meetings neither of whose stretches has a better one."""
    source: dict[Run, float] = defaultdict(float)
    target: dict[Run, float] = defaultdict(float)
    for meeting in meetings:
        source[meeting.source] = max(source[meeting.source], meeting.quality)
        target[meeting.target] = max(target[meeting.target], meeting.quality)
    for meeting in meetings:
        if meeting.quality >= max(source[meeting.source], target[meeting.target]):
            yield meeting


def count(passages: Sequence[Bitext], pairs: Mapping[Key, object]) -> dict[Key, Counts]:
    """The weight of the passages that have the phrases of each pair, translating each other or not."""
    partners: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        partners[one].append(other)
    targets = {other for _, other in pairs}
    ours: dict[str, float] = defaultdict(float)
    theirs: dict[str, float] = defaultdict(float)
    both: dict[Key, float] = defaultdict(float)
    for passage in passages:
        first = partners.keys() & {passage.source.key(*run) for run in runs(passage.source)}
        second = targets & {passage.target.key(*run) for run in runs(passage.target)}
        for key in second:
            theirs[key] += passage.weight
        for key in first:
            ours[key] += passage.weight
            for partner in second.intersection(partners[key]):
                both[key, partner] += passage.weight
    total = sum(passage.weight for passage in passages)
    return {key: Counts(both[key], ours[key[0]], theirs[key[1]], total) for key in pairs}


def log_likelihood_ratio(counts: Counts) -> float:
    """How much better the counts are explained by the two keeping company than by chance.

    Twice the logarithm of the ratio of likelihoods (Dunning 1993, "Accurate methods for the statistics
    of surprise and coincidence"). Negative where the two shun each other.
    """
    both, source, target, every = counts
    cells = (both, source - both, target - both, every - source - target + both)
    expected = (
        source * target / every,
        source * (every - target) / every,
        (every - source) * target / every,
        (every - source) * (every - target) / every,
    )
    ratio = 2 * sum(
        seen * log(seen / due) for seen, due in zip(cells, expected, strict=True) if seen > 0 and due > 0
    )
    return ratio if both * every >= source * target else -ratio
