"""What a file from outside holds, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from workbench.exchange.remarks import Remark, Remarks
from workbench.review import Status

__all__ = ["IncomingUnit", "Remark", "Remarks", "Skipped"]


class IncomingUnit(NamedTuple):
    """A translation unit as a file has it; None stands for what the file does not say.

    A tuple, since files have millions: a frozen dataclass of so many fields takes seven times as long.
    """

    place: str
    """Where it stands in the file, such as `line 12` or `row 3`."""
    source_language: str
    target_language: str
    """Codes that `workbench.language` knows."""
    source_text: str
    target_text: str
    unit: int | None = None
    """The id of our unit, where the file says which one it is."""
    pair: str | None = None
    version: int | None = None
    """The version of our unit that was exported."""
    status: Status | None = None
    note: str | None = None
    confidence: float | None = None
    source_document: str | None = None
    target_document: str | None = None
    created_at: datetime | None = None
    changed_at: datetime | None = None
    """Both in UTC."""
    changed_by: str | None = None
    others: tuple[tuple[str, str], ...] = ()
    """Language and text of further languages of the same unit."""

    def no_pair(self) -> Skipped | None:
        """Why it is no pair of two languages; None where it is one."""
        if self.source_language != self.target_language:
            return None
        return Skipped(self.place, f"Both of its sides are in {self.source_language}.")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A unit that cannot come in."""

    place: str
    reason: str
    """A sentence."""
