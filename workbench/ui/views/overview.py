"""Overview: what is there, what is left, and what to do next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.documents import Head
from workbench.review import Status
from workbench.store import Store
from workbench.store.figures import Agenda, Waiting
from workbench.store.model import Pair
from workbench.ui import progress, resources, reviewer
from workbench.ui.components import tallies
from workbench.ui.components.alignment_map import beginning
from workbench.ui.format import moment
from workbench.ui.markup import element, label, show
from workbench.ui.text import words
from workbench.ui.views import documents, export, pictures, review

_PAIRS = 6
"""Shown at most; all of them are with the documents."""
_MENTIONS = 3
_BEGINNING = 100
"""Code points of a comment."""


def entry() -> StreamlitPage:
    """This view in the navigation, where the app opens."""
    title = words().overview.title
    return st.Page(page, title=title, icon=":material/home:", url_path="overview", default=True)


def page() -> None:
    """Draw the view."""
    store = resources.store()
    heads = store.documents()
    if not heads and resources.aligner().work.running:
        # The documents are being read, which is told above.
        return
    st.html(pictures.CSS)
    pairs = {pair.id: pair for pair in store.pairs()}
    agenda = _among(pairs, store.agenda(reviewer.name()))
    with st.container(key="overview"):
        with st.container(border=True, key="next"):
            _next(store, heads, pairs, agenda)
        if not heads:
            return
        left, there = st.columns([3, 2], gap="large")
        with left:
            _left(pairs, agenda)
        with there:
            _there(heads, list(pairs.values()))
            _mentions(store)


def _among(pairs: Collection[str], agenda: Agenda) -> Agenda:
    """`agenda` without what has come or gone since the pairs were asked for."""

    def there(waiting: Sequence[Waiting]) -> list[Waiting]:
        return [each for each in waiting if each.pair in pairs]

    left = next(iter(there([agenda.left] if agenda.left else [])), None)
    return Agenda(there(agenda.open), there(agenda.sent_back), there(agenda.assigned), left)


def _next(store: Store, heads: Sequence[Head], pairs: Mapping[str, Pair], agenda: Agenda) -> None:
    """The one thing to do."""
    said = words().overview
    waiting = agenda.left or next(iter(agenda.assigned or agenda.open or agenda.sent_back), None)
    if waiting is not None:
        pair, number = pairs[waiting.pair], store.unit(waiting.first).position + 1
        show(
            element("h2", said.go_on if agenda.left else said.begin, class_="wb-head"),
            element("div", pair.source.title, class_="wb-title", lang=pair.source.language),
            element("div", pair.target.title, class_="wb-quiet", lang=pair.target.language),
            progress.bar(pair.counts),
        )
        button = said.go_on_button if agenda.left else said.begin_button
        if _primary(button.format(number=number)):
            st.switch_page(review.entry(), query_params=_address(waiting))
        return
    if any(pair.total for pair in pairs.values()):
        told, button, target = said.done, said.export, export.entry()
    elif pairs:
        told, button, target = said.wait, said.to_documents, documents.entry()
    elif heads:
        told, button, target = said.no_pairs, said.pair_up, documents.entry()
    else:
        told, button, target = said.no_documents, said.add_document, documents.entry()
    show(element("h2", said.next, class_="wb-head"), element("div", told, class_="wb-told"))
    if _primary(button):
        st.switch_page(target)


def _primary(words_on_it: str) -> bool:
    return st.button(words_on_it, key="next_button", type="primary", icon=":material/arrow_forward:")


def _address(waiting: Waiting) -> dict[str, str]:
    return {"pair": waiting.pair, "unit": str(waiting.first)}


def _left(pairs: Mapping[str, Pair], agenda: Agenda) -> None:
    """The pairs with work left, those first that somebody waits for."""
    said = words().overview
    show(element("h2", said.left, class_="wb-head"))
    kinds = (
        (said.assigned, ":material/assignment_ind:", agenda.assigned),
        (said.sent_back, ":material/undo:", agenda.sent_back),
        (said.open, ":material/rate_review:", agenda.open),
    )
    waiting: dict[str, list[tuple[str, str, Waiting]]] = {}
    for told, icon, each in kinds:
        for one in each:
            waiting.setdefault(one.pair, []).append((told, icon, one))
    for id in list(waiting)[:_PAIRS]:
        _pair(pairs[id], waiting[id])
    if len(waiting) > _PAIRS:
        more = said.more_pairs.format(number=len(waiting) - _PAIRS)
        st.page_link(documents.entry(), label=more, icon=":material/more_horiz:")
    if not waiting:
        show(element("div", said.nothing_left, class_="wb-quiet"))


def _pair(pair: Pair, waiting: Sequence[tuple[str, str, Waiting]]) -> None:
    with st.container(key=f"left-{pair.id.replace(':', '--')}", gap="xsmall"):
        show(element("div", tallies.pair_title(pair), class_="wb-who"), tallies.bar(pair.counts))
        with st.container(horizontal=True, gap="small"):
            for told, icon, each in waiting:
                st.page_link(
                    review.entry(),
                    label=told.format(number=f"{each.number:,}"),
                    icon=icon,
                    query_params=_address(each),
                )


def _there(heads: Sequence[Head], pairs: Sequence[Pair]) -> None:
    said = words().overview
    counts = {status: sum(pair.counts[status] for pair in pairs) for status in Status}
    total = sum(counts.values())
    figures = ((len(heads), said.documents), (len(pairs), said.pairs), (total, said.units))
    show(
        element("h2", said.there, class_="wb-head"),
        element(
            "div",
            *(element("div", element("strong", f"{number:,}"), name) for number, name in figures),
            class_="wb-figures",
        ),
        progress.bar(counts) if total else None,
    )
    with st.container(horizontal=True, gap="small"):
        st.page_link(documents.entry(), label=said.to_documents, icon=":material/description:")
        if total:
            st.page_link(pictures.entry(), label=said.to_pictures, icon=":material/insights:")


def _mentions(store: Store) -> None:
    """The newest comments that call the reviewer."""
    remarks = store.mentions(reviewer.name())
    if not remarks:
        return
    show(element("h2", words().overview.mentions, class_="wb-head wb-apart"))
    for remark in remarks[:_MENTIONS]:
        text = beginning(" ".join(remark.text.split()), _BEGINNING)
        with st.container(gap=None):
            st.page_link(
                review.entry(),
                label=label(f"{remark.reviewer}: {text}"),
                icon=":material/alternate_email:",
                query_params={"pair": remark.pair, "unit": str(remark.unit)},
            )
            show(element("div", moment(remark.at), class_="wb-quiet"))
