"""From probabilities to one alignment: the beads with the highest expected number of right ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.alignment.intervals import heaviest
from workbench.alignment.lattice import Candidates, Doubles, Flags, Ints

_WORTH = 0.15
"""Probability below which a bead is not even a suggestion."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Beads of an alignment in atoms, half-open, in source order."""

    start: Ints
    end: Ints
    first: Ints
    last: Ints
    confidence: Doubles


def choose(candidates: Candidates, probability: Doubles) -> Ints:
    """Indices of the beads that are taken: no two share an atom on either side.

    Among all sets without a shared source atom, the one with the largest sum of (probability -
    0.15) is found by dynamic programming. Two of its beads rarely want the same target atom, since
    all their probability must come from different paths; the less probable then steps back.
    """
    index = np.flatnonzero(probability > _WORTH)
    index = index[np.argsort(-probability[index], kind="stable")]
    while True:
        gains = (probability[index] - _WORTH).tolist()
        best = heaviest(candidates.start[index].tolist(), candidates.end[index].tolist(), gains)
        picked = index[best].tolist()
        taken = np.zeros(int(candidates.last.max(initial=0)), dtype=bool)
        beaten = []
        for bead in sorted(picked, key=lambda each: -probability[each]):
            target = slice(candidates.first[bead], candidates.last[bead])
            if taken[target].any():
                beaten.append(bead)
            taken[target] = True
        if not beaten:
            return np.array(sorted(picked, key=lambda each: candidates.start[each]), dtype=np.intp)
        index = index[~np.isin(index, beaten)]


def merge_lines(
    candidates: Candidates, probability: Doubles, chosen: Ints, lines: Ints, source_taken: Flags
) -> Chosen:
    """Beads between spans of the source and whole lines of the target.

    `lines` gives each target atom's line. Beads of one line become one; where beads of other lines, or
    atoms of the source that are taken, stand between them, the largest part stays and the others are
    left out. The confidence is the smaller of the probabilities of its two ends, which is calibrated
    where the product is not.
    """
    line_of = lines[candidates.first]
    last_line = lines[candidates.last - 1]
    first_atom, next_atom = _line_bounds(lines)
    pairs = line_of * (len(first_atom) + 1) + last_line
    by_pair = np.argsort(pairs, kind="stable")
    parts: dict[tuple[int, int], list[list[int]]] = {}
    previous, end = None, 0
    for bead in chosen:
        key = (int(line_of[bead]), int(last_line[bead]))
        if key != previous or source_taken[end : candidates.start[bead]].any():
            parts.setdefault(key, []).append([])
        parts[key][-1].append(int(bead))
        previous, end = key, int(candidates.end[bead])
    used: set[int] = set()
    rows = []
    for key, runs in sorted(parts.items(), key=lambda item: -(item[0][1] - item[0][0])):
        if used & set(range(key[0], key[1] + 1)):
            continue
        used |= set(range(key[0], key[1] + 1))
        run = max(runs, key=lambda beads: probability[beads].sum())
        start, end = int(candidates.start[run[0]]), int(candidates.end[run[-1]])
        low, high = np.searchsorted(pairs, [pairs[run[0]], pairs[run[0]] + 1], sorter=by_pair)
        same = by_pair[low:high]
        confidence = min(
            probability[same[candidates.start[same] == start]].sum(),
            probability[same[candidates.end[same] == end]].sum(),
        )
        rows.append((start, end, first_atom[key[0]], next_atom[key[1]], min(1.0, float(confidence))))
    rows.sort()
    columns = list(zip(*rows, strict=True)) or [()] * 5
    start_, end_, first, last = (np.array(column, dtype=np.intp) for column in columns[:4])
    return Chosen(start_, end_, first, last, np.array(columns[4], dtype=np.float64))


def _line_bounds(lines: Ints) -> tuple[Ints, Ints]:
    """The first atom of each line, and the atom after its last."""
    numbers = np.arange(int(lines[-1]) + 1 if len(lines) else 0)
    return np.searchsorted(lines, numbers), np.searchsorted(lines, numbers, side="right")
