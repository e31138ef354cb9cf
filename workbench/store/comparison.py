"""A pair's texts compared stretch by stretch, as its units cut them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from workbench.alignment.beads import Bead, Span
from workbench.alignment.similarity import Similarity, similarity, stretches
from workbench.embedding import CachedEncoder, VectorCache, encoder
from workbench.settings import Settings
from workbench.store.model import Pair
from workbench.store.store import Store


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike all stretches of two texts are, and how each stretch reads."""

    similarity: Similarity
    source: list[str]
    """The stretches, in the order of the text."""
    target: list[str]


def compare(store: Store, pair: Pair, beads: Sequence[Bead], settings: Settings) -> Comparison:
    """Compare what `beads` make of the documents of `pair`, with the encoder that it was aligned with.

    Edits of a unit's text make no difference: the beads are of the documents as stored. Raises
    EncoderError where the encoder is not to be had any more.
    """
    cut = stretches(beads)
    source = _texts(store.document(pair.source.id).text, cut.source)
    target = _texts(store.document(pair.target.id).text, cut.target)
    with closing(VectorCache(settings.data / "vectors.db")) as cache:
        chosen = CachedEncoder(encoder(pair.encoder or settings.encoder), cache)
        found = similarity(chosen.encode(source), chosen.encode(target), cut.links)
    return Comparison(found, source, target)


def _texts(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]
