"""The values that only the store takes and gives; none of them knows the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.documents.model import Head
from workbench.glossary.model import Concept
from workbench.review.model import Status, Unit


@dataclass(frozen=True, slots=True)
class Pair:
    """A document and one of the sources it is read beside."""

    id: str
    """`SOURCE_ID:TARGET_ID`."""
    source: Head
    target: Head
    encoder: str | None
    """Name of the encoder that the present beads were found with; None before alignment."""
    aligned_at: datetime | None
    """UTC."""
    counts: dict[Status, int]
    """Units by status; all of them present."""

    @property
    def total(self) -> int:
        """Number of units."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an operation."""

    operation: int | None
    """The pair's revision after it; None where there was nothing to change."""
    units: list[Unit]
    """Those it changed or made, as they are now, in the order it names and makes them."""
    retired: list[int]
    """Those of its units that are no part of the alignment now."""
    made: list[int]
    """Those it made: the k-th is the one that "CLIENT:NUMBER:k" names, from 1."""
    repeated: bool
    """It had been done before, and nothing was done now."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to a pair since one of its revisions."""

    revision: int
    """Of the pair now: its last operation, 0 before the first."""
    units: list[Unit]
    """All that changed or are new, in order of position."""
    retired: list[int]
    """Ids of those that are no part of the alignment any more."""
    order: list[int] | None
    """Ids of all units in order: what is not among them is gone. None when that cannot have changed."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said about a unit."""

    id: int
    unit: int
    pair: str
    reviewer: str
    at: datetime
    """UTC."""
    text: str


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who has a pair open."""

    reviewer: str
    client: str
    """The page they have it open in."""
    unit: int | None
    """Where they are; it may be gone."""
    at: datetime
    """UTC; when they were last heard of."""


@dataclass(frozen=True, slots=True)
class KeptConcept:
    """A concept as the store has it."""

    concept: Concept
    version: int
    """Counts its changes, from 1; a save names the version it started from."""
    changed_at: datetime
    """UTC."""
    changed_by: str
    """Empty for one that came from the text form at the very first."""


@dataclass(frozen=True, slots=True)
class ConceptChange:
    """What a change of the glossary made of a concept; None where it was, or is, not there."""

    concept: str
    before: Concept | None
    after: Concept | None


@dataclass(frozen=True, slots=True)
class GlossaryChange:
    """Something that somebody did to the glossary, whole or not at all."""

    id: int
    """The glossary's revision after it."""
    kind: str
    """"edit", "remove", "merge", "import" or "undo"."""
    editor: str
    """Empty for what came from the text form at the very first."""
    at: datetime
    """UTC."""
    touched: int
    """How many concepts."""
    undone: bool
    """Whether it has been taken back."""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that a reviewer found to be none."""

    unit: int
    finding: str
    """`Finding.key`."""
    reviewer: str
    at: datetime
    """UTC."""
    reason: str
