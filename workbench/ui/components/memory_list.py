"""The translation memories, and the way to take one away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.store import Store
from workbench.store.memory_model import Memory
from workbench.ui import reviewer
from workbench.ui.components.keep_memory import why_not
from workbench.ui.format import language_name, moment, number
from workbench.ui.markup import Markup, element, notice, show
from workbench.ui.refusals import tell
from workbench.ui.text import words
from workbench.ui.views import export

_SAID: Final = "memories_said"


def memory_list(store: Store) -> None:
    """Draw them."""
    said = words().concordance
    memories = store.memories()
    with st.container(border=True, key="memories"):
        show(element("h2", said.memories, class_="wb-label"))
        if happened := st.session_state.pop(_SAID, None):
            notice("success", happened)
        if memories:
            show(_table(memories))
        else:
            show(element("div", said.no_memories, class_="wb-quiet"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(export.entry(), label=said.bring_in, icon=":material/upload_file:")
            if memories:
                _remove(store, memories)


def _table(memories: Sequence[Memory]) -> Markup:
    said = words().concordance
    head = element("tr", *(element("th", column, scope="col") for column in said.columns))
    rows = []
    for each in memories:
        cells = (
            each.name if each.complete else said.incomplete.format(name=each.name),
            number(each.units),
            ", ".join(map(language_name, each.languages)),
            each.file,
            said.since.format(name=each.added_by, moment=moment(each.added_at)),
        )
        # On a narrow page each cell bears the name of its column.
        told = (element("td", cell, data_of=of) for cell, of in zip(cells, said.columns, strict=True))
        rows.append(element("tr", *told))
    return element("table", element("thead", head), element("tbody", *rows), class_="wb-memories")


def _remove(store: Store, memories: Sequence[Memory]) -> None:
    said, reason = words().concordance, why_not()
    with st.popover(
        said.remove, icon=":material/delete:", disabled=reason is not None, help=reason, key="memory_remove"
    ):
        name = st.selectbox(
            said.which, [each.name for each in memories], index=None, placeholder="", key="memory_which"
        )
        if not st.button(said.remove_sure, key="memory_remove_sure", type="primary", disabled=name is None):
            return
        assert name is not None
        try:
            with st.spinner(said.removing):
                store.remove_memory(name, reviewer.name())
        except WorkbenchError as error:
            tell("error", error)
        else:
            st.session_state[_SAID] = said.removed.format(name=name)
            st.rerun()
