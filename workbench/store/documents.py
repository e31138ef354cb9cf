"""Documents in and out of the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute

from workbench.documents.model import Document, Head
from workbench.errors import Conflict, NotFound
from workbench.store.checks import document_id, storable, unknown
from workbench.store.tables import Base, DocumentRow


def head_columns(row: type[DocumentRow]) -> tuple[InstrumentedAttribute[Any], ...]:
    """The columns of `row`, which may be an alias, that `head_value` takes, in its order."""
    return (
        row.id,
        row.language,
        row.title,
        row.date,
        row.publisher,
        row.url,
        row.rights,
        row.note,
        row.sources,
    )


def head_value(row: Sequence[Any]) -> Head:
    """The head in the columns of `head_columns`."""
    id, language, title, date, publisher, url, rights, note, sources = row
    return Head(id, language, title, date, publisher, url, rights, note, tuple(sources))


def insert_new(connection: Connection, row: type[Base], values: dict[str, Any]) -> bool:
    """Insert `values`, unless another process was faster with the same key; whether they are new."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return connection.execute(insert(row).values(values).on_conflict_do_nothing()).rowcount == 1


def checked(document: Document) -> Document:
    """`document` as it is; StoreError when a part of it cannot be kept."""
    head = document.head
    document_id(head.id)
    for name in ("language", "title", "date", "publisher", "url", "rights", "note"):
        storable(getattr(head, name), f"{name} of document '{head.id}'")
    for source in head.sources:
        storable(source, f"list of sources of document '{head.id}'")
    storable(document.text, f"text of document '{head.id}'")
    return document


def present_head(connection: Connection, document: Document) -> Head | None:
    """The stored head of `document`, None when it is new; Conflict when its id has another text."""
    query = select(*head_columns(DocumentRow), DocumentRow.text).where(DocumentRow.id == document.head.id)
    row = connection.execute(query).first()
    if row is None:
        return None
    head = head_value(row[:-1])
    if row[-1] != document.text:
        raise Conflict(
            f"There is a document '{head.id}' ({head.title}) with another text, and a stored text never "
            "changes: give the new one another id.",
            theirs=head,
        )
    return head


def add(connection: Connection, document: Document) -> Head:
    """Write `document`, or find it there; Conflict when its id has another text."""
    head = document.head
    values = dict(zip((column.key for column in head_columns(DocumentRow)), _facts(head), strict=True))
    # Read back only where it was there already: the text may have megabytes.
    if insert_new(connection, DocumentRow, values | {"added_at": datetime.now(UTC), "text": document.text}):
        return head
    return present_head(connection, document) or head


def _facts(head: Head) -> tuple[object, ...]:
    return (
        head.id,
        head.language,
        head.title,
        head.date,
        head.publisher,
        head.url,
        head.rights,
        head.note,
        list(head.sources),
    )


def heads(connection: Connection, language: str | None) -> list[Head]:
    """The heads of all documents, or of those in `language`, by id."""
    query = select(*head_columns(DocumentRow))
    if language is not None:
        query = query.where(DocumentRow.language == language)
    # Sorted here, since each database has an order of its own for text.
    return sorted(map(head_value, connection.execute(query)), key=lambda head: head.id)


def head(connection: Connection, id: str) -> Head:
    """The head of document `id`; NotFound with the closest id when there is none."""
    row = connection.execute(select(*head_columns(DocumentRow)).where(DocumentRow.id == id)).first()
    if row is None:
        raise NotFound(unknown("document", id, list(connection.scalars(select(DocumentRow.id)))))
    return head_value(row)


def text(connection: Connection, id: str) -> str:
    """The text of document `id`, which must be there."""
    return connection.scalars(select(DocumentRow.text).where(DocumentRow.id == id)).one()
