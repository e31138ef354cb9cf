"""The terms and findings of a pair's units, kept up to date while texts and glossary change."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.glossary.changes import affected, changed_concepts
from workbench.glossary.checks import Checker, Finding, UnitTerms
from workbench.glossary.model import Glossary
from workbench.glossary.recognition import Recogniser

Text = tuple[int, str, str]
"""A unit's id and its texts, source first."""


class Watch:
    """What the glossary says of one pair of documents.

    The first update reads all texts, a later one only what has changed: two thousand units take some two
    seconds at first, and a hundredth of that after an edit. Not for several threads at once.
    """

    def __init__(self, source: str, target: str) -> None:
        """For texts in the languages `source` and `target`."""
        self._languages = source, target
        self._glossary = Glossary(())
        self.terms: dict[int, UnitTerms] = {}
        """By unit, what its texts speak of; in the order of the pair."""
        self.findings: dict[int, tuple[Finding, ...]] = {}
        """By unit, where there are any; by side, then place."""
        self._own: dict[int, list[Finding]] = {}

    def update(self, glossary: Glossary, recogniser: Recogniser, units: Sequence[Text]) -> frozenset[int]:
        """Bring all up to date with `units`, in the order of the pair, and with `glossary`.

        `recogniser` is that of the glossary. Gives the units whose terms or findings changed, or that are
        gone.
        """
        checker = Checker(glossary, *self._languages, recogniser)
        stale = self._stale(glossary, units)
        terms = {
            id: checker.terms(source, target) if id in stale else self.terms[id]
            for id, source, target in units
        }
        own = {id: checker.check(terms[id]) if id in stale else self._own[id] for id in terms}
        together = checker.check_document(list(terms.values()))
        findings = {
            id: tuple(sorted((*own[id], *shared), key=lambda each: (each.side != "source", each.start)))
            for id, shared in zip(terms, together, strict=True)
            if own[id] or shared
        }
        changed = {
            id
            for id in terms.keys() | self.terms.keys()
            if id in stale or id not in terms or findings.get(id) != self.findings.get(id)
        }
        self._glossary, self._own, self.terms, self.findings = glossary, own, terms, findings
        return frozenset(changed)

    def _stale(self, glossary: Glossary, units: Sequence[Text]) -> set[int]:
        """The units whose terms are not known, or not known any more."""
        stale, known = set(), []
        for id, source, target in units:
            terms = self.terms.get(id)
            if terms is None or (terms.source, terms.target) != (source, target):
                stale.add(id)
            else:
                known.append((id, terms.concepts, source, target))
        changed = changed_concepts(self._glossary, glossary) if known else ()
        if changed:
            stale.update(affected(known, self._languages, changed, glossary))
        return stale
