"""Workbooks as people and tools save them; bombs are refused before they go off."""

from __future__ import annotations

import datetime
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count, islice
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from lxml.etree import XMLSyntaxError

from workbench.errors import ExchangeError
from workbench.exchange.remarks import Remarks
from workbench.exchange.sources import Progress
from workbench.exchange.spreadsheet.header import SAMPLE, Header, L, Row
from workbench.exchange.spreadsheet.sheet import MOST_ROWS

LARGEST_UNPACKED = 768 * 2**20
"""Bytes of all parts together."""
MOST_CELLS = 5_000_000
"""That have something in them."""
MOST_COLUMNS = 200

_TOP = 200
"""Rows in which the header has to be, empty ones included: a stray cell in the last row makes a million."""
_DENSEST = 250
"""Times that a part may be larger unpacked; tables of terms reach 50, a bomb a thousand."""
_SMALL = 2**20
_MOST_PARTS = 2_000
_CHUNK = 2**20
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_OVERLAP = len(b"<!DOCTYPE")
_EVERY = 1000
# What zipfile raises for an archive that is damaged, encrypted or packed in a way of its own.
_PACKAGE_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError),
    *(RuntimeError, ValueError, OSError),
)
# openpyxl takes parts and attributes for granted and falls over those that are missing, and its parser over
# encodings that Python does not know.
_FAULTS = (
    *(*_PACKAGE_FAULTS, ParseError, XMLSyntaxError),
    *(LookupError, TypeError, AttributeError, OverflowError),
)
_DAMAGED = "The workbook is damaged: open it in the spreadsheet and save it again as XLSX."


@contextmanager
def opened_workbook(file: BinaryIO, remarks: Remarks) -> Iterator[XlsxRows]:
    """The first sheet of the workbook in `file`. Raises ExchangeError for what is no workbook."""
    check_package(file)
    from openpyxl import load_workbook

    try:
        book = load_workbook(file, read_only=True, keep_links=False)
    except _FAULTS as error:
        raise ExchangeError(_DAMAGED) from error
    with closing(book):
        sheets = book.worksheets
        if not sheets:
            raise ExchangeError("The workbook has no sheet with cells: put the table into its first sheet.")
        for other in sheets[1:]:
            remarks.add(f"The sheet '{other.title}' is left out: only the first one is read", "the workbook")
        yield XlsxRows(sheets[0], remarks)


class XlsxRows:
    """One sheet, as long as its workbook is open."""

    def __init__(self, sheet: Any, remarks: Remarks) -> None:
        self._sheet = sheet
        self._remarks = remarks
        # Some programs write a wrong one, and by it rows are cut off; to measure progress it will do.
        self._height = sheet.max_row
        sheet.reset_dimensions()

    def table(self, header: Header[L], progress: Progress | None) -> tuple[L, Iterator[Row]] | None:
        """What the header says, and the rows below it that are not empty; None where there is no header.

        `progress` is told of rows. Raises ExchangeError, while the rows are taken too, for a damaged sheet.
        """
        found = header(row for _, row in islice(self._rows(_TOP, MOST_COLUMNS), SAMPLE))
        if found is None:
            return None
        number, layout = found
        rows = self._rows(MOST_ROWS, layout.width, progress)
        return layout, islice(rows, number + 1, None)

    def _rows(self, height: int, width: int, progress: Progress | None = None) -> Iterator[Row]:
        """The rows that are not empty, each with its number in the sheet."""
        filled = 0
        rows = self._sheet.iter_rows(max_row=height, max_col=width)
        for number in count(1):
            try:
                cells = next(rows, None)
            except _FAULTS as error:
                raise ExchangeError(_DAMAGED) from error
            if cells is None:
                break
            place = f"row {number}"
            row = [self._text(cell, place) for cell in cells]
            filled += sum(map(bool, row))
            if filled > MOST_CELLS:
                raise ExchangeError(
                    f"The sheet has more than {MOST_CELLS:,} filled cells: cut it into several."
                )
            if any(cell.strip() for cell in row):
                while row and not row[-1]:
                    row.pop()
                yield place, row
            if progress and number % _EVERY == 0:
                progress(number, self._height if self._height and number <= self._height else None)
        if progress:
            progress(number - 1, number - 1)

    def _text(self, cell: Any, place: str) -> str:
        """What stands in `cell`; of a formula itself, not of its value."""
        value = cell.value
        if value is None:
            return ""
        if cell.data_type == "f":
            self._remarks.add("A formula is read as the text that it is", place)
            return str(getattr(value, "text", None) or value)
        if cell.data_type == "e":
            self._remarks.add(f"A cell with the error {value} is read as empty", place)
            return ""
        if isinstance(value, str):
            # So Excel keeps the first half of a line end from Windows.
            return value.replace("_x000D_\n", "\n")
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if isinstance(value, datetime.datetime | datetime.date | datetime.time):
            self._remarks.add("A date is read as its digits: format the column as text", place)
            return value.isoformat()
        return str(value)


def check_package(file: BinaryIO) -> None:
    """Refuse what is no workbook, what unpacks to too much and what declares entities.

    Raises ExchangeError, before more than a chunk of it is held unpacked.
    """
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
            if "xl/workbook.xml" not in package.NameToInfo:
                raise ExchangeError(
                    "The file is an archive but no workbook: save the sheet as XLSX, or as CSV."
                )
            if len(parts) > _MOST_PARTS:
                raise ExchangeError(
                    f"The workbook has {len(parts):,} parts, where {_MOST_PARTS:,} are the most: "
                    "copy the table into a new one."
                )
            # No part gives more than its entry says: zipfile stops there.
            size = sum(part.file_size for part in parts)
            if size > LARGEST_UNPACKED:
                raise ExchangeError(
                    f"Unpacked, the workbook has {size / 2**20:,.0f} MiB, where "
                    f"{LARGEST_UNPACKED // 2**20:,} are the most: cut it into several, or give it as CSV."
                )
            for part in parts:
                _check_part(package, part)
    except _PACKAGE_FAULTS as error:
        raise ExchangeError(_DAMAGED) from error
    file.seek(0)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if part.file_size > _SMALL and part.file_size > _DENSEST * part.compress_size:
        raise ExchangeError(
            f"The part '{part.filename}' of the workbook unpacks to {part.file_size / 2**20:,.0f} MiB out of "
            f"{part.compress_size / 2**10:,.0f} KiB, which no table does: copy the table into a new one."
        )
    if not part.filename.endswith((".xml", ".rels")):
        return
    with package.open(part) as content:
        rest = b""
        while chunk := content.read(_CHUNK):
            # Without its zero bytes, UTF-16 looks like ASCII.
            seen = rest + (chunk.replace(b"\0", b"") if b"\0" in chunk else chunk)
            if _DECLARATIONS.search(seen):
                raise ExchangeError(
                    f"The part '{part.filename}' of the workbook declares a document type, which none may: "
                    "copy the table into a new workbook."
                )
            rest = seen[-_OVERLAP:]
