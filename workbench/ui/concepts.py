"""The glossary as all sessions see it: read once, then kept up to date change by change."""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import Final

from workbench.glossary import Concept
from workbench.glossary.duplicates import Relations
from workbench.glossary.search import Index
from workbench.store import Store
from workbench.ui.memory import stays

_CHANGES: Final = 50
"""Changes up to which it costs less to make them good than to read everything again."""
_CONCEPTS: Final = 1_000
"""The same, of the concepts that a change touches."""


class Known:
    """The glossary at one of its revisions."""

    def __init__(self, revision: int, index: Index) -> None:
        self.revision = revision
        self.index = index

    @cached_property
    def relations(self) -> Relations:
        """Which concepts share terms."""
        return Relations(self.index)

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The subject fields in use, sorted."""
        return self.index.glossary.subjects

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that there are terms in, sorted."""
        concepts = self.index.concepts.values()
        return tuple(sorted({term.language for concept in concepts for term in concept.terms}))


class Concepts:
    """Gives the glossary as it is now; shared by all sessions."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: Known | None = None

    def now(self, store: Store) -> Known:
        """Everything that the store's glossary holds."""
        with self._lock:
            revision = store.glossary_revision()
            if self._known is None or self._known.revision > revision:
                self._known = _whole(store, revision)
            elif self._known.revision < revision:
                self._known = _newer(store, self._known, revision)
            return self._known


def _whole(store: Store, revision: int) -> Known:
    known = Known(revision, Index(store.glossary()))
    stays()
    return known


def _newer(store: Store, known: Known, revision: int) -> Known:
    changes = [
        change for change in store.glossary_log(limit=_CHANGES + 1) if known.revision < change.id <= revision
    ]
    if len(changes) > _CHANGES or any(change.touched > _CONCEPTS for change in changes):
        return _whole(store, revision)
    present: dict[str, Concept | None] = {}
    for change in reversed(changes):
        present |= {each.concept: each.after for each in store.glossary_change(change.id)}
    return Known(revision, known.index.changed(present))
