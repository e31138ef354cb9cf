"""Two people changed one concept: both versions, and what becomes of each difference."""

from __future__ import annotations

import streamlit as st

from workbench.glossary import Concept
from workbench.glossary.differences import (
    Difference,
    FieldDifference,
    Key,
    differences,
    key,
    mine_alone,
    reconciled,
)
from workbench.store import Store
from workbench.ui.components.glossary import told
from workbench.ui.components.glossary.drafts import Draft, drafts
from workbench.ui.components.glossary.saving import save_draft
from workbench.ui.format import language_name
from workbench.ui.markup import Markup, element, join, show
from workbench.ui.refusals import tell
from workbench.ui.text import words


def dispute(store: Store, draft: Draft) -> None:
    """Draw what `draft` and the concept that was saved before it differ in, and do what is chosen."""
    conflict = draft.conflict
    assert conflict is not None
    tell("warning", conflict)
    if isinstance(conflict.theirs, Concept):
        _both(store, draft, conflict.theirs)
    else:
        _gone(store, draft)


def _gone(store: Store, draft: Draft) -> None:
    said = words().glossary.editing
    show(element("div", said.theirs_gone), told.told_terms(draft.concept()))
    with st.container(horizontal=True):
        if st.button(said.make_anew, type="primary", key=f"{draft.key}-anew"):
            _save(store, draft, draft.concept(), None)
        st.button(said.drop_mine, key=f"{draft.key}-drop", on_click=_drop, args=(draft.id,))


def _both(store: Store, draft: Draft, theirs: Concept) -> None:
    said, mine = words().glossary.editing, draft.concept()
    found = list(differences(theirs, mine))
    ours = mine_alone(draft.before, mine, theirs)
    others = mine_alone(draft.before, theirs, mine)
    taken: set[Key] = set()
    open_ = 0
    show(element("div", said.both_shown, class_="wb-quiet"))
    for number, each in enumerate(found):
        place = key(each)
        default = "mine" if place in ours else "theirs" if place in others else None
        with st.container(border=True, gap="small", key=f"{draft.key}-dispute-{number}"):
            show(_beside(each))
            choice = st.segmented_control(
                said.choose,
                list(said.versions),
                default=default,
                format_func=said.versions.__getitem__,
                key=f"{draft.key}-choice-{number}",
                label_visibility="collapsed",
            )
        open_ += choice is None
        if choice == "mine":
            taken.add(place)
    with st.container(horizontal=True):
        if st.button(said.save_chosen, type="primary", key=f"{draft.key}-chosen", disabled=open_ > 0):
            _save(store, draft, reconciled(theirs, mine, taken), theirs)
        if st.button(said.save_mine, key=f"{draft.key}-mine"):
            _save(store, draft, mine, theirs)
        st.button(said.drop_mine, key=f"{draft.key}-drop", on_click=_drop, args=(draft.id,))
    if open_:
        show(element("div", said.choose_first.format(number=open_), class_="wb-quiet", role="status"))


def _beside(of: Difference) -> Markup:
    """Theirs and mine, side by side."""
    said = words().glossary.editing
    if isinstance(of, FieldDifference):
        what: str = said.fields[of.field]
        shown = of.before, of.after
    else:
        what = join(element("span", of.text, lang=of.language), f" ({language_name(of.language)})")
        before, after = (told.term_facts(term) if term else "" for term in (of.before, of.after))
        shown = before, after
    cells = (
        element(
            "div",
            element("div", said.versions[which], class_="wb-quiet"),
            element("div", text, class_="wb-text") if text else element("em", said.nothing_there),
        )
        for which, text in zip(("theirs", "mine"), shown, strict=True)
    )
    return join(element("div", what, class_="wb-label"), element("div", *cells, class_="wb-versions"))


def _save(store: Store, draft: Draft, concept: Concept, before: Concept | None) -> None:
    draft.take(concept, before)
    save_draft(store, draft)
    st.rerun()


def _drop(id: str) -> None:
    drafts().pop(id, None)
