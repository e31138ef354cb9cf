"""Concepts, terms and differences as HTML and as labels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workbench.glossary import Concept, Term, TermStatus
from workbench.glossary.differences import Difference, FieldDifference
from workbench.ui.format import language_name
from workbench.ui.markup import Markup, element, join
from workbench.ui.text import words

_FIRST: Final = ("th", "en")


def names(concept: Concept) -> list[Term]:
    """The best term of each language, Thai and English first."""
    best: dict[str, Term] = {}
    for term in concept.terms:
        best.setdefault(term.language, term)
    order = [*_FIRST, *sorted(best.keys() - set(_FIRST))]
    return [best[code] for code in order if code in best]


def name(concept: Concept) -> str:
    """What a concept is called, on one line."""
    return " · ".join(term.text for term in names(concept)) or concept.id


def heading(concept: Concept) -> Markup:
    """The same, each name in its language."""
    parts: list[Markup] = []
    for term in names(concept):
        parts += [Markup(" · ")] if parts else []
        parts.append(element("span", term.text, lang=term.language))
    return join(*parts) if parts else element("span", concept.id)


def subject(of: str) -> str:
    """A subject field in the interface's language, where it is known to it."""
    said = words().glossary
    return said.subjects.get(of, of) if of else said.no_subject


def told_term(term: Term, status: TermStatus | None = None) -> Markup:
    """A term with its status."""
    status = status or term.status
    chip = element("span", words().common.term_status[status], class_=f"wb-chip wb-{status}")
    return join(element("span", term.text, lang=term.language), " ", chip)


def told_terms(concept: Concept) -> Markup:
    """All terms of a concept, a line for each."""
    return element(
        "ul", *(element("li", told_term(term)) for term in concept.terms), class_="wb-terms wb-plain"
    )


def told_differences(found: Iterable[Difference]) -> Markup | None:
    """What is otherwise, a line for each; None for nothing."""
    lines = [element("li", _difference(each)) for each in found]
    return element("ul", *lines, class_="wb-changes wb-plain") if lines else None


def _difference(of: Difference) -> Markup:
    if isinstance(of, FieldDifference):
        what = element("span", words().glossary.editing.fields[of.field], class_="wb-what")
        before, after = of.before, of.after
        if of.field == "subject":
            before, after = (subject(each) if each else "" for each in (before, after))
    else:
        code = element("span", language_name(of.language), class_="wb-quiet")
        what = join(element("span", of.text, lang=of.language, class_="wb-what"), " ", code)
        before, after = (term_facts(each) if each else "" for each in (of.before, of.after))
    gone, come = element("del", before) if before else None, element("ins", after) if after else None
    return join(what, ": ", gone, " → " if gone and come else None, come)


def term_facts(term: Term) -> str:
    """Status, type, part of speech and usage note of a term."""
    said = words()
    facts = [
        said.common.term_status[term.status],
        said.glossary.editing.types[term.type],
        said.glossary.editing.parts_of_speech[term.part_of_speech],
    ]
    if term.usage_note:
        facts.append(term.usage_note)
    return ", ".join(facts)
