"""Sums and posteriors over all alignments of two texts: a semi-Markov CRF on a span lattice.

A path walks through the source from left to right. Each step is a bead (some source atoms beside
some target atoms), a source atom that nothing says (opened by a run), a target atom that nothing
says, or a jump to another place of the target that the next bead starts from, so that what a
summary tells out of order is found too. The weight of a path is the sum of its steps' scores;
forward and backward sums over all paths give the probability of every bead
(Sarawagi & Cohen 2004, "Semi-Markov Conditional Random Fields for Information Extraction").
Within a gap, source atoms come before target atoms and a jump comes last, so that no gap is
counted twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
Doubles = NDArray[np.float64]

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

    def some(self, which: Ints | NDArray[np.bool_]) -> Candidates:
        """Those at `which`."""
        return Candidates(self.start[which], self.end[which], self.first[which], self.last[which])

    @classmethod
    def none(cls) -> Candidates:
        """No candidates."""
        return cls(*(np.zeros(0, dtype=np.intp) for _ in range(4)))

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
class Posterior:
    """Probabilities of all steps."""

    log_weight: float
    """Of all paths together."""
    beads: Doubles
    """(candidates,)"""
    source_run: Doubles
    source_gap: Doubles
    target_gap: Doubles
    jumps: float
    """Expected number."""


def posterior(candidates: Candidates, scores: Scores) -> Posterior:
    """The probability of every step under the scores, by forward and backward sums."""
    return _Sums(candidates, scores).posterior()


class _Sums:
    """Forward and backward log sums; arrays are (sources + 1, targets + 1), a row per source position.

    States: `bead` just after a bead (or at the very start), `source` within a run of source gaps,
    `target` within a run of target gaps; `ready` is any of them, or a jump, about to take a bead.
    """

    def __init__(self, candidates: Candidates, scores: Scores) -> None:
        self.c, self.s = candidates, scores
        self.rows, self.columns = len(scores.source_gap) + 1, len(scores.target_gap) + 1
        self.skipped = np.concatenate([[0.0], np.cumsum(scores.target_gap)])

    def posterior(self) -> Posterior:
        self._forward()
        self._backward()
        c, s = self.c, self.s
        beads = np.exp(
            np.minimum(
                0.0, self.ready[c.start, c.first] + s.beads + self.after_bead[c.end, c.last] - self.total
            )
        )
        opened = self.bead[:-1] + (s.source_run + s.source_gap)[:, None] + self.after_source[1:] - self.total
        kept = self.source[:-1] + s.source_gap[:, None] + self.after_source[1:] - self.total
        source_run = np.exp(opened).sum(axis=1)
        stepped = np.logaddexp(np.logaddexp(self.bead, self.source), self.target)[:, :-1]
        target_gap = np.exp(stepped + s.target_gap + self.after_target[:, 1:] - self.total).sum(axis=0)
        jumps = np.exp(self.leap + s.jump + self.landing - self.total).sum()
        final = np.exp(self.leap[-1] + s.jump - self.total)
        return Posterior(
            self.total,
            beads,
            source_run,
            source_run + np.exp(kept).sum(axis=1),
            target_gap,
            float(jumps + final),
        )

    def _forward(self) -> None:
        c, s = self.c, self.s
        shape = (self.rows, self.columns)
        self.bead = np.full(shape, IMPOSSIBLE)
        self.source = np.full(shape, IMPOSSIBLE)
        self.target = np.full(shape, IMPOSSIBLE)
        self.ready = np.full(shape, IMPOSSIBLE)
        self.leap = np.full(self.rows, IMPOSSIBLE)
        order, bounds, columns, row_bounds = _grouped(c.end, c.last, self.rows)
        origin = (c.start * self.columns + c.first)[order]
        weights = s.beads[order]
        ready = self.ready.reshape(-1)
        for row in range(self.rows):
            low, high = row_bounds[row], row_bounds[row + 1]
            if low < high:
                inside = slice(bounds[low], bounds[high])
                self.bead[row, columns[low:high]] = _log_sums(
                    ready[origin[inside]] + weights[inside], bounds[low:high] - bounds[low]
                )
            if row:
                self.source[row] = s.source_gap[row - 1] + np.logaddexp(
                    self.bead[row - 1] + s.source_run[row - 1], self.source[row - 1]
                )
            else:
                self.bead[0, 0] = 0.0
            stopped = np.logaddexp(self.bead[row], self.source[row])
            # A run of target gaps costs the difference of the running costs at its ends.
            self.target[row, 1:] = np.logaddexp.accumulate(stopped - self.skipped)[:-1] + self.skipped[1:]
            here = np.logaddexp(stopped, self.target[row])
            self.leap[row] = np.logaddexp.reduce(here)
            self.ready[row] = np.logaddexp(here, self.leap[row] + s.jump)
        here_end = np.logaddexp(self.bead[-1, -1], np.logaddexp(self.source[-1, -1], self.target[-1, -1]))
        self.total = float(np.logaddexp(here_end, self.leap[-1] + s.jump))

    def _backward(self) -> None:
        c, s = self.c, self.s
        shape = (self.rows, self.columns)
        self.after_bead = np.full(shape, IMPOSSIBLE)
        self.after_source = np.full(shape, IMPOSSIBLE)
        self.after_target = np.full(shape, IMPOSSIBLE)
        self.landing = np.full(self.rows, IMPOSSIBLE)
        order, bounds, columns, row_bounds = _grouped(c.start, c.first, self.rows)
        goal = (c.end * self.columns + c.last)[order]
        weights = s.beads[order]
        after_bead = self.after_bead.reshape(-1)
        for row in range(self.rows - 1, -1, -1):
            ahead = np.full(self.columns, IMPOSSIBLE)
            low, high = row_bounds[row], row_bounds[row + 1]
            if low < high:
                inside = slice(bounds[low], bounds[high])
                ahead[columns[low:high]] = _log_sums(
                    after_bead[goal[inside]] + weights[inside], bounds[low:high] - bounds[low]
                )
                self.landing[row] = np.logaddexp.reduce(ahead)
            ahead = np.logaddexp(ahead, self.landing[row] + s.jump)
            if row == self.rows - 1:
                ahead = np.logaddexp(ahead, s.jump)
                ahead[-1] = np.logaddexp(ahead[-1], 0.0)
            paid = np.logaddexp.accumulate((ahead + self.skipped)[::-1])[::-1] - self.skipped
            self.after_target[row] = paid
            self.after_source[row] = paid
            self.after_bead[row] = paid
            if row < self.rows - 1:
                beyond = s.source_gap[row] + self.after_source[row + 1]
                self.after_source[row] = np.logaddexp(paid, beyond)
                self.after_bead[row] = np.logaddexp(paid, s.source_run[row] + beyond)


def _grouped(rows: Ints, columns: Ints, count: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Order candidates by (row, column).

    Returns the order, the bounds of each (row, column) group in it, each group's column, and the
    bounds of each row among the groups, shape (count + 1,).
    """
    order = np.lexsort((columns, rows))
    sorted_rows, sorted_columns = rows[order], columns[order]
    changes = np.flatnonzero(
        np.diff(sorted_rows, prepend=-1).astype(bool) | np.diff(sorted_columns, prepend=-1).astype(bool)
    )
    row_bounds = np.searchsorted(sorted_rows[changes], np.arange(count + 1))
    return order, np.append(changes, len(order)), sorted_columns[changes], row_bounds


def _log_sums(values: Doubles, starts: Ints) -> Doubles:
    """Log of the summed exponentials of each run of `values` that begins at `starts`."""
    peaks = np.maximum.reduceat(values, starts)
    sizes = np.diff(np.append(starts, len(values)))
    return peaks + np.log(np.add.reduceat(np.exp(values - np.repeat(peaks, sizes)), starts))
