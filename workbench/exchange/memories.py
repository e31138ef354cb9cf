"""Translation memories of other tools, made pairs of documents that can be reviewed here."""

from __future__ import annotations

import os
import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, overload

from workbench.alignment.beads import Bead, Span
from workbench.documents import Document, Head
from workbench.errors import ExchangeError
from workbench.exchange.incoming import Remark, Skipped
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
    units: Sequence[Reviewed]
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]


class _Text:
    """A document on its way: a line for each text, or several where the text has several."""

    def __init__(self, language: str) -> None:
        self.language = language
        # A list of the texts would hold them all a second time.
        self._text = StringIO()
        self.starts = array("q", [0])
        """Of each text, and of the one that would come next."""

    def add(self, text: str) -> None:
        if len(self.starts) > 1:
            self._text.write("\n")
        self._text.write(text)
        self.starts.append(self.starts[-1] + len(text) + 1)

    def document(self, id: str, title: str) -> Document:
        text = self._text.getvalue()
        self._text.close()
        return Document(Head(id, self.language, title), text)


class _Facts(NamedTuple):
    """What is told of a unit beside its texts."""

    confidence: float
    status: Status
    note: str
    created_at: datetime | None
    changed_at: datetime | None
    changed_by: str


class _Units(Sequence[Reviewed]):
    """Units that are made when they are asked for: their texts stand in the documents already.

    All of them at once would take several times the memory.
    """

    def __init__(self, sides: Sequence[tuple[str, Sequence[int]]], facts: Sequence[_Facts]) -> None:
        self._sides = sides
        self._facts = facts

    def __len__(self) -> int:
        return len(self._facts)

    @overload
    def __getitem__(self, index: int) -> Reviewed: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Reviewed]: ...
    def __getitem__(self, index: int | slice) -> Reviewed | Sequence[Reviewed]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        confidence, status, note, created_at, changed_at, changed_by = self._facts[index]
        place = index % len(self)
        (source, ours), (target, theirs) = (
            _cut(text, starts[place], starts[place + 1] - 1) for text, starts in self._sides
        )
        bead = Bead(source, target, confidence)
        return Reviewed(bead, ours, theirs, status, note, created_at, changed_at, changed_by)


def _cut(text: str, start: int, end: int) -> tuple[Span | None, str]:
    """Where the visible part of that piece stands, None where there is none; and the piece."""
    piece = text[start:end]
    visible = piece.strip()
    if not visible:
        return None, piece
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(visible)), piece


def read_memory(path: str | os.PathLike[str], progress: Progress | None = None) -> Memory:
    """The units of a file of units as one pair of new documents, the text under review as the source.

    Raises ExchangeError as the reader of its format, for units in several pairs of languages, and for a
    file without any.
    """
    reading = read_units(path, progress)
    skipped: list[Skipped] = []
    spoken: set[str] = set()
    texts: list[_Text] = []
    facts: list[_Facts] = []
    names: dict[str, str] = {}
    for unit in units_of(reading, skipped):
        if no_pair := unit.no_pair():
            skipped.append(no_pair)
            continue
        spoken |= {unit.source_language, unit.target_language}
        if len(spoken) != 2:
            continue
        if not texts:
            texts = [_Text(code) for code in sorted(spoken, key=lambda code: language(code).sentence_marks)]
        said = {unit.source_language: unit.source_text, unit.target_language: unit.target_text}
        for text in texts:
            text.add(said[text.language])
        name, created = unit.changed_by or "", unit.created_at
        if facts and created == facts[-1].created_at:
            # All units of an alignment are made in one moment, which is kept once.
            created = facts[-1].created_at
        facts.append(
            _Facts(
                _CERTAIN if unit.confidence is None else unit.confidence,
                unit.status or Status.UNREVIEWED,
                unit.note or "",
                created,
                unit.changed_at,
                # Few people, and each is named in many units.
                names.setdefault(name, name),
            )
        )
    if len(spoken) != 2:
        told = ", ".join(sorted(spoken)) or "none"
        raise ExchangeError(
            f"A pair has units in two languages, and the file has: {told}. "
            "Take a file of two, or keep this one as a memory."
        )
    title = Path(path).stem
    stem = re.sub(r"[^a-z0-9.]+", "-", title.lower()).strip("-.") or "memory"
    source, target = (text.document(f"{stem}-{text.language}", title) for text in texts)
    units = _Units([(source.text, texts[0].starts), (target.text, texts[1].starts)], facts)
    return Memory(source, target, units, tuple(skipped), reading.remarks)


def add_memory(
    store: Store,
    memory: Memory,
    reviewer: str,
    progress: Callable[[int, int], None] | None = None,
) -> str:
    """Make a pair of `memory`, all of it or nothing; its id. Raises as `Store.add_reviewed`."""
    return store.add_reviewed(memory.source, memory.target, memory.units, reviewer, progress)
