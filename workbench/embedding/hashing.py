"""An encoder without a model, for tests that must be fast.

It knows characters, not meaning, and no translation: two texts lie close together only where they
share stretches of letters, digits or names. A Thai text and its English source meet in their
numbers (Thai digits count as ASCII ones) and in what stands in the same script, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.embedding.protocol import Vectors, checked
from workbench.language import THAI_DIGITS

_LENGTHS = (1, 2, 3)
"""Characters in a stretch."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""Odd and without a pattern in its bits, so that products fill all 64 of them."""


class HashingEncoder:
    """Counts of the stretches of one to three characters, hashed into a vector.

    The hash is plain arithmetic on code points, so that a text has the same vector in every process
    and on every machine.
    """

    def __init__(self, dimension: int = 256) -> None:
        self.name = "hashing" if dimension == 256 else f"hashing-{dimension}"
        self.dimension = dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape (len(texts), dimension); a text without visible characters gets zeros."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            codes = _hashes(text)
            # The sign, from a bit that the place hardly depends on, lets collisions cancel out.
            signs = np.where(codes >> np.uint64(63), 1.0, -1.0)
            row[:] = np.bincount((codes % self.dimension).astype(np.intp), signs, self.dimension)
        return checked(rows, len(texts), self.name)


def _hashes(text: str) -> NDArray[np.uint64]:
    """A number for each stretch of characters, white space folded to single spaces."""
    folded = " ".join(text.translate(THAI_DIGITS).casefold().split())
    if not folded:
        return np.zeros(0, dtype=np.uint64)
    framed = f" {folded} ".encode("utf-32-le", "surrogatepass")
    points = np.frombuffer(framed, dtype="<u4").astype(np.uint64)
    found = []
    for length in _LENGTHS:
        codes = np.full(len(points) - length + 1, length, dtype=np.uint64)
        for at in range(length):
            codes = (codes + points[at : at + len(codes)]) * _FACTOR
            codes ^= codes >> np.uint64(32)
        # A space alone says nothing.
        found.append(codes[points != ord(" ")] if length == 1 else codes)
    return np.concatenate(found)
