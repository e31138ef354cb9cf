"""Any file with a glossary in it: what it is shows in its first bytes, not in its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import BinaryIO

from workbench.errors import ExchangeError
from workbench.exchange.glossaries.csv_file import write_csv
from workbench.exchange.glossaries.model import Entry, GlossaryFormat, Incoming, Progress, Refusal, Written
from workbench.exchange.glossaries.table_read import TableReader
from workbench.exchange.glossaries.tbx_read import TbxReader
from workbench.exchange.glossaries.tbx_write import write_tbx
from workbench.exchange.glossaries.xlsx_write import write_xlsx
from workbench.exchange.outgoing import Target, opened
from workbench.exchange.remarks import Remarks
from workbench.exchange.sources import Source, opened_source
from workbench.glossary import Concept

LARGEST = 512 * 2**20
"""Bytes of a file."""

_WRITERS: dict[GlossaryFormat, Callable[[BinaryIO, Iterable[Concept], Progress | None], Written]] = {
    GlossaryFormat.TBX: partial(write_tbx, version=2),
    GlossaryFormat.TBX3: partial(write_tbx, version=3),
    GlossaryFormat.CSV: write_csv,
    GlossaryFormat.XLSX: write_xlsx,
}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def write_glossary_file(
    target: Target,
    concepts: Iterable[Concept],
    kind: GlossaryFormat,
    progress: Progress | None = None,
) -> Written:
    """Write `concepts` in the format `kind` and tell what became of them.

    `target` is a path or an open binary file. A file at that path is replaced once all is written, and
    stays as it was when anything fails. `progress` is told of concepts. Raises ExchangeError for an id
    that comes twice, what the format cannot hold, and a path that cannot be written.
    """
    with opened(target) as file:
        return _WRITERS[kind](file, concepts, progress)


def read_glossary_file(source: Source, progress: Progress | None = None) -> Incoming:
    """All that a file of TBX, CSV or XLSX holds, whoever wrote it; nothing is changed by that.

    `source` is a path or an open binary file that can be searched. A concept that breaks a rule is among
    those refused, with place and reason. Raises ExchangeError for a file that is none of these, too large,
    damaged or dangerous.
    """
    with opened_source(source, LARGEST) as (file, size):
        return _read(file, size, progress)


def _read(file: BinaryIO, size: int, progress: Progress | None) -> Incoming:
    remarks = Remarks()
    reader = _reader(file)(file, size, remarks, progress)
    entries: list[Entry] = []
    refused: list[Refusal] = []
    for each in reader:
        if isinstance(each, Entry):
            entries.append(each)
        else:
            refused.append(each)
    return Incoming(tuple(entries), tuple(refused), remarks.all(), reader.complete)


def _reader(file: BinaryIO) -> type[TbxReader] | type[TableReader]:
    start = file.read(4096)
    file.seek(0)
    if not start.strip():
        raise ExchangeError("The file is empty: give one with a glossary in it.")
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return TbxReader if start.replace(b"\0", b"").lstrip().startswith(b"<") else TableReader
