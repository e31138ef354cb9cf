"""Concepts as rows for people to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.glossary.model import Concept, TermStatus


@dataclass(frozen=True, slots=True)
class Row:
    """One concept on one line; several terms in a cell are set apart by `; `."""

    concept: str
    subject: str
    thai: str
    """Preferred."""
    thai_admitted: str
    english: str
    """Preferred."""
    english_admitted: str
    avoid: str
    """Deprecated and forbidden, of both languages."""
    definition: str
    note: str
    source: str


def table(concepts: Iterable[Concept]) -> list[Row]:
    """One row a concept, in the order given."""
    return [
        Row(
            concept=concept.id,
            subject=concept.subject,
            thai=_cell(concept, "th", TermStatus.PREFERRED),
            thai_admitted=_cell(concept, "th", TermStatus.ADMITTED),
            english=_cell(concept, "en", TermStatus.PREFERRED),
            english_admitted=_cell(concept, "en", TermStatus.ADMITTED),
            avoid="; ".join(
                term.text
                for term in concept.terms
                if term.status in (TermStatus.DEPRECATED, TermStatus.FORBIDDEN)
            ),
            definition=concept.definition,
            note=concept.note,
            source=concept.source,
        )
        for concept in concepts
    ]


def _cell(concept: Concept, language: str, status: TermStatus) -> str:
    return "; ".join(term.text for term in concept.terms_in(language, status))
