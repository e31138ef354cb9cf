"""How much two words, or two phrases, say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.wording import vocabulary
from workbench.embedding.protocol import Encoder, Vectors, centred, checked
from workbench.glossary.candidates.lexicon import ENGLISH_FUNCTION, THAI_FUNCTION
from workbench.glossary.candidates.words import Reading, Word

Floats = NDArray[np.float32]

ALONE = 0.25
"""Likeness under which a word has no like."""
_CENTRING = 0.7
"""Share of the mean vector of all words of a script that is taken away from each."""
_UNLIKE, _ALIKE = 0.25, 0.65
"""Cosines up to which two words have nothing in common, and from which on they mean the same."""
_BATCH = 2**13


class Likeness:
    """The vectors of all words of some texts, each encoded once."""

    def __init__(self, encoder: Encoder, readings: Iterable[Reading]) -> None:
        # Beside words of all kinds, since the mean of a few words would be what they have to say.
        scripts = dict.fromkeys(sorted(ENGLISH_FUNCTION), False) | dict.fromkeys(sorted(THAI_FUNCTION), True)
        for word in chain.from_iterable(reading.words for reading in readings):
            scripts.setdefault(word.form, word.thai)
        forms = list(scripts)
        known = vocabulary(encoder)
        encoded = [known.vectors(forms[at : at + _BATCH]) for at in range(0, len(forms), _BATCH)]
        vectors = np.concatenate(encoded)
        is_thai = np.array(list(scripts.values()))
        self._encoder = encoder
        self._rows = {form: row for row, form in enumerate(forms)}
        self._away = {thai: _CENTRING * vectors[is_thai == thai].mean(axis=0) for thai in (True, False)}
        self._vectors = np.empty_like(vectors)
        for thai, away in self._away.items():
            self._vectors[is_thai == thai] = centred(vectors[is_thai == thai], away)
        # A zero vector less the mean is not nothing.
        self._vectors[~vectors.any(axis=1)] = 0

    def words(self, ours: Sequence[Word], theirs: Sequence[Word]) -> Floats:
        """(ours, theirs) from 0 for words that have nothing in common to 1 for those that mean the same.

        Words that mean nothing by themselves have nothing in common.
        """
        rows = [self._rows[word.form] for word in ours]
        columns = [self._rows[word.form] for word in theirs]
        cosine = self._vectors[rows] @ self._vectors[columns].T
        alike: Floats = np.clip((cosine - _UNLIKE) / (_ALIKE - _UNLIKE), 0, 1)
        alike[np.array(rows)[:, None] == np.array(columns)] = 1
        alike *= says(ours)[:, None] * says(theirs)
        return alike

    def sums(self, words: Sequence[Word], stretches: Sequence[tuple[int, int]]) -> Floats:
        """(stretches, dimension) unit vectors: the sums of those of the words that say something."""
        rows = [self._rows[word.form] for word in words]
        sums = np.zeros((len(words) + 1, self._vectors.shape[1]), dtype=np.float32)
        np.cumsum(self._vectors[rows] * says(words)[:, None], axis=0, out=sums[1:])
        edges = np.array(stretches, dtype=np.intp)
        bags = sums[edges[:, 1]] - sums[edges[:, 0]]
        unit: Floats = bags / np.maximum(np.linalg.norm(bags, axis=1, keepdims=True), 1e-9)
        return unit

    def phrases(self, texts: Sequence[str], thai: bool) -> Vectors:
        """(len(texts), dimension) unit vectors, so moved that those of both scripts can be compared."""
        vectors = checked(self._encoder.encode(texts), len(texts), self._encoder.name)
        return centred(vectors, self._away[thai])


def says(words: Sequence[Word]) -> Floats:
    """(len(words),) 1 for each word that means something by itself, 0 for the others."""
    return np.array([word.says for word in words], dtype=np.float32)
