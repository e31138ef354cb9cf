"""One concept out of two, and in what two differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from workbench.exchange.glossaries.drafts import AVOID
from workbench.exchange.glossaries.model import Entry
from workbench.glossary import Concept, Term, TermStatus
from workbench.glossary.differences import FIELDS, FieldDifference, differences
from workbench.glossary.rules import in_order


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an import changes in a concept."""

    what: str
    """A field of the concept, or a term with its language."""
    before: str
    """Empty where there was none."""
    after: str
    """Empty where it goes."""


def updated(existing: Concept, entry: Entry) -> Concept:
    """`existing` with what `entry` says; what the file leaves open or out stays as it was.

    A term that the file prefers takes the place of another that was preferred, which is admitted then.
    """
    said: dict[str, Any] = {name: text for name in FIELDS if (text := getattr(entry.concept, name))}
    terms = {(term.language, term.text): term for term in existing.terms}
    led = {term.language for term in existing.terms if term.status is TermStatus.PREFERRED}
    led_by_file = set()
    for term, assumed in zip(entry.concept.terms, entry.assumed, strict=True):
        known = terms.get((term.language, term.text))
        kept: dict[str, Any] = {}
        if known:
            kept = {name: getattr(known, name) for name in assumed}
            kept["usage_note"] = term.usage_note or known.usage_note
        elif "status" in assumed and term.language in led:
            kept["status"] = TermStatus.ADMITTED
        terms[term.language, term.text] = replace(term, **kept)
        if term.status is TermStatus.PREFERRED and "status" not in assumed:
            led_by_file.add((term.language, term.text))
    for code in {code for code, _ in led_by_file}:
        for place, term in terms.items():
            if term.language == code and term.status is TermStatus.PREFERRED and place not in led_by_file:
                terms[place] = replace(term, status=TermStatus.ADMITTED)
    return replace(existing, **said, terms=in_order(tuple(terms.values())))


def replaced(existing: Concept, entry: Entry) -> Concept:
    """What the file says and nothing else, under the id of `existing`."""
    return replace(entry.concept, id=existing.id)


def told_differences(before: Concept, after: Concept) -> Iterator[Difference]:
    """What changes from `before` to `after`, in words; ids are not compared."""
    for each in differences(before, after):
        if isinstance(each, FieldDifference):
            yield Difference(each.field, each.before, each.after)
        else:
            yield Difference(f"{each.text} ({each.language})", _told(each.before), _told(each.after))


def contradictions(existing: Concept, concept: Concept) -> Iterator[str]:
    """A sentence for each term that one of the two says to use and the other to avoid."""
    known = {(term.language, term.text): term.status for term in existing.terms}
    for term in concept.terms:
        status = known.get((term.language, term.text), term.status)
        if (status in AVOID) != (term.status in AVOID):
            yield (f"'{term.text}' ({term.language}) is {status} in the glossary, {term.status} in the file.")


def _told(term: Term | None) -> str:
    if term is None:
        return ""
    facts = f"{term.status}, {term.type}, {term.part_of_speech}"
    return f"{facts}: {term.usage_note}" if term.usage_note else facts
