"""Which units to approve together, and which of them to look at first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

from workbench.review.model import Status, Unit

# What somebody rejected or sent back waits for an answer, however sure the aligner was.
_OPEN = (Status.UNREVIEWED, Status.IN_PROGRESS)


def above(units: Iterable[Unit], confidence: float) -> list[Unit]:
    """The units nobody has come to a conclusion on whose confidence, 0 to 1, is at least `confidence`."""
    return [unit for unit in units if unit.status in _OPEN and unit.bead.confidence >= confidence]


def sample(units: Sequence[Unit], size: int, seed: int) -> list[Unit]:
    """`size` of the `units`, or all of fewer, the least sure first; the same seed draws the same.

    One is drawn from each of `size` equal parts of the units in the order of their confidence, so that
    mistakes are as frequent among these as among all, and both ends are there.
    """
    ordered = sorted(units, key=lambda unit: (unit.bead.confidence, unit.id))
    size = min(size, len(ordered))
    random = Random(seed)
    ends = [len(ordered) * part // max(size, 1) for part in range(size + 1)]
    return [ordered[start + int(random.random() * (end - start))] for start, end in pairwise(ends)]
