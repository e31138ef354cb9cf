"""The part of the store that keeps translation memories, and looks through all there is."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from workbench.errors import StoreUnavailable
from workbench.review.rules import Role, Rules, require
from workbench.store import concordance, matches, memories, unit_folds
from workbench.store.checks import reviewer_name
from workbench.store.engine import Database
from workbench.store.memory_model import Concordance, Match, Memory, MemoryUnit


class Remembering:
    """Translation memories that are no pair, under the team's `rules`; see `Store`."""

    _database: Database
    rules: Rules

    def add_memory(self, name: str, file: str, units: Iterable[MemoryUnit], reviewer: str) -> Memory:
        """Keep a translation memory, from the file so called, as its units come.

        All of it or nothing: what `units` raise stops the work. A few thousand are held at a time, and
        nobody sees them before all are there; meanwhile others can save. Raises StoreError for a name that
        is taken, without units, and for texts that cannot be kept; Forbidden unless `reviewer` is an
        administrator.
        """
        who = reviewer_name(reviewer)
        require(self.rules, who, Role.ADMINISTRATOR, "bring in a memory")
        return memories.add(self._database, name, file, units, who)

    def memories(self) -> list[Memory]:
        """All memories, by name."""
        with self._database.reading() as connection:
            return memories.present(connection)

    def remove_memory(self, name: str, reviewer: str) -> None:
        """Take a memory away, also one whose coming in broke off.

        Raises NotFound, with the closest name, when there is none; Forbidden unless `reviewer` is an
        administrator.
        """
        require(self.rules, reviewer_name(reviewer), Role.ADMINISTRATOR, "remove a memory")
        memories.remove(self._database, name)

    def concordance(self, query: str, language: str | None = None, limit: int = 50) -> Concordance:
        """Where `query` stands, in all memories and all units of pairs, as `glossary.fold` sees them.

        In texts of `language`, where one is given. Texts that are the query come first, then approved
        units, memories, other units, rejected ones; then what is written as typed. An empty query is found
        nowhere. While somebody else is writing, texts that are new since the last search may be missing.
        Raises StoreError for one that is very long.
        """
        with suppress(StoreUnavailable):
            unit_folds.bring_up_to_date(self._database)
        with self._database.reading() as connection:
            return concordance.find(connection, query, language, limit)

    def matches(self, text: str, language: str, least: int = 70, limit: int = 5) -> list[Match]:
        """Units of memories whose text in `language` is like `text`, the most alike first.

        At least so much, in per cent from 1 to 100: of the characters of the longer of the two, those that
        need not be put in, taken out or changed. Raises StoreError for a text that is very long.
        """
        with self._database.reading() as connection:
            return matches.find(connection, text, language, least, limit)
