"""Candidates for the glossary out of all that is in the store, and what becomes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from workbench.embedding import Encoder
from workbench.glossary.candidates import Candidate, Passage, candidates
from workbench.glossary.capture import with_terms
from workbench.review import Status
from workbench.store.model import KeptConcept
from workbench.store.store import Store


def find_candidates(store: Store, encoder: Encoder, pair_ids: Sequence[str] = ()) -> list[Candidate]:
    """The terms in these pairs, or in all, that the glossary lacks and nobody turned down; best first.

    Approved units count for certain, rejected ones not at all. Raises NotFound for an unknown pair.
    """
    glossary, rejected = store.glossary(), store.rejected_candidates()
    passages: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for pair in [store.pair(id) for id in pair_ids] or store.pairs():
        for unit in store.units(pair.id):
            weight = 1.0 if unit.status is Status.APPROVED else unit.bead.confidence
            if unit.status is not Status.REJECTED:
                passage = Passage(unit.id, unit.source_text, unit.target_text, weight)
                passages[pair.source.language, pair.target.language].append(passage)
    found: list[Candidate] = []
    for languages, units in passages.items():
        found += candidates(units, glossary, rejected, languages, encoder)
    return sorted(found, key=lambda candidate: -candidate.score)


def accept(store: Store, candidate: Candidate, texts: Sequence[str], editor: str) -> KeptConcept:
    """Take a candidate into the glossary, as a new concept or into the one that it names.

    `texts` are its terms as the editor has them, in its order; an empty one is left out. Raises as
    `Store.save_concept`.
    """
    before = store.concept(candidate.concept).concept if candidate.concept else None
    terms = [(term.language, text) for term, text in zip(candidate.terms, texts, strict=True) if text]
    after = with_terms(before, terms)
    if not after.definition:
        after = replace(after, definition=candidate.definition)
    return store.save_concept(before, after, editor)
