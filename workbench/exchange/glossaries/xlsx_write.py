"""The glossary as a workbook with one sheet that people fill in and send back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from workbench.errors import ExchangeError
from workbench.exchange.glossaries.columns import COLUMNS
from workbench.exchange.glossaries.model import Progress, Written
from workbench.exchange.glossaries.rows import concept_rows
from workbench.exchange.glossaries.writing import Cleaner, taken
from workbench.exchange.spreadsheet import LONGEST_CELL, SheetColumn, write_sheet
from workbench.glossary import Concept, PartOfSpeech, TermStatus, TermType
from workbench.language import languages

_WIDTHS = {"concept": 28, "definition": 50, "note": 40, "source": 24, "term": 44, "usage_note": 40}
_WIDTH = 16
_CHOICES: dict[str, tuple[str, ...]] = {
    "language": tuple(each.code for each in languages()),
    "status": tuple(TermStatus),
    "type": tuple(TermType),
    "part_of_speech": tuple(PartOfSpeech),
}


def write_xlsx(file: BinaryIO, concepts: Iterable[Concept], progress: Progress | None = None) -> Written:
    """Write `concepts` as a sheet with a row a term, in the columns of `COLUMNS`.

    The header stays in view, cells wrap, ids are locked and fixed values can be picked from a list. All
    cells are text: nothing in them is a formula. Raises ExchangeError for an id that comes twice, a text
    too long for a cell, and more terms than a sheet has rows.
    """
    rows = _Rows(concepts, progress)
    columns = [
        SheetColumn(name, _WIDTHS.get(name, _WIDTH), _CHOICES.get(name, ()), locked=name == "concept")
        for name in COLUMNS
    ]
    write_sheet(file, "Glossary", columns, rows, new_rows=True)
    return rows.written


class _Rows:
    """The rows of concepts; iterate it once, then ask it what was `written`."""

    def __init__(self, concepts: Iterable[Concept], progress: Progress | None) -> None:
        self._concepts = concepts
        self._progress = progress
        self.written = Written(0, 0, 0, 0)

    def __iter__(self) -> Iterator[list[str]]:
        clean = Cleaner()
        written = terms = left_out = 0
        for concept in taken(self._concepts, self._progress):
            written += bool(concept.terms)
            left_out += not concept.terms
            terms += len(concept.terms)
            for row in concept_rows(concept):
                cells = [clean(text) for text in row]
                _check(concept, cells)
                yield cells
        self.written = Written(written, terms, left_out, clean.replaced)


def _check(concept: Concept, cells: list[str]) -> None:
    for name, text in zip(COLUMNS, cells, strict=True):
        if len(text) > LONGEST_CELL:
            raise ExchangeError(
                f"The {name} of '{concept.id}' has {len(text):,} characters, and a cell holds "
                f"{LONGEST_CELL:,}: shorten it, or write CSV or TBX instead."
            )
