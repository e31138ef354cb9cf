"""What happened to the glossary or to one concept: who, when and what, with the way back."""

from __future__ import annotations

from typing import Final

import streamlit as st

from workbench.glossary.differences import differences
from workbench.review.rules import Role
from workbench.store import Store
from workbench.store.model import ConceptChange, GlossaryChange
from workbench.ui import reviewer
from workbench.ui.components.glossary import told
from workbench.ui.components.glossary.done import take_back
from workbench.ui.components.glossary.opened import open_concept, why_not
from workbench.ui.format import moment, number
from workbench.ui.markup import Markup, element, join, label, show
from workbench.ui.text import words

_AT_ONCE: Final = 20
"""Changes that are listed before more are asked for."""
_IN_FULL: Final = 5
"""Concepts whose differences a change shows."""


def history(store: Store, concept: str | None = None) -> None:
    """Draw the changes of the concept `concept`, or of the whole glossary, the newest first."""
    said, place = words().glossary.history, f"history-{'one' if concept else 'all'}"
    most = st.session_state.get(f"{place}-most", (concept, _AT_ONCE))
    limit = most[1] if most[0] == concept else _AT_ONCE
    found = store.glossary_log(concept, limit + 1)
    if not found:
        show(element("div", said.nothing, class_="wb-quiet"))
    for change in found[:limit]:
        with st.container(key=f"{place}-{change.id}", border=True, gap="small"):
            _change(store, change, concept, place)
    if len(found) > limit:
        st.button(
            said.more,
            key=f"{place}-more",
            on_click=lambda: st.session_state.update({f"{place}-most": (concept, limit + _AT_ONCE)}),
        )


def _change(store: Store, change: GlossaryChange, concept: str | None, place: str) -> None:
    said = words().glossary.history
    who = change.editor or said.text_form
    touched = said.touched.format(number=number(change.touched)) if change.touched != 1 else None
    head = element(
        "div",
        element("span", said.kinds[change.kind], class_="wb-what"),
        " · ",
        who,
        " · ",
        moment(change.at),
        join(" · ", touched) if touched else None,
        join(" ", element("span", said.undone, class_="wb-chip")) if change.undone else None,
    )
    if concept is None and change.touched > _IN_FULL:
        show(head)
        each: list[ConceptChange] = []
    else:
        # An import may have touched thousands; of the others only this one is asked about.
        each = [one for one in store.glossary_change(change.id) if concept in (None, one.concept)]
        # Where there is a button that leads to it, that has its name.
        show(head, *(_concept(one, named=len(each) > 1 or one.after is None) for one in each))
    with st.container(horizontal=True):
        for one in each if concept is None else ():
            if one.after is not None:
                st.button(
                    label(told.name(one.after)),
                    key=f"{place}-open-{change.id}-{one.concept}",
                    type="tertiary",
                    icon=":material/open_in_new:",
                    on_click=open_concept,
                    args=(one.concept,),
                )
        _back(change, place)


def _back(change: GlossaryChange, place: str) -> None:
    """Nobody did the beginning, and so nobody takes it back."""
    if change.undone or not change.editor:
        return
    said = words().glossary.history
    reason = why_not(Role.REVIEWER if change.editor == reviewer.name() else Role.APPROVER)
    if reason is not None:
        st.button(said.take_back, key=f"{place}-back-{change.id}", disabled=True, help=reason)
        return
    with st.popover(said.take_back, icon=":material/undo:", key=f"{place}-ask-{change.id}"):
        show(element("div", said.ask.format(number=number(change.touched))))
        st.button(
            said.take_back,
            key=f"{place}-back-{change.id}",
            type="primary",
            on_click=take_back,
            args=(change.id,),
        )


def _concept(change: ConceptChange, *, named: bool) -> Markup:
    said = words().glossary.history
    present = change.after or change.before
    name = element("div", told.heading(present), class_="wb-label") if named and present else None
    if change.before is None:
        what = element("div", said.made, class_="wb-quiet")
    elif change.after is None:
        what = element("div", said.removed, class_="wb-quiet")
    else:
        what = None
    return join(name, what, told.told_differences(differences(change.before, change.after)))
