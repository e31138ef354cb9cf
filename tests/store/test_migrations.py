from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, event, inspect, text

from tests.store import workers
from workbench.documents.model import Document, Head
from workbench.errors import StoreError, StoreUnavailable
from workbench.store import Store
from workbench.store.engine import Database
from workbench.store.tables import Base

Worker = Callable[..., Any]


def _constraints(connection: Connection) -> dict[str, object]:
    found = inspect(connection)
    return {
        name: (
            sorted((each["name"], each["sqltext"]) for each in found.get_check_constraints(name)),
            sorted((each["name"], each["column_names"]) for each in found.get_unique_constraints(name)),
            sorted((each["name"], each["column_names"]) for each in found.get_indexes(name)),
            sorted((each["name"], each["referred_table"]) for each in found.get_foreign_keys(name)),
            [(each["name"], str(each["type"]), each["nullable"]) for each in found.get_columns(name)],
            found.get_pk_constraint(name)["constrained_columns"],
        )
        for name in Base.metadata.tables
    }


def test_the_migrated_schema_is_that_of_the_tables(
    url: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if url.startswith("sqlite"):
        made = Database(f"sqlite:///{tmp_path / 'made.db'}")
    else:
        made = Database(request.getfixturevalue("fresh_postgresql"))
    migrated = Database(url)

    with migrated.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
        constraints = _constraints(connection)
    with made.writing() as connection:
        Base.metadata.create_all(connection)
        expected = _constraints(connection)
    migrated.close()
    made.close()

    assert differences == []
    assert constraints == expected


def test_a_database_that_is_up_to_date_is_opened_without_writing(url: str) -> None:
    from sqlalchemy import Engine

    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement.split(maxsplit=1)[0].upper())

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with Store(url) as store:
            store.pairs()
    finally:
        event.remove(Engine, "before_cursor_execute", note)

    assert set(statements) <= {"BEGIN", "SELECT", "PRAGMA", "SHOW", "WITH"}


def test_documents_are_there_when_a_store_is_opened_again(fresh_url: str) -> None:
    document = Document(Head("th-a", "th", ""), "ก")
    with Store(fresh_url) as store:
        store.add_document(document)

    with Store(fresh_url) as store:
        assert store.document("th-a") == document


def test_a_sqlite_file_has_a_write_ahead_log_and_foreign_keys(sqlite: str) -> None:
    database = Database(sqlite)

    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2

    database.close()


def test_a_newer_database_is_left_alone(fresh_url: str) -> None:
    Store(fresh_url).close()
    database = Database(fresh_url)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreUnavailable, match=r"has the schema '9999'.*update the workbench"):
        Store(fresh_url)

    with database.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    database.close()


def test_another_programs_database_is_left_alone(fresh_sqlite: str) -> None:
    database = Database(fresh_sqlite)
    database.make_folder()
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE documents (name TEXT)"))

    with pytest.raises(StoreError, match="holds another program's tables"):
        Store(fresh_sqlite)

    with database.reading() as connection:
        assert inspect(connection).get_table_names() == ["documents"]
    database.close()


def test_two_processes_may_open_a_new_database_at_once(fresh_url: str, worker: Worker) -> None:
    both = [worker(workers.open_when_told, fresh_url) for _ in range(2)]
    for process in both:
        assert process.hear() == "ready"

    for process in both:
        process.tell()

    assert [process.hear() for process in both] == [0, 0]


def test_a_migration_that_is_killed_has_not_happened(fresh_url: str, worker: Worker) -> None:
    process = worker(workers.migrate_and_hang, fresh_url)
    assert process.hear() == "hanging"

    process.kill()

    database = Database(fresh_url)
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == []
    database.close()

    with Store(fresh_url) as store:
        assert store.documents() == []
