"""Translation memories into the database and out of it.

A memory may have a million units, and on SQLite a transaction of minutes would keep everybody else from
saving. So it is written and taken away in short ones, and nobody sees it before it is complete.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from workbench.errors import NotFound, StoreError
from workbench.glossary import fold_text
from workbench.store.checks import storable, unknown
from workbench.store.engine import Database
from workbench.store.memory_model import Memory, MemoryUnit
from workbench.store.memory_tables import MemoryRow, MemoryTextRow, MemoryUnitRow
from workbench.store.tables import Base

_UNITS, _TEXTS = (insert(Base.metadata.tables[name]) for name in ("memory_units", "memory_texts"))
_COLUMNS = (
    MemoryRow.name,
    MemoryRow.file,
    MemoryRow.languages,
    MemoryRow.units,
    MemoryRow.added_by,
    MemoryRow.added_at,
    MemoryRow.complete,
)
_AT_ONCE = 5000
LONGEST_NAME = 200


def add(database: Database, name: str, file: str, units: Iterable[MemoryUnit], who: str) -> Memory:
    """Keep a memory; see `Store.add_memory`."""
    name = " ".join(storable(name, "name of the memory").split())
    if not name or len(name) > LONGEST_NAME:
        raise StoreError(f"The memory's name has {len(name)} characters: give one of 1 to {LONGEST_NAME}.")
    with database.writing() as connection:
        key = _begin(connection, name, storable(file, "name of the file"), who)
    try:
        languages: dict[str, None] = {}
        left, number = iter(units), 0
        while batch := list(islice(left, _AT_ONCE)):
            languages |= {code: None for unit in batch for code, _ in unit.texts}
            # Before the transaction, which others wait for.
            rows, texts = _rows(key, number, batch)
            number += len(batch)
            with database.writing() as connection:
                _go_on(connection, key, name, {"units": number, "languages": list(languages)})
                connection.execute(_UNITS, rows)
                connection.execute(_TEXTS, texts)
        if not number:
            raise StoreError(f"The memory '{name}' would have no units: choose a file that has some.")
        with database.writing() as connection:
            _go_on(connection, key, name, {"complete": True})
    except BaseException:
        _take_away(database, key)
        raise
    with database.reading() as connection:
        return _value(connection.execute(select(*_COLUMNS).where(MemoryRow.id == key)).one())


def _begin(connection: Connection, name: str, file: str, who: str) -> int:
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    begun = {"name": name, "file": file, "languages": [], "units": 0, "complete": False}
    begun |= {"added_by": who, "added_at": datetime.now(UTC)}
    made = make(MemoryRow).values(begun).on_conflict_do_nothing().returning(MemoryRow.id)
    key = connection.scalars(made).first()
    if key is not None:
        return key
    if connection.scalars(select(MemoryRow.complete).where(MemoryRow.name == name)).first():
        raise StoreError(f"There is a memory '{name}': give another name, or remove that one first.")
    raise StoreError(
        f"The memory '{name}' is coming in, or broke off before it was complete: wait, remove it, or give "
        "another name."
    )


def _rows(
    key: int, number: int, batch: Iterable[MemoryUnit]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The units after the first `number`, and their texts, for the database."""
    rows, texts = [], []
    for at, unit in enumerate(batch, number + 1):
        place = {"memory_id": key, "number": at}
        times = {"created_at": unit.created_at, "changed_at": unit.changed_at}
        rows.append(place | times | {"changed_by": storable(unit.changed_by, "name of who changed a unit")})
        texts += [
            place
            | {"language": code, "folded": fold_text(text), "text": storable(text, f"text of unit {at}")}
            for code, text in unit.texts
        ]
    return rows, texts


def _go_on(connection: Connection, key: int, name: str, values: dict[str, Any]) -> None:
    """Write what is new of a memory that is coming in; StoreError where somebody has removed it."""
    of_memory = update(MemoryRow).where(MemoryRow.id == key, MemoryRow.name.is_not(None))
    if not connection.execute(of_memory.values(values)).rowcount:
        raise StoreError(f"The memory '{name}' was removed while it came in: bring it in again.")


def remove(database: Database, name: str) -> None:
    """Take a memory away; see `Store.remove_memory`."""
    with database.writing() as connection:
        key = connection.scalars(select(MemoryRow.id).where(MemoryRow.name == name)).first()
        if key is None:
            known = [memory.name for memory in present(connection)]
            raise NotFound(unknown("memory", name, known))
    _take_away(database, key)


def _take_away(database: Database, key: int) -> None:
    """Take memory `key` away, and what is left of others that nobody sees any more."""
    with database.writing() as connection:
        connection.execute(update(MemoryRow).where(MemoryRow.id == key).values(name=None, complete=False))
        gone = connection.scalars(select(MemoryRow.id).where(MemoryRow.name.is_(None))).all()
    for each in gone:
        last = 1
        while last:
            with database.writing() as connection:
                first = _first(connection, each)
                last = first + _AT_ONCE if first else 0
                for row in (MemoryTextRow, MemoryUnitRow):
                    connection.execute(delete(row).where(row.memory_id == each, row.number < last))
                if not last:
                    connection.execute(delete(MemoryRow).where(MemoryRow.id == each))


def _first(connection: Connection, key: int) -> int:
    """The number of the first unit of a memory; 0 where it has none."""
    first = select(func.coalesce(func.min(MemoryUnitRow.number), 0)).where(MemoryUnitRow.memory_id == key)
    return connection.scalars(first).one()


def present(connection: Connection) -> list[Memory]:
    """All memories, by name."""
    found = (_value(row) for row in connection.execute(select(*_COLUMNS).where(MemoryRow.name.is_not(None))))
    return sorted(found, key=lambda memory: memory.name)


def _value(row: Sequence[Any]) -> Memory:
    name, file, languages, units, added_by, added_at, complete = row
    return Memory(name, file, tuple(languages), units, added_by, added_at, complete)
