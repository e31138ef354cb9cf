"""What an export tells of itself, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Skip(StrEnum):
    """Why a unit was left out; the value completes "left out: "."""

    EMPTY_SIDE = "a side has no text"
    REPEATED = "given more than once"
    TOO_LONG = "a side is longer than the other tool takes"


@dataclass(frozen=True, slots=True)
class Export:
    """What went into a file, and what did not."""

    units: int
    """Units written."""
    skipped: Mapping[Skip, int]
    """Units left out, by reason; a reason that no unit had is absent."""
    replaced_characters: int
    """Characters that the format cannot hold and that another stands for, in the units written."""
