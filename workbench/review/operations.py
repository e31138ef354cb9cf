"""What a person asks for, as one value each: the page, the command line and the store all speak in these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, dataclass, fields
from reprlib import repr as shown
from typing import Any, Final, Literal

from workbench.errors import OperationError, suggest
from workbench.review.model import Status

Side = Literal["source", "target"]
Edge = Literal["first", "last"]
SIDES: Final[tuple[Side, ...]] = ("source", "target")
EDGES: Final[tuple[Edge, ...]] = ("first", "last")

LONGEST_TEXT = 100_000
"""Code points of a text that somebody sends."""
_LONGEST_NAME = 200
"""Code points of a temporary id."""


@dataclass(frozen=True, slots=True)
class Decide:
    """Change the status, the texts or the note of a unit; None leaves each as it is."""

    unit: int
    version: int
    """Of the unit that the person saw; so are all versions here."""
    status: Status | None = None
    source_text: str | None = None
    target_text: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Cut a unit in two, at a code point of its present text on one side or on both."""

    unit: int
    version: int
    source_at: int | None = None
    target_at: int | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Put two units together; the first one stays."""

    first: int
    first_version: int
    second: int
    second_version: int


@dataclass(frozen=True, slots=True)
class Move:
    """Hand the first or last chunk of one side to the unit that holds the text before or after it."""

    unit: int
    version: int
    neighbour: int
    neighbour_version: int
    side: Side
    edge: Edge


@dataclass(frozen=True, slots=True)
class Unlink:
    """Make two units of a unit's two sides."""

    unit: int
    version: int


@dataclass(frozen=True, slots=True)
class Link:
    """Make one unit of a unit with a source only and one with a target only."""

    source_unit: int
    source_version: int
    target_unit: int
    target_version: int


@dataclass(frozen=True, slots=True)
class DecideAll:
    """Give many units one status."""

    units: tuple[tuple[int, int], ...]
    """(unit, version) of each."""
    status: Status


@dataclass(frozen=True, slots=True)
class Comment:
    """Say something about a unit."""

    unit: int
    text: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Say of a finding that it is none, and why."""

    unit: int
    finding: str
    """`workbench.glossary.Finding.key`."""
    reason: str


@dataclass(frozen=True, slots=True)
class Restore:
    """Bring a dismissed finding back."""

    unit: int
    finding: str


@dataclass(frozen=True, slots=True)
class TakeTerm:
    """Take terms that stand in a unit into the glossary; an empty one is none."""

    unit: int
    source_term: str
    target_term: str
    concept: str | None = None
    """Id of the concept that they are for; None for a new one."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the newest operation of one's own."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Take back one's newest undo."""


Alignment = Split | Merge | Move | Unlink | Link
"""What changes which text stands in which unit."""

Aside = Comment | Dismiss | Restore | TakeTerm
"""What leaves all units as they are."""

Operation = Decide | Alignment | DecideAll | Aside | Undo | Redo


_KINDS: Final[dict[str, type[Operation]]] = {
    "decide": Decide,
    "split": Split,
    "merge": Merge,
    "move": Move,
    "unlink": Unlink,
    "link": Link,
    "decideAll": DecideAll,
    "comment": Comment,
    "dismiss": Dismiss,
    "restore": Restore,
    "takeTerm": TakeTerm,
    "undo": Undo,
    "redo": Redo,
}
_NAMES: Final = {operation: name for name, operation in _KINDS.items()}


def kind(operation: Operation) -> str:
    """The name of what is asked, as sent and as kept."""
    return _NAMES[type(operation)]


def read(sent: object, real: Callable[[str], int]) -> Operation:
    """The operation in `sent`, a JSON object: its `kind`, and its fields in camelCase.

    A unit is named by its id, or by a text, for which `real` gives the id. Raises OperationError, and
    whatever `real` raises, for anything that is not exactly an operation.
    """
    if not isinstance(sent, dict):
        raise OperationError(
            f"An operation is an object with its kind, not {shown(sent)}: load the page again."
        )
    given = dict(sent)
    name = given.pop("kind", None)
    if not isinstance(name, str) or name not in _KINDS:
        raise OperationError(f"There is no operation {shown(name)}.{suggest(str(name)[:40], _KINDS)}")
    found = {}
    for field in fields(_KINDS[name]):
        key = _camel(field.name)
        value = given.pop(key, None)
        if value is not None or field.default is MISSING:
            found[field.name] = _READERS[field.name](value, f"{key} of '{name}'", real)
    for key in given:
        raise OperationError(
            f"The operation '{name}' has a field {shown(key)}, which means nothing: leave it out."
        )
    return _KINDS[name](**found)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


_Real = Callable[[str], int]


def _unit(value: object, what: str, real: _Real) -> int:
    if isinstance(value, str) and len(value) <= _LONGEST_NAME:
        return real(value)
    return _number(value, what, real)


def _number(value: object, what: str, _: _Real) -> int:
    # True is a whole number to Python.
    if type(value) is not int or value < 0:
        raise OperationError(f"The {what} is {shown(value)}: give a whole number from 0.")
    return value


def _text(value: object, what: str, _: _Real) -> str:
    if not isinstance(value, str):
        raise OperationError(f"The {what} is {shown(value)}: give a text.")
    if len(value) > LONGEST_TEXT:
        raise OperationError(f"The {what} has {len(value)} characters: give at most {LONGEST_TEXT}.")
    return value


def _status(value: object, what: str, real: _Real) -> Status:
    return Status(_one_of(tuple(Status))(value, what, real))


def _one_of(known: Sequence[str]) -> _Reader:
    def read_one(value: object, what: str, _: _Real) -> str:
        if not isinstance(value, str) or value not in known:
            raise OperationError(f"The {what} is {shown(value)}: give one of {', '.join(known)}.")
        return value

    return read_one


def _units(value: object, what: str, real: _Real) -> tuple[tuple[int, int], ...]:
    if not isinstance(value, list) or not all(isinstance(each, list) and len(each) == 2 for each in value):
        raise OperationError(f"The {what} are {shown(value)}: give a list of [unit, version].")
    found = tuple((_unit(unit, what, real), _number(version, what, real)) for unit, version in value)
    if len(dict(found)) != len(found) or not found:
        raise OperationError(f"The {what} are {shown(value)}: name at least one unit, and each of them once.")
    return found


_Reader = Callable[[object, str, _Real], Any]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(("unit", "first", "second", "neighbour", "source_unit", "target_unit"), _unit),
    **dict.fromkeys(
        (
            "version",
            "first_version",
            "second_version",
            "neighbour_version",
            "source_version",
            "target_version",
        ),
        _number,
    ),
    **dict.fromkeys(("source_at", "target_at"), _number),
    **dict.fromkeys(("source_text", "target_text", "note", "text"), _text),
    **dict.fromkeys(("finding", "reason", "source_term", "target_term", "concept"), _text),
    "status": _status,
    "side": _one_of(SIDES),
    "edge": _one_of(EDGES),
    "units": _units,
}
