"""What stands in the page's head beside the navigation: the language, and room for who is here."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.ui.markup import element, show
from workbench.ui.text import LANGUAGES, choose, words

_CHOICE = "language_choice"


def header(title: str) -> DeltaGenerator:
    """Draw it under the page's `title`, and give the container for whatever else belongs there."""
    # Beside the navigation that shows where one is, the heading is for those who hear the page.
    show(element("h1", title, class_="wb-page"))
    place = st.container(key="session", horizontal=True, vertical_alignment="center", gap="small")
    with place:
        _language()
    return place


def _language() -> None:
    st.session_state[_CHOICE] = words().code
    st.segmented_control(
        words().common.language,
        list(LANGUAGES),
        required=True,
        format_func=lambda code: LANGUAGES[code].common.language_own_name,
        key=_CHOICE,
        on_change=_chosen,
        label_visibility="collapsed",
    )


def _chosen() -> None:
    choose(st.session_state[_CHOICE])
