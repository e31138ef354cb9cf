"""Who reviews: asked once, kept for the session and, in a cookie, by the browser."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote

import streamlit as st

from workbench.ui.components.remember import COOKIE, remember_name
from workbench.ui.markup import label, notice
from workbench.ui.text import common

_NAME = "reviewer"
_LONGEST = 80


def name() -> str:
    """The reviewer's name; empty as long as nobody gave one.

    It is not kept in the page's address, since a link that is passed on would pass the name on.
    """
    if _NAME not in st.session_state:
        st.session_state[_NAME] = clean(unquote(st.context.cookies.get(COOKIE, "")))
    return str(st.session_state[_NAME])


def clean(given: str) -> str:
    """`given` on one line and without characters that do not show; empty when nothing is left."""
    shown = "".join(" " if each.isspace() else each for each in given)
    kept = "".join(each for each in shown if unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return " ".join(kept.split())[:_LONGEST].strip()


def remember() -> None:
    """Let the browser keep the name."""
    if name():
        remember_name(name())


def ask() -> None:
    """Ask for the name where there is none yet."""
    if name():
        return
    with st.form("reviewer_form"):
        field, button = st.columns([6, 1], vertical_alignment="bottom")
        given = field.text_input(
            common.REVIEWER_NAME_ASKED,
            key="reviewer_given",
            max_chars=_LONGEST,
            placeholder=common.REVIEWER_ASKED,
        )
        if button.form_submit_button(common.REVIEWER_SET, type="primary", width="stretch"):
            if clean(given):
                st.session_state[_NAME] = clean(given)
                st.rerun()
            notice("error", common.REVIEWER_MISSING)


def change() -> None:
    """A place to give another name."""
    if not name():
        return
    with st.popover(label(name()), icon=":material/person:", width="stretch"):
        given = st.text_input(common.REVIEWER_NAME, key="reviewer_other", max_chars=_LONGEST)
        if st.button(common.REVIEWER_CHANGE, key="reviewer_change") and clean(given):
            st.session_state[_NAME] = clean(given)
            st.rerun()
