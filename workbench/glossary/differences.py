"""In what two states of a concept differ, and one state out of two that people made of the same one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from workbench.glossary.model import Concept, Term
from workbench.glossary.rules import in_order

FIELDS = ("subject", "definition", "note", "source")
"""Of a concept, beside its id and its terms."""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that is otherwise."""

    field: str
    """One of `FIELDS`."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TermDifference:
    """A term that came, went, or is told of otherwise."""

    language: str
    text: str
    before: Term | None
    after: Term | None


Difference = FieldDifference | TermDifference


def differences(before: Concept | None, after: Concept | None) -> Iterator[Difference]:
    """What changes from `before` to `after`, fields first; None stands for a concept without anything."""
    for field in FIELDS:
        old, new = (getattr(concept, field) if concept else "" for concept in (before, after))
        if old != new:
            yield FieldDifference(field, old, new)
    old_terms, new_terms = _terms(before), _terms(after)
    for language, text in old_terms | new_terms:
        pair = old_terms.get((language, text)), new_terms.get((language, text))
        if pair[0] != pair[1]:
            yield TermDifference(language, text, *pair)


Key = tuple[str, str]
"""The field, and an empty text; or a term's language and text."""


def key(difference: Difference) -> Key:
    """What a difference is about."""
    if isinstance(difference, FieldDifference):
        return difference.field, ""
    return difference.language, difference.text


def mine_alone(before: Concept | None, mine: Concept, theirs: Concept) -> frozenset[Key]:
    """What I made something of and they did not; what both changed, a person has to choose."""
    ours = {key(each) for each in differences(before, mine)}
    others = {key(each) for each in differences(before, theirs)}
    return frozenset(ours - others)


def reconciled(theirs: Concept, mine: Concept, taken: Collection[Key]) -> Concept:
    """`theirs` with what `taken` names as `mine` has it."""
    fields = {field: getattr(mine, field) for field in FIELDS if (field, "") in taken}
    own, terms = _terms(mine), _terms(theirs)
    for place in taken:
        if place in own:
            terms[place] = own[place]
        else:
            terms.pop(place, None)
    return replace(theirs, **fields, terms=in_order(tuple(terms.values())))


def _terms(concept: Concept | None) -> dict[Key, Term]:
    return {(term.language, term.text): term for term in concept.terms} if concept else {}
