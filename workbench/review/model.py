"""What is reviewed: translation units, how far each has come, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workbench.alignment.beads import Bead


class Status(StrEnum):
    """How far the review of a translation unit has come."""

    UNREVIEWED = "unreviewed"
    IN_PROGRESS = "in progress"
    APPROVED = "approved"
    REJECTED = "rejected"
    SENT_BACK = "sent back"


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: a bead under review, with the text of both sides as it stands now."""

    id: int
    pair: str
    position: int
    """Place in the pair, from 0."""
    bead: Bead
    source_text: str
    """Empty where the bead has no source side and nobody wrote one."""
    target_text: str
    status: Status
    version: int
    """Counts the decisions; a save names the version it started from."""
    note: str
    created_at: datetime
    """UTC; when the alignment was saved."""
    changed_at: datetime
    """UTC; the last decision, or `created_at`."""
    changed_by: str
    """Reviewer of the last decision; empty when there is none."""
    assignee: str = ""
    """Who is to review it; empty for nobody in particular."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an alignment operation may change of a unit."""

    bead: Bead
    source_text: str
    target_text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What an alignment operation makes of a pair's units; those it does not name stay as they are."""

    kept: dict[int, Content | None]
    """By unit id; None for a unit that is retired, since all of its text went to others."""
    added: tuple[Content, ...] = ()
    """New units."""


@dataclass(frozen=True, slots=True)
class State:
    """All that an operation changes of a unit, and that undoing it gives back."""

    bead: Bead
    source_text: str
    target_text: str
    status: Status
    note: str
    live: bool = True
    """Whether it is part of the alignment; a unit that is not is retired."""
    edited_by: str = field(default="", compare=False)
    """Who changed its text or alignment last; empty when nobody did."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the append-only log: what an operation made of a unit, and what it was before."""

    id: int
    unit: int
    pair: str
    reviewer: str
    at: datetime
    """UTC."""
    status: Status
    source_text: str
    target_text: str
    note: str
    version: int
    """Of the unit after this decision."""
    operation: int | None = None
    """None, like all that follows but `kind`, for one from before there were operations."""
    kind: str = "decide"
    """Of the operation: "decide", "split", "undo"."""
    bead: Bead | None = None
    """After the decision."""
    live: bool = True
    """Whether the unit was part of the alignment after it."""
    before: State | None = None
    """None, too, for a unit that the operation made."""
