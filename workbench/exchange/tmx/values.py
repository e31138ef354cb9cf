"""Attributes and props of a tu as values of the workbench; what is none is left out, and remarked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from workbench.exchange.tmx.parts import Parts, short
from workbench.exchange.tmx.props import Prop
from workbench.review import Status

_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
_MICROSECONDS = re.compile(r"(\d{1,6}) (\d{1,6})", re.ASCII)


def facts(parts: Parts, ours: bool) -> dict[str, Any]:
    """The fields of IncomingUnit that `parts` gives beside the texts.

    Of units that are not `ours` only what needs no unit of ours is read; other tools have documents and
    versions too, and mean something else.
    """
    found: dict[str, Any] = {}
    for type, text in parts.props.items():
        field = _FIELDS.get(type)
        if field and (ours or type in _ANYBODYS):
            name, read = field
            try:
                found[name] = read(text)
            except ValueError:
                parts.remark(f"A property '{type}' that is not as the workbench writes it is left out")
        elif not ours or type not in _KNOWN:
            parts.remark(f"The property '{short(type)}' is left out")
    if parts.notes:
        found["note"] = "\n".join(parts.notes)
    attributes = parts.attributes
    if attributes.get("changeid"):
        found["changed_by"] = attributes["changeid"]
    fractions = _MICROSECONDS.fullmatch(parts.props.get(_FRACTIONS, "")) if ours else None
    for number, (attribute, name) in enumerate(_TIMES, 1):
        stamp = attributes.get(attribute)
        if stamp:
            try:
                moment = _moment(stamp)
            except (ValueError, OverflowError):
                parts.remark(f"An attribute '{attribute}' that is no time is left out")
                continue
            found[name] = moment.replace(microsecond=int(fractions[number])) if fractions else moment
    return found


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is UTC:
        return moment
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError
    return int(text)


def _probability(text: str) -> float:
    found = float(text)
    if not 0 <= found <= 1:
        raise ValueError
    return found


_TIMES = (("creationdate", "created_at"), ("changedate", "changed_at"))
_KNOWN = frozenset(prop.value for prop in Prop)
# Read even where a tool has taken the unit's id away.
_ANYBODYS = frozenset({Prop.STATUS.value, Prop.CONFIDENCE.value})
_FRACTIONS = Prop.MICROSECONDS.value
_FIELDS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    Prop.DOCUMENT.value: ("source_document", str),
    Prop.TARGET_DOCUMENT.value: ("target_document", str),
    Prop.STATUS.value: ("status", Status),
    Prop.CONFIDENCE.value: ("confidence", _probability),
    Prop.VERSION.value: ("version", _number),
}
