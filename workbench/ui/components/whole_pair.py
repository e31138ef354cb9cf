"""What administrators do with a whole pair: give its units out, and align anew what nobody worked on."""

from __future__ import annotations

import streamlit as st

from workbench.alignment.beads import Span
from workbench.errors import WorkbenchError
from workbench.review.rules import Role
from workbench.settings import settings
from workbench.store import Store
from workbench.store.jobs import Proposal, apply, proposal
from workbench.store.model import Pair
from workbench.ui.markup import Markup, element, join, notice, show
from workbench.ui.text import words

_PROPOSAL = "proposal"
_SAID = "whole_pair_said"
_SHOWN = 30
"""Units of each kind that are shown of a proposal."""


def whole_pair(store: Store, pair: Pair, reviewer: str, role: Role) -> None:
    """Draw the menu; nothing for those who may not."""
    if role < Role.ADMINISTRATOR or not reviewer:
        return
    said = words().review
    with st.popover(said.more, icon=":material/more_horiz:", width="stretch", key="whole_pair"):
        _assignment(store, pair, reviewer)
        st.divider()
        show(
            element("div", said.realign, class_="wb-label"),
            element("div", said.realign_hint, class_="wb-quiet"),
        )
        if st.button(said.realign_button, key="realign"):
            _propose(store, pair)


def told(store: Store, pair: Pair, reviewer: str) -> None:
    """Draw what came of it, and what a new alignment would change, until somebody has chosen."""
    if _SAID in st.session_state:
        notice(*st.session_state.pop(_SAID))
    found = st.session_state.get(_PROPOSAL)
    if isinstance(found, Proposal) and found.pair == pair.id:
        _choice(store, pair, found, reviewer)


def _assignment(store: Store, pair: Pair, reviewer: str) -> None:
    said = words().review
    with st.form("assignment", border=False):
        show(element("div", said.assign, class_="wb-label"))
        low, high = st.columns(2)
        first = low.number_input(said.assign_first, 1, pair.total, 1)
        last = high.number_input(said.assign_last, 1, pair.total, pair.total)
        name = st.text_input(said.assign_to, max_chars=80, help=said.assign_hint)
        if not st.form_submit_button(said.assign_button):
            return
    try:
        units = [unit.id for unit in store.units(pair.id)[first - 1 : last]]
        count = store.assign(pair.id, units, name, reviewer)
    except WorkbenchError as error:
        st.session_state[_SAID] = ("error", str(error))
    else:
        st.session_state[_SAID] = ("success", said.assigned.format(count=count))
    st.rerun()


def _propose(store: Store, pair: Pair) -> None:
    said = words().review
    with st.spinner(said.realigning):
        try:
            found = proposal(store, pair, settings())
        except WorkbenchError as error:
            st.session_state[_SAID] = ("error", str(error))
        else:
            if found.gone or found.new:
                st.session_state[_PROPOSAL] = found
            else:
                st.session_state[_SAID] = ("success", said.realign_same)
    st.rerun()


def _choice(store: Store, pair: Pair, found: Proposal, reviewer: str) -> None:
    said = words().review
    with st.container(border=True, key="proposal"):
        counts = {"kept": len(found.kept), "gone": len(found.gone), "new": len(found.new)}
        show(element("div", said.realign_would.format(**counts)))
        source, target = store.document(pair.source.id).text, store.document(pair.target.id).text
        gone = [(unit.source_text, unit.target_text) for unit in found.gone]
        new = [(_text(source, bead.source), _text(target, bead.target)) for bead in found.new]
        with st.container(height=320, border=False):
            show(_table(said.realign_gone, pair, gone), _table(said.realign_new, pair, new))
        apply_column, cancel_column, _ = st.columns([2, 2, 5])
        apply_column.button(
            said.realign_apply,
            type="primary",
            key="realign_apply",
            width="stretch",
            on_click=_apply,
            args=(store, found, reviewer),
        )
        cancel_column.button(said.realign_cancel, key="realign_cancel", width="stretch", on_click=_drop)


def _text(document: str, span: Span | None) -> str:
    return document[slice(*span)] if span else ""


def _table(title: str, pair: Pair, texts: list[tuple[str, str]]) -> Markup:
    rows = [
        element(
            "tr",
            element("td", source, lang=pair.source.language),
            element("td", target, lang=pair.target.language),
        )
        for source, target in texts[:_SHOWN]
    ]
    left = len(texts) - len(rows)
    more = words().review.realign_more.format(count=left)
    return join(
        element("div", f"{title}: {len(texts)}", class_="wb-label"),
        element("table", element("tbody", *rows), class_="wb-beside") if rows else None,
        element("div", more, class_="wb-quiet") if left else None,
    )


def _apply(store: Store, found: Proposal, reviewer: str) -> None:
    _drop()
    try:
        apply(store, found, reviewer)
    except WorkbenchError as error:
        st.session_state[_SAID] = ("error", str(error))
    else:
        st.session_state[_SAID] = ("success", words().review.realigned)


def _drop() -> None:
    st.session_state.pop(_PROPOSAL, None)
