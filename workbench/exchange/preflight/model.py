"""What a pre-flight finds. Only facts, no words for people: the kind of a finding is the key to those."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.glossary import Side


class Kind(StrEnum):
    """What is wrong; the value is the key to the words for it."""

    ILLEGAL = "illegal character"
    """XML forbids it, and another stands for it in the file; the value is the side's first, as U+0007."""
    EMPTY = "empty side"
    """The unit is left out."""
    TOO_LONG = "over-long side"
    """The unit is left out; the value is the length, and the offsets are what is too much."""
    TWO_TRANSLATIONS = "second translation"
    """The same source was translated otherwise before; the value is the id of that unit."""
    LANGUAGE = "unknown language"
    """The tool has no code for it, or takes no further language in a file; once for each pair and side."""
    MARKUP = "suspicious markup"
    """A tag or entity in the text, which the tool may show or take for its own; the value is the first."""
    SPACES = "outer spaces"
    """The value is what stands before the text, or else behind it."""
    UNAPPROVED = "not approved"
    """The value is the status."""
    TERM = "term violated"
    """The value is what the glossary's check tells."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that somebody should see before the file goes out."""

    kind: Kind
    unit: int
    pair: str
    side: Side | None = None
    """None where it concerns the unit as a whole."""
    start: int | None = None
    end: int | None = None
    """Code points into the side's text."""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in the units of an export."""

    units: int
    """Those that were looked at."""
    counts: Mapping[Kind, int]
    """Of all findings; a kind that has none is absent."""
    findings: Mapping[Kind, tuple[Finding, ...]]
    """The first of each kind."""


REPORT_COLUMNS = ("kind", "found", "unit", "pair", "side", "start", "end", "value")
"""What `report_rows` gives, in its order."""


def report_rows(report: Report) -> Iterator[tuple[object, ...]]:
    """Yield a row a finding, for a table to save; `found` is how many of its kind there are in all."""
    for kind, findings in report.findings.items():
        for each in findings:
            yield (
                kind.value,
                report.counts[kind],
                each.unit,
                each.pair,
                each.side.value if each.side else "",
                "" if each.start is None else each.start,
                "" if each.end is None else each.end,
                each.value,
            )
