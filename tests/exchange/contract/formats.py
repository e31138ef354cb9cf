"""The formats that units go out in, each with a way to see what came of them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from docx import Document
from lxml import html

from workbench.exchange import write_tmx
from workbench.exchange.incoming import IncomingUnit
from workbench.exchange.jsonl import write_jsonl
from workbench.exchange.model import Export
from workbench.exchange.readable import write_docx, write_html
from workbench.exchange.sheets import read_sheet, write_csv, write_xlsx
from workbench.exchange.tmx import read_tmx
from workbench.exchange.xliff import read_xliff, write_xliff
from workbench.review import Status, Unit
from workbench.store.model import Pair

Texts = tuple[str, str]


@dataclass(frozen=True)
class Format:
    """One format under the contract."""

    write: Callable[..., Export]
    texts: Callable[[bytes], list[Texts]]
    """Both texts of each unit in a file."""
    read: Callable[[io.BytesIO], Iterable[Any]] | None = None
    """What the workbench reads back; None for a format that it only writes."""
    empty_sides: bool = True
    controls: bool = False
    """Whether control characters have a place in it."""
    breaks: str | None = None
    """What a reader sees of any line break; None where each comes back as it was."""
    longest: int | None = None
    """Characters of a side."""


def incoming(read: Callable[..., Iterable[Any]], data: bytes) -> list[IncomingUnit]:
    return [each for each in read(io.BytesIO(data)) if isinstance(each, IncomingUnit)]


def _read_texts(read: Callable[..., Iterable[Any]], data: bytes) -> list[Texts]:
    return [(each.source_text, each.target_text) for each in incoming(read, data)]


def _of_jsonl(data: bytes) -> list[Texts]:
    lines = data.decode().split("\n")[:-1]
    return [(row["source_text"], row["target_text"]) for row in map(json.loads, lines)]


def _of_html(data: bytes) -> list[Texts]:
    rows = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=True)).xpath("//tbody/tr")
    cells = [[cell.text_content() for cell in row.xpath("td[@class='text']")] for row in rows]
    return [(source, target) for source, target in cells]


def _of_docx(data: bytes) -> list[Texts]:
    rows = [row for table in Document(io.BytesIO(data)).tables for row in table.rows[1:]]
    return [(row.cells[1].text, row.cells[2].text) for row in rows]


def _both(write: Callable[..., Export], read: Callable[..., Iterable[Any]], **others: Any) -> Format:
    return Format(write, partial(_read_texts, read), read, **others)


FORMATS: Mapping[str, Format] = {
    "tmx": _both(write_tmx, read_tmx, empty_sides=False),
    "xliff 1.2": _both(partial(write_xliff, version="1.2"), read_xliff),
    "xliff 2.1": _both(partial(write_xliff, version="2.1"), read_xliff),
    "xlsx": _both(write_xlsx, read_sheet, longest=32_767),
    "csv": _both(write_csv, read_sheet),
    "jsonl": Format(write_jsonl, _of_jsonl, controls=True),
    "html": Format(partial(write_html, details=True), _of_html, breaks="\n"),
    "docx": Format(partial(write_docx, details=True), _of_docx, breaks="\n"),
}
BACK = [name for name, each in FORMATS.items() if each.read]
"""Those that are read, too."""


def written(name: str, units: Iterable[Unit], *pairs: Pair) -> tuple[bytes, Export]:
    file = io.BytesIO()
    export = FORMATS[name].write(file, units, {pair.id: pair for pair in pairs})
    return file.getvalue(), export


def returned(name: str, units: Iterable[Unit], *pairs: Pair) -> list[IncomingUnit]:
    read = FORMATS[name].read
    assert read is not None
    return incoming(read, written(name, units, *pairs)[0])


ALL_STATUSES = tuple(Status)
