"""Beads: what stands beside what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bead:
    """A stretch of the source and the stretch of the target that says the same.

    One side is None where nothing on the other side says it. The confidence is the
    probability, 0 to 1, that exactly these two stretches belong together.
    """

    source: Span | None
    target: Span | None
    confidence: float
