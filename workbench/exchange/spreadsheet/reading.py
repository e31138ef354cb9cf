"""A table in a file: whether it is CSV or XLSX shows in its first bytes, not in its name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from workbench.errors import ExchangeError
from workbench.exchange.remarks import Remarks
from workbench.exchange.sources import Progress
from workbench.exchange.spreadsheet.csv_rows import CsvRows
from workbench.exchange.spreadsheet.header import Header, L, Row
from workbench.exchange.spreadsheet.xlsx_rows import opened_workbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


@contextmanager
def opened_table(
    file: BinaryIO, size: int, header: Header[L], remarks: Remarks, progress: Progress | None = None
) -> Iterator[tuple[L, Iterator[Row]] | None]:
    """What the header of the table in `file` says, and its rows, to be taken within the block.

    None where none of the first rows is a header. `progress` is told of lines or rows. Raises ExchangeError
    for a file that is neither CSV nor XLSX, too large, damaged or dangerous.
    """
    start = file.read(len(_ZIP))
    file.seek(0)
    if start == _OLE:
        raise ExchangeError(
            "The file is an old workbook (XLS) or one with a password: save it as XLSX without a password."
        )
    if start == _ZIP:
        with opened_workbook(file, remarks) as rows:
            yield rows.table(header, progress)
    else:
        yield CsvRows(file, size).table(header, progress)
