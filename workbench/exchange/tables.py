"""Units as a table that people see and take away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.store.model import Unit

if TYPE_CHECKING:
    import pandas

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def unit_table(units: Iterable[Unit]) -> pandas.DataFrame:
    """One row a unit. Text that a spreadsheet would run as a formula has an apostrophe put in front."""
    import pandas

    rows = [
        {
            "pair": unit.pair,
            "unit": unit.id,
            "source": literal(unit.source_text),
            "target": literal(unit.target_text),
            "confidence": unit.bead.confidence,
            "status": unit.status.value,
            "reviewer": literal(unit.changed_by),
            "note": literal(unit.note),
        }
        for unit in units
    ]
    return pandas.DataFrame(
        rows, columns=["pair", "unit", "source", "target", "confidence", "status", "reviewer", "note"]
    )


def literal(text: str) -> str:
    """`text` as a spreadsheet shows it and does not run it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
