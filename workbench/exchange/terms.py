"""The glossary's terms in a unit, as files for other tools carry them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.glossary import Glossary, Recogniser, Side, TermStatus

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair

_TO_BE_USED = (TermStatus.PREFERRED, TermStatus.ADMITTED)


@dataclass(frozen=True, slots=True)
class UnitTerm:
    """A term that stands in a unit."""

    side: Side
    start: int
    """Code points into that side's text."""
    end: int
    text: str
    """As it stands there."""
    concept: str
    """Id."""
    term: str
    """As the glossary has it."""
    status: TermStatus
    translations: tuple[str, ...]
    """What the concept may be called in the other side's language, the best first."""
    definition: str
    """Of the concept, in English; may be empty."""


FindTerms = Callable[["Unit", "Pair"], Sequence[UnitTerm]]
"""The terms of a unit: those of the source, then those of the target, each in order."""


class TermFinder:
    """Finds the terms of a glossary in units; made once, for any number of units. It is a `FindTerms`."""

    def __init__(self, glossary: Glossary, recogniser: Recogniser | None = None) -> None:
        """`recogniser`, where there is one already, must be that of the same glossary."""
        self._recogniser = recogniser or Recogniser(glossary)
        self._concepts = {concept.id: concept for concept in glossary.concepts}

    def __call__(self, unit: Unit, pair: Pair) -> list[UnitTerm]:
        """The terms on both sides of `unit`."""
        source, target = pair.source.language, pair.target.language
        return [
            *self._side(Side.SOURCE, unit.source_text, source, target),
            *self._side(Side.TARGET, unit.target_text, target, source),
        ]

    def _side(self, side: Side, text: str, language: str, other: str) -> list[UnitTerm]:
        found = []
        for hit in self._recogniser.find(text, language):
            concept = self._concepts[hit.concept]
            preferred, admitted = (concept.terms_in(other, status) for status in _TO_BE_USED)
            translations = tuple(term.text for term in (*preferred, *admitted))
            found.append(
                UnitTerm(
                    side,
                    hit.start,
                    hit.end,
                    hit.text,
                    hit.concept,
                    hit.term,
                    hit.status,
                    translations,
                    concept.definition,
                )
            )
        return found
