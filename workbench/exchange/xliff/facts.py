"""What XLIFF has no place of its own for: kept as metadata beside a unit, for the way back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.exchange.outgoing import utc

if TYPE_CHECKING:
    from workbench.alignment.beads import Span
    from workbench.review import Unit

CATEGORY = "workbench"
"""Of a group of metadata in XLIFF 2."""
PURPOSE = "x-workbench"
"""Of a group of contexts in XLIFF 1.2, and with a hyphen before the name of each fact there."""


def facts(unit: Unit) -> dict[str, str]:
    """The facts of `unit`, by name; those that it has not are left out."""
    found = {
        "version": str(unit.version),
        "position": str(unit.position),
        "source-span": _span(unit.bead.source),
        "target-span": _span(unit.bead.target),
        "confidence": repr(float(unit.bead.confidence)),
        "created-at": utc(unit.created_at),
        "changed-at": utc(unit.changed_at),
        "changed-by": unit.changed_by,
        "assignee": unit.assignee,
    }
    return {name: value for name, value in found.items() if value}


def incoming(found: Mapping[str, str]) -> dict[str, Any]:
    """The fields of IncomingUnit that `found` gives; what is not as `facts` writes it is left out."""
    fields: dict[str, Any] = {}
    for field, name, read in (
        ("version", "version", int),
        ("confidence", "confidence", float),
        ("created_at", "created-at", _moment),
        ("changed_at", "changed-at", _moment),
        ("changed_by", "changed-by", str),
    ):
        try:
            fields[field] = read(found[name])
        except (KeyError, ValueError, OverflowError):
            continue
    return fields


def _span(span: Span | None) -> str:
    return "" if span is None else f"{span.start}-{span.end}"


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
