"""Alignment: which stretch of one text says what which stretch of another says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.alignment.beads import Bead, Span
from workbench.alignment.sources import Attribution, Origin, attribute

if TYPE_CHECKING:
    from workbench.alignment.aligner import align

__all__ = ["Attribution", "Bead", "Origin", "Span", "align", "attribute"]


def __getattr__(name: str) -> object:
    # The layers above mostly want the values, and numpy takes a while to import.
    if name == "align":
        from workbench.alignment.aligner import align

        return align
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
