"""Tables in CSV, as people and spreadsheets save them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from workbench.documents import decode
from workbench.errors import ExchangeError, UnreadableDocument
from workbench.exchange.sources import Progress
from workbench.exchange.spreadsheet.header import SAMPLE, Header, L, Row

LARGEST = 64 * 2**20
"""Bytes of a table, which is held in memory as a whole."""
LONGEST_LINE = 2**20
"""In code points; all of its cells are in memory at once."""

_SEPARATORS = (",", ";", "\t")
_EVERY = 1000
# Excel says `sep=;` in a first line of its own.
_DECLARED = re.compile(r'\A"?sep=([,;\t|])"?\r?\n', re.IGNORECASE)
# What a spreadsheet takes for a formula, with any apostrophes that keep it from that.
_FORMULA = re.compile(r"('*)\s*[=+\-@＝＋－＠\t\r]")


def csv_line(cells: Iterable[str]) -> bytes:
    """`cells` as a line of CSV in UTF-8."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(tuple(cells))
    return line.getvalue().encode()


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would reckon with it otherwise."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    found = _FORMULA.match(text)
    return text[1:] if found and found[1] else text


class CsvRows:
    """One table; `guarded` cells come out as they were before."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        """Raises ExchangeError for what is no text and what is too large."""
        if size > LARGEST:
            raise ExchangeError(
                f"The table has {size / 2**20:.0f} MiB, where {LARGEST // 2**20} are the most: "
                "cut it into several files."
            )
        self._text = _text(file.read())
        if max(map(len, io.StringIO(self._text, newline="")), default=0) > LONGEST_LINE:
            raise ExchangeError(
                f"A line of the file has more than {LONGEST_LINE:,} characters: "
                "give a table as CSV, with a line end after each row."
            )

    def table(self, header: Header[L], progress: Progress | None) -> tuple[L, Iterator[Row]] | None:
        """What the header says, and the rows below it that are not empty; None where there is no header.

        `progress` is told of lines. Raises ExchangeError, while the rows are taken too, for what is no CSV.
        """
        separator = self._separator(header)
        found = header(row for _, row in islice(self._rows(separator), SAMPLE))
        if found is None:
            return None
        number, layout = found
        return layout, islice(self._rows(separator, progress), number + 1, None)

    def _separator(self, header: Header[L]) -> str:
        """What most known columns are parted by."""
        declared = _DECLARED.match(self._text)
        if declared:
            return declared[1]

        def known(separator: str) -> int:
            found = header(row for _, row in islice(self._rows(separator, strict=False), SAMPLE))
            return found[1].known if found else 0

        return max(_SEPARATORS, key=known)

    def _rows(
        self, separator: str, progress: Progress | None = None, *, strict: bool = True
    ) -> Iterator[Row]:
        """The rows that are not empty, each with the line on which it begins."""
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=separator, strict=strict)
        lines = self._text.count("\n") + 1
        number = 0
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                raise ExchangeError(
                    f"Line {line} is not CSV ({error}): check the quotation marks."
                ) from error
            if row is None:
                break
            if any(cell.strip() for cell in row):
                yield f"line {line}", [unguarded(cell) for cell in row]
            number += 1
            if progress and number % _EVERY == 0:
                progress(reader.line_num, lines)
        if progress:
            progress(lines, lines)


def _text(data: bytes) -> str:
    try:
        return decode(data)[0]
    except UnreadableDocument as error:
        raise ExchangeError(
            "The file is no workbook (XLSX) and no text in UTF-8, UTF-16 or Thai cp874: "
            "save it as 'CSV UTF-8' in the spreadsheet."
        ) from error
