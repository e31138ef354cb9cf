"""Review: the units of a pair side by side, decided on, edited and aligned, alone or with others."""

from __future__ import annotations

from functools import partial
from time import monotonic

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.errors import NotFound, WorkbenchError
from workbench.review.sampling import above, sample
from workbench.store import Store
from workbench.ui import resources, reviewer
from workbench.ui.components.bead_list import bead_list, messages, package
from workbench.ui.components.whole_pair import told, whole_pair
from workbench.ui.desk import Desk, Standing
from workbench.ui.markup import notice
from workbench.ui.place import Place, place
from workbench.ui.refusals import refusals_told
from workbench.ui.text import words

EVERY = 2.0
"""Seconds between two looks at what others did."""
_BEAT = 3.0
"""Seconds after which the list hears something although nothing has changed."""
_SAMPLE = 20
"""Units to look at before many are approved at once."""


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(page, title=words().review.title, icon=":material/rate_review:", url_path="review")


def page() -> None:
    """Draw the view."""
    store = resources.store()
    here = place()
    linked = here.follow_link()
    pairs = [pair for pair in store.pairs() if pair.total]
    if not pairs:
        notice("info", words().review.nothing)
        return
    chosen = here.choose(pairs, linked)
    name = reviewer.name()
    # What comes and goes has a place of its own: the list must not move, or it would begin anew.
    with st.container():
        if linked is not None and linked != chosen.id:
            _tell_missing(store, linked)
        reviewer.ask()
    select, more = st.columns([6, 1], vertical_alignment="bottom")
    titles = {pair.id: f"{pair.source.title} ↔ {pair.target.title}" for pair in pairs}
    st.session_state["pair"] = chosen.id
    select.selectbox(
        words().review.pair,
        list(titles),
        key="pair",
        format_func=titles.__getitem__,
        on_change=_turn_to,
        args=(here,),
        label_visibility="collapsed",
    )
    with more:
        whole_pair(store, chosen, name, reviewer.role())
    with st.container():
        told(store, chosen, name)
    _workspace(chosen.id)


def _tell_missing(store: Store, pair_id: str) -> None:
    try:
        store.pair(pair_id)
        notice("warning", words().review.waits)
    except NotFound as error:
        notice("warning", str(error))


def _turn_to(here: Place) -> None:
    here.pair = st.session_state["pair"]
    # Or the address would turn back to where it leads.
    st.query_params.clear()


@st.fragment(run_every=EVERY)
def _workspace(pair_id: str) -> None:
    """The list, as often as it says something and as others may have done something."""
    with refusals_told("workspace"):
        _draw(resources.store(), place(), pair_id)


def _draw(store: Store, here: Place, pair_id: str) -> None:
    desk, name, said = here.desk, reviewer.name(), words()
    data: package.Json = {"pair": pair_id, "name": name, "role": reviewer.role().name.lower()}
    beside = package.beside(store.comment_counts(pair_id), store.dismissals(pair_id))
    revision, language = desk.known.get(pair_id, (None, ""))
    if language != said.code:
        revision = None
    changes = store.changes(pair_id, revision)
    if revision is None or changes.revision < revision:
        pair = store.pair(pair_id)
        documents = store.document(pair.source.id), store.document(pair.target.id)
        data["snapshot"] = package.snapshot(changes, documents, beside, said)
        desk.known[pair_id] = changes.revision, said.code
        desk.learned[pair_id] = 0
    else:
        data["patch"] = package.patch(revision, changes, beside)
        # Not with the snapshot, which they would double: the list is to be seen first.
        data["terms"] = _terms(store, desk, pair_id, changes.revision)
    unit = _standing(store, here, pair_id)
    if name and desk.client:
        desk.tell_presence(store, pair_id, name, unit)
    with st.container():
        if desk.fault is not None:
            notice("error", str(desk.fault))
    data |= desk.answers() | {
        "presence": package.presence(store.present(pair_id), name),
        "go": {"count": here.go[0], "unit": here.go[1]},
        "detail": unit and package.detail(unit, store.history(unit), store.comments(pair_id, [unit])),
        "sample": _sample(store, desk, pair_id),
        # What is the same as before, Streamlit does not send: the list would believe the server to be away.
        "beat": int(monotonic() / _BEAT),
    }
    key = f"beads-{pair_id}"
    bead_list(
        data,
        key=key,
        on_operations=partial(_operate, here, key),
        on_current=partial(_stand, here, key),
        on_asked=partial(_answer, here, key),
    )


def _terms(store: Store, desk: Desk, pair_id: str, revision: int) -> package.Json | None:
    """What is new of what the glossary says of the pair."""
    seen = resources.terms().look(store, pair_id, revision)
    if seen is None:
        return None
    since, desk.learned[pair_id] = desk.learned.get(pair_id, 0), seen.revision
    return package.terms(seen, since)


def _standing(store: Store, here: Place, pair_id: str) -> int | None:
    """The unit that the list stands on; the address leads there."""
    at = here.units.get(pair_id)
    try:
        unit = None if at is None else store.unit(at)
    except NotFound:
        unit = None
    if unit is not None and unit.pair != pair_id:
        unit = None
    here.write_address(pair_id, unit)
    return unit.id if unit else None


def _sample(store: Store, desk: Desk, pair_id: str) -> package.Json | None:
    """What the list asked for, once: it asks again where that is lost."""
    floor, desk.sample = desk.sample, None
    if floor is None:
        return None
    units = above(store.units(pair_id), floor)
    # The same sample for the same units, so that nobody draws until they like it.
    return package.sample(floor, units, sample(units, _SAMPLE, seed=len(units)))


def _operate(here: Place, key: str) -> None:
    message = messages.read_operations(st.session_state[key].operations)
    if message is not None:
        standing, operations = message
        _hear(here, standing)
        try:
            # Asked for anew: a role may have been taken away since the list was drawn.
            store = resources.store()
        except WorkbenchError as error:
            here.desk.fault = error
        else:
            here.desk.handle(store, reviewer.name(), standing.client, operations)


def _stand(here: Place, key: str) -> None:
    standing = messages.read_current(st.session_state[key].current)
    if standing is not None:
        _hear(here, standing)


def _answer(here: Place, key: str) -> None:
    asked = messages.read_asked(st.session_state[key].asked)
    if asked is not None:
        _hear(here, asked.standing)
        if asked.snapshot:
            here.desk.known.pop(asked.standing.pair, None)
        here.desk.sample = asked.sample


def _hear(here: Place, standing: Standing) -> None:
    here.desk.hear(standing)
    if standing.unit is not None:
        here.units[standing.pair] = standing.unit
