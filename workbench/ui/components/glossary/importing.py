"""Glossary files of other tools: what they would change, chosen one by one, then written."""

from __future__ import annotations

from typing import Final

import streamlit as st

from workbench.errors import Conflict
from workbench.exchange.glossaries import Choice
from workbench.review.rules import Role
from workbench.store import Store
from workbench.ui import resources, reviewer
from workbench.ui.components.glossary.done import done
from workbench.ui.components.glossary.drafts import forget_unchanged
from workbench.ui.components.glossary.import_items import items, open_items
from workbench.ui.components.glossary.opened import why_not
from workbench.ui.concepts import Known
from workbench.ui.format import number
from workbench.ui.incoming import Arrival, Phase, Step
from workbench.ui.markup import element, notice, show
from workbench.ui.refusals import refusals_told, tell
from workbench.ui.text import words

_ARRIVAL: Final = "glossary_arrival"
_TYPES: Final = ["tbx", "xml", "csv", "tsv", "txt", "xlsx"]
_EVERY: Final = 1.0
"""Seconds between two looks at the work."""


def importing(store: Store, known: Known) -> None:
    """Draw the upload, the work, or what is to be chosen."""
    said = words().glossary.exchange
    show(element("h2", said.import_, class_="wb-head"), element("div", said.import_what, class_="wb-quiet"))
    reason = why_not(Role.APPROVER)
    if reason is not None:
        notice("info", reason)
    reviewer.ask()
    arrival = st.session_state.get(_ARRIVAL)
    if not isinstance(arrival, Arrival):
        file = st.file_uploader(said.file, _TYPES, key="glossary_file", disabled=reason is not None)
        if file is not None:
            arrival = st.session_state[_ARRIVAL] = Arrival(store, file.name, file.getvalue())
            arrival.compare(known.index.glossary)
            st.rerun()
        return
    show(element("div", arrival.name, class_="wb-label"))
    step = arrival.step
    if arrival.running:
        st.fragment(_running, run_every=_EVERY)(arrival)
    elif step.phase is Phase.WRITTEN:
        _drop()
        forget_unchanged()
        done(said.written.format(number=number(step.total)) if step.change else said.no_change, step.change)
        st.rerun()
    elif step.phase is Phase.READY:
        _choose(arrival, reason)
    else:
        _ended(arrival, step)


def _running(arrival: Arrival) -> None:
    with refusals_told("glossary import"):
        step = arrival.step
        if not arrival.running:
            st.rerun(scope="app")
        said = words().glossary.exchange
        told, button = st.columns([8, 1], vertical_alignment="center")
        share = step.done / step.total if step.total else 0.0
        with told:
            st.progress(min(share, 1.0), said.phases[step.phase].format(share=f"{share:.0%}"))
        button.button(words().common.stop, key=f"{arrival.key}-stop", width="stretch", on_click=arrival.stop)


def _ended(arrival: Arrival, step: Step) -> None:
    """What was refused or stopped can go on from where it was."""
    said = words().glossary.exchange
    if step.phase is Phase.STOPPED:
        notice("warning", said.stopped)
    elif step.fault is not None:
        tell("error", step.fault)
        if isinstance(step.fault, Conflict):
            notice("info", said.changed_since)
    else:
        notice("error", said.broke_off)
    with st.container(horizontal=True):
        st.button(
            said.compare_again, key=f"{arrival.key}-again", type="primary", on_click=_again, args=(arrival,)
        )
        st.button(said.another, key=f"{arrival.key}-drop", on_click=_drop)


def _choose(arrival: Arrival, reason: str | None) -> None:
    said, plan = words().glossary.exchange, arrival.plan
    assert plan is not None
    outcome = dict.fromkeys(Choice, 0)
    for item in open_items(plan):
        outcome[arrival.choice(item)] += 1
    figures = [(outcome[choice], said.outcomes[choice]) for choice in Choice if choice is not Choice.SKIP]
    figures += [(outcome[Choice.SKIP], said.left_out), (len(plan.same), said.lists["same"])]
    figures.append((len(plan.refused), said.lists["refused"]))
    show(
        element(
            "div",
            *(element("div", element("strong", number(count)), what) for count, what in figures),
            class_="wb-figures",
        )
    )
    going = len(plan.new) + len(plan.changed) + len(plan.duplicates) + len(plan.conflicts)
    nothing = outcome[Choice.SKIP] == going
    with st.container(horizontal=True):
        st.button(
            said.write,
            key=f"{arrival.key}-write",
            type="primary",
            disabled=nothing or reason is not None,
            help=said.nothing_chosen if nothing else reason,
            on_click=_write,
            args=(arrival,),
        )
        st.button(said.another, key=f"{arrival.key}-drop", on_click=_drop)
    items(arrival, plan)


def _again(arrival: Arrival) -> None:
    arrival.compare(resources.concepts().index.glossary)


def _write(arrival: Arrival) -> None:
    arrival.write(reviewer.name())


def _drop() -> None:
    st.session_state.pop(_ARRIVAL, None)
