"""The order in which beads are listed, and which of them stand elsewhere in one text than in the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from workbench.alignment.beads import Bead

_Item = TypeVar("_Item")
Starts = tuple[int | None, int | None]
"""Where a bead's source and its target begin; None for a side that it has not."""


def starts(bead: Bead) -> Starts:
    """Where both sides of a bead begin."""
    return bead.source.start if bead.source else None, bead.target.start if bead.target else None


def in_order(items: Iterable[_Item], starts: Callable[[_Item], Starts]) -> list[_Item]:
    """By source; what has a target only follows the one whose target stands before its own."""
    placed = [(*starts(item), item) for item in items]
    listed = sorted(((source, item) for source, _, item in placed if source is not None), key=_first)
    place_of = {id(item): place for place, (_, item) in enumerate(listed)}
    after: dict[int, list[_Item]] = {}
    place = -1
    for _, item in sorted(((target, item) for _, target, item in placed if target is not None), key=_first):
        if id(item) in place_of:
            place = place_of[id(item)]
        else:
            after.setdefault(place, []).append(item)
    found = after.get(-1, [])
    for place, (_, item) in enumerate(listed):
        found.append(item)
        found.extend(after.get(place, ()))
    return found


def _first(pair: tuple[int, object]) -> int:
    return pair[0]


def longest_rise(values: Sequence[int]) -> list[int]:
    """The places of a longest run of rising numbers among `values`, leaving out what is between."""
    # For each length, the least number that such a run can end with, and its place.
    ends: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        holders[length : length + 1] = [place]
    found = holders[-1:]
    while found and before[found[-1]] >= 0:
        found.append(before[found[-1]])
    return found[::-1]


def moved(beads: Sequence[Bead]) -> frozenset[int]:
    """Places in `beads` of those that cross others: the fewest without which both texts run in one order.

    A bead of one side only crosses nothing.
    """
    both = sorted(
        (bead.source.start, bead.target.start, at)
        for at, bead in enumerate(beads)
        if bead.source and bead.target
    )
    straight = set(longest_rise([target for _, target, _ in both]))
    return frozenset(at for place, (_, _, at) in enumerate(both) if place not in straight)
