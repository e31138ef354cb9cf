"""Where the glossary is used: in which units its terms stand, and where texts fall short of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.glossary.checks import Finding, Side, UnitTerms
from workbench.glossary.model import Concept


class Standing(StrEnum):
    """What the texts make of a concept."""

    USED = "used"
    """It is spoken of, and no finding is open."""
    VIOLATED = "violated"
    """A finding on it is open."""
    UNUSED = "unused"
    """No text speaks of it."""


class Place(NamedTuple):
    """A term in a unit."""

    unit: int
    side: Side
    """Of the text that `start` and `end` belong to."""
    start: int
    """Code points into that text."""
    end: int
    language: str
    """Of the term, which may be the other side's."""
    term: str
    """As the glossary has it."""


@dataclass(frozen=True, slots=True)
class Use:
    """What the units of one pair make of a concept."""

    places: tuple[Place, ...]
    """By unit in the order of the pair, side and start; a term within a longer one is not among them."""
    open: frozenset[int]
    """Units with a finding on the concept that nobody dismissed."""


def uses(
    languages: tuple[str, str],
    terms: Mapping[int, UnitTerms],
    findings: Mapping[int, Iterable[Finding]],
    dismissed: Collection[tuple[int, str]] = (),
) -> dict[str, Use]:
    """The use of each concept that a pair speaks of, or should speak of.

    `languages` are those of source and target, `terms` and `findings` go by unit, `dismissed` names units
    and `Finding.key`.
    """
    places: dict[str, list[Place]] = defaultdict(list)
    wrong: dict[str, set[int]] = defaultdict(set)
    for unit, said in terms.items():
        for concept, place in _places(unit, said, languages):
            places[concept].append(place)
        for finding in findings.get(unit, ()):
            if (unit, finding.key) not in dismissed:
                wrong[finding.concept].add(unit)
    return {
        concept: Use(tuple(places.get(concept, ())), frozenset(wrong.get(concept, ())))
        for concept in places.keys() | wrong.keys()
    }


def _places(unit: int, said: UnitTerms, languages: tuple[str, str]) -> Iterator[tuple[str, Place]]:
    own = dict(zip(Side, languages, strict=True))
    for side, other in zip(Side, reversed(Side), strict=True):
        hits = [(own[side], hit) for hit in said.found[side].hits]
        hits += [(own[other], hit) for hit in said.foreign[side]]
        for language, hit in sorted(hits, key=lambda each: (each[1].start, each[1].end)):
            yield hit.concept, Place(unit, side, hit.start, hit.end, language, hit.term)


def standing(found: Iterable[Use]) -> Standing:
    """What all of a concept's uses come to."""
    used = False
    for use in found:
        if use.open:
            return Standing.VIOLATED
        used = used or bool(use.places)
    return Standing.USED if used else Standing.UNUSED


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a subject field is used."""

    subject: str
    concepts: Mapping[Standing, int]
    """How many; all standings are there."""
    terms: int
    used_terms: int
    """Those that stand in a text."""


def coverage(
    concepts: Iterable[Concept],
    standings: Mapping[str, Standing],
    used_terms: Collection[tuple[str, str, str]],
) -> list[Coverage]:
    """A line for each subject, in their order.

    `standings` go by concept, unused where one is not named; `used_terms` are concept, language and text.
    """
    by_subject: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        by_subject[concept.subject].append(concept)
    lines = []
    for subject, found in sorted(by_subject.items()):
        stand = [standings.get(concept.id, Standing.UNUSED) for concept in found]
        terms = [(concept.id, term.language, term.text) for concept in found for term in concept.terms]
        used = sum(term in used_terms for term in terms)
        lines.append(Coverage(subject, {each: stand.count(each) for each in Standing}, len(terms), used))
    return lines
