"""The concepts that were found, a page at a time, beside the one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from workbench.glossary import Concept
from workbench.review.rules import Role
from workbench.store import Store
from workbench.ui.components.glossary import told
from workbench.ui.components.glossary.concept import concept
from workbench.ui.components.glossary.drafts import drafts
from workbench.ui.components.glossary.exporting import export
from workbench.ui.components.glossary.finding import RELATED, found, look_for
from workbench.ui.components.glossary.opened import NEW, open_concept, why_not
from workbench.ui.concepts import Known
from workbench.ui.format import number
from workbench.ui.markup import element, label, notice, show
from workbench.ui.text import words

_PER_PAGE: Final = 25


def concept_list(store: Store, known: Known, opened: str | None) -> None:
    """Draw filters, list, and the concept `opened`."""
    said = words().glossary
    with st.container(key="glossary_finding"):
        concepts = found(known)
    with st.container(horizontal=True, vertical_alignment="center", key="glossary_above"):
        counted = said.found.format(found=number(len(concepts)), total=number(len(known.index.concepts)))
        show(element("div", counted, class_="wb-quiet", role="status"))
        if known.relations.concepts:
            st.button(
                said.related.format(number=number(len(known.relations.concepts))),
                key="glossary_related",
                type="tertiary",
                icon=":material/join_inner:",
                on_click=look_for,
                kwargs={"only": RELATED},
            )
        reason = why_not(Role.REVIEWER)
        st.button(
            said.new,
            key="glossary_new",
            icon=":material/add:",
            disabled=reason is not None and reason != said.no_name,
            help=reason,
            on_click=open_concept,
            args=(NEW,),
        )
        export(concepts)
    with st.container(key="glossary_both"):
        left, right = st.columns([2, 3], gap="large")
        # First, for the list tells what has not been saved.
        with right, st.container(key="glossary_opened"):
            concept(store, known, opened)
        with left:
            if concepts:
                _page_of(known, concepts, opened)
            else:
                notice("info", said.nothing)


def _page_of(known: Known, concepts: Sequence[Concept], opened: str | None) -> None:
    said = words().glossary
    place = st.container(key="glossary_list", gap=None)
    pages = -(-len(concepts) // _PER_PAGE)
    # A key for each number of pages: what was found anew is shown from its beginning.
    at = st.pagination(pages, key=f"glossary_page-{len(concepts)}") if pages > 1 else 1
    unsaved = {id for id, draft in drafts().items() if draft.changed}
    with place:
        if NEW in unsaved and opened != NEW:
            _entry(NEW, said.new, ":material/edit:", said.unsaved_one)
        for each in concepts[(at - 1) * _PER_PAGE : at * _PER_PAGE]:
            if each.id in unsaved:
                icon, why = ":material/edit:", said.unsaved_one
            elif each.id in known.relations.concepts:
                icon, why = ":material/join_inner:", said.shares
            else:
                icon, why = None, None
            _entry(each.id, told.name(each), icon, why, current=each.id == opened)


def _entry(id: str, name: str, icon: str | None, why: str | None, *, current: bool = False) -> None:
    st.button(
        label(name),
        key=f"concept-{id}",
        type="secondary" if current else "tertiary",
        icon=icon,
        icon_position="right",
        help=why,
        width="stretch",
        wrap=True,
        on_click=open_concept,
        args=(id,),
    )
