"""The glossary as a workbook with one sheet that people fill in and send back."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.errors import ExchangeError
from workbench.exchange.glossaries.columns import COLUMNS
from workbench.exchange.glossaries.csv_file import guarded
from workbench.exchange.glossaries.model import Progress, Written
from workbench.exchange.glossaries.rows import concept_rows
from workbench.exchange.glossaries.writing import Cleaner, taken
from workbench.glossary import Concept, PartOfSpeech, TermStatus, TermType
from workbench.language import languages

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST_CELL = 32_767
"""Characters, as Excel has it; openpyxl would cut off the rest without a word."""
MOST_ROWS = 2**20
"""Of a sheet, as Excel has it."""

_WIDTHS = {"concept": 28, "definition": 50, "note": 40, "source": 24, "term": 44, "usage_note": 40}
_WIDTH = 16
_CHOICES = {
    "language": tuple(each.code for each in languages()),
    "status": tuple(TermStatus),
    "type": tuple(TermType),
    "part_of_speech": tuple(PartOfSpeech),
}


def write_xlsx(file: BinaryIO, concepts: Iterable[Concept], progress: Progress | None = None) -> Written:
    """Write `concepts` as a sheet with a row a term, in the columns of `COLUMNS`.

    The header stays in view, cells wrap, ids are locked and fixed values can be picked from a list. All
    cells are text: nothing in them is a formula. Raises ExchangeError for an id that comes twice, a text
    too long for a cell, and more terms than a sheet has rows.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Glossary")
    _prepare(sheet)
    try:
        written = _write_rows(sheet, concepts, progress)
    except BaseException:
        # The rows so far are in a file of openpyxl's own, which goes only when they are saved.
        book.save(io.BytesIO())
        raise
    book.save(file)
    return written


def _write_rows(sheet: WriteOnlyWorksheet, concepts: Iterable[Concept], progress: Progress | None) -> Written:
    writer = _RowWriter(sheet)
    written = terms = left_out = 0
    for concept in taken(concepts, progress):
        written += bool(concept.terms)
        left_out += not concept.terms
        terms += len(concept.terms)
        if terms >= MOST_ROWS:
            raise ExchangeError(
                f"There are more terms than the {MOST_ROWS:,} rows of a sheet: write CSV or TBX instead."
            )
        writer.write(concept)
    return Written(written, terms, left_out, writer.clean.replaced)


def _prepare(sheet: WriteOnlyWorksheet) -> None:
    """All that a sheet has to be told before its first row."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{MOST_ROWS}"
    sheet.protection.sheet = True
    # What stays possible: True would forbid it.
    for name in (
        "formatCells",
        "formatColumns",
        "formatRows",
        "insertRows",
        "deleteRows",
        "sort",
        "autoFilter",
    ):
        setattr(sheet.protection, name, False)
    for number, name in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        column = sheet.column_dimensions[letter]
        column.width = _WIDTHS.get(name, _WIDTH)
        # New rows are open for writing, their ids too.
        column.protection = Protection(locked=False)
        column.alignment = Alignment(wrap_text=True, vertical="top")
        if name in _CHOICES:
            choice = DataValidation(type="list", formula1=f'"{",".join(_CHOICES[name])}"', allow_blank=True)
            choice.add(f"{letter}2:{letter}{MOST_ROWS}")
            sheet.data_validations.append(choice)
    header = []
    for name in COLUMNS:
        cell = WriteOnlyCell(sheet, name)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        header.append(cell)
    sheet.append(header)


class _RowWriter:
    """Writes rows with the same few cells over and over: making new ones takes longer than writing."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        self.clean = Cleaner()
        self._sheet = sheet
        self._cells = [self._cell(number, False) for number in range(len(COLUMNS))]

    def write(self, concept: Concept) -> None:
        """The rows of `concept`."""
        for row in concept_rows(concept):
            self._sheet.append([self._filled(number, text, concept) for number, text in enumerate(row)])

    def _filled(self, number: int, text: str, concept: Concept) -> Any:
        if not text:
            # The column's own style holds there.
            return None
        text = self.clean(text)
        if len(text) > LONGEST_CELL:
            raise ExchangeError(
                f"The {COLUMNS[number]} of '{concept.id}' has {len(text):,} characters, and a cell holds "
                f"{LONGEST_CELL:,}: shorten it, or write CSV or TBX instead."
            )
        # With the mark of a quotation, a cell is not taken for a formula once somebody edits it either.
        cell = self._cells[number] if guarded(text) == text else self._cell(number, True)
        cell.value = text
        cell.data_type = "s"
        return cell

    def _cell(self, number: int, quoted: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Protection

        cell = WriteOnlyCell(self._sheet)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.protection = Protection(locked=COLUMNS[number] == "concept")
        cell.quotePrefix = quoted
        return cell
