"""The list of a pair's units, drawn and steered in the browser.

Streamlit's own widgets lose key presses and parse text as Markdown; here texts become text nodes,
keys act at once, and what they ask for is sent again until the server has answered.

To the list, as one JSON object: `package.py`. From the list: `messages.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st

_FOLDER = Path(__file__).parent
_MODULES: Final = (
    "text",
    "matching",
    "rules",
    "pair",
    "terms",
    "storage",
    "drafts",
    "outbox",
    "memory",
    "dom",
    "keys",
    "rows",
    "cursor",
    "story",
    "capture",
    "panel",
    "underlined",
    "opened",
    "filters",
    "line",
    "dialogs",
    "commands",
    "view",
    "list",
)
"""Each after those that it imports."""
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:default )?(const|function|class) (\w+)", re.MULTILINE)

_mount = st.components.v2.component(
    "workbench_bead_list", js=(_FOLDER / "loader.js").read_text(encoding="utf-8")
)


def bead_list(
    data: Mapping[str, object],
    *,
    key: str,
    on_operations: Callable[[], None],
    on_current: Callable[[], None],
    on_asked: Callable[[], None],
) -> None:
    """Draw the list of `data`, which `package.py` makes; what it sends is in the session's state at `key`."""
    _mount(
        key=key,
        # As bytes: Thai takes half the room that it has in JSON's escapes.
        data=json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(),
        on_operations_change=on_operations,
        on_current_change=on_current,
        on_asked_change=on_asked,
    )


@cache
def program() -> dict[str, str]:
    """The list's own program as one module, and its style, which the loader wants once."""
    parts = [_as_value(name, _read(f"js/{name}.js")) for name in _MODULES]
    parts = ["const modules = {};", *parts, "export default modules.list.show;", "//# sourceURL=bead_list.js"]
    return {
        "module": "\n".join(parts),
        "style": "\n".join(_read(f"{name}.css") for name in ("list", "opened")),
    }


def _as_value(name: str, text: str) -> str:
    """A module as what it exports: twenty modules would each be fetched by themselves."""
    exported = _EXPORT.findall(text)
    inside = _EXPORT.sub(lambda found: f"{found[1]} {found[2]}", text)
    inside = _IMPORT.sub(lambda found: f"const {found[1]} = modules.{found[2]};", inside)
    names = ", ".join(each for _, each in exported)
    return f"modules.{name} = (() => {{\n{inside}\nreturn {{ {names} }};\n}})();"


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
