"""Operations that leave all units as they are: comments, findings dismissed, terms taken."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, bindparam, select, union, update

from workbench.errors import GlossaryError, OperationError
from workbench.glossary.capture import with_terms
from workbench.glossary.ids import Ids
from workbench.review.operations import Aside, Comment, Dismiss, Restore, TakeTerm
from workbench.store import comments, concepts, dismissals, documents, pairs
from workbench.store.checks import storable
from workbench.store.glossary_tables import DismissalRow
from workbench.store.log import Entry
from workbench.store.model import ConceptChange
from workbench.store.tables import Base, CommentRow

_UNITS = Base.metadata.tables["units"]
_TOUCH = update(_UNITS).where(_UNITS.c.id == bindparam("unit")).values(revision=bindparam("to"))
_ABOUT = union(
    *(
        select(row.unit_id).where(row.operation_id == bindparam("operation"))
        for row in (CommentRow, DismissalRow)
    )
)


def do(connection: Connection, pair: pairs.Held, operation: Aside, id: int, entry: Entry) -> None:
    """Do what is asked for as the operation `id`, whose unit is there and whose reviewer may.

    Raises OperationError for an empty comment or reason; GlossaryError and NotFound for a term that cannot
    be taken.
    """
    match operation:
        case Comment(unit=unit, text=text):
            comments.write(connection, unit, id, entry, _said(text, "comment", unit))
        case Dismiss(unit=unit, finding=finding, reason=reason):
            why = _said(reason, "reason", unit)
            dismissals.write(connection, unit, id, entry, storable(finding, "finding"), why)
        case Restore(unit=unit, finding=finding):
            dismissals.write(connection, unit, id, entry, storable(finding, "finding"), None)
        case TakeTerm():
            _take(connection, pair, operation, entry)
            return
    # Those who look at the pair hear of it so.
    connection.execute(_TOUCH, {"unit": operation.unit, "to": id})


def units(connection: Connection, operation: int) -> list[int]:
    """The units that an operation of this kind was about, where that is kept."""
    return list(connection.scalars(_ABOUT, {"operation": operation}))


def _said(text: str, what: str, unit: int) -> str:
    said = storable(text.strip(), what)
    if not said:
        raise OperationError(f"The {what} on unit {unit} is empty: say something.")
    return said


def _take(connection: Connection, pair: pairs.Held, operation: TakeTerm, entry: Entry) -> None:
    languages = [documents.head(connection, id).language for id in (pair.source_id, pair.target_id)]
    texts = [" ".join(each.split()) for each in (operation.source_term, operation.target_term)]
    terms = [(code, text) for code, text in zip(languages, texts, strict=True) if text]
    if not terms:
        raise GlossaryError("There is no term to take: mark one in the source, the target, or both.")
    concepts.hold(connection)
    if operation.concept is None:
        after = with_terms(None, terms)
        known = concepts.glossary(connection).concepts
        id = Ids(each.id for each in known).give(after)
        change = ConceptChange(id, None, replace(after, id=id))
    else:
        before = concepts.kept(connection, operation.concept).concept
        change = ConceptChange(before.id, before, with_terms(before, terms))
    if change.before != change.after:
        concepts.save(connection, "edit", entry.reviewer, [change])
