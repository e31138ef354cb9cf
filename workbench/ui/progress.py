"""Progress as a picture: of the aligning, and of the review of a pair."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from workbench.review import Status
from workbench.store.jobs import waiting
from workbench.ui import resources
from workbench.ui.aligner import Work
from workbench.ui.format import number
from workbench.ui.markup import Markup, element, join, notice, show
from workbench.ui.refusals import refusals_told, tell
from workbench.ui.text import words

_ORDER = (Status.APPROVED, Status.IN_PROGRESS, Status.SENT_BACK, Status.REJECTED, Status.UNREVIEWED)


def bar(counts: Mapping[Status, int]) -> Markup:
    """The units of a pair by status, as one bar with its legend."""
    present = [status for status in _ORDER if counts[status]]
    parts = [
        element("span", class_=_fill(status), style=f"flex: {counts[status]}", title=_count(status, counts))
        for status in present
    ]
    legend = [
        element("span", element("span", class_=f"wb-dot {_fill(status)}"), _count(status, counts))
        for status in present
    ]
    said = ", ".join(_count(status, counts) for status in present)
    return join(
        element("div", *parts, class_="wb-bar", role="img", aria_label=said),
        element("div", *legend, class_="wb-legend"),
    )


def _fill(status: Status) -> str:
    return f"wb-{status.value.replace(' ', '-')}-fill"


def _count(status: Status, counts: Mapping[Status, int]) -> str:
    return f"{words().common.status[status]} {number(counts[status])}"


def aligning() -> None:
    """Whatever is to be said of the aligning; nothing while there is nothing to align."""
    work = resources.aligner().work
    # Once it is over nobody asks any more; while it rests, somebody else may let it go on.
    every = 0.5 if work.running else 2 if work != Work() else None
    st.fragment(_aligning, run_every=every)(work, [True])


def _aligning(drawn: Work, first: list[bool]) -> None:
    with refusals_told("aligning"):
        work = drawn if first else resources.aligner().work
        first.clear()
        if (work.running, work.total, work.done) != (drawn.running, drawn.total, drawn.done):
            # The page below has new documents or units to show.
            st.rerun(scope="app")
        if work.running:
            with st.container(border=True, key="aligning"):
                _running(work)
        elif work.fault is not None or work.broke_off or work.stopped:
            with st.container(border=True, key="aligning"):
                _ended(work)


def _running(work: Work) -> None:
    told, button = st.columns([8, 1], vertical_alignment="center")
    with told:
        if not work.total:
            st.progress(0.0, words().common.reading_corpus)
        else:
            label = words().common.stopping if work.stopping else words().common.aligning
            st.progress(
                work.done / work.total,
                label.format(number=min(work.done + 1, work.total), total=work.total),
            )
            show(element("div", work.title, class_="wb-quiet", lang="th"))
    button.button(
        words().common.stop,
        key="stop",
        disabled=work.stopping,
        width="stretch",
        on_click=resources.aligner().stop,
    )


def _ended(work: Work) -> None:
    if work.fault is not None:
        tell("error", work.fault)
    elif work.broke_off:
        notice("error", words().common.broke_off)
    else:
        notice("warning", words().common.stopped.format(number=len(waiting(resources.store()))))
    again = words().common.go_on if work.stopped else words().common.try_again
    st.button(again, key="go_on", on_click=resources.aligner().begin)
