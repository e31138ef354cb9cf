"""What a file that was worked on elsewhere changes here: planned, and nothing done.

For each text, the status and the note there are three values: the one that was exported, ours as it is
now, and the one that comes back. What only they changed is a change; what only we changed stays; what
both changed in two ways is a conflict, and somebody has to choose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.exchange.characters import has_ink, xml_text
from workbench.exchange.incoming import IncomingUnit, Skipped
from workbench.review import Decision, State, Status, Unit
from workbench.review.operations import Decide

if TYPE_CHECKING:
    from workbench.store.model import Pair

Earlier = Callable[[int, int], State | Decision | None]
"""What a unit was at a version; None where that is not known."""

_TEXTS = ("source_text", "target_text")
_FIELDS = (*_TEXTS, "status", "note")
_WITH_REASON = (Status.REJECTED, Status.SENT_BACK)


class Clash(StrEnum):
    """Why somebody has to choose."""

    BOTH = "changed here and there"
    """The unit moved past the version that was exported, and not to what comes back."""
    EMPTIED = "text taken out"
    """Where there is a text here, there is none in the file; tools leave out texts, too."""
    REPEATED = "two rows for one unit"
    """The file says something else of the unit in an earlier place."""
    NEWER = "version not known here"
    """The file has a version that the unit has not reached."""
    SOURCE = "source is another"
    """The file names no version, and its source text is not ours."""


class Stranger(StrEnum):
    """Why a unit of a file is none of ours."""

    NO_UNIT = "no such unit"
    OTHER_PAIR = "of another pair"
    OTHER_LANGUAGES = "in other languages"
    NO_ID = "no id, and not the source text of exactly one unit"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not the same here and in the file."""

    field: str
    """`source_text`, `target_text`, `status` or `note`."""
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A unit that came back as it is here, or as it was when it went out."""

    place: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Change(Returned):
    """A unit that they changed and we did not, or not in the same fields."""

    operation: Decide
    """Says only what they changed; whether it may be done, the store knows."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Conflict(Returned):
    """A unit that somebody has to choose a version of."""

    clash: Clash
    operation: Decide
    """What makes of the unit all that the file says."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A unit of the file that is none of ours."""

    incoming: IncomingUnit
    reason: Stranger

    @property
    def place(self) -> str:
        """Where it stands in the file."""
        return self.incoming.place


@dataclass(frozen=True, slots=True)
class Return:
    """What a file would change; each unit of the file is in one of these, in its order."""

    changes: tuple[Change, ...]
    same: tuple[Returned, ...]
    conflicts: tuple[Conflict, ...]
    unknown: tuple[Unknown, ...]
    refused: tuple[Skipped, ...]
    """Units rejected or sent back with no reason."""


def earlier_in(history: Callable[[int], Iterable[Decision]]) -> Earlier:
    """What units were, by the decisions on each, the first one first, as `Store.history` gives them."""

    def at(unit: int, version: int) -> State | Decision | None:
        for decision in history(unit):
            if decision.version == version:
                return decision
            if decision.version > version:
                return decision.before
        return None

    return at


def plan_return(
    units: Mapping[int, Unit],
    incoming: Iterable[IncomingUnit],
    *,
    pairs: Mapping[str, Pair] | None = None,
    earlier: Earlier | None = None,
) -> Return:
    """What `incoming`, from one file, would change of `units`, which are as they are now, by id.

    With `pairs`, by id, a file that translates the other way round is turned, and one in other languages
    is unknown. `earlier` tells what was exported; without it, a unit that moved past the exported version
    and is not what comes back is a conflict, for nothing says who of both changed it.
    """
    plan = _Plan(units, pairs, earlier)
    for each in incoming:
        plan.add(each)
    return Return(
        tuple(plan.changes),
        tuple(plan.same),
        tuple(plan.conflicts),
        tuple(plan.unknown),
        tuple(plan.refused),
    )


class _Plan:
    """A return on its way."""

    def __init__(
        self, units: Mapping[int, Unit], pairs: Mapping[str, Pair] | None, earlier: Earlier | None
    ) -> None:
        self._units = units
        self._pairs = pairs
        self._earlier = earlier
        self._by_source: dict[str, list[Unit]] | None = None
        self._first: dict[int, dict[str, str]] = {}
        self.changes: list[Change] = []
        self.same: list[Returned] = []
        self.conflicts: list[Conflict] = []
        self.unknown: list[Unknown] = []
        self.refused: list[Skipped] = []

    def add(self, incoming: IncomingUnit) -> None:
        """Put `incoming` where it belongs."""
        found = self._find(incoming)
        if isinstance(found, Stranger):
            self.unknown.append(Unknown(incoming, found))
            return
        turned = self._turned(incoming, found)
        if turned is None:
            self.unknown.append(Unknown(incoming, Stranger.OTHER_LANGUAGES))
            return
        theirs = _values(turned)
        differences = _differences(_values(found), theirs)
        first = self._first.setdefault(found.id, theirs)
        clash: Clash | None = None
        if _differences(first, theirs):
            clash = Clash.REPEATED
        elif differences and first is theirs:
            clash, differences = self._judge(found, turned, differences)
        else:
            differences = ()
        operation = _decide(found, differences, turned)
        if operation.status in _WITH_REASON and not (operation.note or "").strip():
            self.refused.append(
                Skipped(turned.place, f"Unit {found.id} is {operation.status}, and no note there says why.")
            )
        elif clash:
            self.conflicts.append(Conflict(turned.place, found, clash, operation, differences))
        elif differences:
            self.changes.append(Change(turned.place, found, operation, differences))
        else:
            self.same.append(Returned(turned.place, found))

    def _find(self, incoming: IncomingUnit) -> Unit | Stranger:
        if incoming.unit is not None:
            unit = self._units.get(incoming.unit)
            if unit is None:
                return Stranger.NO_UNIT
            return Stranger.OTHER_PAIR if incoming.pair not in (None, unit.pair) else unit
        if self._by_source is None:
            self._by_source = defaultdict(list)
            for unit in self._units.values():
                self._by_source[_comparable(unit.source_text)].append(unit)
        found = [
            unit
            for unit in self._by_source.get(_comparable(incoming.source_text), ())
            if incoming.pair in (None, unit.pair)
        ]
        return found[0] if len(found) == 1 else Stranger.NO_ID

    def _turned(self, incoming: IncomingUnit, unit: Unit) -> IncomingUnit | None:
        """`incoming` with its sides as those of the pair of `unit`; None where it has other languages."""
        pair = self._pairs.get(unit.pair) if self._pairs is not None else None
        if pair is None:
            return incoming
        languages = (pair.source.language, pair.target.language)
        theirs = (incoming.source_language, incoming.target_language)
        if theirs == languages:
            return incoming
        if theirs != languages[::-1]:
            return None
        return incoming._replace(
            source_language=languages[0],
            target_language=languages[1],
            source_text=incoming.target_text,
            target_text=incoming.source_text,
        )

    def _judge(
        self, unit: Unit, incoming: IncomingUnit, differences: tuple[Difference, ...]
    ) -> tuple[Clash | None, tuple[Difference, ...]]:
        """Why somebody has to choose, if so, and between what; else what they alone changed."""
        version = incoming.version
        if version is None:
            if "source_text" in {each.field for each in differences}:
                return Clash.SOURCE, differences
        elif version > unit.version:
            return Clash.NEWER, differences
        elif version < unit.version:
            base = self._earlier(unit.id, version) if self._earlier else None
            if base is None:
                return Clash.BOTH, differences
            exported = _values(base)
            by_us = {each.field for each in _differences(exported, _values(unit))}
            by_them = {each.field for each in _differences(exported, _values(incoming))}
            differences = tuple(each for each in differences if each.field in by_them)
            if by_us.intersection(each.field for each in differences):
                return Clash.BOTH, differences
        emptied = any(
            each.field in _TEXTS and has_ink(each.ours) and not has_ink(each.theirs) for each in differences
        )
        return (Clash.EMPTIED if emptied else None), differences


def _values(given: Unit | State | Decision | IncomingUnit) -> dict[str, str]:
    """What is compared, by field; what a file does not say is left out."""
    found = {field: getattr(given, field) for field in _FIELDS}
    return {field: str(value) for field, value in found.items() if value is not None}


def _differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[Difference, ...]:
    return tuple(
        Difference(field, ours[field], theirs[field])
        for field in _FIELDS
        if field in ours and field in theirs and _comparable(ours[field]) != _comparable(theirs[field])
    )


def _comparable(text: str) -> str:
    """`text` as it comes back from any tool that leaves it alone.

    Files have no place for some characters, and spreadsheets write line ends in a way of their own.
    """
    return xml_text(text)[0].replace("\r\n", "\n").replace("\r", "\n")


def _decide(unit: Unit, differences: Iterable[Difference], incoming: IncomingUnit) -> Decide:
    """The decision that makes of `unit` what `differences` say."""
    said = {each.field: each.theirs for each in differences}
    status = Status(said["status"]) if "status" in said else None
    note = said.get("note")
    if status in _WITH_REASON and note is None:
        # They give the reason with the status, and it may be the note that stands there already.
        note = unit.note if incoming.note is None else incoming.note
    return Decide(unit.id, unit.version, status, said.get("source_text"), said.get("target_text"), note)
