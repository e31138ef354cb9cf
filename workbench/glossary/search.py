"""Finding concepts by a part of what they are called or of what is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from workbench.glossary.model import Concept, Glossary, TermStatus
from workbench.glossary.tolerant import fold


class _Match(IntEnum):
    """How well a concept answers; the best first."""

    EXACT = 0
    PREFIX = 1
    WITHIN = 2
    DEFINITION = 3


Name = tuple[str, str]
"""A term's language, and its text as `fold` sees it."""


@dataclass(frozen=True, slots=True)
class _Folded:
    concept: Concept
    names: tuple[Name, ...]
    """Of its terms, in their order."""
    definition: str


class Index:
    """A glossary made ready to be searched many times; it does not change."""

    def __init__(self, glossary: Glossary) -> None:
        self._folded = {concept.id: _fold(concept) for concept in glossary.concepts}
        self._begin()

    def _begin(self) -> None:
        self.concepts: Mapping[str, Concept] = {id: self._folded[id].concept for id in sorted(self._folded)}
        """By id, in its order."""
        self.glossary = Glossary(tuple(self.concepts.values()))

    def changed(self, concepts: Mapping[str, Concept | None]) -> Index:
        """One in which `concepts`, by id, are as given, or not there for None."""
        made = Index.__new__(Index)
        made._folded = {id: each for id, each in self._folded.items() if id not in concepts}
        made._folded |= {id: _fold(concept) for id, concept in concepts.items() if concept}
        made._begin()
        return made

    def names(self, id: str) -> tuple[Name, ...]:
        """The names of the terms of the concept `id`, in the order of the terms."""
        return self._folded[id].names

    def search(
        self,
        query: str,
        language: str | None = None,
        subject: str | None = None,
        status: TermStatus | None = None,
    ) -> list[Concept]:
        """As `search`."""
        wanted = fold(query)
        if query.strip() and not wanted:
            return []
        found: list[tuple[_Match, str, Concept]] = []
        for id, concept in self.concepts.items():
            if subject is not None and concept.subject != subject:
                continue
            folded = self._folded[id]
            if language is None and status is None:
                texts = [text for _, text in folded.names]
            else:
                texts = [
                    text
                    for term, (code, text) in zip(concept.terms, folded.names, strict=True)
                    if language in (None, code) and status in (None, term.status)
                ]
            match = _best(wanted, texts, folded.definition if language in (None, "en") else "")
            if texts and match is not None:
                found.append((match, id, concept))
        return [concept for _, _, concept in sorted(found, key=lambda each: each[:2])]


def search(
    glossary: Glossary,
    query: str,
    language: str | None = None,
    subject: str | None = None,
    status: TermStatus | None = None,
) -> list[Concept]:
    """The concepts that have `query` in a term or in the definition, both as `fold` sees them.

    Terms that are the query come first, then those that begin with it, then those that contain it,
    then definitions; within each, by id. Only terms of `language` and `status` count where these are
    given, and a concept without any such term is left out; definitions are in English, so they count
    unless another language is asked for. An empty query finds all that the filters leave.
    """
    return Index(glossary).search(query, language, subject, status)


def _fold(concept: Concept) -> _Folded:
    names = tuple((term.language, fold(term.text)) for term in concept.terms)
    return _Folded(concept, names, fold(concept.definition))


def _best(wanted: str, texts: list[str], definition: str) -> _Match | None:
    if not wanted:
        return _Match.WITHIN
    if wanted in texts:
        return _Match.EXACT
    if any(text.startswith(wanted) for text in texts):
        return _Match.PREFIX
    if any(wanted in text for text in texts):
        return _Match.WITHIN
    return _Match.DEFINITION if wanted in definition else None
