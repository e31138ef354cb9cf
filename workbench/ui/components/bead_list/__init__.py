"""The list of a pair's units, drawn and steered in the browser.

Streamlit's own widgets lose key presses and parse text as Markdown; here texts become text nodes,
keys act at once, and what they ask for is sent again until the server has answered.

To the list: `rows`, and `acknowledged`, the number of the last operation dealt with, by browser page.
From the list: `operations`, all that are not acknowledged, and `current`, the unit it stands on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import streamlit as st

from workbench.review import Status, Unit
from workbench.store.model import Pair
from workbench.ui.desk import Operation
from workbench.ui.format import percent
from workbench.ui.text import common, review

_FOLDER = Path(__file__).parent
_MOST_OPERATIONS: Final = 1000
_LONGEST_NAME: Final = 64

_mount = st.components.v2.component(
    "workbench_bead_list",
    js=(_FOLDER / "bead_list.js").read_text(encoding="utf-8"),
    css=(_FOLDER / "bead_list.css").read_text(encoding="utf-8"),
)


def bead_list(
    pair: Pair,
    units: Sequence[Unit],
    *,
    key: str,
    go: tuple[int, int | None],
    late: frozenset[int],
    acknowledged: Mapping[str, int],
    read_only: bool,
    on_operations: Callable[[], None],
    on_current: Callable[[], None],
) -> None:
    """Draw the list; `go` is a count and the unit to go to whenever the count has grown.

    `late` are units that await a choice between two versions.
    """
    _mount(
        key=key,
        data={
            "pair": pair.id,
            "columns": [_column(pair, "source"), _column(pair, "target")],
            "rows": [_row(unit, late) for unit in units],
            "total": pair.total,
            "go": {"count": go[0], "unit": go[1]},
            "acknowledged": dict(acknowledged),
            "readOnly": read_only,
            "statuses": {status.value: words for status, words in common.STATUS.items()},
            "text": review.LIST,
        },
        on_operations_change=on_operations,
        on_current_change=on_current,
    )


def _column(pair: Pair, side: str) -> dict[str, str]:
    head = pair.source if side == "source" else pair.target
    return {"title": head.title, "lang": head.language}


def _row(unit: Unit, late: frozenset[int]) -> dict[str, Any]:
    return {
        "id": unit.id,
        "version": unit.version,
        "number": unit.position + 1,
        "source": unit.source_text,
        "target": unit.target_text,
        "share": round(unit.bead.confidence, 3),
        "percent": percent(unit.bead.confidence),
        "status": unit.status.value,
        "note": unit.note,
        "late": unit.id in late,
    }


def read_operations(sent: object) -> tuple[str, list[Operation]]:
    """The browser page's name and its operations, in their order; nothing for what no list sends."""
    if not isinstance(sent, Mapping):
        return "", []
    client, listed = sent.get("client"), sent.get("operations")
    if not isinstance(client, str) or not 0 < len(client) <= _LONGEST_NAME or not isinstance(listed, list):
        return "", []
    found = [_operation(each) for each in listed[:_MOST_OPERATIONS]]
    return client, sorted((each for each in found if each is not None), key=lambda each: each.number)


def read_current(sent: object) -> int | None:
    """The unit that the list stands on."""
    return sent if type(sent) is int else None


def _operation(sent: object) -> Operation | None:
    if not isinstance(sent, Mapping) or set(sent) != {"number", "unit", "version", "status"}:
        return None
    number, unit, version, status = (sent[name] for name in ("number", "unit", "version", "status"))
    # True is an int to Python, and no number of anything.
    if not all(type(each) is int and each >= 0 for each in (number, unit, version)):
        return None
    if status not in [each.value for each in Status]:
        return None
    return Operation(number, unit, version, Status(status))
