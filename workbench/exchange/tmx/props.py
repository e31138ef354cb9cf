"""What TMX has no place of its own for: kept as props of a unit, for other tools and for the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair

TOOL = "workbench"
"""What the header names as the maker, and `creationid` as the one who put a unit's sides together."""


class Prop(StrEnum):
    """The value is the prop's type."""

    DOCUMENT = "x-document"
    """Id of the document of the pair's source."""
    TARGET_DOCUMENT = "x-target-document"
    LANGUAGE = "x-document-language"
    """Of the pair's source, for no order of the sides is safe from other tools."""
    STATUS = "x-status"
    CONFIDENCE = "x-confidence"
    VERSION = "x-version"
    POSITION = "x-position"
    """In the pair, from 0."""
    SOURCE_SPAN = "x-source-span"
    """START-END in code points, END exclusive; absent where the bead has no such side."""
    TARGET_SPAN = "x-target-span"
    ASSIGNEE = "x-assignee"
    MICROSECONDS = "x-microseconds"
    """Of `creationdate` and `changedate`, which end at seconds; absent where both are 0."""


def facts_of_pair(pair: Pair) -> dict[Prop, str]:
    """What the props say that all units of `pair` have in common."""
    return {
        Prop.DOCUMENT: pair.source.id,
        Prop.TARGET_DOCUMENT: pair.target.id,
        Prop.LANGUAGE: pair.source.language,
    }


def facts_of_unit(unit: Unit) -> Iterator[tuple[Prop, str]]:
    """What further props say of `unit`, all of it in letters, digits and marks that XML has no use for.

    The assignee's name, which may have any others, is not among them.
    """
    bead = unit.bead
    yield _STATUS, unit.status.value
    # All digits, so that the number comes back as it was.
    yield _CONFIDENCE, repr(float(bead.confidence))
    yield _VERSION, str(unit.version)
    yield _POSITION, str(unit.position)
    if bead.source:
        yield _SOURCE_SPAN, f"{bead.source.start}-{bead.source.end}"
    if bead.target:
        yield _TARGET_SPAN, f"{bead.target.start}-{bead.target.end}"
    created, changed = unit.created_at.microsecond, unit.changed_at.microsecond
    if created or changed:
        yield _MICROSECONDS, f"{created} {changed}"


# Looked up once: for a million units that alone takes seconds.
_STATUS, _CONFIDENCE, _VERSION, _POSITION = Prop.STATUS, Prop.CONFIDENCE, Prop.VERSION, Prop.POSITION
_SOURCE_SPAN, _TARGET_SPAN, _MICROSECONDS = Prop.SOURCE_SPAN, Prop.TARGET_SPAN, Prop.MICROSECONDS


# All units of an alignment are made in one moment.
@lru_cache(maxsize=1024)
def stamp(moment: datetime) -> str:
    """`moment` as TMX writes it, such as `20260131T235959Z`; one without a zone is UTC already."""
    return (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y%m%dT%H%M%SZ")
