"""What to look for: the query and the filters, and the concepts that they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.glossary import Concept, TermStatus
from workbench.glossary.usage import Standing
from workbench.ui import resources
from workbench.ui.components.glossary import told
from workbench.ui.components.glossary.opened import SECTION
from workbench.ui.components.glossary.use import reading
from workbench.ui.concepts import Known
from workbench.ui.format import language_name
from workbench.ui.text import words

RELATED: Final = "related"
"""Beside the standings, what can be asked for: concepts that share terms with others."""
_KEYS: Final = {name: f"glossary_{name}" for name in ("query", "language", "subject", "status", "only")}


def look_for(**choices: str) -> None:
    """Set the filters that are named, empty the others, and show the list; for callbacks."""
    for name, key in _KEYS.items():
        st.session_state[key] = choices.get(name, "" if name == "query" else None)
    st.session_state[SECTION] = "concepts"


def found(known: Known) -> list[Concept]:
    """Draw query and filters; the concepts that have what they ask for."""
    said = words().glossary
    # A filter may be of a subject that has gone in the meantime.
    if st.session_state.get(_KEYS["subject"]) not in (None, *known.subjects):
        st.session_state[_KEYS["subject"]] = None
    typed, spoken, field, status, only = st.columns([4, 2, 2, 2, 2], vertical_alignment="bottom")
    query = typed.text_input(
        said.search,
        key=_KEYS["query"],
        type="search",
        live=True,
        placeholder=said.search_hint,
        persist_state="session",
    )
    code = _choice(spoken, "language", said.language, said.any_language, _languages(known), language_name)
    subject = _choice(field, "subject", said.subject, said.any_subject, known.subjects, told.subject)
    statuses = words().common.term_status
    wanted = _choice(
        status, "status", said.status, said.any_status, [*TermStatus], lambda each: statuses[TermStatus(each)]
    )
    kind = _choice(only, "only", said.only, said.any_kind, [RELATED, *Standing], said.kinds.__getitem__)
    concepts = known.index.search(query, code, subject, TermStatus(wanted) if wanted else None)
    if kind == RELATED:
        return [each for each in concepts if each.id in known.relations.concepts]
    if kind:
        usage = resources.usage()
        reading(usage)
        stand = usage.standings
        return [each for each in concepts if stand.get(each.id, Standing.UNUSED) == kind]
    return concepts


def _choice(
    place: DeltaGenerator,
    name: str,
    label: str,
    any_: str,
    options: Sequence[str],
    told_as: Callable[[str], str],
) -> str | None:
    return place.selectbox(
        label,
        [str(option) for option in options],
        index=None,
        placeholder=any_,
        format_func=told_as,
        key=_KEYS[name],
        persist_state="session",
    )


def _languages(known: Known) -> list[str]:
    """Thai and English, and whatever else the glossary has terms in."""
    return ["th", "en", *(code for code in known.languages if code not in ("th", "en"))]
