"""Glossary: what things are called, searched, edited, merged, followed through the texts and exchanged."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.errors import GlossaryError
from workbench.ui import resources
from workbench.ui.components.glossary.candidates import candidates
from workbench.ui.components.glossary.concept_list import concept_list
from workbench.ui.components.glossary.covering import covering
from workbench.ui.components.glossary.done import show_done
from workbench.ui.components.glossary.history import history
from workbench.ui.components.glossary.importing import importing
from workbench.ui.components.glossary.opened import SECTION, SECTIONS, follow_link, write_address
from workbench.ui.refusals import tell
from workbench.ui.text import words

CSS: Final = Path(__file__).parents[1] / "glossary.css"


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(page, title=words().glossary.title, icon=":material/menu_book:", url_path="glossary")


def page() -> None:
    """Draw the view."""
    said, store = words().glossary, resources.store()
    st.html(CSS)
    try:
        known = resources.concepts()
    except GlossaryError as error:
        tell("error", error)
        return
    opened = follow_link()
    st.session_state.setdefault(SECTION, SECTIONS[0])
    section = st.segmented_control(
        said.section,
        SECTIONS,
        required=True,
        format_func=said.sections.__getitem__,
        key=SECTION,
        persist_state="session",
        label_visibility="collapsed",
    )
    show_done()
    if section == "candidates":
        candidates(store)
    elif section == "coverage":
        covering(known)
    elif section == "history":
        history(store)
    elif section == "exchange":
        importing(store, known)
    else:
        concept_list(store, known, opened)
    write_address()
