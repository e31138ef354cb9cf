"""The glossary in the database: every change whole, checked against what its editor saw, and logged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select, text, update
from sqlalchemy.orm import aliased

from workbench.errors import Conflict, GlossaryError, NotFound
from workbench.glossary.model import Concept, Glossary
from workbench.glossary.plain import from_plain, plain
from workbench.glossary.rules import complaint
from workbench.store.checks import unknown
from workbench.store.glossary_tables import ConceptRow, ConceptVersionRow, GlossaryChangeRow
from workbench.store.model import ConceptChange, GlossaryChange, KeptConcept
from workbench.store.tables import Base

Progress = Callable[[int, int], None]
"""Told how many concepts are done, of how many; what it raises stops the work."""

_CONCEPTS, _CHANGES, _VERSIONS = (
    Base.metadata.tables[name] for name in ("concepts", "glossary_changes", "concept_versions")
)
_AT_ONCE = 1000
_PRESENT = select(ConceptRow.content).where(ConceptRow.content.is_not(None)).order_by(ConceptRow.id)
_KEPT = (
    select(ConceptRow.content, ConceptRow.version, GlossaryChangeRow.at, GlossaryChangeRow.editor)
    .join(GlossaryChangeRow, GlossaryChangeRow.id == ConceptRow.change_id)
    .where(ConceptRow.id == bindparam("concept"))
)
_STATES = select(ConceptRow.id, ConceptRow.version, ConceptRow.content)
_CHANGE = (
    update(_CONCEPTS)
    .where(_CONCEPTS.c.id == bindparam("concept"))
    .values({name: bindparam(f"new_{name}") for name in ("version", "change_id", "content")})
)


def glossary(connection: Connection) -> Glossary:
    """All that is there, by id."""
    return Glossary(tuple(from_plain(content) for content in connection.scalars(_PRESENT)))


def revision(connection: Connection) -> int:
    """The last change of the glossary; 0 before the first."""
    return connection.scalars(select(func.coalesce(func.max(GlossaryChangeRow.id), 0))).one()


def kept(connection: Connection, id: str) -> KeptConcept:
    """The concept `id`; NotFound, with the closest id, when there is none."""
    row = connection.execute(_KEPT, {"concept": id}).first()
    if row is None or row.content is None:
        known = select(ConceptRow.id).where(ConceptRow.content.is_not(None))
        raise NotFound(unknown("concept", id, list(connection.scalars(known))))
    return KeptConcept(from_plain(row.content), row.version, row.at, row.editor)


def save(
    connection: Connection,
    kind: str,
    editor: str,
    changes: Sequence[ConceptChange],
    *,
    undoes: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Make each concept what `changes` say, each named once; the glossary's revision after it.

    Raises Conflict, with the present concept (or None) as `theirs`, where one is not what it was before;
    GlossaryError for a concept that breaks a rule.
    """
    for each in changes:
        if each.after is not None:
            _check(each.after)
    hold(connection)
    states = _states(connection, [each.concept for each in changes])
    for each in changes:
        _, present = states.get(each.concept, (0, None))
        if present != (each.before and plain(each.before)):
            raise _overtaken(connection, each.concept)
    entry = {"editor": editor, "at": datetime.now(UTC), "kind": kind, "undoes": undoes}
    change = int(connection.execute(insert(_CHANGES).returning(_CHANGES.c.id), entry).scalar_one())
    for start in range(0, len(changes), _AT_ONCE):
        _write(connection, change, changes[start : start + _AT_ONCE], states)
        if progress:
            progress(min(start + _AT_ONCE, len(changes)), len(changes))
    return change


def hold(connection: Connection) -> None:
    """Keep others from changing the glossary until the transaction ends; SQLite has done so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE glossary_changes IN SHARE ROW EXCLUSIVE MODE"))


def _check(concept: Concept) -> None:
    wrong = complaint(concept) or (None if concept.id else "It has no id: give one.")
    if wrong:
        raise GlossaryError(f"The concept '{concept.id}' cannot be kept. {wrong}")


def _overtaken(connection: Connection, id: str) -> Conflict:
    """Who changed the concept since, and when."""
    row = connection.execute(_KEPT, {"concept": id}).first()
    if row is None:
        return Conflict(f"The concept '{id}' is not there any more: look at the glossary again.", None)
    who = row.editor or "The text form"
    what = "removed" if row.content is None else "changed"
    return Conflict(
        f"{who} {what} the concept '{id}' at {row.at:%Y-%m-%d %H:%M:%S} UTC, after you had seen it, so "
        "nothing was saved: look at it as it is now, and change that.",
        theirs=from_plain(row.content) if row.content else None,
    )


def _states(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, dict[str, Any] | None]]:
    """Version and content of those of the concepts `ids` that are, or ever were, there."""
    query = _STATES if len(ids) > _AT_ONCE else _STATES.where(ConceptRow.id.in_(ids))
    return {id: (version, content) for id, version, content in connection.execute(query)}


def _write(
    connection: Connection,
    change: int,
    changes: Iterable[ConceptChange],
    states: Mapping[str, tuple[int, dict[str, Any] | None]],
) -> None:
    made, changed, log = [], [], []
    for each in changes:
        version, before = states.get(each.concept, (0, None))
        after = each.after and plain(each.after)
        if version:
            columns = {"new_version": version + 1, "new_change_id": change, "new_content": after}
            changed.append(columns | {"concept": each.concept})
        else:
            made.append({"id": each.concept, "version": 1, "change_id": change, "content": after})
        log.append({"concept_id": each.concept, "version": version + 1, "before": before, "after": after})
    if made:
        connection.execute(insert(_CONCEPTS), made)
    if changed:
        connection.execute(_CHANGE, changed)
    connection.execute(insert(_VERSIONS), [columns | {"change_id": change} for columns in log])


_TOUCHED = (
    select(ConceptVersionRow.concept_id, ConceptVersionRow.before, ConceptVersionRow.after)
    .where(ConceptVersionRow.change_id == bindparam("change"))
    .order_by(ConceptVersionRow.id)
)


def touched(connection: Connection, change: int) -> list[ConceptChange]:
    """What a change made of which concept; NotFound when there is no such change."""
    rows = connection.execute(_TOUCHED, {"change": change}).all()
    if not rows:
        raise _no_change(change)
    return [
        ConceptChange(id, before and from_plain(before), after and from_plain(after))
        for id, before, after in rows
    ]


def change(connection: Connection, id: int) -> GlossaryChange:
    """The change `id`; NotFound when there is none."""
    row = connection.execute(_changes().where(GlossaryChangeRow.id == id)).first()
    if row is None:
        raise _no_change(id)
    return GlossaryChange(*row)


def log(connection: Connection, concept: str | None, limit: int) -> list[GlossaryChange]:
    """The newest changes, or those of one concept, the newest first."""
    query = _changes().order_by(GlossaryChangeRow.id.desc()).limit(limit)
    if concept is not None:
        of_it = select(ConceptVersionRow.change_id).where(ConceptVersionRow.concept_id == concept)
        query = query.where(GlossaryChangeRow.id.in_(of_it))
    return [GlossaryChange(*row) for row in connection.execute(query)]


def _changes() -> Select[int, str, str, datetime, int, bool]:
    back = aliased(GlossaryChangeRow)
    number = select(func.count()).where(ConceptVersionRow.change_id == GlossaryChangeRow.id)
    return select(
        GlossaryChangeRow.id,
        GlossaryChangeRow.kind,
        GlossaryChangeRow.editor,
        GlossaryChangeRow.at,
        number.scalar_subquery(),
        back.id.is_not(None),
    ).outerjoin(back, back.undoes == GlossaryChangeRow.id)


def _no_change(id: int) -> NotFound:
    return NotFound(f"The glossary has no change {id}: look at its history.")
