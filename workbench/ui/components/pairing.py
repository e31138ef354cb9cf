"""Two documents that are there, put side by side."""

from __future__ import annotations

import streamlit as st

from workbench.documents import Head
from workbench.errors import WorkbenchError
from workbench.language import language
from workbench.review.rules import Role
from workbench.store import Store, jobs
from workbench.ui import resources, reviewer
from workbench.ui.markup import notice
from workbench.ui.refusals import tell
from workbench.ui.text import words

_SAID = "pair_said"


def pair_documents(store: Store, heads: list[Head], present: set[str]) -> None:
    """Draw the two choices and the button; `present` are the ids of the pairs that are there."""
    said = words().documents
    if happened := st.session_state.pop(_SAID, None):
        notice(*happened)
    if reviewer.role() < Role.REVIEWER:
        notice("info", said.readers)
        return
    by_id = {head.id: head for head in heads}
    sources = [head.id for head in heads if any(can_pair(head, other) for other in heads)]
    if not sources:
        notice("info", said.too_few)
        return
    left, right = st.columns(2)
    source = left.selectbox(said.source, sources, format_func=lambda id: by_id[id].title, key="pair_source")
    targets = [
        head.id for head in heads if can_pair(by_id[source], head) and f"{source}:{head.id}" not in present
    ]
    target = right.selectbox(
        said.target,
        targets,
        format_func=lambda id: by_id[id].title,
        placeholder=said.all_paired,
        key="pair_target",
    )
    st.caption(said.pair_hint)
    if st.button(said.add_pair, key="add_pair", type="primary", disabled=target is None) and target:
        try:
            jobs.pair_documents(store, source, target, reviewer.name())
        except WorkbenchError as error:
            tell("error", error)
            return
        resources.aligner().begin()
        st.session_state[_SAID] = ("success", said.paired)
        st.rerun()


def can_pair(document: Head, source: Head) -> bool:
    """Whether `source` may stand beside `document`: in another language, of which Thai is read first."""
    if document.language == source.language:
        return False
    # A text without sentence ends is read beside one that has them, however the two were found.
    return language(source.language).sentence_marks or not language(document.language).sentence_marks
