"""TBX files of any tool, a concept at a time: entities are refused, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from workbench.errors import ExchangeError
from workbench.exchange.glossaries.model import Entry, Progress, Refusal
from workbench.exchange.glossaries.tbx import TARGET
from workbench.exchange.glossaries.tbx_entry import read_entry
from workbench.exchange.remarks import Remarks
from workbench.exchange.xml_records import line, local_name, xml_records

_ROOTS = ("martif", "tbx")
_ENTRIES = ("termEntry", "conceptEntry")


class TbxReader:
    """One file on its way; iterate it once, then ask it whether the file is `complete`."""

    def __init__(self, file: BinaryIO, size: int, remarks: Remarks, progress: Progress | None) -> None:
        self._file = file
        self._size = size
        self._remarks = remarks
        self._progress = progress
        self.complete = False
        """Whether the workbench wrote the file."""

    def __iter__(self) -> Iterator[Entry | Refusal]:
        """Each concept of the file. Raises ExchangeError for what is no TBX or has entities."""
        number = 0
        records = xml_records(self._file, self._size, _ROOTS, _ENTRIES, "concept", self._progress)
        for element in records:
            if local_name(element) in _ROOTS:
                before = element.getprevious()
                self.complete |= before is not None and before.tag is etree.PI and before.target == TARGET
            else:
                number += 1
                yield read_entry(element, line(element), self.complete, self._remarks)
        if not number:
            raise ExchangeError(
                "The file is XML but has no termEntry and no conceptEntry: export the glossary as TBX."
            )
