"""Files that were worked on elsewhere, brought back into the store."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ExchangeError
from workbench.exchange.incoming import IncomingUnit, Remark, Skipped
from workbench.exchange.returning import Return, earlier_in, plan_return
from workbench.exchange.sheets import SheetReading, read_sheet
from workbench.exchange.sources import Progress
from workbench.exchange.tmx import TmxReading, read_tmx
from workbench.exchange.xliff import XliffReading, read_xliff

if TYPE_CHECKING:
    from workbench.store import Store

Reading = TmxReading | XliffReading | SheetReading

_READERS: dict[str, Callable[..., Reading]] = {
    ".tmx": read_tmx,
    ".xlf": read_xliff,
    ".xliff": read_xliff,
    ".xlsx": read_sheet,
    ".csv": read_sheet,
}
UNIT_SUFFIXES = tuple(_READERS)
"""Of files that hold units."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """What a file would change, and what of it cannot come in."""

    plan: Return
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]


def read_units(path: str | os.PathLike[str], progress: Progress | None = None) -> Reading:
    """The units in a file, by the ending of its name; ExchangeError for another ending."""
    suffix = Path(path).suffix.lower()
    if suffix not in _READERS:
        raise ExchangeError(
            f"'{Path(path).name}' is no file of units by its ending: give one of {', '.join(UNIT_SUFFIXES)}."
        )
    return _READERS[suffix](path, progress=progress)


def units_of(reading: Reading, skipped: list[Skipped]) -> Iterator[IncomingUnit]:
    """The units of a file as they are read; what cannot come in is added to `skipped`."""
    for each in reading:
        if isinstance(each, Skipped):
            skipped.append(each)
        else:
            yield each


def come_back(store: Store, path: str | os.PathLike[str], progress: Progress | None = None) -> CameBack:
    """What the file at `path` would change in the store; nothing is changed.

    Raises ExchangeError as the reader of its format.
    """
    reading = read_units(path, progress)
    skipped: list[Skipped] = []
    pairs = {pair.id: pair for pair in store.pairs()}
    present = {unit.id: unit for unit in store.iterate_units()}
    plan = plan_return(present, units_of(reading, skipped), pairs=pairs, earlier=earlier_in(store.history))
    return CameBack(plan, (*skipped, *plan.refused), reading.remarks)


def carry_out(
    store: Store,
    plan: Return,
    reviewer: str,
    theirs: Collection[int] = (),
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Do what `plan` says, all of it or nothing; how many units were changed.

    Of the conflicts, those at the places `theirs` in `plan.conflicts` become what the file says. Raises as
    `Store.operate`.
    """
    chosen = [plan.conflicts[place].operation for place in sorted(set(theirs))]
    wanted = [*(change.operation for change in plan.changes), *chosen]
    return len(store.decide_each(wanted, reviewer, progress))
