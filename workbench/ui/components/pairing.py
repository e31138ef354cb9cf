"""Two documents that are there, put side by side."""

from __future__ import annotations

import streamlit as st

from workbench.documents import Head
from workbench.errors import WorkbenchError
from workbench.language import language
from workbench.store import Store
from workbench.ui import resources
from workbench.ui.markup import notice
from workbench.ui.text import documents as text

_SAID = "pair_said"


def pair_documents(store: Store, heads: list[Head], present: set[str]) -> None:
    """Draw the two choices and the button; `present` are the ids of the pairs that are there."""
    if said := st.session_state.pop(_SAID, None):
        notice(*said)
    by_id = {head.id: head for head in heads}
    sources = [head.id for head in heads if any(can_pair(head, other) for other in heads)]
    if not sources:
        notice("info", text.TOO_FEW)
        return
    left, right = st.columns(2)
    source = left.selectbox(text.SOURCE, sources, format_func=lambda id: by_id[id].title, key="pair_source")
    targets = [
        head.id for head in heads if can_pair(by_id[source], head) and f"{source}:{head.id}" not in present
    ]
    target = right.selectbox(text.TARGET, targets, format_func=lambda id: by_id[id].title, key="pair_target")
    st.caption(text.PAIR_HINT)
    if st.button(text.ADD_PAIR, key="add_pair", type="primary", disabled=target is None) and target:
        try:
            store.add_pair(source, target)
        except WorkbenchError as error:
            notice("error", str(error))
            return
        resources.aligner().begin()
        st.session_state[_SAID] = ("success", text.PAIRED)
        st.rerun()


def can_pair(document: Head, source: Head) -> bool:
    """Whether `source` may stand beside `document`: in another language, of which Thai is read first."""
    if document.language == source.language:
        return False
    # A text without sentence ends is read beside one that has them, however the two were found.
    return language(source.language).sentence_marks or not language(document.language).sentence_marks
