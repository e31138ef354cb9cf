"""The glossary as one table in CSV."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import BinaryIO

from workbench.exchange.glossaries.columns import COLUMNS
from workbench.exchange.glossaries.model import Progress, Written
from workbench.exchange.glossaries.rows import concept_rows
from workbench.exchange.glossaries.writing import Cleaner, taken
from workbench.exchange.spreadsheet import csv_line, guarded
from workbench.glossary import Concept


def write_csv(file: BinaryIO, concepts: Iterable[Concept], progress: Progress | None = None) -> Written:
    """Write `concepts` as a table with a row a term, in UTF-8 with a byte order mark.

    Text that a spreadsheet would take for a formula gets an apostrophe before it, which is taken off again
    when the table is read. Concepts are taken one at a time. Raises ExchangeError for an id that comes twice.
    """
    clean = Cleaner()
    written = terms = left_out = 0
    file.write(codecs.BOM_UTF8)
    file.write(csv_line(COLUMNS))
    for concept in taken(concepts, progress):
        for row in concept_rows(concept):
            file.write(csv_line(guarded(clean(cell)) for cell in row))
        written += bool(concept.terms)
        left_out += not concept.terms
        terms += len(concept.terms)
    return Written(written, terms, left_out, clean.replaced)
