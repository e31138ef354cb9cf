"""Concordance: how something was said before, in all pairs and translation memories."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.store import Store
from workbench.ui import resources
from workbench.ui.components.memory_list import memory_list
from workbench.ui.components.occurrences import occurrences
from workbench.ui.format import number
from workbench.ui.markup import element, notice, show
from workbench.ui.text import words

CSS: Final = Path(__file__).parents[1] / "concordance.css"
_QUERY: Final = "concordance_query"
_ADDRESS: Final = "concordance_address"
_SHOWN: Final = 50


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(
        page, title=words().concordance.title, icon=":material/manage_search:", url_path="concordance"
    )


def page() -> None:
    """Draw the view."""
    said, store = words().concordance, resources.store()
    st.html(CSS)
    _follow_link()
    show(element("div", said.what, class_="wb-quiet"))
    query = st.text_input(
        said.query,
        key=_QUERY,
        max_chars=1000,
        placeholder=said.hint,
        icon=":material/search:",
        persist_state="session",
    )
    _write_address(query)
    if query.strip():
        _found(store, query)
    memory_list(store)


def _found(store: Store, query: str) -> None:
    said = words().concordance
    with st.spinner(said.looking):
        found = store.concordance(query, limit=_SHOWN)
    if not found.total:
        notice("info", said.nothing)
        return
    shown = len(found.occurrences)
    told = said.found if shown == found.total else said.first
    show(
        element(
            "div",
            told.format(total=number(found.total), shown=number(shown)),
            class_="wb-label",
            role="status",
        ),
        *occurrences(found.occurrences),
    )


def _follow_link() -> None:
    """Look for what the page's address says, unless this session wrote it."""
    linked = st.query_params.get("q")
    if linked is not None and linked != st.session_state.get(_ADDRESS):
        st.session_state[_QUERY] = linked[:1000]
        st.session_state[_ADDRESS] = linked


def _write_address(query: str) -> None:
    """Let the page's address lead back here."""
    if query.strip():
        st.query_params["q"] = query
    elif "q" in st.query_params:
        del st.query_params["q"]
    st.session_state[_ADDRESS] = query if query.strip() else None
