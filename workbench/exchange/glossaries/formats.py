"""Any file with a glossary in it: what it is shows in its first bytes, not in its name."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import BinaryIO

from workbench.errors import ExchangeError
from workbench.exchange.files import replacing
from workbench.exchange.glossaries.csv_file import CsvReader, write_csv
from workbench.exchange.glossaries.model import (
    Entry,
    GlossaryFormat,
    Incoming,
    Progress,
    Refusal,
    Remarks,
    Written,
)
from workbench.exchange.glossaries.tbx_read import TbxReader
from workbench.exchange.glossaries.tbx_write import write_tbx
from workbench.exchange.glossaries.xlsx_read import XlsxReader
from workbench.exchange.glossaries.xlsx_write import write_xlsx
from workbench.glossary import Concept

LARGEST = 512 * 2**20
"""Bytes of a file."""

_WRITERS: dict[GlossaryFormat, Callable[[BinaryIO, Iterable[Concept], Progress | None], Written]] = {
    GlossaryFormat.TBX: partial(write_tbx, version=2),
    GlossaryFormat.TBX3: partial(write_tbx, version=3),
    GlossaryFormat.CSV: write_csv,
    GlossaryFormat.XLSX: write_xlsx,
}
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def write_glossary_file(
    target: str | os.PathLike[str] | BinaryIO,
    concepts: Iterable[Concept],
    kind: GlossaryFormat,
    progress: Progress | None = None,
) -> Written:
    """Write `concepts` in the format `kind` and tell what became of them.

    `target` is a path or an open binary file. A file at that path is replaced once all is written, and
    stays as it was when anything fails. `progress` is told of concepts. Raises ExchangeError for an id
    that comes twice, what the format cannot hold, and a path that cannot be written.
    """
    write = _WRITERS[kind]
    if isinstance(target, str | os.PathLike):
        with replacing(target) as file:
            return write(file, concepts, progress)
    return write(target, concepts, progress)


def read_glossary_file(
    source: str | os.PathLike[str] | BinaryIO, progress: Progress | None = None
) -> Incoming:
    """All that a file of TBX, CSV or XLSX holds, whoever wrote it; nothing is changed by that.

    `source` is a path or an open binary file that can be searched. A concept that breaks a rule is among
    those refused, with place and reason. Raises ExchangeError for a file that is none of these, too large,
    damaged or dangerous.
    """
    if not isinstance(source, str | os.PathLike):
        return _read(source, progress)
    try:
        with open(source, "rb") as file:
            return _read(file, progress)
    except OSError as error:
        raise ExchangeError(
            f"Cannot read '{os.fspath(source)}': {error.strerror or error}. Give the path of a file."
        ) from error


def _read(file: BinaryIO, progress: Progress | None) -> Incoming:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size > LARGEST:
        raise ExchangeError(
            f"The file has {size / 2**20:,.0f} MiB, where {LARGEST // 2**20} are the most: "
            "cut it into several files."
        )
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


def _reader(file: BinaryIO) -> type[TbxReader] | type[CsvReader] | type[XlsxReader]:
    start = file.read(4096)
    file.seek(0)
    if not start.strip():
        raise ExchangeError("The file is empty: give one with a glossary in it.")
    if start.startswith(_ZIP):
        return XlsxReader
    if start.startswith(_OLE):
        raise ExchangeError(
            "The file is an old workbook (XLS) or one with a password: save it as XLSX without a password."
        )
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return TbxReader if start.replace(b"\0", b"").lstrip().startswith(b"<") else CsvReader
