"""The store: what the rest of the workbench knows of the database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from types import TracebackType
from typing import Self

from workbench.alignment.beads import Bead
from workbench.documents.model import Document, Head
from workbench.review import Status, Unit
from workbench.review.rules import Rules
from workbench.store import alignments, documents, imports, pairs, units
from workbench.store.counting import Counting
from workbench.store.engine import Database
from workbench.store.imports import Reviewed
from workbench.store.migrations import migrate
from workbench.store.model import Pair
from workbench.store.remembering import Remembering
from workbench.store.reviewing import Reviewing
from workbench.store.terminology import Terminology

_EVERYBODY = Rules()


class Store(Reviewing, Terminology, Remembering, Counting):
    """Documents, pairs, units, decisions, glossary, memories in the database at `url`; for many threads.

    `rules` say who may do what; without them all may do everything.
    `url` is `sqlite:///FILE` or `postgresql://USER@HOST/NAME`. Opening makes the folder of a SQLite
    file and brings the schema up to date; several processes may do so at once. Each method is one
    transaction: it happens wholly or not at all, and is on disk when it returns.

    Every method raises StoreUnavailable, in one sentence, when the database is locked, read-only,
    full, damaged or out of reach; then nothing was changed.
    """

    def __init__(self, url: str, rules: Rules = _EVERYBODY) -> None:
        self.rules = rules
        self._database = Database(url)
        self._database.make_folder()
        migrate(self._database)

    def close(self) -> None:
        """Give the database's connections back."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add_document(self, document: Document) -> Head:
        """Keep `document`; one that is there with the same text stays as it is, and its head is returned.

        Raises Conflict when its id belongs to another text, StoreError for an id or characters that
        cannot be kept.
        """
        documents.checked(document)
        # Looked for without the write lock: at every start but the first, all of them are there.
        with self._database.reading() as connection:
            present = documents.present_head(connection, document)
        if present is not None:
            return present
        with self._database.writing() as connection:
            return documents.add(connection, document)

    def documents(self, language: str | None = None) -> list[Head]:
        """The heads of all documents, or of those in `language`, by id."""
        with self._database.reading() as connection:
            return documents.heads(connection, language)

    def document(self, id: str) -> Document:
        """The document `id` with its text; NotFound, with the closest id, when there is none."""
        with self._database.reading() as connection:
            return Document(documents.head(connection, id), documents.text(connection, id))

    def add_pair(self, source_id: str, target_id: str) -> Pair:
        """Pair two documents; a pair that is there stays as it is, and one that was deleted comes back.

        Raises NotFound for an unknown document, StoreError when both are in one language.
        """
        id = pairs.pair_name(source_id, target_id)
        with self._database.reading() as connection:
            present = pairs.names(connection)
        if id not in present.values():
            with self._database.writing() as connection:
                pairs.add(connection, source_id, target_id)
        return self.pair(id)

    def pairs(self) -> list[Pair]:
        """All pairs in order of creation."""
        with self._database.reading() as connection:
            return pairs.present(connection)

    def pair(self, id: str) -> Pair:
        """The pair `id`; NotFound, with the closest id, when there is none."""
        with self._database.reading() as connection:
            return pairs.present(connection, pairs.key_of(connection, id))[0]

    def deleted_pairs(self) -> list[str]:
        """The ids of the pairs that were deleted and have not come back."""
        with self._database.reading() as connection:
            return pairs.removed(connection)

    def save_alignment(
        self,
        pair_id: str,
        beads: Sequence[Bead],
        encoder: str,
        *,
        reviewer: str = "",
        revision: int | None = None,
    ) -> None:
        """Make `beads`, found with `encoder`, the units of a pair, in their order.

        A unit's texts are what its bead spans, less the white space around. A unit whose bead is among
        `beads` keeps its id, and all that people made of it; others go, and their ids are never given
        again. Raises NotFound for an unknown pair; StoreError where one would go that somebody decided or
        commented on, or where a bead does not fit the texts (outside of them, empty, or on another bead's
        characters); Conflict when the pair is past the `revision` that the beads were found for; Forbidden
        when it has been aligned before and `reviewer` is no administrator.
        """
        with self._database.writing() as connection:
            alignments.save(connection, pair_id, beads, encoder, reviewer, self.rules, revision)

    def add_reviewed(
        self,
        source: Document,
        target: Document,
        units: Sequence[Reviewed],
        reviewer: str,
        progress: Callable[[int, int], None] | None = None,
    ) -> str:
        """Keep two documents and, as units of their pair, what was made of them elsewhere; the pair's id.

        All of it or nothing; `units` are in the order of the source. `progress` is told of units, and what
        it raises stops the work. Raises StoreError for a pair that has units, Conflict as `add_document`,
        Forbidden unless `reviewer` is an administrator.
        """
        with self._database.writing() as connection:
            return imports.add_reviewed(connection, source, target, units, reviewer, self.rules, progress)

    def units(self, pair_id: str, statuses: Collection[Status] | None = None) -> list[Unit]:
        """The units of a pair, or those with one of `statuses`, in order of position; NotFound as `pair`."""
        with self._database.reading() as connection:
            return units.of_pair(connection, pair_id, statuses)

    def iterate_units(
        self, pair_ids: Collection[str] | None = None, statuses: Collection[Status] | None = None
    ) -> Iterator[Unit]:
        """The units of all or some pairs and statuses, as they are now, in order of pair and position.

        They come as they are read, whatever their number. NotFound, at the first one, for an unknown pair.
        """
        with self._database.reading() as connection:
            yield from units.stream(connection, pair_ids, statuses)

    def count_units(
        self, pair_ids: Collection[str] | None = None, statuses: Collection[Status] | None = None
    ) -> int:
        """How many units `iterate_units` gives."""
        with self._database.reading() as connection:
            return units.count(connection, pair_ids, statuses)

    def unit(self, id: int) -> Unit:
        """The unit `id`; NotFound when there is none, or none any more."""
        with self._database.reading() as connection:
            return units.one(connection, id)
