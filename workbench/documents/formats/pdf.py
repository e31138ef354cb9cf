"""PDF: the text layer, its Thai letters put back in order and its lines joined to paragraphs."""

from __future__ import annotations

import threading
from collections import Counter

from workbench.documents.extract import Extract, mebibytes, too_large
from workbench.documents.formats.paragraphs import join_lines
from workbench.errors import UnreadableDocument

# PDFium keeps its state in globals, and the app reads uploads in several threads.
_PDFIUM = threading.Lock()


def read_pdf(data: bytes, limit: int) -> Extract:
    """The text of all pages, one paragraph a line.

    `limit` is the most code points taken. Raises `UnreadableDocument` for a damaged, encrypted or
    scanned file and `DocumentTooLarge`.
    """
    import pypdfium2
    from pypdfium2 import raw

    from workbench.documents.formats.pdf_lines import page_lines

    repairs: Counter[str] = Counter()
    pages: list[str] = []
    size = 0
    with _PDFIUM:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise UnreadableDocument(
                    "the PDF is encrypted with a password; save a copy without one."
                ) from error
            raise UnreadableDocument(
                "the file is no PDF, or a damaged one; save it again from the program it came from."
            ) from error
        try:
            count = len(pdf)
            for number in range(count):
                try:
                    page = pdf[number]
                    lines = page_lines(page, repairs)
                    width = page.get_width()
                    page.close()
                except pypdfium2.PdfiumError as error:
                    raise UnreadableDocument(
                        f"page {number + 1} of the PDF is damaged; save the file again."
                    ) from error
                text = join_lines(lines, width, repairs)
                size += len(text) + 1
                if size > limit:
                    raise too_large("the text layer has", f"more than {mebibytes(limit)}", limit)
                pages.append(text)
        finally:
            pdf.close()
    text = "\n".join(page for page in pages if page.strip())
    if not text:
        raise UnreadableDocument(
            f"the PDF has no text layer on its {count} page{'s' * (count != 1)}, so it is scanned or made of "
            "pictures; run text recognition (OCR) on it first."
        )
    return Extract(text, "pdf", repairs=dict(repairs))
