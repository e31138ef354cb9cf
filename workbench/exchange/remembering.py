"""A file of units kept as a translation memory: looked into, and not reviewed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ExchangeError, StoreError
from workbench.exchange.characters import has_ink
from workbench.exchange.incoming import IncomingUnit, Remark, Skipped
from workbench.exchange.returned import Reading, read_units
from workbench.exchange.sources import Progress
from workbench.store.checks import storable
from workbench.store.memory_model import Memory, MemoryUnit

if TYPE_CHECKING:
    from workbench.store import Store

_MOST_LISTED = 1000
"""Units left out that are listed; the others are counted, so that a file of nothing else takes no memory."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A memory that has come in, and what of its file has not."""

    memory: Memory
    left_out: int
    """Units."""
    skipped: tuple[Skipped, ...]
    """The first of them."""
    remarks: tuple[Remark, ...]


@dataclass(slots=True)
class _LeftOut:
    count: int = 0
    listed: list[Skipped] = field(default_factory=list)

    def add(self, skipped: Skipped) -> None:
        self.count += 1
        if self.count <= _MOST_LISTED:
            self.listed.append(skipped)


def remember(
    store: Store,
    path: str | os.PathLike[str],
    reviewer: str,
    name: str | None = None,
    progress: Progress | None = None,
) -> Remembered:
    """Keep the units of a file as the memory `name`, or one by the name of the file; all of it or nothing.

    Units come in with all languages that they have; ours that share a source, one by one. Memory is bounded
    whatever the file's size. `progress` is told as by the reader of its format. Raises ExchangeError as
    that reader, and for a file of which nothing can come in; StoreError and Forbidden as
    `Store.add_memory`.
    """
    file = Path(path)
    reading = read_units(file, progress)
    left_out = _LeftOut()
    memory = store.add_memory(name or file.stem, file.name, _units(reading, left_out), reviewer)
    return Remembered(memory, left_out.count, tuple(left_out.listed), reading.remarks)


def _units(reading: Reading, left_out: _LeftOut) -> Iterator[MemoryUnit]:
    some = False
    for each in reading:
        taken = each if isinstance(each, Skipped) else _unit(each)
        if isinstance(taken, Skipped):
            left_out.add(taken)
        else:
            some = True
            yield taken
    if not some:
        why = f" {left_out.listed[0].place}: {left_out.listed[0].reason}" if left_out.listed else ""
        raise ExchangeError(f"Nothing of the file can come in as a memory: choose one with units.{why}")


def _unit(unit: IncomingUnit) -> MemoryUnit | Skipped:
    if no_pair := unit.no_pair():
        return no_pair
    sides = {unit.source_language: unit.source_text, unit.target_language: unit.target_text}
    for code, text in sides.items():
        if not has_ink(text):
            return Skipped(unit.place, f"Its side in {code} is empty.")
    texts = sides | {code: text for code, text in unit.others if has_ink(text)}
    try:
        for code, text in texts.items():
            storable(text, f"text in {code}")
        changed_by = storable(unit.changed_by or "", "name of who changed it")
    except StoreError as error:
        return Skipped(unit.place, str(error))
    return MemoryUnit(tuple(texts.items()), unit.created_at, unit.changed_at, changed_by)
