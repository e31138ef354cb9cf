"""Ids for concepts that come without one, or whose id is taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from workbench.glossary.model import Concept, TermStatus

_LONGEST = 60
_NO_LETTER = re.compile("[^a-z0-9]+")


class Ids:
    """Gives ids such as `digital-economy`, and none twice."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: Counter[str] = Counter()

    def take(self, id: str) -> None:
        """Keep `id` from being given."""
        self._taken.add(id)

    def give(self, concept: Concept) -> str:
        """An id after the English name of `concept`, with a number where that is taken."""
        stem = _stem(concept)
        id = stem
        while id in self._taken:
            # Counted on, for a file may have thousands without an English name.
            self._last[stem] += 1
            id = f"{stem}-{self._last[stem] + 1}"
        self._taken.add(id)
        return id


def _stem(concept: Concept) -> str:
    names = (*concept.terms_in("en", TermStatus.PREFERRED), *concept.terms_in("en"))
    for name in names:
        stem = _NO_LETTER.sub("-", name.text.casefold()).strip("-")[:_LONGEST].strip("-")
        if stem:
            return stem
    return "concept"
