"""The concepts that were found, to take away."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from workbench.exchange.glossaries import GlossaryFormat, write_glossary_file
from workbench.glossary import Concept
from workbench.ui.format import number
from workbench.ui.markup import element, show
from workbench.ui.text import words

_FILES: Final = {
    GlossaryFormat.TBX: ("glossary.tbx", "application/x-tbx"),
    GlossaryFormat.TBX3: ("glossary-v3.tbx", "application/x-tbx"),
    GlossaryFormat.CSV: ("glossary.csv", "text/csv"),
    GlossaryFormat.XLSX: (
        "glossary.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def export(concepts: Sequence[Concept]) -> None:
    """Draw the button behind which the formats are."""
    said = words().glossary.exchange
    with st.popover(said.export, icon=":material/download:", key="glossary_export", disabled=not concepts):
        show(element("div", said.export_what.format(number=number(len(concepts))), class_="wb-quiet"))
        for kind, (name, mime) in _FILES.items():
            st.download_button(
                said.formats[kind],
                # Made once it is asked for: a large glossary takes seconds.
                partial(written, concepts, kind),
                name,
                mime,
                key=f"glossary_{kind}",
                on_click="ignore",
                width="stretch",
            )


def written(concepts: Sequence[Concept], kind: GlossaryFormat) -> bytes:
    """A file with `concepts` in it."""
    file = io.BytesIO()
    write_glossary_file(file, concepts, kind)
    return file.getvalue()
