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
    STATUS = "x-status"
    CONFIDENCE = "x-confidence"
    TRACE = "x-workbench"
    """What only the workbench has a use for: `LANGUAGE VERSION POSITION SOURCE TARGET CREATED CHANGED`.

    That is the language of the pair's source, for no order of the sides is safe from other tools; the version
    of the unit; its position in the pair, from 0; the spans of its sides as START-END in code points, END
    exclusive, and `-` where the bead has no such side; the microseconds of `creationdate` and `changedate`,
    which end at seconds, where not both are 0. Such as `th 3 12 10-80 0-70 123456 000000`. One prop, since
    each takes any reader as long as a side does.
    """
    UNIT = "x-unit"
    """Of a further side, which is one of a unit of its own: what the tuid is of the first."""
    ASSIGNEE = "x-assignee"


def facts_of_pair(pair: Pair) -> dict[Prop, str]:
    """What the props say that all units of `pair` have in common."""
    return {Prop.DOCUMENT: pair.source.id, Prop.TARGET_DOCUMENT: pair.target.id}


def facts_of_unit(unit: Unit, pair: Pair) -> Iterator[tuple[Prop, str]]:
    """What further props say of `unit`, all of it in letters, digits and marks that XML has no use for.

    The assignee's name, which may have any others, is not among them.
    """
    bead = unit.bead
    yield _STATUS, unit.status.value
    # All digits, so that the number comes back as it was.
    yield _CONFIDENCE, repr(float(bead.confidence))
    source = f"{bead.source.start}-{bead.source.end}" if bead.source else "-"
    target = f"{bead.target.start}-{bead.target.end}" if bead.target else "-"
    created, changed = unit.created_at.microsecond, unit.changed_at.microsecond
    fractions = f" {created:06} {changed:06}" if created or changed else ""
    yield _TRACE, f"{pair.source.language} {unit.version} {unit.position} {source} {target}{fractions}"


# Looked up once: for a million units that alone takes seconds.
_STATUS, _CONFIDENCE, _TRACE = Prop.STATUS, Prop.CONFIDENCE, Prop.TRACE


# All units of an alignment are made in one moment.
@lru_cache(maxsize=1024)
def stamp(moment: datetime) -> str:
    """`moment` as TMX writes it, such as `20260131T235959Z`; one without a zone is UTC already."""
    return (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y%m%dT%H%M%SZ")
