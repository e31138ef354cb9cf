"""A file of units is kept as a translation memory: its name, the work, and what came of it."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from workbench.exchange.remembering import Remembered, remember
from workbench.exchange.returned import UNIT_SUFFIXES
from workbench.review.rules import Role
from workbench.store import Store
from workbench.ui import reviewer
from workbench.ui.components.running import outcome, over, running
from workbench.ui.format import number
from workbench.ui.markup import element, notice, show
from workbench.ui.tasks import Task, Tell
from workbench.ui.text import words
from workbench.ui.uploads import put

_KEEPING: Final = "memory_keeping"
_TURN: Final = "memory_turn"
_SHOWN: Final = 200


def why_not() -> str | None:
    """Why the reviewer may not bring memories in or take them away; None where they may."""
    said = words().concordance
    if not reviewer.name():
        return said.no_name
    if reviewer.role() < Role.ADMINISTRATOR:
        return said.no_role.format(needed=words().signin.roles[Role.ADMINISTRATOR])
    return None


def keep_memory(store: Store) -> None:
    """Draw the upload, the work, or what came of it."""
    said = words().concordance
    show(element("div", said.keep_what, class_="wb-quiet"))
    keeping = st.session_state.get(_KEEPING)
    if isinstance(keeping, Task):
        if not over(keeping):
            running(keeping, words().common.reading_file, "memory")
            return
        if kept := outcome(keeping):
            _told(kept)
    reason = why_not()
    turn = st.session_state.setdefault(_TURN, 0)
    types = [suffix.removeprefix(".") for suffix in UNIT_SUFFIXES]
    # Under a new key the field is empty again once its file is on its way.
    file = st.file_uploader(
        words().export.back_file, types, key=f"memory_file-{turn}", disabled=reason is not None, help=reason
    )
    if reason is not None:
        show(element("div", reason, class_="wb-quiet"))
    if file is None:
        return
    name = st.text_input(said.name, Path(file.name).stem, max_chars=200, key=f"memory_name-{file.file_id}")
    if st.button(
        said.keep, key="memory_keep", type="primary", disabled=reason is not None or not name.strip()
    ):
        work = partial(_keep, store, file.name, file.getvalue(), name, reviewer.name())
        st.session_state[_KEEPING] = Task(file.name, work)
        st.session_state[_TURN] += 1
        st.rerun()


def _keep(store: Store, file: str, data: bytes, name: str, who: str, tell: Tell) -> Remembered:
    with tempfile.TemporaryDirectory() as folder:
        return remember(store, put(folder, file, data), who, name, tell)


def _told(kept: Remembered) -> None:
    said = words().concordance
    notice("success", said.kept.format(name=kept.memory.name, count=number(kept.memory.units)))
    left_out = [f"{each.place}: {each.reason}" for each in kept.skipped]
    remarks = [f"{each.text} ({', '.join(each.places)})" for each in kept.remarks]
    for title, lines in (
        (said.left_out.format(count=number(kept.left_out)), left_out),
        (said.remarks, remarks),
    ):
        if lines:
            with st.expander(title):
                show(element("ul", *(element("li", line) for line in lines[:_SHOWN])))
