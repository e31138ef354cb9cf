"""Terms that the texts have and the glossary lacks, to be accepted, corrected or rejected."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

import streamlit as st

from workbench.embedding import encoder
from workbench.errors import WorkbenchError
from workbench.glossary.candidates import Candidate
from workbench.review.rules import Role
from workbench.settings import settings
from workbench.store import Store
from workbench.store.candidates import accept, find_candidates
from workbench.ui import resources, reviewer
from workbench.ui.components.glossary.done import done, refused
from workbench.ui.components.glossary.opened import why_not
from workbench.ui.format import language_name, number
from workbench.ui.markup import Markup, element, notice, show
from workbench.ui.text import words

_FOUND: Final = "glossary_candidates"
_PER_PAGE: Final = 10
_UNITS: Final = 5


def candidates(store: Store) -> None:
    """Draw what was found, once it was looked for."""
    said = words().glossary.candidates
    show(element("div", said.what, class_="wb-quiet"))
    if st.button(said.find, key="candidates_find", icon=":material/search:"):
        with st.spinner(said.finding):
            st.session_state[_FOUND] = find_candidates(store, encoder(settings().encoder))
    found: list[Candidate] | None = st.session_state.get(_FOUND)
    if found is None:
        return
    if not found:
        notice("info", said.nothing)
        return
    show(element("div", said.counted.format(count=number(len(found))), class_="wb-quiet", role="status"))
    why = why_not(Role.REVIEWER)
    if why:
        notice("info", why)
    pages = -(-len(found) // _PER_PAGE)
    place = st.container()
    at = st.pagination(pages, key=f"candidates_page-{pages}") if pages > 1 else 1
    with place:
        for candidate in found[(at - 1) * _PER_PAGE : at * _PER_PAGE]:
            _draw(store, candidate, disabled=why is not None)


def _draw(store: Store, candidate: Candidate, *, disabled: bool) -> None:
    said = words().glossary.candidates
    with st.container(border=True, key=f"candidate-{candidate.key}"):
        for column, (place, term) in zip(
            st.columns(len(candidate.terms)), enumerate(candidate.terms), strict=True
        ):
            column.text_input(
                language_name(term.language), term.text, key=_field(candidate, place), disabled=disabled
            )
        show(_evidence(store, candidate))
        row = st.container(horizontal=True)
        row.button(
            said.accept,
            key=f"accept-{candidate.key}",
            type="primary",
            disabled=disabled,
            on_click=_accept,
            args=(candidate,),
        )
        row.button(
            said.reject,
            key=f"reject-{candidate.key}",
            disabled=disabled,
            on_click=_reject,
            args=(candidate,),
        )


def _field(candidate: Candidate, place: int) -> str:
    return f"candidate_term-{place}-{candidate.key}"


def _evidence(store: Store, candidate: Candidate) -> Markup:
    said = words().glossary.candidates
    facts = [
        said.likely.format(percent=f"{candidate.score:.0%}"),
        *(said.origins[origin] for origin in candidate.origins),
    ]
    if candidate.concept:
        facts.append(said.further.format(concept=candidate.concept))
    units = dict.fromkeys(mention.passage for mention in candidate.mentions)
    links = []
    for unit in list(units)[:_UNITS]:
        query = urlencode({"pair": store.unit(unit).pair, "unit": unit})
        links += [" ", element("a", str(unit), href=f"review?{query}")]
    return element(
        "div",
        " · ".join(facts),
        f" · {said.units}:",
        *links,
        f" (+{len(units) - _UNITS})" if len(units) > _UNITS else None,
        element("div", candidate.definition) if candidate.definition else None,
        class_="wb-quiet",
    )


def _accept(candidate: Candidate) -> None:
    texts = [st.session_state[_field(candidate, place)].strip() for place in range(len(candidate.terms))]
    try:
        kept = accept(resources.store(), candidate, texts, reviewer.name())
    except WorkbenchError as error:
        refused(error)
        return
    change = resources.store().glossary_log(kept.concept.id, 1)[0]
    done(words().glossary.candidates.accepted.format(concept=kept.concept.id), change.id)
    _forget(candidate)


def _reject(candidate: Candidate) -> None:
    try:
        resources.store().reject_candidates([candidate.key], reviewer.name())
    except WorkbenchError as error:
        refused(error)
        return
    terms = " = ".join(term.text for term in candidate.terms)
    done(words().glossary.candidates.rejected.format(terms=terms))
    _forget(candidate)


def _forget(candidate: Candidate) -> None:
    st.session_state[_FOUND] = [each for each in st.session_state[_FOUND] if each.key != candidate.key]
