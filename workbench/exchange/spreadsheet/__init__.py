"""Tables as CSV and XLSX, out and in, whatever is in their columns."""

from workbench.exchange.spreadsheet.csv_rows import csv_line, guarded
from workbench.exchange.spreadsheet.header import SAMPLE, Header, Layout, Row
from workbench.exchange.spreadsheet.reading import opened_table
from workbench.exchange.spreadsheet.sheet import LONGEST_CELL, SheetColumn, Value, write_sheet

__all__ = [
    "LONGEST_CELL",
    "SAMPLE",
    "Header",
    "Layout",
    "Row",
    "SheetColumn",
    "Value",
    "csv_line",
    "guarded",
    "opened_table",
    "write_sheet",
]
