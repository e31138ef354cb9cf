"""Choosing among stretches that overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def heaviest(starts: Sequence[int], ends: Sequence[int], weights: Sequence[float]) -> list[int]:
    """Indices of the stretches start..end that weigh most together, no two of them overlapping.

    Weighted interval scheduling (Kleinberg & Tardos 2005, "Algorithm Design", 6.1). The result goes
    from the last stretch to the first; of equals that end together the earlier given is taken.
    """
    order = sorted(range(len(ends)), key=ends.__getitem__)
    sorted_ends = [ends[index] for index in order]
    before = [bisect_right(sorted_ends, starts[index]) for index in order]
    best = [0.0]
    for place, index in enumerate(order):
        best.append(max(best[place], best[before[place]] + weights[index]))
    chosen = []
    place = len(order)
    while place:
        if best[place] == best[place - 1]:
            place -= 1
        else:
            chosen.append(order[place - 1])
            place = before[place - 1]
    return chosen
