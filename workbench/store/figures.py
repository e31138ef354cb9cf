"""What is counted over the store: values of `statistics`, which alone knows the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.review.model import Status


@dataclass(frozen=True, slots=True)
class Tally:
    """How many decisions of one day, reviewer and status there are."""

    day: date
    """Where the reader is."""
    reviewer: str
    status: Status
    number: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Units of a pair that wait for somebody."""

    pair: str
    number: int
    """At least one."""
    first: int
    """The unit that comes first in the pair."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to do, by pair in order of creation."""

    open: list[Waiting]
    """Unreviewed or in progress."""
    sent_back: list[Waiting]
    assigned: list[Waiting]
    """To the reviewer who asks, and not done with."""
    left: Waiting | None
    """Open units behind the one that the reviewer decided on last, or else all of its pair's."""
