"""Attributes and props of a tu as values of the workbench; what is none is left out, and remarked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeVar

from workbench.exchange.tmx.parts import Parts
from workbench.exchange.tmx.props import Prop

Value = TypeVar("Value")

_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
_MICROSECONDS = re.compile(r"(\d{1,6}) (\d{1,6})", re.ASCII)
_FRACTIONS = Prop.MICROSECONDS.value


def value(parts: Parts, type: str, read: Callable[[str], Value]) -> Value | None:
    """What `read` makes of the prop of that type; None where there is none, or it raises ValueError."""
    text = parts.props.get(type)
    if text is None:
        return None
    try:
        return read(text)
    except ValueError:
        parts.remark(f"A property '{type}' that is not as the workbench writes it is left out")
        return None


def number(text: str) -> int:
    """A whole number; raises ValueError."""
    if not _NUMBER.fullmatch(text):
        raise ValueError
    return int(text)


def probability(text: str) -> float:
    """A number from 0 to 1; raises ValueError."""
    found = float(text)
    if not 0 <= found <= 1:
        raise ValueError
    return found


def moments(parts: Parts) -> tuple[datetime | None, datetime | None]:
    """When the unit was made and changed, in UTC."""
    fractions = _MICROSECONDS.fullmatch(parts.props.get(_FRACTIONS, ""))
    created, changed = (fractions[1], fractions[2]) if fractions else ("", "")
    return _moment(parts, "creationdate", created), _moment(parts, "changedate", changed)


def _moment(parts: Parts, attribute: str, fraction: str) -> datetime | None:
    text = parts.attributes.get(attribute)
    if not text:
        return None
    try:
        return _utc(text, fraction)
    except (ValueError, OverflowError):
        parts.remark(f"An attribute '{attribute}' that is no time is left out")
        return None


# All units of an alignment are made in one moment.
@lru_cache(maxsize=256)
def _utc(text: str, fraction: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.replace(microsecond=int(fraction)) if fraction else moment
