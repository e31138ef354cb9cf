"""Two concepts that turned out to be one."""

from __future__ import annotations

from dataclasses import replace

from workbench.glossary.differences import FIELDS
from workbench.glossary.model import Concept, TermStatus
from workbench.glossary.rules import in_order


def merged(concept: Concept, other: Concept) -> Concept:
    """`concept` with what only `other` says: its terms, and the texts that `concept` leaves empty.

    A term of both stays as `concept` has it. Where both prefer a term of a language, that of `other` is
    admitted.
    """
    known = {(term.language, term.text) for term in concept.terms}
    led = {term.language for term in concept.terms if term.status is TermStatus.PREFERRED}
    brought = tuple(
        replace(term, status=TermStatus.ADMITTED)
        if term.status is TermStatus.PREFERRED and term.language in led
        else term
        for term in other.terms
        if (term.language, term.text) not in known
    )
    texts = {name: getattr(concept, name) or getattr(other, name) for name in FIELDS}
    return replace(concept, **texts, terms=in_order((*concept.terms, *brought)))
