"""The part of the store that holds the glossary and what reviewers made of its findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from workbench.errors import GlossaryError, OperationError
from workbench.glossary.ids import Ids
from workbench.glossary.merging import merged
from workbench.glossary.model import Concept, Glossary
from workbench.review.rules import Role, Rules, require
from workbench.store import concepts, dismissals
from workbench.store.checks import reviewer_name
from workbench.store.concepts import Progress
from workbench.store.engine import Database
from workbench.store.model import ConceptChange, Dismissal, GlossaryChange, KeptConcept


class Terminology:
    """What people do with the glossary, under the team's `rules`; see `Store`.

    Reviewers edit concepts; approvers import, merge, remove, and take back what others did.
    """

    _database: Database
    rules: Rules

    def glossary(self) -> Glossary:
        """All concepts, by id."""
        with self._database.reading() as connection:
            return concepts.glossary(connection)

    def glossary_revision(self) -> int:
        """Grows with every change of the glossary; 0 before the first."""
        with self._database.reading() as connection:
            return concepts.revision(connection)

    def concept(self, id: str) -> KeptConcept:
        """The concept `id`; NotFound, with the closest id, when there is none."""
        with self._database.reading() as connection:
            return concepts.kept(connection, id)

    def begin_glossary(self, glossary: Glossary) -> bool:
        """Make `glossary` the store's first, in nobody's name; False, with nothing done, where it had one."""
        if self.glossary_revision():
            return False
        with self._database.writing() as connection:
            concepts.hold(connection)
            if concepts.revision(connection):
                return False
            first = [ConceptChange(concept.id, None, concept) for concept in glossary.concepts]
            concepts.save(connection, "import", "", first)
            return True

    def save_concept(self, before: Concept | None, after: Concept, editor: str) -> KeptConcept:
        """Change a concept from what the editor saw into what they made of it, or make a new one.

        A new one without an id gets one after its English name. Raises Conflict, with the present concept
        as `theirs`, where it is not what the editor saw; GlossaryError for one that breaks a rule;
        Forbidden for a reader.
        """
        name = self._may(editor, Role.REVIEWER, "change the glossary")
        with self._database.writing() as connection:
            concepts.hold(connection)
            if before is None and not after.id:
                known = concepts.glossary(connection).concepts
                after = replace(after, id=Ids(concept.id for concept in known).give(after))
            if before is not None and before.id != after.id:
                raise GlossaryError(f"The concept '{before.id}' keeps its id: make '{after.id}' a new one.")
            if before != after:
                concepts.save(connection, "edit", name, [ConceptChange(after.id, before, after)])
            return concepts.kept(connection, after.id)

    def remove_concept(self, concept: Concept, editor: str) -> int:
        """Take away a concept as the editor saw it; the change, which can be undone. As `save_concept`."""
        name = self._may(editor, Role.APPROVER, "remove a concept")
        with self._database.writing() as connection:
            return concepts.save(connection, "remove", name, [ConceptChange(concept.id, concept, None)])

    def merge_concepts(self, into: Concept, other: Concept, editor: str) -> int:
        """Make one concept of two, as the editor saw them, under the id of `into`; as `remove_concept`."""
        name = self._may(editor, Role.APPROVER, "merge concepts")
        if into.id == other.id:
            raise GlossaryError(f"The concept '{into.id}' cannot be merged with itself: name another one.")
        changes = [
            ConceptChange(into.id, into, merged(into, other)),
            ConceptChange(other.id, other, None),
        ]
        with self._database.writing() as connection:
            return concepts.save(connection, "merge", name, changes)

    def change_glossary(
        self, changes: Sequence[ConceptChange], editor: str, progress: Progress | None = None
    ) -> int | None:
        """Make many changes at once, as an import does: all or none; the change, None for no changes."""
        name = self._may(editor, Role.APPROVER, "import a glossary")
        if not changes:
            return None
        with self._database.writing() as connection:
            return concepts.save(connection, "import", name, changes, progress=progress)

    def undo_glossary(self, change: int, editor: str) -> int:
        """Give every concept that `change` touched back as it was; the change that this is.

        Raises NotFound for an unknown change; OperationError for one that was taken back already; Conflict
        where a concept was changed since; Forbidden for a reader, and for a reviewer unless it is their own.
        """
        name = self._may(editor, Role.REVIEWER, "change the glossary")
        with self._database.writing() as connection:
            concepts.hold(connection)
            known = concepts.change(connection, change)
            if known.undone:
                raise OperationError(f"Change {change} of the glossary has been taken back already.")
            if known.editor != name:
                self._may(editor, Role.APPROVER, "take back what somebody else did to the glossary")
            back = [
                ConceptChange(each.concept, each.after, each.before)
                for each in concepts.touched(connection, change)
            ]
            return concepts.save(connection, "undo", name, back, undoes=change)

    def glossary_log(self, concept: str | None = None, limit: int = 50) -> list[GlossaryChange]:
        """The newest changes of the glossary, or of one concept, the newest first."""
        with self._database.reading() as connection:
            return concepts.log(connection, concept, limit)

    def glossary_change(self, change: int) -> list[ConceptChange]:
        """What a change made of which concept; NotFound when there is no such change."""
        with self._database.reading() as connection:
            return concepts.touched(connection, change)

    def dismissals(self, pair_id: str) -> list[Dismissal]:
        """The findings of a pair's units that reviewers dismissed, by unit; NotFound for an unknown pair."""
        with self._database.reading() as connection:
            return dismissals.of_pair(connection, pair_id)

    def rejected_candidates(self) -> frozenset[str]:
        """The keys of the candidates that reviewers turned down."""
        with self._database.reading() as connection:
            return dismissals.rejected(connection)

    def reject_candidates(self, keys: Collection[str], reviewer: str) -> None:
        """Keep candidates from being offered again; Forbidden for a reader."""
        name = self._may(reviewer, Role.REVIEWER, "reject candidates")
        with self._database.writing() as connection:
            dismissals.reject(connection, keys, name)

    def readmit_candidates(self, keys: Collection[str], reviewer: str) -> None:
        """Let candidates be offered again; Forbidden for a reader."""
        self._may(reviewer, Role.REVIEWER, "readmit candidates")
        with self._database.writing() as connection:
            dismissals.readmit(connection, keys)

    def _may(self, editor: str, role: Role, what: str) -> str:
        name = reviewer_name(editor)
        require(self.rules, name, role, what)
        return name
