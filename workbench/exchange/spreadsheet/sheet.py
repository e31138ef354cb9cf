"""A workbook with one sheet that people fill in and send back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.errors import ExchangeError
from workbench.exchange.spreadsheet.csv_rows import guarded

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST_CELL = 32_767
"""Characters, as Excel has it; openpyxl would cut off the rest without a word."""
MOST_ROWS = 2**20
"""Of a sheet, as Excel has it."""

Value = str | int | float
"""What stands in a cell: a text, whatever it looks like, or a number."""

_LINE = 17
"""Points of a line; Thai is higher than Latin."""
_HIGHEST = 409
"""Points of a row, as Excel has it."""
_ABOVE_AND_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_POSSIBLE = ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter")
_POSSIBLE_WITH_NEW_ROWS = ("insertRows", "deleteRows")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet."""

    name: str
    width: int = 16
    """In characters."""
    choices: tuple[str, ...] = ()
    """What can be picked for it from a list; anything else is refused by the spreadsheet."""
    locked: bool = False


def write_sheet(
    file: BinaryIO,
    title: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Value]],
    *,
    new_rows: bool,
) -> None:
    """Write `rows` as the sheet `title` under the names of `columns`.

    The header stays in view, cells wrap, locked columns are locked and fixed values can be picked from a
    list; with `new_rows`, people may add and delete rows, in which nothing is locked. Nothing is a formula.
    Texts have at most LONGEST_CELL characters, all of which XML can hold. Raises ExchangeError for more
    rows than a sheet has.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    _prepare(sheet, columns, new_rows)
    try:
        writer = _RowWriter(sheet, columns)
        for number, row in enumerate(rows, 2):
            if number > MOST_ROWS:
                raise ExchangeError(
                    f"There is more to write than the {MOST_ROWS:,} rows of a sheet: choose another format."
                )
            writer.write(number, row)
    except BaseException:
        # The rows so far are in a file of openpyxl's own, which goes only when they are saved.
        book.save(io.BytesIO())
        raise
    book.save(file)


def _prepare(sheet: WriteOnlyWorksheet, columns: Sequence[SheetColumn], new_rows: bool) -> None:
    """All that a sheet has to be told before its first row, and the header."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{MOST_ROWS}"
    # Printed, too, a row stands on one page and below the header.
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.protection.sheet = True
    for name in (*_POSSIBLE, *(_POSSIBLE_WITH_NEW_ROWS if new_rows else ())):
        # What stays possible: True would forbid it.
        setattr(sheet.protection, name, False)
    header = []
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        whole = sheet.column_dimensions[letter]
        whole.width = column.width
        # Holds where there is no cell: in what is empty and in new rows.
        whole.protection = Protection(locked=column.locked and not new_rows)
        whole.alignment = Alignment(wrap_text=True, vertical="top")
        if column.choices:
            choice = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            choice.add(f"{letter}2:{letter}{MOST_ROWS}")
            sheet.data_validations.append(choice)
        cell = WriteOnlyCell(sheet, column.name)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        header.append(cell)
    sheet.append(header)


def _height(columns: Sequence[SheetColumn], row: Sequence[Value]) -> int:
    """Points that `row` takes, about, with its texts wrapped."""
    texts = ((column, value) for column, value in zip(columns, row, strict=True) if isinstance(value, str))
    lines = max(
        (
            sum(1 + _width(line) // column.width for line in text.splitlines() or ("",))
            for column, text in texts
        ),
        default=1,
    )
    return min(lines * _LINE, _HIGHEST)


def _width(line: str) -> int:
    """Characters of `line` that stand side by side; the vowels and marks above and below do not."""
    return len(line) - len(_ABOVE_AND_BELOW.findall(line))


class _RowWriter:
    """Writes rows with the same few cells over and over: making new ones takes longer than writing."""

    def __init__(self, sheet: WriteOnlyWorksheet, columns: Sequence[SheetColumn]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._cells = [self._cell(column, False) for column in columns]

    def write(self, number: int, row: Sequence[Value]) -> None:
        """The row of that number in the sheet."""
        # A height as a spreadsheet finds it itself, and finds anew once somebody edits the row. LibreOffice
        # does not look for it in what seems to come from Excel, and shows one line of each text.
        self._sheet.row_dimensions[number] = {"ht": str(_height(self._columns, row))}
        self._sheet.append([self._filled(at, value) for at, value in enumerate(row)])
        del self._sheet.row_dimensions[number]

    def _filled(self, number: int, value: Value) -> Any:
        if value == "":
            return None
        cell = self._cells[number]
        # With the mark of a quotation, a cell is not taken for a formula once somebody edits it either.
        if isinstance(value, str) and guarded(value) != value:
            cell = self._cell(self._columns[number], True)
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else "n"
        return cell

    def _cell(self, column: SheetColumn, quoted: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Protection

        cell = WriteOnlyCell(self._sheet)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.protection = Protection(locked=column.locked)
        cell.quotePrefix = quoted
        return cell
