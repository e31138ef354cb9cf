"""Word documents: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from workbench.documents.extract import Extract, mebibytes, too_large
from workbench.errors import DocumentTooLarge, UnreadableDocument

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 4
"""Unpacked, a document may be so many times the limit: its markup is several times its text."""
_DENSEST = 200
"""Times that a part may be larger unpacked; words reach 50, a bomb a thousand."""
_SMALL = 2**20
"""Bytes up to which a part's density does not matter."""
_MOST_PARTS = 10_000
_DAMAGED = "the Word document is damaged; open it in a word processor and save it again as docx."


def read_docx(data: bytes, limit: int) -> Extract:
    """The text of all paragraphs, one a line; a table row is one line, its cells parted by tabs.

    Tracked insertions are in, deletions out; a cell with several paragraphs gives a line for each.
    Raises `UnreadableDocument` and `DocumentTooLarge`, the latter before anything is held unpacked.
    """
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableDocument(
                "the Word document is encrypted with a password; save a copy without one."
            )
        raise UnreadableDocument("the file is an old Word document (.doc); save it as docx.")
    _check_package(data, limit)

    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join((*_blocks(document.element.body), *_notes(document))).strip("\n")
    except (OpcError, LxmlError, KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        # python-docx takes parts and relations for granted and falls over those that are missing.
        raise UnreadableDocument(_DAMAGED) from error
    if len(text) > limit:
        raise too_large("the text of the document has", mebibytes(len(text)), limit)
    return Extract(text, "docx")


def _check_package(data: bytes, limit: int) -> None:
    """Refuses what is no Word document, and any that unpacks to more than it says or may."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if "word/document.xml" not in package.NameToInfo:
                raise UnreadableDocument("the file is a zip archive but no Word document; give a docx file.")
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableDocument("the archive is encrypted with a password; save a copy without one.")
            if len(parts) > _MOST_PARTS:
                raise UnreadableDocument(
                    f"the document has {len(parts):,} parts where {_MOST_PARTS:,} are the most; "
                    "save it again from a word processor."
                )
            # First by what the archive says of itself, then by what really comes out of it.
            total = 0
            for part in parts:
                total += part.file_size
                _check_size(part.file_size, part.compress_size, total, limit)
            total = 0
            for part in parts:
                size = 0
                with package.open(part) as stream:
                    while piece := stream.read(2**16):
                        size += len(piece)
                        total += len(piece)
                        _check_size(size, part.compress_size, total, limit)
    # All that zipfile raises for an archive that is damaged, encrypted or packed in a way of its own.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        if not data.startswith(b"PK"):
            raise UnreadableDocument(
                "the file is named docx but is no Word document; save it as docx from a word processor."
            ) from error
        raise UnreadableDocument(_DAMAGED) from error


def _check_size(size: int, packed: int, total: int, limit: int) -> None:
    if total > _LARGEST * limit:
        raise too_large("unpacked the document has", f"more than {mebibytes(_LARGEST * limit)}", limit)
    if size > _SMALL and size > _DENSEST * packed:
        raise DocumentTooLarge(
            f"a part of the document unpacks to {mebibytes(size)} from {mebibytes(packed)}, as no text does; "
            "save it again from a word processor."
        )


def _notes(document: Any) -> Iterator[str]:
    """Footnotes and endnotes, which python-docx leaves out."""
    from docx.oxml import parse_xml

    for kind in ("footnotes", "endnotes"):
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                for note in parse_xml(relation.target_part.blob):
                    if note.get(_name("type")) in (None, "normal"):
                        yield from _blocks(note)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{tag}"))


def _local(element: Any) -> str:
    """A tag of Word's without its name space, which an old and a strict form of the format write apart."""
    return str(element.tag).rpartition("}")[2]


# python-docx's own walk leaves out what stands in content controls and tracked insertions.
_AROUND = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")
)


def _blocks(container: Any) -> Iterator[str]:
    for child in container:
        tag = _local(child)
        if tag == "p":
            yield "".join(_inline(child))
            yield from _boxes(child)
        elif tag == "tbl":
            for row in _inside(child, "tr"):
                yield from _row(row)
        elif tag in _AROUND:
            yield from _blocks(child)


def _inline(container: Any) -> Iterator[str]:
    for child in container:
        tag = _local(child)
        if tag == "r":
            yield str(child.text)
        elif tag in _AROUND:
            yield from _inline(child)


def _boxes(paragraph: Any) -> Iterator[str]:
    """Text boxes, after the paragraph that they hang on; a drawing for older programs repeats them."""
    for box in paragraph.iter(_name("txbxContent")):
        outer = [_local(each) for each in box.iterancestors()]
        if "Fallback" not in outer and "txbxContent" not in outer:
            yield from _blocks(box)


def _row(row: Any) -> Iterator[str]:
    cells = [[text for text in _blocks(cell) if text.strip()] for cell in _inside(row, "tc")]
    if all(len(cell) < 2 for cell in cells):
        line = "\t".join(cell[0] if cell else "" for cell in cells)
        if line.strip():
            yield line
    else:
        # A table that only lays out a page: its cells are texts of their own.
        for cell in cells:
            yield from cell


def _inside(container: Any, tag: str) -> Iterator[Any]:
    for child in container:
        if _local(child) == tag:
            yield child
        elif _local(child) in _AROUND:
            yield from _inside(child, tag)
