"""Translation memories of other tools, made pairs of documents that can be reviewed here."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.alignment.beads import Bead, Span
from workbench.documents import Document, Head
from workbench.errors import ExchangeError
from workbench.exchange.incoming import IncomingUnit, Remark, Skipped
from workbench.exchange.returned import read_units, units_of
from workbench.exchange.sources import Progress
from workbench.language import language
from workbench.review import Status
from workbench.store.imports import Reviewed

if TYPE_CHECKING:
    from workbench.store import Store

_CERTAIN = 1.0
"""Confidence of what a person paired, where a file says nothing else."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A pair of documents out of a file, and what of it could not come in."""

    source: Document
    target: Document
    units: tuple[Reviewed, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]


@dataclass(slots=True)
class _Text:
    """A document on its way: a line for each text, or several where the text has several."""

    language: str
    parts: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, text: str) -> Span | None:
        """Where the visible part of `text` stands now; None where there is none."""
        visible = text.strip()
        if not visible:
            return None
        start = self.size + len(text) - len(text.lstrip())
        self.parts.append(text)
        self.size += len(text) + 1
        return Span(start, start + len(visible))

    def document(self, id: str, title: str) -> Document:
        return Document(Head(id, self.language, title), "\n".join(self.parts))


def read_memory(path: str | os.PathLike[str], progress: Progress | None = None) -> Memory:
    """The units of a file of units as one pair of new documents, the text under review as the source.

    Raises ExchangeError as the reader of its format, for units in several pairs of languages, and for a
    file without any.
    """
    reading = read_units(path, progress)
    skipped: list[Skipped] = []
    units = list(units_of(reading, skipped))
    spoken = sorted(
        {code for unit in units for code in (unit.source_language, unit.target_language)},
        key=lambda code: language(code).sentence_marks,
    )
    if len(spoken) != 2:
        told = ", ".join(spoken) or "none"
        raise ExchangeError(f"A pair has units in two languages, and the file has: {told}. Cut it apart.")
    source, target = map(_Text, spoken)
    made = tuple(_unit(unit, source, target) for unit in units)
    title = Path(path).stem
    stem = re.sub(r"[^a-z0-9.]+", "-", title.lower()).strip("-.") or "memory"
    return Memory(
        source.document(f"{stem}-{source.language}", title),
        target.document(f"{stem}-{target.language}", title),
        made,
        tuple(skipped),
        reading.remarks,
    )


def _unit(unit: IncomingUnit, source: _Text, target: _Text) -> Reviewed:
    texts = {unit.source_language: unit.source_text, unit.target_language: unit.target_text}
    ours, theirs = texts[source.language], texts[target.language]
    confidence = _CERTAIN if unit.confidence is None else unit.confidence
    return Reviewed(
        Bead(source.add(ours), target.add(theirs), confidence),
        ours,
        theirs,
        unit.status or Status.UNREVIEWED,
        unit.note or "",
        unit.created_at,
        unit.changed_at,
        unit.changed_by or "",
    )


def add_memory(
    store: Store,
    memory: Memory,
    reviewer: str,
    progress: Callable[[int, int], None] | None = None,
) -> str:
    """Make a pair of `memory`, all of it or nothing; its id. Raises as `Store.add_reviewed`."""
    return store.add_reviewed(memory.source, memory.target, memory.units, reviewer, progress)
