"""A reviewer's desk: what the pages of one session asked for, and what came of it.

Nothing here knows the page, so that it can be tested, and told to another front end, without one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

from workbench.errors import Conflict, OperationError, StoreUnavailable, WorkbenchError
from workbench.review import Unit
from workbench.review.operations import Decide, Operation, read
from workbench.store import Store

_log = logging.getLogger(__name__)

_HEARTBEAT: Final = 5.0
"""Seconds after which a page is heard of again that has not moved."""
_NAMING: Final = ("unit", "first", "second", "neighbour", "sourceUnit", "targetUnit")
"""What an operation calls the units that it is about, as it is sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One operation as a page sends it."""

    number: int
    """Counts the operations of the page, from 1."""
    after: int
    """The last operation that the page knew to be answered when it asked for this one."""
    pair: str
    of: str | None
    """For an undo or a redo, "CLIENT:NUMBER" of what the page means to take back, where it knows."""
    content: Mapping[str, Any]
    """As `workbench.review.operations.read` takes it; not checked yet."""

    @property
    def units(self) -> frozenset[object]:
        """The units that it is about, by their ids or by the names that their page gave them."""
        listed = self.content.get("units")
        many = [each[0] for each in listed if _is_pair(each)] if isinstance(listed, list) else []
        named = [*many, *(self.content.get(name) for name in _NAMING)]
        return frozenset(each for each in named if isinstance(each, int | str))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a page stands."""

    client: str
    """The page's name."""
    pair: str
    unit: int | None
    """The unit that it stands on, if the server knows it already."""
    have: int | None
    """The revision of the pair that it has; None when it has nothing."""
    learned: int
    """The revision of the pair's terms that it has; 0 when it has none."""
    heard: Mapping[str, int]
    """By page, the last operation that it knows to be answered."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an operation was not done."""

    client: str
    sent: Sent
    sentence: str


class Desk:
    """What one session knows of the operations of its browser pages."""

    def __init__(self) -> None:
        self.fault: WorkbenchError | None = None
        """Why nothing could be done at all; what was to be done then is sent again."""
        self.known: dict[str, tuple[int, str]] = {}
        """By pair, the revision that the page has, and the language of the words it has."""
        self.learned: dict[str, int] = {}
        """By pair, the revision of its terms that the page has."""
        self.client = ""
        """The page, once it has said something; after it was loaded again it has another name."""
        self.sample: float | None = None
        """The least confidence of the units that the page wants a sample of."""
        self._acknowledged: dict[str, int] = {}
        self._refusals: list[Refusal] = []
        self._made: dict[str, int] = {}
        self._seen: tuple[tuple[str, int | None] | None, float] = None, 0.0

    def answers(self) -> dict[str, Any]:
        """What a page has to be told: the last operation dealt with, by page; refusals; ids of new units."""
        return {
            "acknowledged": dict(self._acknowledged),
            "refused": [
                {"client": each.client, "number": each.sent.number, "sentence": each.sentence}
                for each in self._refusals
            ],
            "made": dict(self._made),
        }

    def hear(self, standing: Standing) -> None:
        """Take note of where a page stands, and drop the answers that it has heard."""
        self.client = standing.client
        heard = standing.heard
        if standing.have is not None and standing.pair in self.known:
            self.known[standing.pair] = standing.have, self.known[standing.pair][1]
            self.learned[standing.pair] = standing.learned
        self._refusals = [each for each in self._refusals if each.sent.number > heard.get(each.client, 0)]
        for name in list(self._made):
            client, number, _ = name.rsplit(":", 2)
            if int(number) <= heard.get(client, 0):
                del self._made[name]

    def tell_presence(self, store: Store, pair: str, reviewer: str, unit: int | None) -> None:
        """Let others see where `reviewer` is: at every move, and now and then in between."""
        at = pair, unit
        if at != self._seen[0] or monotonic() - self._seen[1] > _HEARTBEAT:
            store.here(pair, self.client, reviewer, unit)
            self._seen = at, monotonic()

    def handle(self, store: Store, reviewer: str, client: str, operations: Iterable[Sent]) -> None:
        """Do what a page asks for, in its order, each operation once however often it comes.

        What is refused is logged, told in a sentence, and answered like what is done. When the store is
        out of reach, nothing more is done or answered, and `fault` says why.
        """
        self.fault = None
        for sent in operations:
            if sent.number <= self._acknowledged.get(client, 0):
                continue
            try:
                self._do(store, reviewer, client, sent)
            except StoreUnavailable as error:
                self.fault = error
                return
            except WorkbenchError as error:
                _log.warning(
                    "Refused to '%s' on %.200s: %.300r (%s)", reviewer, sent.pair, dict(sent.content), error
                )
                self._refusals.append(Refusal(client, sent, str(error)))
            self._acknowledged[client] = sent.number

    def _do(self, store: Store, reviewer: str, client: str, sent: Sent) -> None:
        self._check_foundation(client, sent)
        operation = read(dict(sent.content), store.unit_named)
        try:
            outcome = store.operate(sent.pair, operation, reviewer, client=client, number=sent.number)
        except Conflict as conflict:
            if _is_done(operation, conflict.theirs):
                return
            raise
        for place, unit in enumerate(outcome.made, start=1):
            self._made[f"{client}:{sent.number}:{place}"] = unit

    def _check_foundation(self, client: str, sent: Sent) -> None:
        """Raise OperationError where the page counted on something that had been refused.

        Otherwise it might meet just the version that somebody else has made in the meantime, and an undo
        would take back something older than was meant.
        """
        for refusal in self._refusals:
            unheard = refusal.client == client and refusal.sent.number > sent.after
            if unheard and refusal.sent.units & sent.units:
                raise OperationError(
                    "What you did to this unit just before was refused, and this with it: look at the unit "
                    "as it is, and do it again."
                )
            if sent.of == f"{refusal.client}:{refusal.sent.number}":
                raise OperationError("What was to be taken back had been refused, so nothing was changed.")


def _is_pair(value: object) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2


def _is_done(operation: Operation, theirs: object) -> bool:
    """Whether what is saved is just what was wanted: two people of one mind."""
    return (
        isinstance(operation, Decide)
        and isinstance(theirs, Unit)
        and operation.status in (None, theirs.status)
        and operation.source_text in (None, theirs.source_text)
        and operation.target_text in (None, theirs.target_text)
        and operation.note in (None, theirs.note)
    )
