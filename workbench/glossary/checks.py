"""What a pair of texts does to the glossary: terms not translated, not to be used, translated in two ways.

Only facts come out of here, no words for people: the kind of a finding is the key to those.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import chain, groupby

from workbench.glossary.folding import repair, squeeze
from workbench.glossary.model import Glossary, Term, TermStatus, TermType
from workbench.glossary.recognition import Found, Hit, Recogniser

APPROVED = (TermStatus.PREFERRED, TermStatus.ADMITTED)
_SHORT = (TermType.ACRONYM, TermType.ABBREVIATION)
_MISSPELT = 0.7
"""How alike (0 to 1) a term to be avoided and an approved one are when only the spelling differs."""
_TELLING = 4
"""Characters from which on a Thai term that stands within a longer word still shows what is meant."""
_YEAR = re.compile(r"\s*(\d{4})(?!\d)")
_NUMBER = re.compile(r"\d{1,9}")
_BUDDHIST_ERA = 543
"""Years by which it is ahead of the common era."""


class Side(StrEnum):
    SOURCE = "source"
    TARGET = "target"


class FindingKind(StrEnum):
    """What is wrong; the value is the key to the words for it."""

    MISSING = "missing translation"
    """A term of the source has no approved term of its concept in the target."""
    FORBIDDEN = "forbidden term"
    DEPRECATED = "deprecated term"
    INCONSISTENT = "second translation"
    """Elsewhere in the document the same term is translated with the preferred one."""
    UNEXPANDED = "unexpanded acronym"
    """It is the document's first, and the full form has not been given."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a reviewer should see."""

    kind: FindingKind
    concept: str
    """Id."""
    side: Side
    """Of the text that `start` and `end` belong to."""
    start: int
    """Code points into that text."""
    end: int
    text: str
    """What stands there."""
    term: str
    """As the glossary has it."""
    expected: tuple[str, ...]
    """Terms of which one should stand there (or in the other text, for a missing translation); best first."""

    @property
    def key(self) -> str:
        """Names the finding in its unit for as long as it is the same, wherever in the text it moves.

        A dismissal is kept under it. Several places with one term on one side have the same key.
        """
        # Which of its terms names an untranslated concept makes no difference.
        term = "" if self.kind is FindingKind.MISSING else self.term
        return "|".join((self.kind, self.concept, self.side, term))


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """The terms on both sides of a unit; all that checks need."""

    source: str
    target: str
    found: dict[Side, Found]
    """In the side's language."""
    foreign: dict[Side, list[Hit]]
    """Terms of the other side's language that stand on this side, as acronyms do in Thai."""

    @property
    def concepts(self) -> frozenset[str]:
        """Ids of all that are spoken of, on either side."""
        return frozenset(hit.concept for side in Side for hit in self.all(side))

    def all(self, side: Side) -> Iterator[Hit]:
        """What stands on a side, in whatever language and however covered."""
        return chain(self.found[side].hits, self.found[side].covered, self.foreign[side])

    def text(self, side: Side) -> str:
        return self.source if side is Side.SOURCE else self.target

    @property
    def two_sided(self) -> bool:
        """Whether there is text on both sides."""
        return bool(self.source.strip() and self.target.strip())


class Checker:
    """Checks units of two languages against a glossary; made once, for any number of units."""

    def __init__(
        self, glossary: Glossary, source: str, target: str, recogniser: Recogniser | None = None
    ) -> None:
        """`recogniser`, where there is one already, must be that of the same glossary."""
        self._languages = {Side.SOURCE: source, Side.TARGET: target}
        self._recogniser = recogniser or Recogniser(glossary)
        self._concepts = {concept.id: concept for concept in glossary.concepts}
        self._terms = {
            (concept.id, term.text): term for concept in glossary.concepts for term in concept.terms
        }

    def terms(self, source: str, target: str) -> UnitTerms:
        """What the texts of a unit speak of."""
        texts = {Side.SOURCE: source, Side.TARGET: target}
        return UnitTerms(
            source,
            target,
            {side: self._recogniser.find_all(texts[side], self._languages[side]) for side in Side},
            {side: self._recogniser.find(texts[side], self._languages[_other(side)]) for side in Side},
        )

    def check(self, unit: UnitTerms) -> list[Finding]:
        """What a unit with text on both sides shows by itself; by side, then place. Without both, nothing."""
        if not unit.two_sided:
            return []
        findings = [*self._missing(unit), *self._to_be_avoided(unit)]
        return sorted(findings, key=lambda finding: (finding.side is Side.TARGET, finding.start))

    def check_document(self, units: Sequence[UnitTerms]) -> list[list[Finding]]:
        """What only all units of a document show, for each of them, in order.

        Units without text on both sides count as context and have no findings.
        """
        findings: list[list[Finding]] = [[] for _ in units]
        for at, finding in chain(self._inconsistent(units), self._unexpanded(units)):
            findings[at].append(finding)
        return findings

    def _missing(self, unit: UnitTerms) -> Iterator[Finding]:
        language = self._languages[Side.TARGET]
        spoken_of = self._spoken_of(unit, Side.TARGET)
        told: set[str] = set()
        for hits in _stretches(unit.found[Side.SOURCE].hits):
            concepts = [hit.concept for hit in hits]
            expected = self._approved(concepts, language)
            if not expected or told.intersection(concepts) or spoken_of.intersection(concepts):
                continue
            if self._term(hits[0]).type in _SHORT and _year_stands(unit.source, hits[0].end, unit.target):
                continue
            if language != "th" or not _stands_loosely(expected, unit.target):
                told.update(concepts)
                yield _finding(FindingKind.MISSING, Side.SOURCE, hits[0], expected)

    def _spoken_of(self, unit: UnitTerms, side: Side) -> set[str]:
        """Concepts that a side names, by a good term or a bad one, or by one left in the other language."""
        own = chain(unit.found[side].hits, unit.found[side].covered)
        kept = (hit for hit in unit.foreign[side] if self._is_kept(hit, unit.text(side)))
        return {hit.concept for hit in chain(own, kept)}

    def _to_be_avoided(self, unit: UnitTerms) -> Iterator[Finding]:
        for side in Side:
            elsewhere = {hit.concept for hit in unit.all(_other(side))}
            for hits in _stretches(unit.found[side].hits):
                good = [hit for hit in hits if hit.status in APPROVED]
                for hit in hits:
                    if hit in good or (good and elsewhere.intersection(each.concept for each in good)):
                        continue
                    expected = self._approved([hit.concept], self._languages[side])
                    misspelt = not good and _is_misspelt(hit.term, expected)
                    if hit.concept in elsewhere or misspelt:
                        yield _finding(_AVOIDED[hit.status], side, hit, expected)

    def _inconsistent(self, units: Sequence[UnitTerms]) -> Iterator[tuple[int, Finding]]:
        uses: dict[tuple[str, str], list[tuple[int, Hit]]] = defaultdict(list)
        for at, unit in enumerate(units):
            said = {hit.concept: hit.term for hit in unit.found[Side.SOURCE].hits}
            for hit in unit.found[Side.TARGET].hits:
                if unit.two_sided and hit.concept in said and hit.status in APPROVED:
                    uses[hit.concept, said[hit.concept]].append((at, hit))
        for found in uses.values():
            preferred = next((hit for _, hit in found if hit.status is TermStatus.PREFERRED), None)
            for at, hit in found:
                if preferred and hit.status is TermStatus.ADMITTED and self._are_two_ways(preferred, hit):
                    yield at, _finding(FindingKind.INCONSISTENT, Side.TARGET, hit, (preferred.term,))

    def _are_two_ways(self, one: Hit, other: Hit) -> bool:
        """Whether the two are different words, not one a short form of the other."""
        if self._term(one).type in _SHORT or self._term(other).type in _SHORT:
            return False
        keys = squeeze(one.term).key, squeeze(other.term).key
        return not (keys[0] in keys[1] or keys[1] in keys[0])

    def _unexpanded(self, units: Sequence[UnitTerms]) -> Iterator[tuple[int, Finding]]:
        for side in Side:
            known: set[str] = set()
            for at, unit in enumerate(units):
                known |= {hit.concept for hit in unit.all(side) if self._term(hit).type not in _SHORT}
                hits = sorted((*unit.found[side].hits, *unit.foreign[side]), key=lambda hit: hit.start)
                for same in _stretches(hits):
                    concepts = {hit.concept for hit in same}
                    acronyms = all(self._needs_expansion(hit) for hit in same)
                    if acronyms and not known & concepts and not _in_brackets(same[0], unit.text(side)):
                        expected = self._full_forms(same, self._languages[side])
                        if expected and unit.two_sided:
                            yield at, _finding(FindingKind.UNEXPANDED, side, same[0], expected)
                    known |= concepts

    def _needs_expansion(self, hit: Hit) -> bool:
        """Whether it is an acronym, and not one that is better known than what it stands for."""
        return self._term(hit).type is TermType.ACRONYM and hit.status is not TermStatus.PREFERRED

    def _full_forms(self, hits: Iterable[Hit], language: str) -> tuple[str, ...]:
        return tuple(
            text
            for concept in dict.fromkeys(hit.concept for hit in hits)
            for text in self._approved([concept], language)
            if self._terms[concept, text].type not in _SHORT
        )

    def _approved(self, concepts: Iterable[str], language: str) -> tuple[str, ...]:
        """The terms that may be used for any of `concepts`, preferred ones first."""
        statuses = ((status, self._concepts[id]) for status in APPROVED for id in concepts)
        terms = (term.text for status, concept in statuses for term in concept.terms_in(language, status))
        return tuple(dict.fromkeys(terms))

    def _term(self, hit: Hit) -> Term:
        return self._terms[hit.concept, hit.term]

    def _is_kept(self, hit: Hit, text: str) -> bool:
        """Whether a term of the other language stands for the translation, not in brackets behind one."""
        return self._term(hit).type in _SHORT or not _in_brackets(hit, text)


_AVOIDED = {
    TermStatus.FORBIDDEN: FindingKind.FORBIDDEN,
    TermStatus.DEPRECATED: FindingKind.DEPRECATED,
}


def _other(side: Side) -> Side:
    return Side.TARGET if side is Side.SOURCE else Side.SOURCE


def _finding(kind: FindingKind, side: Side, hit: Hit, expected: tuple[str, ...]) -> Finding:
    return Finding(kind, hit.concept, side, hit.start, hit.end, hit.text, hit.term, expected)


def _in_brackets(hit: Hit, text: str) -> bool:
    """Whether a bracket opens before it, as where a term or acronym is introduced."""
    return text[: hit.start].endswith("(")


def _stretches(hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    """The hits of each stretch; more than one where it stands for several concepts."""
    return (list(same) for _, same in groupby(hits, key=lambda hit: (hit.start, hit.end)))


def _year_stands(text: str, at: int, other: str) -> bool:
    """Whether a year follows in `text` that `other` has as well, as 2019 says พ.ศ. 2562."""
    year = _YEAR.match(text, at)
    if year is None:
        return False
    given = int(year[1])
    numbers = {int(number) for number in _NUMBER.findall(other)}
    return not numbers.isdisjoint((given, given - _BUDDHIST_ERA, given + _BUDDHIST_ERA))


def _stands_loosely(terms: Iterable[str], text: str) -> bool:
    """Whether one of the Thai terms is in the text, be it within a longer word, as รับรอง is in การรับรอง."""
    key = squeeze(repair(text).text).key
    return any(len(each) >= _TELLING and each in key for each in map(_key, terms))


@lru_cache(maxsize=2**14)
def _key(term: str) -> str:
    return squeeze(repair(term).text).key


@lru_cache(maxsize=2**12)
def _is_misspelt(term: str, approved: tuple[str, ...]) -> bool:
    """Whether `term` is one of the others but for its spelling, and so wrong whatever it stands for."""
    return any(SequenceMatcher(None, _key(term), _key(each)).ratio() >= _MISSPELT for each in approved)
