"""The part of the store that reviewers work with: operations on units, and all that is told about them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta

from workbench.review import Decision, Status, Unit
from workbench.review.operations import Decide, Operation
from workbench.review.rules import Rules
from workbench.store import administration, changes, comments, decisions, operations, presence, units
from workbench.store.checks import reviewer_name, storable
from workbench.store.engine import Database
from workbench.store.model import Changes, Outcome, Presence, Remark

_SILENCE = timedelta(seconds=15)
"""After which a page counts as closed."""


class Reviewing:
    """What people do with units, under the team's `rules`; see `Store`."""

    _database: Database
    rules: Rules
    """Who may do what; may be replaced at any time."""

    def operate(
        self,
        pair_id: str,
        operation: Operation,
        reviewer: str,
        *,
        client: str | None = None,
        number: int | None = None,
    ) -> Outcome:
        """Do `operation` on units of a pair, in one transaction, and log it.

        A page gives its own name as `client` and counts its operations with `number`: the same ones again
        give the same Outcome and change nothing. What changes nothing is not logged.

        Raises Conflict, with the present unit (None for a retired one) as `theirs`, where a unit is not at
        the version that the reviewer saw, or, for Undo and Redo, not as the operation left it; NotFound
        for an unknown pair, or a unit that is not of this pair; Forbidden where the team's rules keep the
        operation from the reviewer; OperationError where it cannot be done to these units, or there is
        nothing to undo; StoreError without a reviewer, or for text that cannot be kept.
        """
        with self._database.writing() as connection:
            return operations.operate(connection, pair_id, operation, reviewer, self.rules, client, number)

    def decide(
        self,
        unit_id: int,
        version: int,
        reviewer: str,
        *,
        status: Status | None = None,
        source_text: str | None = None,
        target_text: str | None = None,
        note: str | None = None,
    ) -> Unit:
        """Save what `reviewer` made of a unit, and return the unit as it is then; as `operate` with a Decide.

        `version` is that of the unit the reviewer saw; None leaves a field as it is. Raises NotFound for
        an unknown unit, and else as `operate`.
        """
        asked = Decide(unit_id, version, status, source_text, target_text, note)
        return self.decide_each([asked], reviewer)[0]

    def decide_each(
        self,
        asked: Sequence[Decide],
        reviewer: str,
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Unit]:
        """Do several decisions, all of them or none; the units as they are then. Raises as `decide`.

        `progress` is told how many are done, of how many; what it raises stops the work.
        """
        done: list[Unit] = []
        with self._database.writing() as connection:
            for number, each in enumerate(asked, start=1):
                pair = units.pair_of(connection, each.unit)
                outcome = operations.operate(connection, pair, each, reviewer, self.rules, None, None)
                done += outcome.units
                if progress:
                    progress(number, len(asked))
        return done

    def unit_named(self, name: str) -> int:
        """The id of a unit by the name that its page gave it before it had one.

        "CLIENT:NUMBER:K" is the K-th unit, from 1, that operation NUMBER of CLIENT made. NotFound when
        there is none.
        """
        with self._database.reading() as connection:
            return operations.unit_named(connection, name)

    def changes(self, pair_id: str, since: int | None = None) -> Changes:
        """All that happened to a pair after its revision `since`.

        All there is, for None or a revision that the pair never had. NotFound for an unknown pair.
        """
        with self._database.reading() as connection:
            return changes.since(connection, pair_id, since)

    def history(self, unit_id: int) -> list[Decision]:
        """The decisions on a unit, retired or not, the first one first; NotFound for an unknown unit."""
        with self._database.reading() as connection:
            return decisions.history(connection, unit_id)

    def comments(self, pair_id: str, unit_ids: Collection[int] | None = None) -> list[Remark]:
        """The comments on the units of a pair, or on some of them, the first one first."""
        with self._database.reading() as connection:
            return comments.of_pair(connection, pair_id, unit_ids)

    def comment_counts(self, pair_id: str) -> dict[int, int]:
        """How many comments each unit of a pair has; those without are left out."""
        with self._database.reading() as connection:
            return comments.counts(connection, pair_id)

    def mentions(self, name: str) -> list[Remark]:
        """The comments in all pairs that call `name` with an "@", the newest first."""
        with self._database.reading() as connection:
            return comments.mentions(connection, name, self.rules.roles.keys()) if name else []

    def here(self, pair_id: str, client: str, reviewer: str, unit: int | None) -> None:
        """Say that `reviewer` has a pair open in the page `client`, at `unit`; again every few seconds."""
        name, page = reviewer_name(reviewer), storable(client, "name of the page")
        with self._database.writing() as connection:
            presence.here(connection, pair_id, page, name, unit)

    def present(self, pair_id: str, within: timedelta = _SILENCE) -> list[Presence]:
        """Who has been heard of at a pair `within` that time, by name."""
        with self._database.reading() as connection:
            return presence.present(connection, pair_id, within)

    def assign(self, pair_id: str, unit_ids: Collection[int] | None, assignee: str, reviewer: str) -> int:
        """Let `assignee` review units of a pair, all of them for None; how many were not theirs before.

        An empty name assigns them to nobody. Raises Forbidden unless `reviewer` is an administrator,
        NotFound as `operate`.
        """
        with self._database.writing() as connection:
            return administration.assign(connection, pair_id, unit_ids, assignee, reviewer, self.rules)

    def delete_pair(self, pair_id: str, reviewer: str, *, force: bool = False) -> None:
        """Take a pair away; its documents stay, and so does the log of what people did in it.

        Units that nobody worked on go for good. The pair comes back, to be aligned anew, with `add_pair`.
        Raises StoreError where somebody decided or commented on a unit and `force` is not given,
        Forbidden unless `reviewer` is an administrator, NotFound for an unknown pair.
        """
        with self._database.writing() as connection:
            administration.remove(connection, pair_id, reviewer, self.rules, force)
