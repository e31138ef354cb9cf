"""What the layers above ask of an encoder, and nothing more.

Vectors are float32, one row a text, each row of unit length, so that a dot product of two rows is
their cosine. A text with nothing to encode has a zero row: its cosine with anything is 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workbench.errors import EncoderError

Vectors = NDArray[np.float32]
Indices = NDArray[np.intp]


class Encoder(Protocol):
    """Turns texts into vectors that lie close together where the texts say the same."""

    @property
    def name(self) -> str:
        """What the encoder is asked for by; no two encoders share one."""

    @property
    def dimension(self) -> int:
        """Numbers in each vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape (len(texts), dimension); a text without visible characters gets zeros."""


class SpanVectors(Protocol):
    """Vectors of all the stretches of one text that has been cut into pieces."""

    def vectors(self, starts: Indices, ends: Indices) -> Vectors:
        """Unit vectors of shape (len(starts), dimension): row i for pieces[starts[i]:ends[i]] joined.

        A stretch that is empty or only white space gets a zero row.
        """


@runtime_checkable
class SpanEncoder(Encoder, Protocol):
    """An encoder that has a faster way to many stretches of one text than one text at a time."""

    def spans(self, pieces: Sequence[str]) -> SpanVectors:
        """The stretches of `pieces`: consecutive parts of one text, with their own white space."""


def span_vectors(encoder: Encoder, pieces: Sequence[str]) -> SpanVectors:
    """Vectors for the stretches of `pieces`, the encoder's own way where it has one."""
    if isinstance(encoder, SpanEncoder):
        return encoder.spans(pieces)
    return JoinedSpans(encoder, pieces)


def centred(vectors: Vectors, away: Vectors) -> Vectors:
    """Unit rows once `away` is taken from each: what is left when all have something in common."""
    moved = vectors - away
    norms = np.sqrt(np.einsum("ij,ij->i", moved, moved))
    unit: Vectors = moved / np.maximum(norms, 1e-9)[:, None]
    return unit


class JoinedSpans:
    """Stretches as texts of their own: right for every encoder, and as slow as it is.

    Each distinct stretch is encoded once in the object's life, without the white space around it.
    """

    def __init__(self, encoder: Encoder, pieces: Sequence[str]) -> None:
        self._encoder = encoder
        self._text = "".join(pieces)
        self._edges = [0, *accumulate(len(piece) for piece in pieces)]
        self._known: dict[str, Vectors] = {}

    def vectors(self, starts: Indices, ends: Indices) -> Vectors:
        """Unit vectors of shape (len(starts), dimension), as `SpanVectors` has it."""
        texts = [
            self._text[self._edges[start] : self._edges[end]].strip()
            for start, end in zip(starts, ends, strict=True)
        ]
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        if new:
            rows = checked(self._encoder.encode(new), len(new), self._encoder.name)
            self._known.update(zip(new, rows, strict=True))
        if not texts:
            return np.zeros((0, self._encoder.dimension), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])


def checked(vectors: ArrayLike, count: int, name: str) -> Vectors:
    """The vectors as float32 rows of unit length, zero rows left as they are.

    Raises EncoderError, naming the encoder, unless they are `count` rows of finite numbers: one
    NaN would spread through every score of an alignment.
    """
    try:
        with np.errstate(over="ignore"):
            rows = np.asarray(vectors, dtype=np.float32)
    except (TypeError, ValueError):
        raise EncoderError(
            f"The encoder '{name}' gave something other than a table of numbers: use another encoder."
        ) from None
    if rows.ndim != 2 or len(rows) != count or rows.shape[1] == 0:
        raise EncoderError(
            f"The encoder '{name}' gave vectors of shape {rows.shape} for {count} texts, "
            f"where ({count}, dimension) is due: use another encoder."
        )
    damaged = count - int(np.isfinite(rows).all(axis=1).sum())
    if damaged:
        raise EncoderError(
            f"The encoder '{name}' gave {damaged} of {count} vectors with values that are no numbers "
            "(NaN or infinite): its weights may be damaged, so fetch them anew or use another encoder."
        )
    # Squares of large float32 values overflow; in float64 they cannot.
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows, dtype=np.float64))
    # Rows that are of unit length already stay bit for bit: checking twice changes nothing.
    lengths[(lengths == 0) | (np.abs(lengths - 1) < 1e-6)] = 1
    scaled: Vectors = (rows / lengths[:, None]).astype(np.float32)
    return scaled
