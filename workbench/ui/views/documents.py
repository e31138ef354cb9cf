"""Documents: the pairs and how far they are, and what else is there."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.documents import Head
from workbench.store.model import Pair
from workbench.ui import progress, resources
from workbench.ui.components.importing import import_document
from workbench.ui.components.pairing import pair_documents
from workbench.ui.format import facts, title
from workbench.ui.markup import element, notice, show
from workbench.ui.text import words
from workbench.ui.views import review


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(page, title=words().documents.title, icon=":material/description:", url_path="documents")


def page() -> None:
    """Draw the view."""
    store = resources.store()
    pairs, heads = store.pairs(), store.documents()
    said = words().documents
    shown, importing, pairing = st.tabs([said.pairs, said.import_, said.pair_up])
    with shown:
        _pairs(pairs, heads)
    with importing:
        import_document(store, heads)
    with pairing:
        pair_documents(store, heads, {pair.id for pair in pairs})


def _pairs(pairs: list[Pair], heads: list[Head]) -> None:
    if not heads:
        if not resources.aligner().work.running:
            notice("info", words().documents.empty)
        return
    if not pairs:
        notice("info", words().documents.no_pairs)
    for source in dict.fromkeys(pair.source for pair in pairs):
        with st.container(border=True):
            show(title(source), facts(source))
            for pair in pairs:
                if pair.source == source:
                    _pair(pair)
    paired = {head.id for pair in pairs for head in (pair.source, pair.target)}
    alone = [head for head in heads if head.id not in paired]
    if alone:
        st.subheader(words().documents.unpaired)
        for head in alone:
            with st.container(border=True):
                show(title(head), facts(head))


def _pair(pair: Pair) -> None:
    target, done, button = st.columns([6, 5, 2], gap="medium", vertical_alignment="center")
    with target:
        show(element("div", pair.target.title, lang=pair.target.language), facts(pair.target))
    with done:
        if pair.aligned_at is None:
            show(element("div", words().documents.waits, class_="wb-quiet"))
        else:
            show(progress.bar(pair.counts))
    if button.button(
        words().documents.review, key=f"review-{pair.id}", disabled=not pair.total, width="stretch"
    ):
        st.switch_page(review.entry(), query_params={"pair": pair.id})
