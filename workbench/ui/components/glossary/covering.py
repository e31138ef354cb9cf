"""How far the texts use the glossary, subject by subject, with the way to the concepts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from workbench.glossary.usage import Coverage, Standing, coverage
from workbench.ui import resources
from workbench.ui.components.glossary import told
from workbench.ui.components.glossary.finding import look_for
from workbench.ui.components.glossary.use import reading
from workbench.ui.concepts import Known
from workbench.ui.format import number
from workbench.ui.markup import Markup, element, join, notice, show
from workbench.ui.text import words

_PER_PAGE: Final = 20
"""Subjects; an imported glossary may have hundreds."""


def covering(known: Known) -> None:
    """Draw a bar for each subject, all to one scale."""
    said, usage = words().glossary.use, resources.usage()
    show(element("div", said.coverage_what, class_="wb-quiet"))
    reading(usage)
    if not usage.pairs:
        notice("info", said.no_texts)
        return
    lines = coverage(known.index.glossary.concepts, usage.standings, usage.terms)
    if not lines:
        notice("info", words().glossary.nothing)
        return
    show(_total(lines), _legend())
    most = max(sum(line.concepts.values()) for line in lines)
    pages = -(-len(lines) // _PER_PAGE)
    place = st.container(gap="small")
    at = st.pagination(pages, key=f"coverage_page-{len(lines)}") if pages > 1 else 1
    with place:
        for line in lines[(at - 1) * _PER_PAGE : at * _PER_PAGE]:
            _line(line, most)


def _line(line: Coverage, most: int) -> None:
    said = words().glossary.use
    with st.container(key=f"coverage-{line.subject}", gap=None):
        terms = said.terms_used.format(used=number(line.used_terms), total=number(line.terms))
        show(
            element(
                "div",
                element("span", told.subject(line.subject), class_="wb-what"),
                " ",
                element("span", terms, class_="wb-quiet"),
            ),
            _bar(line, most),
        )
        with st.container(horizontal=True, gap="small"):
            for standing, count in line.concepts.items():
                if count:
                    st.button(
                        said.standing_count[standing].format(number=number(count)),
                        key=f"coverage-{standing}-{line.subject}",
                        type="tertiary",
                        on_click=look_for,
                        kwargs={"subject": line.subject, "only": standing.value},
                    )


def _bar(line: Coverage, most: int) -> Markup:
    said = words().glossary.use
    counts = [(standing, count) for standing, count in line.concepts.items() if count]
    parts = (
        element("span", class_=f"wb-{standing}-fill", style=f"flex: {count}") for standing, count in counts
    )
    label = ", ".join(
        said.standing_count[standing].format(number=number(count)) for standing, count in counts
    )
    width = sum(line.concepts.values()) / most
    return element(
        "div",
        element("div", *parts, class_="wb-bar", role="img", aria_label=label, title=label),
        style=f"width: {width:.2%}",
    )


def _total(lines: Sequence[Coverage]) -> Markup:
    said = words().glossary.use
    figures = [
        (sum(line.concepts[standing] for line in lines), said.standings[standing]) for standing in Standing
    ]
    figures.append((sum(line.used_terms for line in lines), said.terms_total))
    return element(
        "div",
        *(element("div", element("strong", number(count)), name) for count, name in figures),
        class_="wb-figures",
    )


def _legend() -> Markup:
    said = words().glossary.use
    return element(
        "div",
        *(
            element(
                "span", element("span", class_=f"wb-dot wb-{standing}-fill"), join(said.standings[standing])
            )
            for standing in Standing
        ),
        class_="wb-legend",
    )
