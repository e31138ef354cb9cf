"""The values that only the store takes and gives; none of them knows the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.documents.model import Head
from workbench.review.model import Status


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
    """Units by status; all four present."""

    @property
    def total(self) -> int:
        """Number of units."""
        return sum(self.counts.values())
