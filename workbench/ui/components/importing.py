"""A file becomes a document: upload, preview, head, pairs."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workbench.documents import Document, Head, Reading, read_bytes
from workbench.errors import WorkbenchError
from workbench.language import languages
from workbench.review.rules import Role
from workbench.settings import settings
from workbench.store import Store
from workbench.store.jobs import add_document, pair_documents
from workbench.ui import resources, reviewer
from workbench.ui.components.pairing import can_pair
from workbench.ui.format import language_name, number
from workbench.ui.markup import element, notice, show
from workbench.ui.refusals import tell
from workbench.ui.text import words

_TYPES = ["txt", "md", "html", "htm", "docx", "pdf"]
_PREVIEW = 20_000
"""Characters shown: enough to see what came in, and no strain on a browser."""
_SAID = "import_said"
_TURN = "import_turn"
_ROWS = (("id", "date"), ("publisher", "rights"), ("url",), ("note",))
"""Fields of the head below the title, as they stand side by side."""


def import_document(store: Store, heads: list[Head]) -> None:
    """Draw the upload and all that follows from it; `heads` are the documents that are there."""
    said = words().documents
    for happened in st.session_state.pop(_SAID, []):
        notice(*happened)
    if reviewer.role() < Role.REVIEWER:
        notice("info", said.readers)
        return
    turn = st.session_state.setdefault(_TURN, 0)
    limit = settings().limit
    upload, code = st.columns([3, 1], vertical_alignment="top")
    # Under a new key the field is empty again once its file has become a document.
    file = upload.file_uploader(said.file, _TYPES, key=f"upload-{turn}", max_upload_size=-(-limit // 2**20))
    chosen = code.selectbox(
        said.language,
        ["", *(each.code for each in languages())],
        format_func=lambda each: language_name(each) if each else said.language_guessed,
        key=f"upload_language-{turn}",
    )
    if file is None:
        return
    try:
        reading = read_bytes(file.name, file.getvalue(), chosen or None, limit=limit)
    except WorkbenchError as error:
        tell("error", error)
        return
    left, right = st.columns(2, gap="large")
    with left:
        _preview(reading)
    with right:
        _head(store, heads, file, reading)


def _preview(reading: Reading) -> None:
    said = words().documents
    document = reading.document
    code = document.head.language
    total = number(len(document.text))
    summary = said.read.format(language=language_name(code), encoding=reading.encoding, characters=total)
    repairs = ", ".join(
        f"{said.repair_kinds.get(kind, kind)} {number(count)}"
        for kind, count in sorted(reading.repairs.items())
    )
    repaired = said.repairs.format(repairs=repairs) if repairs else said.no_repairs
    show(
        element("div", said.preview, class_="wb-label"),
        element("div", summary, class_="wb-quiet"),
        element("div", repaired, class_="wb-quiet"),
        element("div", document.text[:_PREVIEW], class_="wb-text wb-preview", lang=code, tabindex="0"),
        element(
            "div",
            said.preview_cut.format(shown=number(_PREVIEW), total=total),
            class_="wb-quiet",
        )
        if len(document.text) > _PREVIEW
        else None,
    )


def _head(store: Store, heads: list[Head], file: UploadedFile, reading: Reading) -> None:
    said = words().documents
    head = reading.document.head
    others = {each.id: each for each in heads if can_pair(head, each) or can_pair(each, head)}
    # A form of its own for each file and language, so that one file's facts never stay for the next.
    key = f"head-{file.file_id}-{head.language}"
    with st.form(key, border=False):
        show(element("div", said.head, class_="wb-label"))
        # With keys of their own, the fields keep what is in them when the interface's language changes.
        given: dict[str, object] = {"title": st.text_input(said.title_field, head.title, key=f"{key}-title")}
        beside = st.multiselect(
            said.read_beside,
            list(others),
            [id for id in head.sources if id in others],
            format_func=lambda id: others[id].title,
            placeholder=said.read_beside_hint,
            select_all=False,
            key=f"{key}-beside",
        )
        for fields in _ROWS:
            for column, field in zip(st.columns(len(fields)), fields, strict=True):
                given[field] = column.text_input(
                    said.fields[field], getattr(head, field), key=f"{key}-{field}"
                )
        if not st.form_submit_button(said.add, type="primary"):
            return
    try:
        checked = read_bytes(
            file.name, file.getvalue(), head.language, limit=settings().limit, head=given
        ).document
        sources = [id for id in beside if can_pair(head, others[id])]
        elsewhere = [id for id in head.sources if id not in others]
        kept = replace(
            checked.head,
            # The reader looks for a date where it is given none; a field emptied by hand stays empty.
            date=str(given["date"]) and checked.head.date,
            sources=(*sources, *elsewhere),
        )
        pairs = add_document(store, Document(kept, checked.text), reviewer.name())
    except WorkbenchError as error:
        tell("error", error)
        return
    happened = _pair_up(store, kept, [id for id in beside if id not in sources], len(pairs))
    resources.aligner().begin()
    st.session_state[_SAID] = [happened]
    st.session_state[_TURN] += 1
    st.rerun()


def _pair_up(store: Store, head: Head, documents: list[str], made: int) -> tuple[str, str]:
    """Pair the new document, as their source, with those chosen; what to say of it."""
    said = words().documents
    try:
        for id in documents:
            pair_documents(store, id, head.id, reviewer.name())
            made += 1
    except WorkbenchError as error:
        return "warning", said.added_unpaired.format(title=head.title, fault=error)
    return "success", said.added.format(title=head.title, pairs=made)
