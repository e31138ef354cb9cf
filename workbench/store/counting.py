"""The part of the store that counts over all pairs."""

from __future__ import annotations

from datetime import date, tzinfo

from workbench.review.calibration import Judged
from workbench.store import statistics
from workbench.store.engine import Database
from workbench.store.figures import Agenda, Tally


class Counting:
    """What is counted; see `Store`."""

    _database: Database

    def progress(self, first: date, last: date, zone: tzinfo) -> list[Tally]:
        """The decisions of the days from `first` to `last` in `zone`, by day, reviewer and status.

        Neither what was taken back counts, nor taking it back.
        """
        with self._database.reading() as connection:
            return statistics.progress(connection, first, last, zone)

    def agenda(self, reviewer: str) -> Agenda:
        """What waits for anybody, and for `reviewer`; an empty name is nobody's."""
        with self._database.reading() as connection:
            return statistics.agenda(connection, reviewer)

    def calibration(self) -> list[Judged]:
        """The beads that the aligner made and people came to a conclusion on."""
        with self._database.reading() as connection:
            return statistics.calibration(connection)
