"""Evidence from single words: which of a bead's words have their like on the other side.

The vector of a long span hardly moves when one short phrase is put in or left out; its words do.
Two words are alike as their vectors are, or by being the same number or name. What counts is how much
better a word is explained by the other side of the bead than by any stretch of its size nearby, so that
words that stand everywhere say nothing. The comparison of all words with all words is that of
Zhang et al. 2020, "BERTScore".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.lattice import Ints
from workbench.embedding.protocol import Encoder, Vectors, centred, checked

Floats = NDArray[np.float32]

_CENTRING = 0.7
"""Share of the mean vector of all words of a side that is taken away from each."""
_UNLIKE, _ALIKE = 0.25, 0.65
"""Cosines up to which two words have nothing in common, and from which on they mean the same."""
_KEPT = 2**14
"""Words whose vectors are kept for the next text."""


class Vocabulary:
    """The vectors of words, each encoded once."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._known: dict[str, Vectors] = {}

    def vectors(self, words: Sequence[str]) -> Vectors:
        """(len(words), dimension) unit vectors. Raises EncoderError for vectors that are no numbers."""
        known = self._known
        new = [word for word in dict.fromkeys(words) if word not in known]
        if len(known) + len(new) > _KEPT:
            # Another one, since somebody else may be reading the old.
            known = self._known = {}
            new = list(dict.fromkeys(words))
        if new:
            # By length, as encoders work in batches.
            new.sort(key=len)
            rows = checked(self.encoder.encode(new), len(new), self.encoder.name)
            known.update(zip(new, rows, strict=True))
        if not words:
            return np.zeros((0, self.encoder.dimension), dtype=np.float32)
        return np.stack([known[word] for word in words])


_latest: Vocabulary | None = None


def vocabulary(encoder: Encoder) -> Vocabulary:
    """The words known for an encoder: texts that are aligned one after the other share many."""
    global _latest
    known = _latest
    if known is None or known.encoder is not encoder:
        known = _latest = Vocabulary(encoder)
    return known


class Wording:
    """What the words of two texts, given by atom, say about spans of them."""

    def __init__(
        self,
        known: Vocabulary,
        sources: Sequence[Sequence[str]],
        targets: Sequence[Sequence[str]],
        first: Ints,
        last: Ints,
    ) -> None:
        """`first` and `last` are the target spans that all source spans are compared with."""
        ours, theirs = _Words.of(sources), _Words.of(targets)
        alike = _likeness(known, ours.different, theirs.different)
        self._by_source = _best(alike.T, ours).T
        """(sources, words of the target): how well each atom explains each word."""
        self._rarity = 1 - self._by_source.mean(axis=0)
        self._counts = theirs.counts()
        self._bounds = first, last
        self._explained = _source_words(_best(alike, theirs), ours, first, last)

    def compare(self, start: Ints, end: Ints) -> tuple[Floats, Floats, Floats]:
        """Three tables, (source spans, target spans), all of them sums over words.

        Words of the source that the target explains better than chance has it; words of the target
        that the source so explains; words of the target that it does not explain, the rarer the more.
        """
        ours = self._explained[end] - self._explained[start]
        counts, rare = self._counts, self._rarity[:, None] * self._counts
        theirs, missing = (np.empty((len(start), counts.shape[1]), dtype=np.float32) for _ in range(2))
        low = int(start.min(initial=0))
        nearby = best = self._by_source[low : int(end.max(initial=0))]
        for size in range(1, int((end - start).max(initial=0)) + 1):
            if size > 1:
                best = np.maximum(best[:-1], nearby[size - 1 :])
            rows = np.flatnonzero(end - start == size)
            found = best[start[rows] - low]
            theirs[rows] = found @ counts - (1 - self._rarity**size) @ counts
            missing[rows] = rare.sum(axis=0) - found @ rare
        return ours, self._by_span(theirs), self._by_span(missing)

    def _by_span(self, values: Floats) -> Floats:
        """(rows, target spans): the values of the atoms in each target span, summed."""
        sums = np.zeros((len(values), values.shape[1] + 1), dtype=np.float32)
        np.cumsum(values, axis=1, out=sums[:, 1:])
        found: Floats = sums[:, self._bounds[1]] - sums[:, self._bounds[0]]
        return found


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text by atom."""

    different: list[str]
    all: Ints
    """Which of the different ones each word is."""
    bounds: Ints
    """(atoms + 1,) where each atom's words begin and end."""

    @classmethod
    def of(cls, atoms: Sequence[Sequence[str]]) -> _Words:
        number: dict[str, int] = {}
        every = [number.setdefault(word, len(number)) for atom in atoms for word in atom]
        bounds = np.concatenate([[0], np.cumsum([len(atom) for atom in atoms], dtype=np.intp)])
        return cls(list(number), np.array(every, dtype=np.intp), bounds.astype(np.intp))

    def counts(self) -> Floats:
        """(different words, atoms): how often each atom has each word."""
        found = np.zeros((len(self.different), len(self.bounds) - 1), dtype=np.float32)
        np.add.at(found, (self.all, np.repeat(np.arange(found.shape[1]), np.diff(self.bounds))), 1)
        return found


def _source_words(best: Floats, words: _Words, first: Ints, last: Ints) -> Floats:
    """(sources + 1, target spans) running sums over the source of words explained above chance."""
    by_target, chance = best, best.mean(axis=1, keepdims=True)
    sums = np.zeros((len(words.all) + 1, len(first)), dtype=np.float32)
    for size in range(1, int((last - first).max(initial=0)) + 1):
        if size > 1:
            best = np.maximum(best[:, :-1], by_target[:, size - 1 :])
        spans = np.flatnonzero(last - first == size)
        sums[1:, spans] = np.cumsum((best[:, first[spans]] - chance)[words.all], axis=0)
    found: Floats = sums[words.bounds]
    return found


def _likeness(known: Vocabulary, ours: list[str], theirs: list[str]) -> Floats:
    """(ours, theirs) from 0 for words that have nothing in common to 1 for those that mean the same."""
    if not ours or not theirs:
        return np.zeros((len(ours), len(theirs)), dtype=np.float32)
    said, told = np.split(known.vectors([*ours, *theirs]), [len(ours)])
    away = _CENTRING * said.mean(axis=0), _CENTRING * told.mean(axis=0)
    cosine = centred(said, away[0]) @ centred(told, away[1]).T
    alike: Floats = np.clip((cosine - _UNLIKE) / (_ALIKE - _UNLIKE), 0, 1)
    column = {word: index for index, word in enumerate(theirs)}
    same = [(row, column[word]) for row, word in enumerate(ours) if word in column]
    alike[[row for row, _ in same], [at for _, at in same]] = 1
    return alike


def _best(alike: Floats, words: _Words) -> Floats:
    """(words, atoms): how like each word is to the word of each atom that is most like it."""
    best = np.zeros((len(alike), len(words.bounds) - 1), dtype=np.float32)
    for atom, (low, high) in enumerate(pairwise(words.bounds)):
        if low < high:
            best[:, atom] = alike[:, words.all[low:high]].max(axis=1)
    return best
