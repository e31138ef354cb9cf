"""Units as CSV and XLSX, a row a unit."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from workbench.exchange.model import Export, Skip
from workbench.exchange.outgoing import Outgoing, Target, opened
from workbench.exchange.spreadsheet import (
    LONGEST_CELL,
    SheetColumn,
    Value,
    csv_line,
    guarded,
    write_sheet,
)
from workbench.exchange.tables import UNIT_COLUMNS, unit_rows
from workbench.review import Status

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair

_OPEN = ("status", "source_text", "target_text", "note")
"""What reviewers change; all else is locked."""
_WIDTHS = {
    **dict.fromkeys(("source_text", "target_text"), 60),
    **dict.fromkeys(("note",), 40),
    **dict.fromkeys(("source_document", "target_document", "changed_at"), 20),
    **dict.fromkeys(("unit", "version", "position", "confidence"), 10),
}


def write_xlsx(
    target: Target,
    units: Iterable[Unit],
    pairs: Mapping[str, Pair],
    *,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write `units` as a workbook with one sheet, for people to review in, and tell what became of them.

    Columns are those of `unit_rows`. Only the texts, the status and the note can be changed, the status
    from a list; nothing is a formula. Units with an empty side go out too; one given a second time, and
    one with a text too long for a cell, are left out and counted. The rest is as in `write_tmx`. Raises
    ExchangeError for more units than a sheet has rows, too.
    """
    columns = [
        SheetColumn(
            name,
            _WIDTHS.get(name, 16),
            tuple(Status) if name == "status" else (),
            locked=name not in _OPEN,
        )
        for name in UNIT_COLUMNS
    ]
    with opened(target) as file:
        outgoing = Outgoing(units, pairs, progress)
        write_sheet(file, "Units", columns, _fitting(_rows(outgoing), outgoing), new_rows=False)
        return outgoing.export()


def write_csv(
    target: Target,
    units: Iterable[Unit],
    pairs: Mapping[str, Pair],
    *,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write `units` as CSV in UTF-8 with a byte order mark, and tell what became of them.

    As `write_xlsx`, without its limits. Text that a spreadsheet would take for a formula gets an
    apostrophe before it, which `read_sheet` takes off again.
    """
    with opened(target) as file:
        outgoing = Outgoing(units, pairs, progress)
        file.write(codecs.BOM_UTF8)
        file.write(csv_line(UNIT_COLUMNS))
        for row in _rows(outgoing):
            file.write(csv_line(guarded(cell) if isinstance(cell, str) else str(cell) for cell in row))
        return outgoing.export()


def _rows(outgoing: Outgoing) -> Iterator[list[Value]]:
    """The rows of all units, with no character that XML cannot hold, so that all formats give the same."""
    for unit, pair in outgoing:
        for row in unit_rows((unit,), {pair.id: pair}):
            yield [cell if isinstance(cell, int | float) else outgoing.clean(str(cell)) for cell in row]


def _fitting(rows: Iterable[list[Value]], outgoing: Outgoing) -> Iterator[list[Value]]:
    for row in rows:
        if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in row):
            outgoing.skip(Skip.TOO_LONG)
        else:
            yield row
