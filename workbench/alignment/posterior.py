"""Sums and posteriors over all alignments of two texts: a semi-Markov CRF on a span lattice.

Forward and backward sums over all paths give the probability of every bead (Sarawagi & Cohen 2004,
"Semi-Markov Conditional Random Fields for Information Extraction").

Long texts are looked at in bands: at each place of the source only some places of the target count.
What lies between two of them is a run of target gaps whose cost is known, so that cost grows with the
bands and not with the product of the texts. The sums are exact for the given candidates where bands
go forward without holes; a run of source gaps that leaves its band waits at the next place that counts,
and places behind it are reached by a jump only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.alignment.lattice import (
    IMPOSSIBLE,
    Band,
    Candidates,
    Doubles,
    Expected,
    Ints,
    Posterior,
    Scores,
    running,
)


def posterior(candidates: Candidates, scores: Scores, bands: Sequence[Band] = ()) -> Posterior:
    """The probabilities of all steps under the scores, by forward and backward sums.

    `bands` hold the places of the source in order, each once; without them all of the target counts
    everywhere. Where a candidate begins and ends counts in any case.
    """
    sources, targets = len(scores.source_gap), len(scores.target_gap)
    bands = bands or [Band(0, sources + 1, np.arange(targets + 1))]
    # Between two places where candidates or bands begin or end, a path has no choice: that is one atom.
    corners = [0, sources, *(band.start for band in bands)]
    places = np.unique(np.concatenate([candidates.start, candidates.end, corners]))
    fewer = Candidates(
        np.searchsorted(places, candidates.start),
        np.searchsorted(places, candidates.end),
        candidates.first,
        candidates.last,
    )
    joined = Scores(
        scores.beads,
        scores.source_run[places[:-1]],
        np.add.reduceat(scores.source_gap, places[:-1]) if sources else scores.source_gap,
        scores.target_gap,
        scores.jump,
    )
    starts = np.searchsorted(places, [band.start for band in bands]).tolist()
    ends = [*starts[1:], len(places)]
    sums = _Sums(fewer, joined, list(map(Band, starts, ends, (band.columns for band in bands))))
    sums.forward()
    beads = sums.backward()

    def expected() -> Expected:
        found = sums.expected()
        run = np.zeros(sources)
        run[places[:-1]] = found.source_run
        return replace(found, source_run=run, source_gap=np.repeat(found.source_gap, np.diff(places)))

    return Posterior(sums.total, beads, expected)


class _Sums:
    """Forward and backward log sums, source place by source place; arrays are over a band's columns.

    States: just after a bead (or at the very start), within a run of source gaps, within a run of
    target gaps. From any of them, or by a jump, a path is ready to take a bead.
    """

    def __init__(self, candidates: Candidates, scores: Scores, bands: Sequence[Band]) -> None:
        self.c, self.s = candidates, scores
        self.last_row = len(scores.source_gap)
        self.skipped = running(scores.target_gap)
        self.bands, begin, finish = _widened(bands, candidates, len(scores.target_gap))
        self.begins = _Places.of(candidates.start, begin, self.last_row + 1)
        self.ends = _Places.of(candidates.end, finish, self.last_row + 1)
        self.bead: list[Doubles] = []
        self.source: list[Doubles] = []
        self.run = np.zeros(self.last_row + 1)
        """Of all runs of source gaps together: who will jump does not move between bands."""
        self.leap = np.zeros(self.last_row + 1)
        """Of all ways to stop at each row and jump."""
        self.on: list[_On] = []
        self.taken = np.zeros(len(candidates))
        """Of all ways to come to each candidate and take it."""
        self.total = 0.0

    def forward(self) -> None:
        """Sum over all ways to each place, which `backward` needs."""
        s = self.s
        bead = source = ready = np.zeros(0)
        run = IMPOSSIBLE
        for band, previous in zip(self.bands, [None, *self.bands], strict=False):
            skipped = self.skipped[band.columns]
            for row in range(band.start, band.end):
                if row:
                    opened = np.logaddexp.reduce(bead) + s.source_run[row - 1]
                    run = s.source_gap[row - 1] + np.logaddexp(opened, run)
                    source = s.source_gap[row - 1] + np.logaddexp(bead + s.source_run[row - 1], source)
                    if row == band.start and previous:
                        source = self._move(previous, band).forward(source, len(band.columns))
                else:
                    source = np.full(len(band.columns), IMPOSSIBLE)
                bead = self.ends.log_sums(row, self.taken, len(band.columns))
                if row == 0:
                    bead[0] = 0.0
                self.bead.append(bead)
                self.source.append(source)
                self.run[row] = run
                self.leap[row] = np.logaddexp(np.logaddexp.reduce(bead), run) + s.jump
                # A run of target gaps costs the difference of the running costs at its ends.
                passed = np.logaddexp.accumulate(np.logaddexp(bead, source) - skipped) + skipped
                ready = np.logaddexp(passed, self.leap[row])
                members = self.begins.members(row)
                self.taken[members] = ready[self.begins.columns(row)] + s.beads[members]
        self.total = float(ready[-1])

    def backward(self) -> Doubles:
        """Sum over all ways on from each place. Returns the probability of each candidate."""
        s = self.s
        after = np.zeros(len(self.c))
        stay, leap = np.zeros(0), IMPOSSIBLE
        for band, following in zip(self.bands[::-1], [None, *self.bands[::-1]], strict=False):
            skipped = self.skipped[band.columns]
            for row in range(band.end - 1, band.start - 1, -1):
                ahead = self.begins.log_sums(row, after, len(band.columns))
                landing = np.logaddexp.reduce(ahead)
                if row == self.last_row:
                    ahead[-1] = np.logaddexp(ahead[-1], 0.0)
                    landing = np.logaddexp(landing, 0.0)
                target_on = np.logaddexp.accumulate((ahead + skipped)[::-1])[::-1] - skipped
                bead_on = np.logaddexp(target_on, landing + s.jump)
                # Where it stops in a run of source gaps, or stops there to jump.
                run_on, leap_on = target_on, landing + s.jump
                if row < self.last_row:
                    # The next source atom is a gap too; then the path stays where it is, or jumps.
                    if row == band.end - 1 and following:
                        stay = self._move(band, following).backward(stay)
                    stay, leap = s.source_gap[row] + stay, s.source_gap[row] + leap
                    bead_on = np.logaddexp(bead_on, s.source_run[row] + np.logaddexp(stay, leap))
                    run_on, leap_on = np.logaddexp(run_on, stay), np.logaddexp(leap_on, leap)
                self.on.append(_On(landing, target_on, stay, leap))
                stay, leap = run_on, leap_on
                members = self.ends.members(row)
                after[members] = bead_on[self.ends.columns(row)] + s.beads[members]
        # Both sums hold the candidate's own score.
        beads: Doubles = np.exp(np.minimum(0.0, self.taken + after - s.beads - self.total))
        return beads

    def expected(self) -> Expected:
        """Put both sums together for the steps that are no beads."""
        s = self.s
        source_run, source_gap = np.zeros(self.last_row), np.zeros(self.last_row)
        crossed = np.zeros(len(self.skipped))
        jumps = 0.0
        for band, following in zip(self.bands, [*self.bands[1:], None], strict=True):
            skipped = self.skipped[band.columns]
            flow = np.zeros(len(band.columns) - 1)
            for row in range(band.start, band.end):
                bead, source, on = self.bead[row], self.source[row], self.on[self.last_row - row]
                jumps += np.exp(self.leap[row] + on.landing - self.total)
                reached = np.logaddexp.accumulate(np.logaddexp(bead, source) - skipped)
                flow += np.exp(reached[:-1] + skipped[1:] + on.target[1:] - self.total)
                if row < self.last_row:
                    opened = np.exp(bead + s.source_run[row] + on.stay - self.total)
                    kept = np.exp(source + on.stay - self.total)
                    if row == band.end - 1 and following:
                        _cross(crossed, band.columns, self._move(band, following).goal, opened + kept)
                    leaving = np.logaddexp.reduce(bead) + s.source_run[row], self.run[row]
                    source_run[row] = opened.sum() + np.exp(leaving[0] + on.leap - self.total)
                    source_gap[row] = source_run[row] + kept.sum() + np.exp(leaving[1] + on.leap - self.total)
            _cross(crossed, band.columns[:-1], band.columns[1:], flow)
        return Expected(source_run, source_gap, np.cumsum(crossed)[:-1], float(jumps))

    def _move(self, band: Band, following: Band) -> _Move:
        """A run of source gaps goes on in the next band at the next column that counts there."""
        at = np.searchsorted(following.columns, band.columns)
        columns = following.columns[at]
        return _Move(columns, at, self.skipped[columns] - self.skipped[band.columns])


def _widened(bands: Sequence[Band], candidates: Candidates, targets: int) -> tuple[list[Band], Ints, Ints]:
    """The bands with the columns where candidates begin and end, the first one at the start, and the last.

    Returns them and where among its band's columns each candidate begins, and ends.
    """
    width = targets + 1
    starts = np.array([band.start for band in bands])
    numbers = np.arange(len(bands) + 1) * width
    begin, finish = (
        (np.searchsorted(starts, rows, side="right") - 1) * width + columns
        for rows, columns in ((candidates.start, candidates.first), (candidates.end, candidates.last))
    )
    given = [number + band.columns for number, band in zip(numbers, bands, strict=False)]
    every = np.unique(np.concatenate([*given, begin, finish, numbers[:-1] + targets, [0]]))
    bounds = np.searchsorted(every, numbers)
    wide = [
        Band(band.start, band.end, every[low:high] - number)
        for band, low, high, number in zip(bands, bounds, bounds[1:], numbers, strict=False)
    ]
    return wide, *(
        (np.searchsorted(every, keys) - bounds[keys // width]).astype(np.int32) for keys in (begin, finish)
    )


@dataclass(frozen=True, slots=True)
class _On:
    """Of all ways on from one place of the source."""

    landing: float
    """For who jumps there."""
    target: Doubles
    """From each column, over target gaps."""
    stay: Doubles
    """From each column, over the next source atom as a gap and on from the same place of the target."""
    leap: float
    """Over the next source atom as a gap and on by a jump."""


@dataclass(frozen=True, slots=True)
class _Move:
    """From the columns of one band to those of the next, over the target atoms between."""

    goal: Ints
    at: Ints
    """Where each goal stands among the columns of the next band."""
    cost: Doubles

    def forward(self, values: Doubles, width: int) -> Doubles:
        moved = np.full(width, IMPOSSIBLE)
        np.logaddexp.at(moved, self.at, values + self.cost)
        return moved

    def backward(self, values: Doubles) -> Doubles:
        moved: Doubles = values[self.at] + self.cost
        return moved


def _cross(change: Doubles, origin: Ints, goal: Ints, probability: Doubles) -> None:
    """Add the probability of each move to the target atoms that it crosses, as a running difference."""
    np.add.at(change, origin, probability)
    np.add.at(change, goal, -probability)


@dataclass(frozen=True, slots=True)
class _Places:
    """Candidates in the order of a row and a column of theirs."""

    order: Ints
    column: Ints
    """(candidates,) in that order."""
    rows: list[int]
    """(rows + 1,) bounds of each row in that order."""
    starts: list[Ints]
    """Of each row, where in it each column begins."""

    @classmethod
    def of(cls, rows: Ints, columns: Ints, count: int) -> _Places:
        order = np.lexsort((columns, rows)).astype(np.int32)
        row, column = rows[order], columns[order]
        changes = np.diff(row, prepend=-1).astype(bool) | np.diff(column, prepend=-1).astype(bool)
        first = np.flatnonzero(changes)
        rows = np.searchsorted(row, np.arange(count + 1))
        starts = np.split(first - rows[row[first]], np.searchsorted(row[first], np.arange(1, count)))
        return cls(order, column, rows.tolist(), starts)

    def members(self, row: int) -> Ints:
        """The candidates of a row."""
        return self.order[self.rows[row] : self.rows[row + 1]]

    def columns(self, row: int) -> Ints:
        """Their columns."""
        return self.column[self.rows[row] : self.rows[row + 1]]

    def log_sums(self, row: int, weights: Doubles, width: int) -> Doubles:
        """(width,) log of the summed weights of the row's candidates in each column."""
        sums = np.full(width, IMPOSSIBLE)
        starts = self.starts[row]
        if len(starts):
            sums[self.columns(row)[starts]] = np.logaddexp.reduceat(weights[self.members(row)], starts)
        return sums
