"""What an operation comes to: checked against the units as they are and the team's rules, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from workbench.errors import Conflict, OperationError
from workbench.language import language
from workbench.review import Content, State, Status
from workbench.review.editing import Documents, edit
from workbench.review.operations import (
    Alignment,
    Decide,
    DecideAll,
    Link,
    Merge,
    Move,
    Redo,
    Split,
    Undo,
    Unlink,
)
from workbench.review.rules import Facts, Rules, approves, check, status_after
from workbench.store import log, pairs, undo
from workbench.store.checks import storable
from workbench.store.log import Change, Found
from workbench.store.tables import DocumentRow


class Plan(NamedTuple):
    """What becomes of units, some of which may stay as they are."""

    changes: list[Change]
    undoes: int | None = None
    """The operation that is taken back."""


def plan(
    connection: Connection,
    pair: pairs.Held,
    operation: Decide | DecideAll | Alignment | Undo | Redo,
    reviewer: str,
    rules: Rules,
) -> Plan:
    """What `operation` comes to. Raises NotFound, Conflict, Forbidden and OperationError."""
    match operation:
        case Undo():
            check(rules, reviewer, operation, {})
            taken = undo.undo(connection, pair, reviewer)
            return Plan(taken.changes, taken.operation)
        case Redo():
            check(rules, reviewer, operation, {})
            taken = undo.redo(connection, pair, reviewer)
            _check_approvals(connection, pair, reviewer, rules, taken.changes)
            return Plan(taken.changes, taken.operation)
    found = log.find(connection, pair, versions(operation).keys())
    check_versions(found.values(), versions(operation))
    match operation:
        case Decide():
            return Plan([_decided(connection, pair, operation, found[operation.unit], reviewer, rules)])
        case DecideAll():
            check(rules, reviewer, operation, _facts(connection, pair, found, approves(operation)))
            return Plan(
                [Change(each, replace(each.state, status=operation.status)) for each in found.values()]
            )
    check(rules, reviewer, operation, {})
    return Plan(_aligned(connection, pair, operation, found, reviewer))


def versions(operation: Decide | DecideAll | Alignment) -> dict[int, int]:
    """The versions that `operation` names, by unit, in the order in which it names them."""
    match operation:
        case DecideAll(units=units):
            return dict(units)
        case Merge(first, first_version, second, second_version):
            return {first: first_version, second: second_version}
        case Link(source_unit, source_version, target_unit, target_version):
            return {source_unit: source_version, target_unit: target_version}
        case Move(unit, version, neighbour, neighbour_version):
            return {unit: version, neighbour: neighbour_version}
        case Decide(unit, version) | Split(unit, version) | Unlink(unit, version):
            return {unit: version}


def check_versions(found: Iterable[Found], seen: Mapping[int, int]) -> None:
    """Raise Conflict where a unit is not at the version that was seen, if any, or is retired."""
    for each in found:
        version = seen.get(each.unit.id, each.unit.version)
        if not each.state.live or each.unit.version != version:
            raise _late(each, version)


def _late(found: Found, version: int) -> Conflict:
    unit = found.unit
    when = f"{unit.changed_at:%Y-%m-%d %H:%M:%S} UTC"
    if not found.state.live:
        said = f"{unit.changed_by} took unit {unit.id} out of the alignment at {when}: load the pair again."
    elif unit.version < version:
        said = f"Unit {unit.id} is at version {unit.version}, not {version}: load it again."
    else:
        said = (
            f"{unit.changed_by} saved unit {unit.id} at {when}, after you opened it "
            f"(version {unit.version} now, {version} then): compare both and save again."
        )
    return Conflict(said, theirs=unit if found.state.live else None)


def _decided(
    connection: Connection, pair: pairs.Held, asked: Decide, found: Found, reviewer: str, rules: Rules
) -> Change:
    unit = found.unit
    meant = replace(
        asked,
        source_text=_new(asked.source_text, unit.source_text, "source text"),
        target_text=_new(asked.target_text, unit.target_text, "target text"),
    )
    check(rules, reviewer, meant, _facts(connection, pair, {unit.id: found}, approves(meant)))
    edited = (meant.source_text, meant.target_text) != (None, None)
    after = replace(
        found.state,
        status=status_after(unit, meant),
        source_text=unit.source_text if meant.source_text is None else meant.source_text,
        target_text=unit.target_text if meant.target_text is None else meant.target_text,
        note=unit.note if asked.note is None else storable(asked.note, "note"),
        edited_by=reviewer if edited else found.state.edited_by,
    )
    if edited and not (after.source_text + after.target_text).strip():
        raise OperationError(
            f"Unit {unit.id} would have no text on either side: leave one its text, or reject the unit."
        )
    return Change(found, after)


def _new(given: str | None, present: str, what: str) -> str | None:
    """`given`, unless it is what stands there."""
    return None if given is None or given == present else storable(given, what)


def _facts(
    connection: Connection, pair: pairs.Held, found: Mapping[int, Found], ids: Iterable[int]
) -> dict[int, Facts]:
    """What the rules need to know of the units with `ids`, which are to be approved."""
    wanted = list(ids)
    decided = log.decided(connection, pair, wanted) if wanted else {}
    return {id: Facts(decided.get(id, frozenset()), found[id].state.edited_by) for id in wanted}


def _check_approvals(
    connection: Connection, pair: pairs.Held, reviewer: str, rules: Rules, changes: list[Change]
) -> None:
    """Raise Forbidden where `reviewer` may not approve what `changes` would approve."""
    new = {
        change.found.unit.id: replace(change.found, state=change.after)
        for change in changes
        if change.found
        and change.after.status is Status.APPROVED
        and change.found.state.status is not Status.APPROVED
    }
    if new:
        units = tuple((id, found.unit.version) for id, found in new.items())
        check(rules, reviewer, DecideAll(units, Status.APPROVED), _facts(connection, pair, new, new))


def _aligned(
    connection: Connection, pair: pairs.Held, operation: Alignment, found: Mapping[int, Found], reviewer: str
) -> list[Change]:
    edited = edit(operation, {id: each.unit for id, each in found.items()}, _documents(connection, pair))
    first = next(iter(found.values())).unit
    changes = [
        Change(
            found[id],
            replace(found[id].state, live=False)
            if content is None
            else _state(content, reviewer, found[id].state.note),
        )
        for id, content in edited.kept.items()
    ]
    changes += [Change(None, _state(content, reviewer, ""), first.assignee) for content in edited.added]
    return changes


def _state(content: Content, reviewer: str, note: str) -> State:
    """What somebody has just aligned is in progress."""
    return State(
        content.bead, content.source_text, content.target_text, Status.IN_PROGRESS, note, edited_by=reviewer
    )


_DOCUMENTS = select(DocumentRow.id, DocumentRow.language, DocumentRow.text).where(
    DocumentRow.id.in_((bindparam("source"), bindparam("target")))
)


def _documents(connection: Connection, pair: pairs.Held) -> Documents:
    rows = connection.execute(_DOCUMENTS, {"source": pair.source_id, "target": pair.target_id})
    found = {id: (text, language(code).sentence_marks) for id, code, text in rows}
    (source, source_spaced), (target, target_spaced) = found[pair.source_id], found[pair.target_id]
    return Documents(source, target, source_spaced, target_spaced)
