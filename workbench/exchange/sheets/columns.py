"""The columns of a table of units, by the names that people leave them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.exchange.glossaries.values import key
from workbench.exchange.tables import UNIT_COLUMNS

# Besides our own names, those that are plain enough to be given to them.
_NAMES = {key(name): name for name in UNIT_COLUMNS} | {
    "id": "unit",
    "unitid": "unit",
    "source": "source_text",
    "target": "target_text",
    "translation": "target_text",
    "comment": "note",
    "comments": "note",
    "notes": "note",
}


@dataclass(frozen=True, slots=True)
class UnitLayout:
    """Where each field of a unit stands in a row."""

    at: dict[str, int]
    """By names of UNIT_COLUMNS; of columns with one name, the first counts."""
    unknown: tuple[str, ...]
    """Names of the other columns, as they stand there."""
    width: int
    """How many columns there are."""

    @property
    def known(self) -> int:
        """How many of them are known."""
        return len(self.at)

    def cell(self, row: Sequence[str], name: str) -> str | None:
        """What stands in `row` under `name`; None where there is no such column."""
        at = self.at.get(name)
        if at is None:
            return None
        return row[at] if at < len(row) else ""


def header_among(rows: Iterable[Sequence[str]]) -> tuple[int, UnitLayout] | None:
    """The number of the first of `rows` that names both texts, from 0, and what it says."""
    for number, row in enumerate(rows):
        layout = _layout(row)
        if {"source_text", "target_text"} <= layout.at.keys():
            return number, layout
    return None


def _layout(row: Sequence[str]) -> UnitLayout:
    at: dict[str, int] = {}
    unknown = []
    for number, name in enumerate(row):
        field = _NAMES.get(key(name.strip()))
        if field is not None and field not in at:
            at[field] = number
        elif name.strip():
            unknown.append(name.strip())
    return UnitLayout(at, tuple(unknown), len(row))
