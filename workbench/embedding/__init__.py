"""Encoders: from texts to vectors. Nothing here loads a model before one is asked for."""

from __future__ import annotations

from threading import Lock

from workbench.embedding.cache import CachedEncoder, VectorCache
from workbench.embedding.protocol import (
    Encoder,
    Indices,
    SpanEncoder,
    SpanVectors,
    Vectors,
    checked,
    span_vectors,
)
from workbench.errors import EncoderError, suggest

__all__ = [
    "CachedEncoder",
    "Encoder",
    "Indices",
    "SpanEncoder",
    "SpanVectors",
    "VectorCache",
    "Vectors",
    "checked",
    "encoder",
    "span_vectors",
]

_TRANSFORMERS = "transformers:"
_KNOWN = ("hashing", f"{_TRANSFORMERS}NAME_OR_PATH", "use")
_loaded: dict[str, Encoder] = {}
_loading = Lock()


def encoder(name: str) -> Encoder:
    """The encoder called `name`, loaded once in the life of the process.

    - `use`: the embedded default; 16 languages with Thai, English and Chinese.
    - `transformers:NAME_OR_PATH`: any sentence encoder that transformers can load (needs torch).
    - `hashing`: characters only, no model and no translation; for tests.

    Raises EncoderError when the name is unknown, or the encoder is not installed or cannot be loaded.
    """
    # Held while loading, so that two sessions that start together do not load a model twice.
    with _loading:
        if name not in _loaded:
            _loaded[name] = _load(name)
        return _loaded[name]


def _load(name: str) -> Encoder:
    if name == "use":
        from workbench.embedding.use import UseEncoder

        return UseEncoder()
    if name == "hashing":
        from workbench.embedding.hashing import HashingEncoder

        return HashingEncoder()
    if name.startswith(_TRANSFORMERS):
        from workbench.embedding.transformer import TransformerEncoder

        return TransformerEncoder(name.removeprefix(_TRANSFORMERS))
    hint = f" Did you mean '{_TRANSFORMERS}{name}'?" if "/" in name else suggest(name, _KNOWN)
    raise EncoderError(f"No encoder '{name}'.{hint}")
