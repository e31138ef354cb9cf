"""A concept as plain JSON, as the database keeps it and as people may write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any

from workbench.errors import GlossaryError, suggest
from workbench.glossary.model import Concept, PartOfSpeech, Term, TermStatus, TermType
from workbench.glossary.rules import in_order

_KINDS: dict[str, type[StrEnum]] = {
    "status": TermStatus,
    "type": TermType,
    "part_of_speech": PartOfSpeech,
}
_ASSUMED = {"status": TermStatus.PREFERRED, "type": TermType.FULL_FORM, "part_of_speech": PartOfSpeech.NOUN}
_CONCEPT, _TERM = ([field.name for field in fields(each)] for each in (Concept, Term))


def plain(concept: Concept) -> dict[str, Any]:
    """`concept` as JSON can hold it, its terms in their order."""
    return {**asdict(concept), "terms": [asdict(term) for term in in_order(concept.terms)]}


def from_plain(content: Mapping[str, Any]) -> Concept:
    """The concept that `plain` gave."""
    terms = tuple(
        Term(
            term["language"],
            term["text"],
            TermStatus(term["status"]),
            TermType(term["type"]),
            PartOfSpeech(term["part_of_speech"]),
            term["usage_note"],
        )
        for term in content["terms"]
    )
    return Concept(**{**content, "terms": terms})


def read_plain(content: object) -> Concept:
    """The concept that somebody wrote: what is left out is empty, or as a term mostly is.

    Raises GlossaryError for what has another form, or names something unknown.
    """
    given = _checked(content, _CONCEPT, "concept")
    listed = given.get("terms", [])
    if not isinstance(listed, list):
        raise GlossaryError("The 'terms' of the concept are no list: give one, in brackets.")
    terms = []
    for each in listed:
        term = _checked(each, _TERM, "term")
        for name, kinds in _KINDS.items():
            said = term.get(name, _ASSUMED[name])
            if said not in tuple(kinds):
                raise GlossaryError(f"There is no {name} '{said}'.{suggest(str(said), kinds)}")
        terms.append({"language": "", "text": "", "usage_note": "", **_ASSUMED, **term})
    return from_plain({**dict.fromkeys(_CONCEPT, ""), **given, "terms": terms})


def _checked(content: object, names: list[str], what: str) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise GlossaryError(f"A {what} is an object in braces, not {content!r:.60}.")
    for name, said in content.items():
        if name not in names:
            raise GlossaryError(f"A {what} has no '{name}'.{suggest(name, names)}")
        if name != "terms" and not isinstance(said, str):
            raise GlossaryError(f"The '{name}' of a {what} is {said!r:.60}: give a text.")
    return content
