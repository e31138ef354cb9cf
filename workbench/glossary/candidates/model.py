"""What comes in and what goes out: texts that say the same, and terms to offer for the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.glossary.checks import Side
from workbench.glossary.model import TermType


class Origin(StrEnum):
    """How a candidate was found."""

    BRACKETS = "brackets"
    """A text sets the terms side by side: ไทย (English: ACR), English (ไทย), Full Form (FF)."""
    PAIRS = "pairs"
    """They translate each other in aligned texts."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Two texts that say the same, such as a translation unit; either may be empty."""

    id: int
    source: str
    target: str
    weight: float
    """How sure that is, 0 to 1: 1 for what a person approved, otherwise the bead's confidence."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a term stands."""

    side: Side
    start: int
    """Code points into the text of that side, as given."""
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that has the terms, and where."""

    passage: int
    """Id."""
    places: tuple[Place, ...]
    """One for each of the terms that stand there."""


@dataclass(frozen=True, slots=True)
class ProposedTerm:
    """A term as it would be entered."""

    language: str
    text: str
    """On one line; in English without the capital that only begins a sentence."""
    type: TermType


@dataclass(frozen=True, slots=True)
class Candidate:
    """Terms that name one thing, and what speaks for it."""

    key: str
    """The same whenever the same terms are found, in whatever form: what a rejection is kept by."""
    terms: tuple[ProposedTerm, ...]
    """Two or more, mostly in two languages: full forms first, the source language's before the target's."""
    score: float
    """0 to 1: how likely it is that a terminologist takes it as it stands; candidates come in this order."""
    origins: tuple[Origin, ...]
    concept: str
    """Id of the glossary's concept that some of the terms belong to already; empty for none."""
    definition: str
    """What a text says that it means; empty where none does."""
    together: float
    """Weight of the passages that have both full forms; 0, as the next, where only brackets have them."""
    ratio: float
    """Log-likelihood ratio of standing together, against chance."""
    similarity: float
    """Cosine of the two full forms by the encoder; 0 where there is one language only."""
    mentions: tuple[Mention, ...]
    """The surest first."""
