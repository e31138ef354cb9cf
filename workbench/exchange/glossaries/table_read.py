"""Tables of terms as people and spreadsheets save them, in CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from workbench.errors import ExchangeError
from workbench.exchange.glossaries.columns import header_among
from workbench.exchange.glossaries.model import Entry, Progress, Refusal
from workbench.exchange.glossaries.rows import read_rows
from workbench.exchange.remarks import Remarks
from workbench.exchange.spreadsheet import SAMPLE, opened_table


class TableReader:
    """One table on its way; iterate it once, then ask it whether the table is `complete`."""

    def __init__(self, file: BinaryIO, size: int, remarks: Remarks, progress: Progress | None) -> None:
        self._file = file
        self._size = size
        self._remarks = remarks
        self._progress = progress
        self.complete = False
        """Whether there is a column for all that the glossary holds."""

    def __iter__(self) -> Iterator[Entry | Refusal]:
        """Each concept of the table. Raises ExchangeError for what is no table of terms."""
        with opened_table(self._file, self._size, header_among, self._remarks, self._progress) as found:
            if found is None:
                raise ExchangeError(
                    f"None of the first {SAMPLE} rows names columns of a glossary: name two columns "
                    "'language' and 'term', or one for each language, such as 'Thai' and 'English'."
                )
            layout, rows = found
            self.complete = layout.complete
            yield from read_rows(rows, layout, self._remarks)
