from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.store import workers
from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.errors import StoreError, StoreUnavailable
from workbench.review import Status
from workbench.store import Store

Worker = Callable[..., Any]


def _filled(url: str) -> str:
    with Store(url) as store:
        store.add_document(Document(Head("th-a", "th", ""), "ก"))
        store.add_document(Document(Head("en-a", "en", ""), "a"))
        pair = store.add_pair("th-a", "en-a").id
        store.save_alignment(pair, [Bead(Span(0, 1), Span(0, 1), 0.5)], "hashing")
    return pair


def test_a_locked_file_is_read_and_a_save_is_refused(sqlite: str, worker: Worker) -> None:
    pair = _filled(sqlite)
    process = worker(workers.hold_write_lock, sqlite)
    assert process.hear() == "holding"

    with Store(f"{sqlite}?timeout=0.1") as store:
        unit = store.units(pair)[0]
        with pytest.raises(
            StoreUnavailable, match=r"workbench\.db is locked: .*Nothing was saved; try again"
        ):
            store.decide(unit.id, 0, "มาลี", status=Status.APPROVED)

        process.tell()
        assert process.hear() == "let go"

        assert store.unit(unit.id) == unit
        assert store.decide(unit.id, 0, "มาลี", status=Status.APPROVED).version == 1


def test_a_locked_unit_is_read_and_a_save_is_refused(emptied_server: str) -> None:
    import psycopg

    pair = _filled(emptied_server)
    with (
        Store(f"{emptied_server}&options=-c%20lock_timeout%3D100ms") as store,
        psycopg.connect(emptied_server) as other,
    ):
        unit = store.units(pair)[0]
        other.execute("SELECT * FROM units FOR UPDATE")

        with pytest.raises(StoreUnavailable, match=r"is locked: .*Nothing was saved"):
            store.decide(unit.id, 0, "มาลี", status=Status.APPROVED)
        with pytest.raises(StoreUnavailable, match="is locked"):
            store.save_alignment(pair, [], "other")

        other.rollback()
        assert store.decide(unit.id, 0, "มาลี", status=Status.APPROVED).version == 1


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_a_read_only_file_is_read_and_a_save_is_refused(worker: Worker) -> None:
    # Not tmp_path, which other users may not enter.
    with TemporaryDirectory() as folder:
        path = Path(folder, "workbench.db")
        pair = _filled(f"sqlite:///{path}")
        path.chmod(0o444)
        Path(folder).chmod(0o777)

        process = worker(workers.use_without_rights, f"sqlite:///{path}", pair)

        assert process.hear() == 1
        assert f"StoreUnavailable: The database {path} is read-only, so nothing was saved" in process.hear()


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_a_read_only_folder_is_told_in_a_sentence(worker: Worker) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "workbench.db")
        pair = _filled(f"sqlite:///{path}")
        path.chmod(0o444)
        Path(folder).chmod(0o555)

        process = worker(workers.use_without_rights, f"sqlite:///{path}", pair)
        said = process.hear()
        Path(folder).chmod(0o700)

        assert said.startswith(f"StoreUnavailable: The database {path} ")


def test_a_read_only_server_is_read_and_a_save_is_refused(emptied_server: str) -> None:
    pair = _filled(emptied_server)

    with Store(f"{emptied_server}&options=-c%20default_transaction_read_only%3Don") as store:
        unit = store.units(pair)[0]
        # What is there already needs no writing.
        assert store.add_pair("th-a", "en-a").id == pair
        with pytest.raises(StoreUnavailable, match="is read-only, so nothing was saved"):
            store.decide(unit.id, 0, "มาลี", status=Status.APPROVED)


def test_a_server_that_was_started_anew_is_found_again(emptied_server: str) -> None:
    import psycopg

    pair = _filled(emptied_server)
    with Store(emptied_server) as store, psycopg.connect(emptied_server, autocommit=True) as other:
        unit = store.units(pair)[0]
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )

        assert store.decide(unit.id, 0, "มาลี", status=Status.APPROVED).version == 1


def test_a_connection_cut_in_the_middle_is_told_in_a_sentence(emptied_server: str) -> None:
    import psycopg

    pair = _filled(emptied_server)
    with Store(emptied_server) as store, psycopg.connect(emptied_server, autocommit=True) as other:
        units = store.iterate_units([pair], None)
        with (
            pytest.raises(StoreUnavailable, match="cannot be reached"),
            store._database.writing() as connection,
        ):
            other.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            connection.exec_driver_sql("SELECT 1")

        assert len(list(units)) == 1


def test_a_server_that_is_away_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg")

    with pytest.raises(StoreUnavailable) as refused:
        Store("postgresql://somebody:secret@127.0.0.1:1/texts")

    sentence = str(refused.value)
    assert sentence.startswith("The database texts at 127.0.0.1:1 cannot be reached (Connection refused)")
    assert "WORKBENCH_DATABASE" in sentence
    assert "secret" not in sentence


def test_a_server_without_the_database_says_so(postgresql: str) -> None:
    with pytest.raises(StoreUnavailable, match='database "absent" does not exist'):
        Store(postgresql.replace("/postgres?", "/absent?"))


@pytest.mark.parametrize(
    "content", [b"\x8f\x01random bytes, no database" * 40, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "workbench.db"
    path.write_bytes(content)

    with pytest.raises(StoreUnavailable, match=r"workbench\.db is damaged or no SQLite database"):
        Store(f"sqlite:///{path}")

    assert path.read_bytes() == content


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be opened: check that it is a file, not a folder"):
        Store(f"sqlite:///{tmp_path}")


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(StoreUnavailable, match=r"The folder .*data of the database cannot be made"):
        Store(f"sqlite:///{tmp_path / 'data' / 'workbench.db'}")


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "workbench.db"
    path.touch()

    with Store(f"sqlite:///{path}") as store:
        assert store.documents() == []


def test_a_relative_path_stays_the_same_file_in_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store("sqlite:///data/workbench.db") as store:
        (tmp_path / "other").mkdir()
        monkeypatch.chdir(tmp_path / "other")
        store.close()

        assert store.documents() == []

    assert (tmp_path / "data" / "workbench.db").exists()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("data/workbench.db", "address is not understood: give sqlite:///FILE or postgresql://"),
        ("mysql://u:secret@host/name", "No database of kind 'mysql'"),
        ("sqlite://", "in memory would lose what people decide"),
        ("sqlite:///:memory:", "in memory would lose what people decide"),
    ],
)
def test_an_address_that_cannot_serve_is_refused_without_its_password(url: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence) as refused:
        Store(url)

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("kind", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_is_named_in_any_of_the_usual_ways(migrated_server: str, kind: str) -> None:
    with Store(migrated_server.replace("postgresql", kind, 1)) as store:
        assert store.pairs() is not None
