"""Translation memories, and what is found in them, as the store takes and gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.alignment.beads import Span
from workbench.review.model import Status


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A unit as another tool's file has it; None and an empty name stand for what it does not say."""

    texts: tuple[tuple[str, str], ...]
    """Language and text, each language once; two or more."""
    created_at: datetime | None = None
    changed_at: datetime | None = None
    changed_by: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """A translation memory that is kept beside the pairs: looked into, and not reviewed."""

    name: str
    file: str
    """Name of the file that it came from."""
    languages: tuple[str, ...]
    """Codes of all languages in it."""
    units: int
    added_by: str
    added_at: datetime
    """UTC."""
    complete: bool
    """One that is not is still coming in, or broke off; nothing is found in it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One language of what was found."""

    language: str
    text: str
    """As stored."""
    hits: tuple[Span, ...] = ()
    """Where it has what was looked for, in code points of `text`."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A unit that has what was looked for, in one of its languages or several."""

    passages: tuple[Passage, ...]
    """Of a pair, the source and then the target; of a memory, by the order of `Memory.languages`."""
    unit: int
    """Id of a pair's unit; of a memory's, its number there, from 1."""
    pair: str | None
    memory: str | None
    """Name; either this or `pair` is None."""
    status: Status | None
    """Of a pair's unit."""
    changed_at: datetime | None
    changed_by: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """What was found, the best first."""

    occurrences: tuple[Occurrence, ...]
    total: int
    """How many there are, those that are not among `occurrences` too."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of a memory whose source is like a text."""

    score: int
    """Per cent; 100 only for the same text."""
    source: Passage
    others: tuple[Passage, ...]
    """What it says in its other languages."""
    memory: str
    unit: int
    """Its number there, from 1."""
    changed_at: datetime | None
    changed_by: str
