"""Concepts that may be one, or that contradict each other: what they are called shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from workbench.glossary.checks import APPROVED
from workbench.glossary.model import Concept, Term
from workbench.glossary.search import Index, Name


class Likeness(StrEnum):
    """How two concepts are alike; what has to be looked at first comes first."""

    CONTRADICTION = "contradiction"
    """One says to use a term that the other says to avoid."""
    DUPLICATE = "duplicate"
    """They share terms in two languages, or in the only one that either has."""
    NAMESAKE = "namesake"
    """They share a term in one language: one word for two things, or two concepts for one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a concept has in common with another one."""

    other: str
    """Id."""
    kind: Likeness
    terms: tuple[tuple[Term, Term], ...]
    """Terms that are the same as `fold` sees them: the concept's own, then the other's."""


class Relations:
    """Which concepts of a glossary share terms."""

    def __init__(self, index: Index) -> None:
        self._index = index
        named: dict[Name, list[str]] = defaultdict(list)
        for id in index.concepts:
            for name in set(index.names(id)):
                # Bare marks say nothing.
                if name[1]:
                    named[name].append(id)
        self._shared = {name: tuple(ids) for name, ids in named.items() if len(ids) > 1}
        self.concepts = frozenset(id for ids in self._shared.values() for id in ids)
        """Ids of those that have a relation."""

    def of(self, id: str) -> tuple[Relation, ...]:
        """The relations of the concept `id`, by what has to be looked at first, then by id."""
        others = {other for name in self._index.names(id) for other in self._shared.get(name, ())}
        found = [self._relation(id, other) for other in others - {id}]
        rank = list(Likeness)
        return tuple(sorted(found, key=lambda each: (rank.index(each.kind), each.other)))

    def _relation(self, id: str, other: str) -> Relation:
        own, their = self._by_name(id), self._by_name(other)
        terms = tuple(
            (term, same) for name in own.keys() & their.keys() for term in own[name] for same in their[name]
        )
        languages = {term.language for term, _ in terms}
        if any((term.status in APPROVED) != (same.status in APPROVED) for term, same in terms):
            kind = Likeness.CONTRADICTION
        elif len(languages) > 1 or any(
            languages == _languages(self._index.concepts[each]) for each in (id, other)
        ):
            kind = Likeness.DUPLICATE
        else:
            kind = Likeness.NAMESAKE
        return Relation(other, kind, tuple(sorted(terms, key=lambda each: (each[0].language, each[0].text))))

    def _by_name(self, id: str) -> dict[Name, list[Term]]:
        terms: dict[Name, list[Term]] = defaultdict(list)
        for name, term in zip(self._index.names(id), self._index.concepts[id].terms, strict=True):
            terms[name].append(term)
        return terms


def _languages(concept: Concept) -> set[str]:
    return {term.language for term in concept.terms}
