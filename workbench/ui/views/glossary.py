"""Glossary: what things are called in Thai and English, to search and to take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.errors import GlossaryError
from workbench.exchange import csv_table
from workbench.glossary import Concept, Glossary, Row, Term, TermStatus, search, table
from workbench.language import language
from workbench.ui import resources
from workbench.ui.markup import Markup, element, join, notice, show
from workbench.ui.text import common
from workbench.ui.text import glossary as text

_PER_PAGE = 25
_LANGUAGES = ("th", "en")


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(page, title=text.TITLE, icon=":material/menu_book:", url_path="glossary")


def page() -> None:
    """Draw the view."""
    try:
        glossary = resources.glossary()
    except GlossaryError as error:
        notice("error", str(error))
        return
    found = _found(glossary)
    count, download = st.columns([4, 1], vertical_alignment="center")
    with count:
        number = text.FOUND.format(found=len(found), total=len(glossary.concepts))
        show(element("div", number, class_="wb-quiet", role="status"))
    if not found:
        notice("info", text.NOTHING)
        return
    download.download_button(
        text.DOWNLOAD,
        lambda: _sheet(found),
        "glossary.csv",
        "text/csv",
        key="glossary_csv",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )
    _page_of(found)


def _found(glossary: Glossary) -> list[Concept]:
    """The concepts that the choices ask for, which this draws."""
    words, spoken, field, status = st.columns([4, 2, 2, 2], vertical_alignment="bottom")
    query = words.text_input(
        text.SEARCH, key="glossary_query", type="search", live=True, placeholder=text.SEARCH_HINT
    )
    code = spoken.selectbox(
        text.LANGUAGE,
        ["", *_LANGUAGES],
        format_func=lambda each: language(each).name if each else text.ANY_LANGUAGE,
        key="glossary_language",
    )
    subject = field.selectbox(
        text.SUBJECT,
        ["", *glossary.subjects],
        format_func=lambda each: each or text.ANY_SUBJECT,
        key="glossary_subject",
    )
    wanted = status.selectbox(
        text.STATUS,
        ["", *(each.value for each in TermStatus)],
        format_func=lambda each: common.TERM_STATUS[TermStatus(each)] if each else text.ANY_STATUS,
        key="glossary_status",
    )
    return search(glossary, query, code or None, subject or None, TermStatus(wanted) if wanted else None)


def _page_of(found: Sequence[Concept]) -> None:
    place = st.container()
    pages = -(-len(found) // _PER_PAGE)
    # A key for each number of pages: what was found anew is shown from its beginning.
    at = st.pagination(pages, key=f"glossary_page-{len(found)}") if pages > 1 else 1
    with place:
        show(_table(found[(at - 1) * _PER_PAGE : at * _PER_PAGE]))


def _sheet(concepts: Sequence[Concept]) -> bytes:
    return csv_table(map(astuple, table(concepts)), [text.COLUMNS[field.name] for field in fields(Row)])


def _table(concepts: Sequence[Concept]) -> Markup:
    heads = [*(language(code).name for code in _LANGUAGES), text.MEANING]
    return element(
        "table",
        element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
        element("tbody", *map(_concept, concepts)),
        class_="wb-concepts",
    )


def _concept(concept: Concept) -> Markup:
    return element(
        "tr",
        *(
            element("td", element("ul", *map(_term, concept.terms_in(code))), lang=code)
            for code in _LANGUAGES
        ),
        element(
            "td",
            element("div", concept.definition) if concept.definition else None,
            _quiet(concept.note),
            element("div", element("span", concept.subject, class_="wb-chip")),
            _quiet(text.SOURCE.format(source=concept.source) if concept.source else ""),
        ),
    )


def _term(term: Term) -> Markup:
    kind = f"wb-{term.status.value}"
    said = element("span", term.text, class_=kind)
    if term.status is not TermStatus.PREFERRED:
        said = join(said, " ", element("span", common.TERM_STATUS[term.status], class_=f"wb-chip {kind}"))
    return element("li", said, _quiet(term.usage_note))


def _quiet(said: str) -> Markup | None:
    return element("div", said, class_="wb-quiet", lang="en") if said else None
