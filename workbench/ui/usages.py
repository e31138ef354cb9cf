"""What the texts of all pairs make of the glossary, gathered pair by pair while somebody looks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import Final

from workbench.glossary.usage import Standing, Use, standing, uses
from workbench.store import Store
from workbench.store.model import Pair
from workbench.ui.terms import Terms

_FRESH: Final = 2.0
"""Seconds for which what is complete is not asked for again."""


class Usage:
    """What is known."""

    def __init__(self, by_pair: Mapping[str, Mapping[str, Use]], pairs: int, current: int) -> None:
        self.by_pair = by_pair
        """By pair, then concept; what was known of a pair stays until it has been read again."""
        self.pairs = pairs
        self.current = current
        """Pairs of which it is known as they and the glossary are now."""

    @property
    def complete(self) -> bool:
        """Whether all is known as it is now."""
        return self.current == self.pairs

    def of(self, concept: str) -> dict[str, Use]:
        """The use of one concept, by pair."""
        return {pair: found[concept] for pair, found in self.by_pair.items() if concept in found}

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """By concept; those that are not named are unused."""
        concepts = {concept for found in self.by_pair.values() for concept in found}
        return {concept: standing(self.of(concept).values()) for concept in concepts}

    @cached_property
    def terms(self) -> frozenset[tuple[str, str, str]]:
        """Concept, language and text of each term that stands in a text."""
        return frozenset(
            (concept, place.language, place.term)
            for found in self.by_pair.values()
            for concept, use in found.items()
            for place in use.places
        )


class Usages:
    """Gathers the usage; shared by all sessions."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._states: dict[str, tuple[int, int]] = {}
        """By pair, the revisions of pair and glossary that its uses are of."""
        self._usage = Usage({}, 0, 0)
        self._looked = (-1, 0.0)

    def look(self, store: Store, terms: Terms) -> Usage:
        """What is known now; as long as it is not complete, another look gets further."""
        with self._lock:
            glossary = store.glossary_revision()
            if self._looked[0] == glossary and monotonic() - self._looked[1] < _FRESH:
                return self._usage
            pairs = [pair for pair in store.pairs() if pair.total]
            by_pair = {pair.id: self._usage.by_pair[pair.id] for pair in pairs if pair.id in self._states}
            current, changed = 0, by_pair.keys() != self._usage.by_pair.keys()
            for pair in pairs:
                known = self._states.get(pair.id)
                now = store.changes(pair.id, known[0] if known else None).revision, glossary
                if known != now:
                    found = _uses(store, terms, pair, now)
                    # One after the other: they are read in one thread, and what is read is let go again.
                    if found is None:
                        break
                    by_pair[pair.id], self._states[pair.id], changed = found, now, True
                current += 1
            if changed or (len(pairs), current) != (self._usage.pairs, self._usage.current):
                self._usage = Usage(by_pair, len(pairs), current)
            self._looked = (glossary, monotonic()) if self._usage.complete else (-1, 0.0)
            return self._usage


def _uses(store: Store, terms: Terms, pair: Pair, now: tuple[int, int]) -> dict[str, Use] | None:
    """None as long as the pair has not been read."""
    seen = terms.look(store, pair.id, now[0])
    if seen is None or seen.state != now:
        return None
    dismissed = {(each.unit, each.finding) for each in store.dismissals(pair.id)}
    return uses((pair.source.language, pair.target.language), seen.terms, seen.findings, dismissed)
