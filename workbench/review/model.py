"""What is reviewed: translation units, how far each has come, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.alignment.beads import Bead


class Status(StrEnum):
    """How far the review of a translation unit has come."""

    UNREVIEWED = "unreviewed"
    IN_PROGRESS = "in progress"
    APPROVED = "approved"
    REJECTED = "rejected"


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


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the append-only log: what a reviewer made of a unit, and what it was before."""

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
