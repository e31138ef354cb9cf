"""Units on their way into a file, whatever the format."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import ExchangeError
from workbench.exchange.characters import xml_text
from workbench.exchange.model import Export, Skip
from workbench.files import replacing

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair

_PROGRESS_EVERY = 500

Target = str | os.PathLike[str] | BinaryIO
"""A path, or an open binary file."""


def opened(target: Target) -> AbstractContextManager[BinaryIO]:
    """`target` to write to.

    A file at a path is replaced once the block ends well, and stays as it was when it fails; an open file
    is left open.
    """
    return replacing(target) if isinstance(target, str | os.PathLike) else nullcontext(target)


def utc(moment: datetime) -> str:
    """`moment` in ISO 8601 and UTC; one without a zone is UTC already."""
    return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


class Outgoing:
    """Iterate it once for the units and their pairs, each unit once; then ask it what became of them.

    Units are taken one at a time and none is kept. `progress` is told the number of units taken, every 500
    and at the end. Raises ExchangeError for a unit whose pair is not among `pairs`.
    """

    def __init__(
        self, units: Iterable[Unit], pairs: Mapping[str, Pair], progress: Callable[[int], None] | None = None
    ) -> None:
        self._units = units
        self._pairs = pairs
        self._progress = progress
        self._taken = 0
        self._skipped: Counter[Skip] = Counter()
        self._replaced = 0
        # A bit for each id, by pair and 1,024 ids: a million units take some 300 kB, a set 60 MB.
        self._seen: dict[tuple[str, int], int] = {}

    def __iter__(self) -> Iterator[tuple[Unit, Pair]]:
        for unit in self._units:
            self._taken += 1
            if self._is_new(unit):
                yield unit, self._pair(unit)
            else:
                self.skip(Skip.REPEATED)
            if self._progress and self._taken % _PROGRESS_EVERY == 0:
                self._progress(self._taken)
        if self._progress:
            self._progress(self._taken)

    def skip(self, reason: Skip) -> None:
        """Count a unit that was given out as left out."""
        self._skipped[reason] += 1

    def clean(self, text: str) -> str:
        """`text` as XML can hold it; what another character stands for is counted."""
        clean, replaced = xml_text(text)
        self.count_replaced(replaced)
        return clean

    def count_replaced(self, characters: int) -> None:
        """Count `characters` for which others stand in the file."""
        self._replaced += characters

    def export(self) -> Export:
        """What became of the units so far."""
        return Export(self._taken - self._skipped.total(), dict(self._skipped), self._replaced)

    def _is_new(self, unit: Unit) -> bool:
        page, bit = (unit.pair, unit.id >> 10), 1 << (unit.id & 1023)
        before = self._seen.get(page, 0)
        self._seen[page] = before | bit
        return not before & bit

    def _pair(self, unit: Unit) -> Pair:
        pair = self._pairs.get(unit.pair)
        if pair is None:
            raise ExchangeError(f"Unit {unit.id} is of the pair '{unit.pair}', which was not given with it.")
        return pair
