"""What goes between the files of other tools and the glossary, whatever the format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from workbench.exchange.remarks import Remark
from workbench.glossary import Concept

Progress = Callable[[int, int | None], None]
"""Told how much is done and of how much, where that is known; what it raises stops the work.

Of a TBX file in bytes, of a table in lines or rows, of anything written in concepts.
"""


class GlossaryFormat(StrEnum):
    """What a glossary can be written as, and read from."""

    TBX = "tbx"
    """TBX-Basic of ISO 30042:2008 (martif), which most tools read."""
    TBX3 = "tbx3"
    """TBX-Basic of ISO 30042:2019 in the style DCA."""
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept as a file has it."""

    concept: Concept
    """Its id is empty where the file gives none; its terms are in the order of `in_order`."""
    place: str
    """Where it begins, such as `line 12`."""
    assumed: tuple[frozenset[str], ...]
    """For each term, which of `status`, `type` and `part_of_speech` the file does not say."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A concept that cannot come in."""

    place: str
    reason: str
    """A sentence."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file holds."""

    entries: tuple[Entry, ...]
    refused: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    complete: bool
    """Whether the file says all that a glossary says, so that what it lacks is meant to be gone."""


@dataclass(frozen=True, slots=True)
class Written:
    """What went into a file, and what did not."""

    concepts: int
    terms: int
    left_out: int
    """Concepts without a term, which a file of terms has no place for."""
    replaced_characters: int
    """Characters that XML forbids and that another stands for."""
