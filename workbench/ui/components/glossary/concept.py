"""One concept opened: what it is, what is like it, where it is used and what happened to it."""

from __future__ import annotations

import streamlit as st

from workbench.errors import NotFound
from workbench.store import Store
from workbench.ui import reviewer
from workbench.ui.components.glossary import told
from workbench.ui.components.glossary.drafts import draft_of, drafts
from workbench.ui.components.glossary.editor import editor
from workbench.ui.components.glossary.history import history
from workbench.ui.components.glossary.merge import merge_or_remove
from workbench.ui.components.glossary.opened import NEW, open_concept, tabs_key
from workbench.ui.components.glossary.relations import relations
from workbench.ui.components.glossary.use import use
from workbench.ui.concepts import Known
from workbench.ui.format import moment
from workbench.ui.markup import Markup, element, show
from workbench.ui.refusals import tell
from workbench.ui.text import words


def concept(store: Store, known: Known, id: str | None) -> None:
    """Draw the concept `id`, a new one, or what to do where none is open."""
    said = words().glossary
    if id is None:
        show(element("div", said.choose, class_="wb-quiet"))
        return
    present = known.index.concepts.get(id)
    if id == NEW:
        _head(element("h2", said.new, class_="wb-head"))
        reviewer.ask()
        editor(store, known, draft_of(NEW, None))
        return
    if present is None and not (id in drafts() and drafts()[id].changed):
        drafts().pop(id, None)
        _missing(store, id)
        return
    draft = draft_of(id, present)
    _head(
        element("h2", told.heading(present or draft.concept()), class_="wb-head"),
        element("div", _facts(store, id) if present else id, class_="wb-quiet"),
    )
    reviewer.ask()
    if present is not None:
        relations(known, present)
    edit, usage, past, more = st.tabs(
        list(said.tabs.values()),
        key=tabs_key(id),
        on_change="rerun",
    )
    with edit:
        editor(store, known, draft)
    if usage.open and present is not None:
        with usage:
            use(store, present)
    if past.open:
        with past:
            history(store, id)
    if more.open and present is not None:
        with more:
            merge_or_remove(store, known, present, draft)


def _head(*parts: Markup) -> None:
    """Above whatever is open, with the way back to the list."""
    with st.container(horizontal=True, key="glossary_head"):
        show(*parts)
        st.button(
            words().glossary.close,
            key="glossary_close",
            type="tertiary",
            icon=":material/close:",
            on_click=open_concept,
            args=(None,),
        )


def _facts(store: Store, id: str) -> str:
    said = words().glossary
    try:
        kept = store.concept(id)
    except NotFound:
        return id
    who = kept.changed_by or said.history.text_form
    return said.facts.format(id=id, who=who, when=moment(kept.changed_at))


def _missing(store: Store, id: str) -> None:
    try:
        store.concept(id)
    except NotFound as error:
        _head(element("h2", id, class_="wb-head"))
        tell("warning", error)
        if store.glossary_log(id, 1):
            show(element("h3", words().glossary.tabs["history"], class_="wb-head"))
            history(store, id)
