"""One concept's fields and terms, to be edited in place."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import streamlit as st

from workbench.glossary import Concept, PartOfSpeech, TermStatus, TermType
from workbench.language import languages
from workbench.review.rules import Role
from workbench.store import Store
from workbench.ui.components.glossary import told
from workbench.ui.components.glossary.dispute import dispute
from workbench.ui.components.glossary.drafts import EMPTY, Draft, Row, drafts
from workbench.ui.components.glossary.opened import open_concept, why_not
from workbench.ui.components.glossary.saving import save_draft
from workbench.ui.concepts import Known
from workbench.ui.format import language_name
from workbench.ui.markup import element, notice, show
from workbench.ui.refusals import tell
from workbench.ui.text import words


def editor(store: Store, known: Known, draft: Draft) -> None:
    """Draw the concept of `draft` as it is being written, and save it when that is asked for."""
    if draft.conflict is not None:
        dispute(store, draft)
        return
    reason = why_not(Role.REVIEWER)
    above, refusal = st.container(horizontal=True, vertical_alignment="center"), st.container()
    _terms(draft, reason is not None)
    _fields(draft, known.subjects, reason is not None)
    with above:
        if _buttons(draft, reason, known.index.concepts.get(draft.id)):
            save_draft(store, draft)
            st.rerun()
    with refusal:
        if draft.fault is not None:
            tell("error", draft.fault)
        elif reason is not None:
            notice("info", reason)


def _buttons(draft: Draft, reason: str | None, present: Concept | None) -> bool:
    """Draw them, and how things stand beside them, where nothing moves when that changes; whether to save."""
    said = words().glossary.editing
    # Not disabled while nothing has changed: what is being typed is told of by the click only.
    save = st.button(
        said.save,
        key=f"{draft.key}-save",
        type="primary",
        icon=":material/save:",
        disabled=reason is not None,
        help=reason,
    )
    st.button(
        said.discard,
        key=f"{draft.key}-discard",
        disabled=reason is not None,
        on_click=_discard,
        args=(draft,),
    )
    if draft.changed:
        draft.saved = False
    if present != draft.before:
        stands = said.newer
    else:
        stands = said.unsaved if draft.changed else said.saved if draft.saved else ""
    show(element("div", stands, class_="wb-quiet", role="status"))
    return save


def _discard(draft: Draft) -> None:
    drafts().pop(draft.id, None)
    if draft.before is None:
        open_concept(None)


def _terms(draft: Draft, disabled: bool) -> None:
    said, key = words().glossary.editing, f"{draft.key}-terms"
    choice = st.column_config.SelectboxColumn
    statuses = words().common.term_status
    edited: Any = st.data_editor(
        draft.shown,
        key=key,
        num_rows="fixed" if disabled else "dynamic",
        disabled=disabled,
        hide_index=True,
        width="stretch",
        placeholder="",
        column_config={
            "language": choice(
                said.columns["language"],
                width=115,
                options=[each.code for each in languages()],
                format_func=lambda each: language_name(str(each)),
                default=EMPTY["language"],
            ),
            "text": st.column_config.TextColumn(said.columns["text"], width="medium", default=""),
            "status": choice(
                said.columns["status"],
                options=[each.value for each in TermStatus],
                format_func=lambda each: statuses[TermStatus(str(each))],
                default=EMPTY["status"],
            ),
            "type": choice(
                said.columns["type"],
                options=[each.value for each in TermType],
                format_func=lambda each: said.types[TermType(str(each))],
                default=EMPTY["type"],
            ),
            "part_of_speech": choice(
                said.columns["part_of_speech"],
                options=[each.value for each in PartOfSpeech],
                format_func=lambda each: said.parts_of_speech[PartOfSpeech(str(each))],
                default=EMPTY["part_of_speech"],
            ),
            "usage_note": st.column_config.TextColumn(said.columns["usage_note"], width="large", default=""),
        },
    )
    draft.cells = deepcopy(st.session_state[key])
    written = [_row(row) for row in edited]
    if written != draft.rows:
        draft.rows, draft.fault = written, None


def _row(cells: dict[str, Any]) -> Row:
    # Pandas fills what nobody wrote with its own idea of nothing.
    return {name: cells[name] if isinstance(cells.get(name), str) else None for name in EMPTY}


def _fields(draft: Draft, subjects: tuple[str, ...], disabled: bool) -> None:
    said, fields = words().glossary.editing, draft.fields
    known = [*subjects] if fields["subject"] in ("", *subjects) else [*subjects, fields["subject"]]
    field, source = st.columns(2)
    given = {
        "subject": field.selectbox(
            said.fields["subject"],
            known,
            index=known.index(fields["subject"]) if fields["subject"] else None,
            format_func=told.subject,
            accept_new_options=True,
            placeholder=said.subject_hint,
            key=f"{draft.key}-subject",
            disabled=disabled,
        )
        or "",
        "source": source.text_input(
            said.fields["source"], fields["source"], key=f"{draft.key}-source", disabled=disabled
        ),
        "definition": st.text_area(
            said.fields["definition"],
            fields["definition"],
            height=100,
            key=f"{draft.key}-definition",
            disabled=disabled,
        ),
        "note": st.text_area(
            said.fields["note"], fields["note"], height=68, key=f"{draft.key}-note", disabled=disabled
        ),
    }
    if given != fields:
        draft.fields, draft.fault = given, None
