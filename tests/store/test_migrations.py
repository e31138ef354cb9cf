from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, event, inspect, text
from sqlalchemy.exc import DBAPIError

from tests.store import workers
from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.errors import OperationError, StoreError, StoreUnavailable
from workbench.review import Status
from workbench.review.operations import Merge, Undo, Unlink
from workbench.store import Store, migrations
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


def _at_revision_0001(url: str) -> Database:
    """A database as the first release left it, with two decisions on one of three units."""
    database = Database(url)
    database.make_folder()
    with database.migrating() as connection:
        migrations.upgrade(connection, "0001")
    with database.writing() as connection:
        for statement in _OLD:
            connection.execute(text(statement))
    return database


_TIME = "'2026-11-07 08:09:10.000011'"
_OLD = (
    *(
        "INSERT INTO documents "
        "(id, language, title, date, publisher, url, rights, note, sources, added_at, text) "
        f"VALUES ('{id}', '{id[:2]}', '', '', '', '', '', '', '[]', {_TIME}, '{content}')"
        for id, content in (("th-a", "ก ข ค"), ("en-a", "a b c"))
    ),
    "INSERT INTO pairs (source_id, target_id, encoder, aligned_at, added_at) "
    f"VALUES ('th-a', 'en-a', 'hashing', {_TIME}, {_TIME})",
    *(
        "INSERT INTO units (pair_id, position, source_start, source_end, target_start, target_end, "
        "confidence, status, version, created_at, changed_at, changed_by, note, source_text, target_text) "
        f"VALUES (1, {place}, {start}, {start + 1}, {start}, {start + 1}, "
        f"0.75, '{status}', {version}, {_TIME}, {_TIME}, '{who}', '', '{source}', '{target}')"
        for place, start, status, version, who, source, target in (
            (0, 0, "unreviewed", 0, "", "ก", "a"),
            (1, 2, "approved", 2, "มาลี", "ข", "B"),
            (2, 4, "unreviewed", 0, "", "ค", "c"),
            (3, 4, "unreviewed", 0, "", "ค", "c"),
        )
    ),
    # The last id is not to be given again.
    "DELETE FROM units WHERE position = 3",
    *(
        "INSERT INTO decisions (unit_id, version, reviewer, at, status, note, source_text, target_text) "
        f"VALUES (2, {version}, 'มาลี', {_TIME}, '{status}', '', 'ข', 'B')"
        for version, status in ((1, "in progress"), (2, "approved"))
    ),
)


def test_a_database_of_the_first_release_is_migrated_with_all_that_is_in_it(fresh_url: str) -> None:
    database = _at_revision_0001(fresh_url)

    with Store(fresh_url) as store:
        pair = store.pair("th-a:en-a")
        units = store.units(pair.id)
        log = store.history(2)

        assert [(unit.id, unit.position, unit.version, unit.assignee) for unit in units] == [
            (1, 0, 0, ""),
            (2, 1, 2, ""),
            (3, 2, 0, ""),
        ]
        assert units[1].bead == Bead(Span(2, 3), Span(2, 3), 0.75)
        assert (units[1].changed_by, units[1].status, units[1].target_text) == ("มาลี", Status.APPROVED, "B")
        assert [(entry.version, entry.status.value, entry.reviewer) for entry in log] == [
            (1, "in progress", "มาลี"),
            (2, "approved", "มาลี"),
        ]
        assert {(entry.operation, entry.bead, entry.before) for entry in log} == {(None, None, None)}
        assert store.changes(pair.id).revision == 0
        # Undo does not reach behind what it knows the state before of.
        with pytest.raises(OperationError, match="nothing to undo"):
            store.operate(pair.id, Undo(), "มาลี")
        done = store.operate(pair.id, Merge(1, 0, 2, 2), "มาลี")
        assert [unit.source_text for unit in done.units] == ["ก ข"]
        assert store.operate(pair.id, Unlink(3, 0), "มาลี").made == [5]
        for _ in range(2):
            store.operate(pair.id, Undo(), "มาลี")
        assert store.units(pair.id)[1].status is Status.APPROVED
        assert store.decide(1, 2, "มาลี", status=Status.SENT_BACK, note="why").status is Status.SENT_BACK

    for statement in ("UPDATE decisions SET reviewer = 'x'", "DELETE FROM decisions"):
        with pytest.raises(DBAPIError, match="append-only"), database.writing() as connection:
            connection.execute(text(statement))
    with pytest.raises(DBAPIError, match="never changes"), database.writing() as connection:
        connection.execute(text("UPDATE documents SET text = 'x'"))
    database.close()


def test_a_second_migration_that_is_killed_leaves_the_first_release(fresh_url: str, worker: Worker) -> None:
    database = _at_revision_0001(fresh_url)
    process = worker(workers.migrate_and_hang, fresh_url)
    assert process.hear() == "hanging"

    process.kill()

    with database.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"
        assert connection.scalar(text("SELECT count(*) FROM decisions")) == 2
        assert "operations" not in inspect(connection).get_table_names()
    database.close()
    with Store(fresh_url) as store:
        assert len(store.history(2)) == 2
