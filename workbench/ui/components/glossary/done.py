"""What was just done to the glossary, told once, with the way to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.ui import resources, reviewer
from workbench.ui.components.glossary.drafts import forget_unchanged
from workbench.ui.markup import notice
from workbench.ui.refusals import tell
from workbench.ui.text import words

_DONE: Final = "glossary_done"


@dataclass(frozen=True, slots=True)
class _Done:
    told: str
    change: int | None
    """That can be taken back."""
    fault: WorkbenchError | None = None


def done(told: str, change: int | None = None) -> None:
    """Have `told` shown above the page; `change` can be taken back from there."""
    st.session_state[_DONE] = _Done(told, change)


def refused(fault: WorkbenchError) -> None:
    """Have `fault` shown there."""
    st.session_state[_DONE] = _Done("", None, fault)


def show_done() -> None:
    """Draw what was done, until it is put away."""
    found = st.session_state.get(_DONE)
    if not isinstance(found, _Done):
        return
    said = words().glossary.history
    with st.container(key="glossary_done", horizontal=True, vertical_alignment="center", gap="small"):
        if found.fault is not None:
            tell("error", found.fault)
        else:
            notice("success", found.told)
        if found.change is not None:
            st.button(said.take_back, key="done_back", on_click=take_back, args=(found.change,))
        st.button(said.put_away, key="done_away", on_click=_put_away)


def take_back(change: int) -> None:
    """Take a change of the glossary back, as a callback, and tell what came of it."""
    try:
        # Asked for anew: a role may have been taken away since the page was drawn.
        resources.store().undo_glossary(change, reviewer.name())
    except WorkbenchError as error:
        refused(error)
    else:
        forget_unchanged()
        done(words().glossary.history.taken_back)


def _put_away() -> None:
    st.session_state.pop(_DONE, None)
