"""Word documents, as documents to be aligned."""

from __future__ import annotations

import io

from docx import Document

from tests.fuzz.formats._units import written
from tests.fuzz.registry import Format
from workbench.documents.formats.docx import read_docx
from workbench.exchange.readable import write_docx

_LIMIT = 20 * 2**20


def _by_hand() -> bytes:
    document = Document()
    document.add_heading("หัวเรื่อง", 1)
    document.add_paragraph("ข้อ ๑ น้ำ & ไฟ").add_run(" 😀").bold = True
    document.add_table(2, 2).cell(0, 0).text = "ก"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _read(data: bytes) -> None:
    assert len(read_docx(data, _LIMIT).text) <= _LIMIT


FORMAT = Format((_by_hand(), written(write_docx, details=True)), _read)
