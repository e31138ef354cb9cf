"""What a reader of tables has to know of the columns that it looks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

SAMPLE = 20
"""Rows among which the header has to be."""

Row = tuple[str, Sequence[str]]
"""Where a row begins, such as `line 12`, and its cells."""


class Layout(Protocol):
    """The columns of a table."""

    @property
    def width(self) -> int:
        """How many there are."""

    @property
    def known(self) -> int:
        """How many of them the reader knows."""


L = TypeVar("L", bound=Layout)

Header = Callable[[Iterable[Sequence[str]]], tuple[int, L] | None]
"""The number of the first of the rows that can be a header, from 0, and what it says."""
