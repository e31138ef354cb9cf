"""Terms and findings of the pairs that are open, worked out beside the pages that show them."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from typing import Final

from workbench.errors import WorkbenchError
from workbench.glossary import Concept, Finding, Glossary, Recogniser, UnitTerms
from workbench.glossary.watching import Watch
from workbench.store import Store
from workbench.ui.memory import stays

_log = logging.getLogger(__name__)

_PATIENCE: Final = 0.03
"""Seconds that a page waits: an edit is read again in less, a whole pair is not."""
_PAIRS: Final = 16
"""Pairs whose findings are kept."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the glossary says of a pair."""

    revision: int
    """Grows whenever it says something else."""
    terms: Mapping[int, UnitTerms]
    """By unit."""
    findings: Mapping[int, tuple[Finding, ...]]
    """By unit, where there are any; dismissed ones too."""
    touched: Mapping[int, int]
    """By unit, the revision in which it last changed."""
    concepts: Mapping[str, Concept]
    """The glossary's, by id."""
    state: tuple[int, int]
    """The revisions of the pair and of the glossary that it is of."""


@dataclass(slots=True)
class _Pair:
    watch: Watch
    seen: Seen | None = None
    work: Future[None] | None = None


@dataclass(slots=True)
class _InForce:
    revision: int = -1
    glossary: Glossary = field(default_factory=lambda: Glossary(()))
    recogniser: Recogniser = field(default_factory=lambda: Recogniser(Glossary(())))
    concepts: dict[str, Concept] = field(default_factory=dict)


class Terms:
    """What the glossary says of each pair; shared by all sessions."""

    def __init__(self) -> None:
        # One thread: what it reads is the same for all who wait.
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="terms")
        self._pairs: OrderedDict[str, _Pair] = OrderedDict()
        self._in_force = _InForce()

    def look(self, store: Store, pair_id: str, revision: int) -> Seen | None:
        """What is known of a pair whose own revision is `revision`; None while nothing is.

        What is known may be older than the pair: newer findings come with a later look.
        """
        pair = self._pair(store, pair_id)
        state = pair.seen.state if pair.seen else None
        if pair.work is None and state != (revision, store.glossary_revision()):
            pair.work = self._worker.submit(self._update, store, pair_id, pair)
        if pair.work is not None:
            try:
                pair.work.result(_PATIENCE)
            except NotYet:
                return pair.seen
            except WorkbenchError as error:
                _log.warning("No findings for %s: %s", pair_id, error)
            pair.work = None
        return pair.seen

    def _pair(self, store: Store, pair_id: str) -> _Pair:
        if pair_id not in self._pairs:
            heads = store.pair(pair_id)
            self._pairs[pair_id] = _Pair(Watch(heads.source.language, heads.target.language))
        self._pairs.move_to_end(pair_id)
        while len(self._pairs) > _PAIRS:
            self._pairs.popitem(last=False)
        return self._pairs[pair_id]

    def _update(self, store: Store, pair_id: str, pair: _Pair) -> None:
        revision = store.glossary_revision()
        if revision != self._in_force.revision:
            glossary = store.glossary()
            concepts = {concept.id: concept for concept in glossary.concepts}
            self._in_force = _InForce(revision, glossary, Recogniser(glossary), concepts)
            stays()
        in_force, changes = self._in_force, store.changes(pair_id)
        texts = [(unit.id, unit.source_text, unit.target_text) for unit in changes.units]
        changed = pair.watch.update(in_force.glossary, in_force.recogniser, texts)
        last = pair.seen.revision if pair.seen else 0
        # A new description of a concept is told as well, to whoever asks for its units.
        told = last + 1 if changed or last == 0 else last
        touched = {**(pair.seen.touched if pair.seen else {}), **dict.fromkeys(changed, told)}
        state = changes.revision, revision
        pair.seen = Seen(told, pair.watch.terms, pair.watch.findings, touched, in_force.concepts, state)
