"""The glossary as values: concepts, and the terms that stand for them (after ISO 30042, TBX)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TermStatus(StrEnum):
    """Whether a term may be used for its concept; in the order in which terms are listed."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


class TermType(StrEnum):
    """What kind of form a term is."""

    FULL_FORM = "full form"
    ABBREVIATION = "abbreviation"
    """Shortened as a word or a name is, mostly with full stops: กต., พ.ร.บ., B.E."""
    ACRONYM = "acronym"
    """Made of the initials, whether read as letters or as a word: UNODC, ASEAN."""
    TRANSLITERATION = "transliteration"
    """Another language's word in this language's letters: มัลแวร์."""


class PartOfSpeech(StrEnum):
    """What a term is in a sentence."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    PROPER_NOUN = "proper noun"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Term:
    """One way of saying a concept in one language."""

    language: str
    """Code of a language that `workbench.language` knows."""
    text: str
    """One line, without white space at the ends."""
    status: TermStatus
    type: TermType
    part_of_speech: PartOfSpeech
    usage_note: str = ""
    """Who uses it, when, and why it is deprecated or forbidden where it is."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that is spoken of, whatever it is called."""

    id: str
    """Unique and stable; lower-case words joined by hyphens, such as `cyber-sovereignty`."""
    subject: str
    """Subject field, such as `digital policy`."""
    definition: str
    """In English; empty where the terms say it all."""
    note: str
    source: str
    """Where the usage is seen."""
    terms: tuple[Term, ...]
    """No two of the same language and text."""

    def terms_in(self, language: str, *statuses: TermStatus) -> tuple[Term, ...]:
        """The terms of `language`, in order; of the given statuses only, where any are given."""
        return tuple(
            term
            for term in self.terms
            if term.language == language and (not statuses or term.status in statuses)
        )


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts, in the order of their ids."""

    concepts: tuple[Concept, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subject fields in use, sorted."""
        return tuple(sorted({concept.subject for concept in self.concepts}))
