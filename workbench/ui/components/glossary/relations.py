"""Other concepts that share a concept's terms, told where the concept is shown."""

from __future__ import annotations

from typing import Final

import streamlit as st

from workbench.glossary import Concept
from workbench.glossary.duplicates import Relation
from workbench.ui.components.glossary import told
from workbench.ui.components.glossary.merge import begin_merge
from workbench.ui.components.glossary.opened import open_concept
from workbench.ui.concepts import Known
from workbench.ui.markup import Markup, element, join, label, show
from workbench.ui.text import words

_SHOWN: Final = 10


def relations(known: Known, concept: Concept) -> None:
    """Draw them; nothing where there are none."""
    found = known.relations.of(concept.id)
    if not found:
        return
    said = words().glossary
    with st.container(key="glossary_relations", border=True, gap=None):
        show(element("h3", said.related_head, class_="wb-head"))
        for each in found[:_SHOWN]:
            show(_relation(known, each))
            with st.container(horizontal=True):
                st.button(
                    label(told.name(known.index.concepts[each.other])),
                    key=f"related-{each.other}",
                    type="tertiary",
                    icon=":material/open_in_new:",
                    on_click=open_concept,
                    args=(each.other,),
                )
                st.button(
                    said.merge_with,
                    key=f"related_merge-{each.other}",
                    type="tertiary",
                    icon=":material/merge:",
                    on_click=begin_merge,
                    args=(concept.id, each.other),
                )
        if len(found) > _SHOWN:
            show(element("div", said.related_more.format(number=len(found) - _SHOWN), class_="wb-quiet"))


def _relation(known: Known, of: Relation) -> Markup:
    said = words().glossary
    lines = [
        element("li", element("span", said.here), ": ", told.told_term(own), "; ", said.there, ": ",
                told.told_term(their))
        for own, their in of.terms
    ]  # fmt: skip
    return join(
        element("div", said.likeness[of.kind], class_="wb-what"),
        element("ul", *lines, class_="wb-plain"),
    )
