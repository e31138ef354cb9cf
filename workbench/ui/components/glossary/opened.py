"""Which part of the page and which concept a session has open, in step with the page's address."""

from __future__ import annotations

from typing import Final

import streamlit as st

from workbench.review.rules import Role
from workbench.ui import reviewer
from workbench.ui.text import words

NEW: Final = ""
"""Stands for the concept that is being made."""
SECTION: Final = "glossary_section"
SECTIONS: Final = ("concepts", "candidates", "coverage", "history", "exchange")
_OPEN = "glossary_open"
_ADDRESS = "glossary_address"


def follow_link() -> str | None:
    """The id of the concept that is open, after where the page's address points; None for none."""
    linked = st.query_params.get("concept")
    if linked is not None and linked != st.session_state.get(_ADDRESS):
        open_concept(linked)
    st.session_state[_ADDRESS] = linked
    found = st.session_state.get(_OPEN)
    return found if isinstance(found, str) else None


def open_concept(id: str | None) -> None:
    """Show the concept `id`, a new one, or none; for callbacks, and where the concepts are shown already."""
    st.session_state[_OPEN] = id
    if st.session_state.get(SECTION) != SECTIONS[0]:
        st.session_state[SECTION] = SECTIONS[0]


def tabs_key(id: str) -> str:
    """Of the tabs of the concept `id`; in the session's state stands the name of the one that is open."""
    # The names are in the interface's language.
    return f"glossary_tabs-{words().code}-{id}"


def write_address() -> None:
    """Let the page's address lead back to the concept that is open."""
    listed = st.session_state.get(SECTION, SECTIONS[0]) == SECTIONS[0]
    id = (st.session_state.get(_OPEN) or None) if listed else None
    if id != st.query_params.get("concept"):
        if id is None:
            del st.query_params["concept"]
        else:
            st.query_params["concept"] = id
    st.session_state[_ADDRESS] = id


def why_not(role: Role) -> str | None:
    """Why the reviewer may not do what takes `role`; None where they may."""
    said = words().glossary
    if not reviewer.name():
        return said.no_name
    if reviewer.role() < role:
        return said.no_role.format(needed=words().signin.roles[role])
    return None
