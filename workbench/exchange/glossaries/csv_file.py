"""The glossary as one table in CSV, and tables as people and spreadsheets save them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from workbench.documents import decode
from workbench.errors import ExchangeError, UnreadableDocument
from workbench.exchange.glossaries.columns import COLUMNS, header_among
from workbench.exchange.glossaries.model import Entry, Progress, Refusal, Remarks, Written
from workbench.exchange.glossaries.rows import Row, concept_rows, read_rows
from workbench.exchange.glossaries.writing import Cleaner, taken
from workbench.glossary import Concept

LARGEST = 64 * 2**20
"""Bytes of a table, which is held in memory as a whole."""
LONGEST_LINE = 2**20
"""In code points; all of its cells are in memory at once."""
SAMPLE = 20
"""Rows among which the header has to be."""

_SEPARATORS = (",", ";", "\t")
_EVERY = 1000
# Excel says `sep=;` in a first line of its own.
_DECLARED = re.compile(r'\A"?sep=([,;\t|])"?\r?\n', re.IGNORECASE)
# What a spreadsheet takes for a formula, with any apostrophes that keep it from that.
_FORMULA = re.compile(r"('*)\s*[=+\-@＝＋－＠\t\r]")


def write_csv(file: BinaryIO, concepts: Iterable[Concept], progress: Progress | None = None) -> Written:
    """Write `concepts` as a table with a row a term, in UTF-8 with a byte order mark.

    Text that a spreadsheet would take for a formula gets an apostrophe before it, which `CsvReader` takes
    off again. Concepts are taken one at a time. Raises ExchangeError for an id that comes twice.
    """
    clean = Cleaner()
    written = terms = left_out = 0
    file.write(codecs.BOM_UTF8)
    file.write(_line(COLUMNS))
    for concept in taken(concepts, progress):
        for row in concept_rows(concept):
            file.write(_line(guarded(clean(cell)) for cell in row))
        written += bool(concept.terms)
        left_out += not concept.terms
        terms += len(concept.terms)
    return Written(written, terms, left_out, clean.replaced)


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would reckon with it otherwise."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    found = _FORMULA.match(text)
    return text[1:] if found and found[1] else text


class CsvReader:
    """One table on its way; iterate it once, then ask it whether the file is `complete`."""

    def __init__(self, file: BinaryIO, size: int, remarks: Remarks, progress: Progress | None) -> None:
        if size > LARGEST:
            raise ExchangeError(
                f"The table has {size / 2**20:.0f} MiB, where {LARGEST // 2**20} are the most: "
                "cut it into several files, or give it as TBX."
            )
        self._text = _text(file.read())
        if max(map(len, io.StringIO(self._text, newline=""))) > LONGEST_LINE:
            raise ExchangeError(
                f"A line of the file has more than {LONGEST_LINE:,} characters: "
                "give a table as CSV, with a line end after each row."
            )
        self._remarks = remarks
        self._progress = progress
        self.complete = False
        """Whether there is a column for all that the glossary holds."""

    def __iter__(self) -> Iterator[Entry | Refusal]:
        """Each concept of the table. Raises ExchangeError for what is no table of terms or no CSV."""
        separator = self._separator()
        found = header_among(row for _, row in islice(self._rows(separator), SAMPLE))
        if found is None:
            raise ExchangeError(no_header(SAMPLE))
        number, layout = found
        self.complete = layout.complete
        rows = islice(self._rows(separator, self._progress), number + 1, None)
        return read_rows(
            ((place, [unguarded(cell) for cell in row]) for place, row in rows), layout, self._remarks
        )

    def _separator(self) -> str:
        """What most known columns are parted by."""
        declared = _DECLARED.match(self._text)
        if declared:
            return declared[1]

        def known(separator: str) -> int:
            found = header_among(row for _, row in islice(self._rows(separator, strict=False), SAMPLE))
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
                yield f"line {line}", row
            number += 1
            if progress and number % _EVERY == 0:
                progress(reader.line_num, lines)
        if progress:
            progress(lines, lines)


def no_header(rows: int) -> str:
    """The sentence for a table whose columns say nothing."""
    return (
        f"None of the first {rows} rows names columns of a glossary: name two columns 'language' and 'term', "
        "or one for each language, such as 'Thai' and 'English'."
    )


def _text(data: bytes) -> str:
    try:
        return decode(data)[0]
    except UnreadableDocument as error:
        raise ExchangeError(
            "The file is neither TBX nor XLSX, nor text in UTF-8, UTF-16 or Thai cp874: "
            "save it as 'CSV UTF-8' in the spreadsheet."
        ) from error


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(tuple(cells))
    return line.getvalue().encode()
