"""Glossary: what things are called in Thai and English, to search and to take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.errors import GlossaryError
from workbench.exchange import csv_table
from workbench.glossary import Concept, Glossary, Row, Term, TermStatus, search, table
from workbench.ui import resources
from workbench.ui.format import language_name, number
from workbench.ui.markup import Markup, element, join, notice, show
from workbench.ui.refusals import tell
from workbench.ui.text import Words, words

_PER_PAGE = 25
_LANGUAGES = ("th", "en")


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(page, title=words().glossary.title, icon=":material/menu_book:", url_path="glossary")


def page() -> None:
    """Draw the view."""
    said = words().glossary
    try:
        glossary = resources.glossary()
    except GlossaryError as error:
        tell("error", error)
        return
    found = _found(glossary)
    above = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    with above:
        counted = said.found.format(found=number(len(found)), total=number(len(glossary.concepts)))
        show(element("div", counted, class_="wb-quiet", role="status"))
    if not found:
        notice("info", said.nothing)
        return
    above.download_button(
        said.download,
        # Made once it is asked for, where no session's language is known any more.
        partial(_sheet, found, words()),
        "glossary.csv",
        "text/csv",
        key="glossary_csv",
        on_click="ignore",
        icon=":material/download:",
    )
    _page_of(found)


def _found(glossary: Glossary) -> list[Concept]:
    """The concepts that the choices ask for, which this draws."""
    said = words().glossary
    typed, spoken, field, status = st.columns([4, 2, 2, 2], vertical_alignment="bottom")
    query = typed.text_input(
        said.search,
        key="glossary_query",
        type="search",
        live=True,
        placeholder=said.search_hint,
    )
    code = spoken.selectbox(
        said.language,
        ["", *_LANGUAGES],
        format_func=lambda each: language_name(each) if each else said.any_language,
        key="glossary_language",
    )
    subject = field.selectbox(
        said.subject,
        ["", *glossary.subjects],
        format_func=lambda each: _subject(each) if each else said.any_subject,
        key="glossary_subject",
    )
    wanted = status.selectbox(
        said.status,
        ["", *(each.value for each in TermStatus)],
        format_func=lambda each: words().common.term_status[TermStatus(each)] if each else said.any_status,
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


def _sheet(concepts: Sequence[Concept], said: Words) -> bytes:
    heads = [said.glossary.columns[field.name] for field in fields(Row)]
    return csv_table(map(astuple, table(concepts)), heads)


def _table(concepts: Sequence[Concept]) -> Markup:
    heads = [*map(language_name, _LANGUAGES), words().glossary.meaning]
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
            element("div", concept.definition, lang="en") if concept.definition else None,
            _quiet(concept.note),
            element("div", element("span", _subject(concept.subject), class_="wb-chip")),
            _source(concept.source) if concept.source else None,
        ),
    )


def _term(term: Term) -> Markup:
    kind = f"wb-{term.status.value}"
    said = element("span", term.text, class_=kind)
    if term.status is not TermStatus.PREFERRED:
        status = words().common.term_status[term.status]
        said = join(said, " ", element("span", status, class_=f"wb-chip {kind}", lang=words().code))
    return element("li", said, _quiet(term.usage_note))


def _subject(name: str) -> str:
    return words().glossary.subjects.get(name, name)


def _source(source: str) -> Markup:
    before, after = words().glossary.source.split("{source}")
    return element("div", before, element("span", source, lang="en"), after, class_="wb-quiet")


def _quiet(said: str) -> Markup | None:
    # What the glossary says of its concepts and terms is in English.
    return element("div", said, class_="wb-quiet", lang="en") if said else None
