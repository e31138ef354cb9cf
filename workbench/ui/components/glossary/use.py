"""Where a concept's terms stand, over all pairs, and which of those units fall short of the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from workbench.errors import NotFound
from workbench.glossary import Concept, Side
from workbench.glossary.usage import Place, Use
from workbench.review import Unit
from workbench.store import Store
from workbench.store.model import Pair
from workbench.ui import resources
from workbench.ui.components.glossary import told
from workbench.ui.format import number
from workbench.ui.markup import Markup, element, join, show
from workbench.ui.refusals import refusals_told
from workbench.ui.text import words
from workbench.ui.usages import Usage
from workbench.ui.views import review

_PER_PAGE: Final = 10
_EVERY: Final = 0.5
"""Seconds between two looks while texts are being read."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A unit that speaks of the concept, or should."""

    pair: str
    unit: int
    places: tuple[Place, ...]
    open: bool


def reading(usage: Usage) -> None:
    """Draw how far the texts have been read; the page is drawn anew once all are."""
    if not usage.complete:
        st.fragment(_reading, run_every=_EVERY)()


def _reading() -> None:
    with refusals_told("usage"):
        usage = resources.usage()
        if usage.complete:
            st.rerun(scope="app")
        told_ = words().glossary.use.reading.format(read=usage.current, pairs=usage.pairs)
        st.progress(usage.current / usage.pairs, told_)


def use(store: Store, concept: Concept) -> None:
    """Draw how often each term is used, and the units."""
    said, usage = words().glossary.use, resources.usage()
    reading(usage)
    pairs = {pair.id: pair for pair in store.pairs()}
    by_pair = {pair: found for pair, found in usage.of(concept.id).items() if pair in pairs}
    show(_terms(concept, by_pair.values()))
    terms = {str(at): (term.language, term.text) for at, term in enumerate(concept.terms)}
    options = (
        {"all": said.all_terms} | {at: text for at, (_, text) in terms.items()} | {"open": said.only_open}
    )
    chosen = st.selectbox(
        said.which, list(options), format_func=options.__getitem__, key=f"use_term-{concept.id}"
    )
    found = [each for each in _units(by_pair, terms.get(chosen)) if chosen != "open" or each.open]
    if not found:
        show(element("div", said.nothing if usage.complete else said.not_yet, class_="wb-quiet"))
        return
    pages = -(-len(found) // _PER_PAGE)
    place = st.container(gap="small")
    at = st.pagination(pages, key=f"use_page-{concept.id}-{len(found)}") if pages > 1 else 1
    with place:
        show(element("div", said.units.format(number=number(len(found))), class_="wb-quiet", role="status"))
        for each in found[(at - 1) * _PER_PAGE : at * _PER_PAGE]:
            _unit(store, pairs[each.pair], each)


def _terms(concept: Concept, found: Iterable[Use]) -> Markup:
    said = words().glossary.use
    units: dict[tuple[str, str], int] = {}
    for use in found:
        for place in {(each.language, each.term, each.unit) for each in use.places}:
            units[place[:2]] = units.get(place[:2], 0) + 1
    rows = [
        element(
            "tr",
            element("td", told.told_term(term)),
            element("td", number(units.get((term.language, term.text), 0)), class_="wb-number"),
        )
        for term in concept.terms
    ]
    return element(
        "table",
        element(
            "thead",
            element("tr", element("th", said.term, scope="col"), element("th", said.in_units, scope="col")),
        ),
        element("tbody", *rows),
        class_="wb-used",
    )


def _units(by_pair: Mapping[str, Use], term: tuple[str, str] | None) -> list[_Found]:
    """The units, those with open findings first."""
    found = []
    for pair, use in by_pair.items():
        units: dict[int, list[Place]] = {}
        for place in use.places:
            if term is None or (place.language, place.term) == term:
                units.setdefault(place.unit, []).append(place)
        if term is None:
            for unit in sorted(use.open):
                units.setdefault(unit, [])
        found += [_Found(pair, unit, tuple(places), unit in use.open) for unit, places in units.items()]
    return sorted(found, key=lambda each: not each.open)


def _unit(store: Store, pair: Pair, found: _Found) -> None:
    said = words().glossary.use
    try:
        unit = store.unit(found.unit)
    except NotFound:
        # It went after the texts were read; they are being read again.
        return
    with st.container(border=True, gap="xsmall", key=f"use-{found.pair.replace(':', '--')}-{found.unit}"):
        st.page_link(
            review.entry(),
            label=said.unit.format(number=number(unit.position + 1)),
            icon=":material/rate_review:",
            query_params={"pair": found.pair, "unit": str(found.unit)},
        )
        show(
            element("div", pair.source.title, " ↔ ", pair.target.title, class_="wb-quiet"),
            element("span", said.open, class_="wb-chip wb-forbidden") if found.open else None,
            *_texts(pair, unit, found.places),
        )


def _texts(pair: Pair, unit: Unit, places: Iterable[Place]) -> list[Markup]:
    sides = (
        (Side.SOURCE, unit.source_text, pair.source.language),
        (Side.TARGET, unit.target_text, pair.target.language),
    )
    return [
        element(
            "div", marked(text, [each for each in places if each.side is side]), lang=code, class_="wb-text"
        )
        for side, text, code in sides
        if text
    ]


def marked(text: str, places: Iterable[Place]) -> Markup:
    """`text` with what stands at `places` marked; literal."""
    parts: list[str] = []
    at = 0
    for place in sorted(places, key=lambda each: (each.start, each.end)):
        # Two concepts' terms may lie on one stretch, and an edit may have made the text shorter.
        if at <= place.start < place.end <= len(text):
            parts += [text[at : place.start], element("mark", text[place.start : place.end])]
            at = place.end
    return join(*parts, text[at:])
