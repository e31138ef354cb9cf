"""Long work on a page: how far it has come, a button that stops it, and how it ended."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from workbench.ui.markup import element, notice, show
from workbench.ui.refusals import refusals_told, tell
from workbench.ui.tasks import Result, Stage, Task
from workbench.ui.text import words

_AT_ONCE: Final = 0.3
"""Seconds within which work is over before anybody would read a bar."""
_EVERY: Final = 0.5
"""Seconds between two looks at the work."""


def over(task: Task[Any]) -> bool:
    """Whether `task` has ended, now or in a moment."""
    return task.wait(_AT_ONCE)


def running(task: Task[Any], label: str, key: str) -> None:
    """Draw how far `task` has come, and the page anew when it ends.

    `label` has a place for the {share} that is done; `key` names the widgets.
    """
    st.fragment(_running, run_every=_EVERY)(task, label, key)


def _running(task: Task[Any], label: str, key: str) -> None:
    with refusals_told(key):
        progress = task.progress
        if progress.stage is not Stage.RUNNING:
            st.rerun(scope="app")
        told, button = st.columns([8, 1], vertical_alignment="center")
        share = min(progress.done / progress.total, 1.0) if progress.total else 0.0
        with told:
            st.progress(share, label.format(share=f"{share:.0%}"))
            show(element("div", task.name, class_="wb-quiet"))
        button.button(words().common.stop, key=f"{key}_stop", width="stretch", on_click=task.stop)


def outcome(task: Task[Result]) -> Result | None:
    """What came of a task that is over; where it came to nothing, None, and it is told why."""
    progress = task.progress
    if progress.stage is Stage.STOPPED:
        notice("warning", words().common.work_stopped)
    elif progress.fault is not None:
        tell("error", progress.fault)
    elif progress.stage is not Stage.DONE:
        notice("error", words().common.work_broke_off)
    return progress.result
