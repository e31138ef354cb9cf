"""Review: the units of a pair side by side, decided on and edited."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.errors import NotFound
from workbench.review import Status, Unit
from workbench.store import Store
from workbench.store.model import Pair
from workbench.ui import progress, resources, reviewer
from workbench.ui.components.bead_list import bead_list, read_current, read_operations
from workbench.ui.components.editor import editor, keep_typed
from workbench.ui.markup import notice, show
from workbench.ui.place import Place, place
from workbench.ui.refusals import refusals_told
from workbench.ui.text import common
from workbench.ui.text import review as text

_CONFIDENCE = (0, 100)


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(page, title=text.TITLE, icon=":material/rate_review:", url_path="review")


def page() -> None:
    """Draw the view."""
    store = resources.store()
    here = place()
    linked = here.follow_link()
    pairs = [pair for pair in store.pairs() if pair.total]
    if not pairs:
        notice("info", text.NOTHING)
        return
    chosen = here.choose(pairs, linked)
    # What comes and goes has a place of its own: the list must not move, or it would begin anew.
    with st.container():
        if linked is not None and linked != chosen.id:
            _tell_missing(store, linked)
        reviewer.ask()
    select, who = st.columns([6, 1], vertical_alignment="bottom")
    titles = {pair.id: f"{pair.source.title} ↔ {pair.target.title}" for pair in pairs}
    st.session_state["pair"] = chosen.id
    select.selectbox(
        text.PAIR, list(titles), key="pair", format_func=titles.__getitem__, on_change=_turn_to, args=(here,)
    )
    with who:
        reviewer.change()
    _workspace(chosen.id, reviewer.name())


def _tell_missing(store: Store, pair_id: str) -> None:
    try:
        store.pair(pair_id)
        notice("warning", text.WAITS)
    except NotFound as error:
        notice("warning", str(error))


def _turn_to(here: Place) -> None:
    here.pair = st.session_state["pair"]
    # Or the address would turn back to where it leads.
    st.query_params.clear()


@st.fragment
def _workspace(pair_id: str, name: str) -> None:
    """All that changes with a decision: the rest of the page stays as it is drawn."""
    with refusals_told("workspace"):
        _draw(resources.store(), place(), pair_id, name)


def _draw(store: Store, here: Place, pair_id: str, name: str) -> None:
    pair = store.pair(pair_id)
    units = store.units(pair_id)
    shown = _filtered(pair, units)
    late = here.desk.late_units(units)
    unit = here.unit(pair_id, shown)
    with st.container():
        if here.desk.fault is not None:
            notice("error", str(here.desk.fault))
        if [each for each in late if unit is None or each.id != unit.id]:
            numbers = ", ".join(str(each.position + 1) for each in late)
            notice("warning", text.NOT_ALL_SAVED.format(numbers=numbers))
    here.write_address(pair_id, unit)
    if unit is None:
        notice("info", text.NONE_LEFT)
        return
    # Kept, so that another order or filter leaves it open as long as it is among those shown.
    here.units[pair_id] = unit.id
    with st.container(key="workspace"):
        rows, opened = st.columns([5, 3], gap="medium")
    key = f"beads-{pair_id}"
    with rows:
        bead_list(
            pair,
            shown,
            key=key,
            go=here.go,
            late=frozenset(each.id for each in late),
            acknowledged=here.desk.acknowledged(),
            read_only=not name,
            on_operations=partial(_decide, store, here, name, key, unit),
            on_current=partial(_stand, here, pair_id, key),
        )
    with opened:
        editor(store, pair, unit, here.desk, name)


def _filtered(pair: Pair, units: list[Unit]) -> list[Unit]:
    """The units to show, by the choices above the list, which this draws."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        statuses = st.pills(
            text.STATUSES,
            list(Status),
            selection_mode="multi",
            format_func=common.STATUS.__getitem__,
            key="statuses",
            persist_state="session",
            label_visibility="collapsed",
        )
        least_sure_first = st.segmented_control(
            text.ORDER,
            [False, True],
            default=False,
            required=True,
            format_func=lambda least: text.LEAST_SURE if least else text.BY_DOCUMENT,
            key="least_sure_first",
            persist_state="session",
            label_visibility="collapsed",
        )
        low, high = st.slider(
            text.CONFIDENCE,
            *_CONFIDENCE,
            value=_CONFIDENCE,
            key="confidence",
            persist_state="session",
            width=190,
        )
        with st.container(key="review_progress"):
            show(progress.bar(pair.counts))
    shown = [
        unit
        for unit in units
        if (not statuses or unit.status in statuses) and low <= unit.bead.confidence * 100 <= high
    ]
    if least_sure_first:
        shown.sort(key=lambda unit: (unit.bead.confidence, unit.position))
    return shown


def _decide(store: Store, here: Place, name: str, key: str, opened: Unit) -> None:
    # What is typed in the editor belongs to what the reviewer approves.
    keep_typed(opened, here.desk)
    client, operations = read_operations(st.session_state[key].operations)
    if client and name:
        here.desk.handle(store, name, client, operations)


def _stand(here: Place, pair_id: str, key: str) -> None:
    unit = read_current(st.session_state[key].current)
    if unit is not None:
        here.units[pair_id] = unit
