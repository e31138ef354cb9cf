"""Attributes and props of a tu as values of the workbench; what is none is left out, and remarked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from workbench.exchange.tmx.parts import Facts
from workbench.exchange.tmx.props import Prop
from workbench.review import Status

Value = TypeVar("Value")

# Ours: two ids of documents, and the number of a unit.
_TUID = re.compile(r"([a-z0-9.-]+:[a-z0-9.-]+)#(\d{1,18})", re.ASCII)
_TRACED = re.compile(r"([a-z]{2,3}) (\d{1,18})(?: [-0-9]+){3}(?: (\d{6}) (\d{6}))?", re.ASCII)
_TRACE = Prop.TRACE.value
_NOT_OURS = "A property '{type}' that is not as the workbench writes it is left out"
# In files that were written before there was one prop for all of them.
_LANGUAGE_BEFORE, _VERSION_BEFORE = "x-document-language", "x-version"
_BEFORE = (
    *(_LANGUAGE_BEFORE, _VERSION_BEFORE),
    *("x-position", "x-source-span", "x-target-span", "x-microseconds"),
)
_STATUSES = {status.value: status for status in Status}


class Identity(NamedTuple):
    """Which of our units it is that stands in a file, and in what state it went out."""

    pair: str
    unit: int
    language: str
    """Of the source of the pair."""
    version: int
    created: str
    """Microseconds, six digits or none."""
    changed: str


def identity(facts: Facts, tuid: str) -> Identity | None:
    """What `tuid` and the props say of that; None for what the workbench did not write."""
    named = _TUID.fullmatch(tuid)
    if not named:
        return None
    props = facts.props
    if _TRACE not in props and _LANGUAGE_BEFORE in props:
        props[_TRACE] = f"{props[_LANGUAGE_BEFORE]} {props.get(_VERSION_BEFORE, 0)} - - -"
        for type in _BEFORE:
            props.pop(type, None)
    text = props.get(_TRACE)
    traced = _TRACED.fullmatch(text) if text is not None else None
    if not traced:
        if text is not None:
            facts.remark(_NOT_OURS.format(type=_TRACE))
        return None
    language, version, created, changed = traced.groups("")
    return Identity(named[1], int(named[2]), language, int(version), created, changed)


def value(facts: Facts, type: str, read: Callable[[str], Value]) -> Value | None:
    """What `read` makes of the prop of that type; None where there is none, or it raises ValueError."""
    text = facts.props.get(type)
    if text is None:
        return None
    try:
        return read(text)
    except ValueError:
        facts.remark(_NOT_OURS.format(type=type))
        return None


def status(text: str) -> Status:
    """What becomes of a unit; raises ValueError."""
    found = _STATUSES.get(text)
    if found is None:
        raise ValueError
    return found


def probability(text: str) -> float:
    """A number from 0 to 1; raises ValueError."""
    found = float(text)
    if not 0 <= found <= 1:
        raise ValueError
    return found


def moment(facts: Facts, attribute: str, fraction: str) -> datetime | None:
    """The time in that attribute, with so many microseconds, in UTC."""
    text = facts.attributes.get(attribute)
    if not text:
        return None
    try:
        return _utc(text, fraction)
    except (ValueError, OverflowError):
        facts.remark(f"An attribute '{attribute}' that is no time is left out")
        return None


def _utc(text: str, fraction: str) -> datetime:
    # A time that another tool wrote meanwhile may have another form, and no fraction of ours.
    if fraction and text[-1] == "Z":
        text = f"{text[:-1]}.{fraction}Z"
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment
