"""A file becomes a document: upload, preview, head, pairs."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workbench.documents import Document, Head, Reading, read_bytes
from workbench.errors import WorkbenchError
from workbench.language import language, languages
from workbench.settings import settings
from workbench.store import Store
from workbench.store.jobs import add_document
from workbench.ui import resources
from workbench.ui.components.pairing import can_pair
from workbench.ui.markup import element, notice, show
from workbench.ui.text import documents as text

_TYPES = ["txt", "md", "html", "htm", "docx", "pdf"]
_PREVIEW = 20_000
"""Characters shown: enough to see what came in, and no strain on a browser."""
_SAID = "import_said"
_TURN = "import_turn"
_ROWS = (("id", "date"), ("publisher", "rights"), ("url",), ("note",))
"""Fields of the head below the title, as they stand side by side."""


def import_document(store: Store, heads: list[Head]) -> None:
    """Draw the upload and all that follows from it; `heads` are the documents that are there."""
    for said in st.session_state.pop(_SAID, []):
        notice(*said)
    turn = st.session_state.setdefault(_TURN, 0)
    limit = settings().limit
    upload, code = st.columns([3, 1], vertical_alignment="top")
    # Under a new key the field is empty again once its file has become a document.
    file = upload.file_uploader(text.FILE, _TYPES, key=f"upload-{turn}", max_upload_size=-(-limit // 2**20))
    chosen = code.selectbox(
        text.LANGUAGE,
        ["", *(each.code for each in languages())],
        format_func=lambda each: language(each).name if each else text.LANGUAGE_GUESSED,
        key=f"upload_language-{turn}",
    )
    if file is None:
        return
    try:
        reading = read_bytes(file.name, file.getvalue(), chosen or None, limit=limit)
    except WorkbenchError as error:
        notice("error", str(error))
        return
    left, right = st.columns(2, gap="large")
    with left:
        _preview(reading)
    with right:
        _head(store, heads, file, reading)


def _preview(reading: Reading) -> None:
    document = reading.document
    code = document.head.language
    summary = text.READ.format(
        language=language(code).name,
        encoding=reading.encoding,
        characters=f"{len(document.text):,}",
    )
    repairs = ", ".join(f"{kind} {number:,}" for kind, number in sorted(reading.repairs.items()))
    repaired = text.REPAIRS.format(repairs=repairs) if repairs else text.NO_REPAIRS
    show(
        element("div", text.PREVIEW, class_="wb-label"),
        element("div", summary, class_="wb-quiet"),
        element("div", repaired, class_="wb-quiet"),
        element("div", document.text[:_PREVIEW], class_="wb-text wb-preview", lang=code, tabindex="0"),
        element(
            "div",
            text.PREVIEW_CUT.format(shown=f"{_PREVIEW:,}", total=f"{len(document.text):,}"),
            class_="wb-quiet",
        )
        if len(document.text) > _PREVIEW
        else None,
    )


def _head(store: Store, heads: list[Head], file: UploadedFile, reading: Reading) -> None:
    head = reading.document.head
    others = {each.id: each for each in heads if can_pair(head, each) or can_pair(each, head)}
    # A form of its own for each file and language, so that one file's facts never stay for the next.
    with st.form(f"head-{file.file_id}-{head.language}", border=False):
        show(element("div", text.HEAD, class_="wb-label"))
        given: dict[str, object] = {"title": st.text_input(text.TITLE_FIELD, head.title)}
        beside = st.multiselect(
            text.READ_BESIDE,
            list(others),
            [id for id in head.sources if id in others],
            format_func=lambda id: others[id].title,
        )
        for fields in _ROWS:
            for column, field in zip(st.columns(len(fields)), fields, strict=True):
                given[field] = column.text_input(text.FIELDS[field], getattr(head, field))
        if not st.form_submit_button(text.ADD, type="primary"):
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
        pairs = add_document(store, Document(kept, checked.text))
    except WorkbenchError as error:
        notice("error", str(error))
        return
    said = _pair_up(store, kept, [id for id in beside if id not in sources], len(pairs))
    resources.aligner().begin()
    st.session_state[_SAID] = [said]
    st.session_state[_TURN] += 1
    st.rerun()


def _pair_up(store: Store, head: Head, documents: list[str], made: int) -> tuple[str, str]:
    """Pair the new document, as their source, with those chosen; what to say of it."""
    try:
        for id in documents:
            store.add_pair(id, head.id)
            made += 1
    except WorkbenchError as error:
        return "warning", text.ADDED_UNPAIRED.format(title=head.title, fault=error)
    return "success", text.ADDED.format(title=head.title, pairs=made)
