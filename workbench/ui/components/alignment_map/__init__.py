"""The alignment of a pair as a map: both documents as columns, the beads as ribbons between them.

To the map: the beads, as `rows`, and all words. From the map: `open`, the unit that somebody wants to see.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st

from workbench.alignment.order import moved
from workbench.review import Unit
from workbench.store.model import Pair
from workbench.ui.format import percent
from workbench.ui.text import words

_FOLDER = Path(__file__).parent
_PROGRAM: Final = ("outlines.js", "told.js", "alignment_map.js")
"""In one module, as Streamlit takes it."""
_BEGINNING: Final = 90
"""Code points of a text that the map tells of: a browser gets two thousand beads at once."""
BANDS: Final = (50, 70, 90)
"""Per cents from which another colour is used."""

_mount = st.components.v2.component(
    "workbench_alignment_map",
    js="".join((_FOLDER / name).read_text(encoding="utf-8") for name in _PROGRAM),
    css=(_FOLDER / "alignment_map.css").read_text(encoding="utf-8"),
)


def alignment_map(
    pair: Pair,
    units: Sequence[Unit],
    lengths: tuple[int, int],
    *,
    key: str,
    address: str,
    current: int | None,
) -> int | None:
    """Draw the map; the unit that was clicked or chosen by Enter, once.

    `lengths` are those of both texts in code points, `address` is where a unit is reviewed, and `current`
    is the one to begin at.
    """
    said = words()
    columns = [
        {
            "title": head.title,
            "lang": head.language,
            "length": length,
            "size": said.pictures.characters.format(number=f"{length:,}"),
        }
        for head, length in zip((pair.source, pair.target), lengths, strict=True)
    ]
    data = {
        "pair": pair.id,
        "columns": columns,
        "rows": map_rows(units),
        "bands": list(said.pictures.bands),
        "statuses": {status.value: name for status, name in said.common.status.items()},
        "text": said.pictures.in_map,
        "address": f"{address}?{urlencode({'pair': pair.id})}&unit=",
        "current": current,
    }
    result = _mount(
        key=key,
        # As bytes: Thai takes half the room that it has in JSON's escapes.
        data=json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(),
        on_open_change=lambda: None,
    )
    return read_open(result.open, units)


def map_rows(units: Sequence[Unit]) -> list[dict[str, Any]]:
    """What the map is told of each unit."""
    crossing = moved([unit.bead for unit in units])
    return [
        {
            "id": unit.id,
            "number": place + 1,
            "total": len(units),
            "sourceAt": unit.bead.source,
            "targetAt": unit.bead.target,
            "source": beginning(unit.source_text, _BEGINNING),
            "target": beginning(unit.target_text, _BEGINNING),
            "band": sum(round(unit.bead.confidence * 100) >= edge for edge in BANDS),
            "percent": percent(unit.bead.confidence),
            "status": unit.status.value,
            "moved": place in crossing,
        }
        for place, unit in enumerate(units)
    ]


def read_open(sent: object, units: Sequence[Unit]) -> int | None:
    """The unit that the map wants opened, if it is one of `units`."""
    return sent if type(sent) is int and any(unit.id == sent for unit in units) else None


def beginning(text: str, length: int) -> str:
    """At most `length` code points of `text` and an ellipsis, never between a letter and its marks."""
    if len(text) <= length:
        return text
    while length and unicodedata.category(text[length]).startswith("M"):
        length -= 1
    return f"{text[:length].rstrip()}…"
