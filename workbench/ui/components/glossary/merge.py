"""Two concepts that are one, and a concept that is none: what would come of it, then the doing."""

from __future__ import annotations

from typing import Final

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.glossary import Concept
from workbench.glossary.differences import differences
from workbench.glossary.merging import merged
from workbench.review.rules import Role
from workbench.store import Store
from workbench.ui import reviewer
from workbench.ui.components.glossary import told
from workbench.ui.components.glossary.done import done, refused
from workbench.ui.components.glossary.drafts import Draft, drafts, forget_unchanged
from workbench.ui.components.glossary.opened import open_concept, tabs_key, why_not
from workbench.ui.concepts import Known
from workbench.ui.markup import element, notice, show
from workbench.ui.text import words

_OFFERED: Final = 20
"""Concepts at most to choose from."""


def begin_merge(concept: str, other: str) -> None:
    """Show what would come of merging `other` into `concept`; for callbacks."""
    st.session_state[tabs_key(concept)] = words().glossary.tabs["merge"]
    st.session_state[f"merge_query-{concept}"] = ""
    st.session_state[f"merge_other-{concept}"] = other


def merge_or_remove(store: Store, known: Known, concept: Concept, draft: Draft) -> None:
    """Draw both; neither while there is something unsaved of the concept."""
    said = words().glossary.merging
    reason = why_not(Role.APPROVER)
    if draft.changed:
        notice("warning", said.save_first)
        return
    if reason is not None:
        notice("info", reason)
    show(element("h3", said.merge, class_="wb-head"), element("div", said.merge_what, class_="wb-quiet"))
    other = _choose(known, concept)
    if other is not None:
        _preview(concept, other)
        st.button(
            said.merge_button,
            key=f"merge-{concept.id}",
            type="primary",
            icon=":material/merge:",
            disabled=reason is not None,
            on_click=_merge,
            args=(store, concept, other),
        )
    st.divider()
    with st.popover(
        said.remove, icon=":material/delete:", disabled=reason is not None, key=f"remove_ask-{concept.id}"
    ):
        show(element("div", said.remove_ask), element("div", told.heading(concept), class_="wb-label"))
        st.button(
            said.remove, key=f"remove-{concept.id}", type="primary", on_click=_remove, args=(store, concept)
        )


def _choose(known: Known, concept: Concept) -> Concept | None:
    """Another concept: one that shares a term, or one that is searched for."""
    said = words().glossary.merging
    query = st.text_input(
        said.search, key=f"merge_query-{concept.id}", type="search", live=True, placeholder=said.search_hint
    )
    if query.strip():
        found = [each.id for each in known.index.search(query)[: _OFFERED + 1] if each.id != concept.id]
    else:
        found = [each.other for each in known.relations.of(concept.id)]
    found, key = found[:_OFFERED], f"merge_other-{concept.id}"
    if st.session_state.get(key) not in found:
        st.session_state[key] = None
    if not found:
        show(element("div", said.nothing_found if query.strip() else said.nothing_alike, class_="wb-quiet"))
        return None
    chosen = st.selectbox(
        said.other,
        found,
        index=None,
        format_func=lambda id: f"{told.name(known.index.concepts[id])} ({id})",
        placeholder=said.other_hint,
        key=key,
    )
    return known.index.concepts.get(chosen) if chosen else None


def _preview(concept: Concept, other: Concept) -> None:
    said = words().glossary.merging
    outcome = merged(concept, other)
    show(
        element("div", said.comes, class_="wb-label"),
        element(
            "div",
            told.told_terms(outcome),
            told.told_differences(differences(concept, outcome))
            or element("div", said.comes_same, class_="wb-quiet"),
            class_="wb-outcome",
        ),
        element("div", said.goes.format(id=other.id), class_="wb-quiet"),
    )


def _merge(store: Store, concept: Concept, other: Concept) -> None:
    try:
        change = store.merge_concepts(concept, other, reviewer.name())
    except WorkbenchError as error:
        refused(error)
    else:
        forget_unchanged()
        done(words().glossary.merging.merged.format(other=other.id, concept=concept.id), change)


def _remove(store: Store, concept: Concept) -> None:
    try:
        change = store.remove_concept(concept, reviewer.name())
    except WorkbenchError as error:
        refused(error)
    else:
        drafts().pop(concept.id, None)
        open_concept(None)
        done(words().glossary.merging.removed.format(concept=told.name(concept)), change)
