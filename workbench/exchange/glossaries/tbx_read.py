"""TBX files of any tool, a concept at a time: entities are refused, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from workbench.errors import ExchangeError
from workbench.exchange.glossaries.model import Entry, Progress, Refusal, Remarks
from workbench.exchange.glossaries.tbx import TARGET
from workbench.exchange.glossaries.tbx_entry import read_entry
from workbench.exchange.glossaries.tbx_facts import name_of

_ROOTS = ("{*}martif", "{*}tbx")
_ENTRIES = ("{*}termEntry", "{*}conceptEntry")
_EVERY = 200

LARGEST_CONCEPT = 8 * 2**20
"""Bytes of one, or of what stands before the first and behind the last; in memory it is many times that."""


class _Watched:
    """A file that lets itself be read only as long as concepts come of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.position = 0
        """Bytes read."""
        self.concept_at = 0
        """The position at which the last concept was complete."""

    def read(self, size: int) -> bytes:
        if self.position - self.concept_at > LARGEST_CONCEPT:
            raise ExchangeError(
                f"No concept ends within {LARGEST_CONCEPT // 2**20} MiB of the file, and one has to be held "
                "whole: export the glossary again."
            )
        data = self._file.read(size)
        self.position += len(data)
        return data


class TbxReader:
    """One file on its way; iterate it once, then ask it whether the file is `complete`."""

    def __init__(self, file: BinaryIO, size: int, remarks: Remarks, progress: Progress | None) -> None:
        self._file = _Watched(file)
        self._size = size
        self._remarks = remarks
        self._progress = progress
        self.complete = False
        """Whether the workbench wrote the file."""

    def __iter__(self) -> Iterator[Entry | Refusal]:
        """Each concept of the file. Raises ExchangeError for what is no TBX or has entities."""
        number = 0
        begun = False
        try:
            for event, element in self._events():
                if not begun:
                    self._begin(element.getroottree())
                    begun = True
                if event == "end" and name_of(element) not in ("martif", "tbx"):
                    yield self._read(element)
                    _forget(element)
                    self._file.concept_at = self._file.position
                    number += 1
                    if self._progress and number % _EVERY == 0:
                        self._progress(self._file.position, self._size)
        except etree.XMLSyntaxError as error:
            raise ExchangeError(
                f"The file is not well-formed XML ({error.msg}): export it again, or mend that line."
            ) from error
        if not number:
            raise ExchangeError(
                "The file is XML but has no termEntry and no conceptEntry: export the glossary as TBX."
            )
        if self._progress:
            self._progress(self._size, self._size)

    def _events(self) -> Iterator[tuple[str, Any]]:
        return iter(
            etree.iterparse(
                self._file,
                events=("start", "end"),
                tag=_ROOTS + _ENTRIES,
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                huge_tree=False,
            )
        )

    def _begin(self, tree: Any) -> None:
        """Refuse a file that declares entities, before any is met; see who wrote it."""
        declared = tree.docinfo.internalDTD
        for entity in declared.iterentities() if declared is not None else ():
            raise ExchangeError(
                f"The file declares the entity '{entity.name}', and files with entities are not read: "
                "replace entities by the text they stand for."
            )
        before = tree.getroot().getprevious()
        self.complete = before is not None and before.tag is etree.PI and before.target == TARGET

    def _read(self, element: Any) -> Entry | Refusal:
        # Past line 65,535 libxml2 goes by the neighbours of the element, and may be off by one.
        line = element.sourceline
        for entity in element.iter(etree.Entity):
            raise ExchangeError(
                f"Line {line}: the entity {entity.text} is none of XML's own, and files with "
                "such are not read: replace it by the text it stands for."
            )
        return read_entry(element, f"line {line}", self.complete, self._remarks)


def _forget(element: Any) -> None:
    """Let go of what has been read, so that memory does not grow with the file."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
