"""How often the aligner was right where it was so and so sure, by what people made of its beads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import sqrt
from typing import Final

_EDGES: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_FEW: Final = 10
"""Cases below which the share of a band says next to nothing."""
_DEVIATIONS: Final = 1.959964
"""Standard deviations that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A bead of the aligner's that people have come to a conclusion on."""

    confidence: float
    """0 to 1, as the aligner gave it."""
    right: bool
    """Approved as the aligner made it; otherwise rejected, or made into another bead."""


class Verdict(Enum):
    """What the cases of a band say of the confidence."""

    FITS = "fits"
    TOO_SURE = "too sure"
    TOO_CAREFUL = "too careful"
    FEW = "few"


@dataclass(frozen=True, slots=True)
class Band:
    """The judged beads with a confidence from `low` up to `high`, the last one with `high`."""

    low: float
    high: float
    number: int
    """Of beads, at least one."""
    right: int
    said: float
    """Their mean confidence: the share that should be right."""

    @property
    def share(self) -> float:
        """That is right."""
        return self.right / self.number

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share lies, with 95 % certainty."""
        return wilson(self.right, self.number)

    @property
    def verdict(self) -> Verdict:
        """Whether what was said lies within what can be, given so few or so many cases."""
        if self.number < _FEW:
            return Verdict.FEW
        least, most = self.interval
        if self.said > most:
            return Verdict.TOO_SURE
        return Verdict.TOO_CAREFUL if self.said < least else Verdict.FITS


def wilson(right: int, number: int) -> tuple[float, float]:
    """The 95 % interval of a share of which `right` of `number` cases were seen (Wilson 1927).

    Unlike the normal approximation it stays within 0 and 1, and is right for few cases and for none
    that failed. (0, 1) for no case at all.
    """
    if number == 0:
        return 0.0, 1.0
    share, square = right / number, _DEVIATIONS**2
    middle = (share + square / (2 * number)) / (1 + square / number)
    reach = sqrt(share * (1 - share) / number + square / (4 * number**2)) * _DEVIATIONS
    reach /= 1 + square / number
    return max(0.0, middle - reach), min(1.0, middle + reach)


def calibration(judged: Iterable[Judged]) -> list[Band]:
    """The bands that hold any of `judged`, the surest first."""
    cases = list(judged)
    bands = []
    for low, high in pairwise(_EDGES):
        among = [each for each in cases if low <= each.confidence and (each.confidence < high or high == 1)]
        if among:
            said = sum(each.confidence for each in among) / len(among)
            bands.append(Band(low, high, len(among), sum(each.right for each in among), said))
    return bands[::-1]
