"""Alignments as paths through a lattice: the steps that a path may take, and what they weigh.

A path walks through the source from left to right. Each step is a bead (some source atoms beside
some target atoms), a source atom that nothing says (opened by a run), a target atom that nothing
says, or a jump to another place of the target that the next bead starts from, so that what a
summary tells out of order is found too. Within a gap, source atoms come first and then either target
atoms or a jump, so that no gap is counted twice. The weight of a path is the sum of its steps' scores.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.signedinteger[Any]]
Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]

IMPOSSIBLE = -1e30
"""Log weight of what cannot be: finite, so that differences stay numbers."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Beads that a path may take: source atoms start..end beside target atoms first..last, half-open."""

    start: Ints
    end: Ints
    first: Ints
    last: Ints

    def __len__(self) -> int:
        return len(self.start)

    def some(self, which: Ints | Flags) -> Candidates:
        """Those at `which`."""
        return Candidates(self.start[which], self.end[which], self.first[which], self.last[which])

    @classmethod
    def none(cls) -> Candidates:
        """No candidates."""
        return cls(*(np.zeros(0, dtype=np.int32) for _ in range(4)))

    @classmethod
    def joined(cls, parts: Sequence[Candidates]) -> Candidates:
        """All candidates of all parts, in their order."""
        names = ("start", "end", "first", "last")
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


@dataclass(frozen=True, slots=True)
class Scores:
    """Log weights of all steps between `sources` source atoms and `targets` target atoms."""

    beads: Doubles
    """(candidates,)"""
    source_run: Doubles
    """(sources,) opening a run of unsaid source atoms at each."""
    source_gap: Doubles
    """(sources,) leaving each source atom unsaid."""
    target_gap: Doubles
    """(targets,) leaving each target atom unsaid."""
    jump: float
    """Going on from another place of the target."""


@dataclass(frozen=True, slots=True)
class Expected:
    """How often a path takes each of the steps that are no beads."""

    source_run: Doubles
    source_gap: Doubles
    target_gap: Doubles
    jumps: float


@dataclass(frozen=True, slots=True)
class Posterior:
    """Probabilities of all steps."""

    log_weight: float
    """Of all paths together."""
    beads: Doubles
    """(candidates,)"""
    expected: Callable[[], Expected]
    """Works out those of all other steps, which only fitting asks for."""


@dataclass(frozen=True, slots=True)
class Band:
    """Source places start..end (half-open; a text of n atoms has n + 1 places), and what counts there."""

    start: int
    end: int
    columns: Ints
    """Places of the target."""


def running(values: Doubles | Flags) -> Doubles:
    """(values + 1,) the sums up to each edge."""
    return np.concatenate([[0.0], np.cumsum(values)])
