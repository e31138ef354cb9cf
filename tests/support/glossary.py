"""Small glossaries."""

from __future__ import annotations

from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType

PREFERRED, ADMITTED, DEPRECATED, FORBIDDEN = TermStatus


def term(
    language: str,
    text: str,
    status: TermStatus = PREFERRED,
    type: TermType | None = None,
    part_of_speech: PartOfSpeech = PartOfSpeech.NOUN,
) -> Term:
    """A term; one in capitals is an acronym unless it is said to be something else."""
    kind = TermType.ACRONYM if text.isupper() and text.isascii() else TermType.FULL_FORM
    return Term(language, text, status, type or kind, part_of_speech)


def glossary(**concepts: list[Term]) -> Glossary:
    """Concepts by id; an underscore in it stands for a hyphen."""
    return Glossary(
        tuple(
            Concept(id.replace("_", "-"), "", "", "", "", tuple(terms))
            for id, terms in sorted(concepts.items())
        )
    )
