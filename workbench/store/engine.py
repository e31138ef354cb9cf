"""One database, reached in the same way whether it is a SQLite file or a PostgreSQL server."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from workbench.errors import StoreError, StoreUnavailable
from workbench.store.faults import LOCKED, faults_told, is_locked

PATIENCE = 5
"""Seconds that a writer waits for another one, and a connection for its server."""

_MIGRATION_LOCK = 0x776F726B62656E63
"""Any number that no other program of the server locks: "workbenc" in ASCII."""

_json = partial(json.dumps, ensure_ascii=False)
"""Thai as it is: escaped, it would take twice the room."""

_FORMS = "give sqlite:///FILE or postgresql://USER@HOST/NAME in WORKBENCH_DATABASE"


class Database:
    """Connections to one database, for any number of threads; `url` as in WORKBENCH_DATABASE.

    Raises StoreError for a URL that names no database kept on disk.
    """

    def __init__(self, url: str) -> None:
        self._url = _understood(url)
        self.is_sqlite = self._url.drivername == "sqlite"
        self.name = _name(self._url)
        """For people: the path or the host and name, never a user or a password."""
        self._engine = _sqlite(self._url) if self.is_sqlite else _postgresql(self._url)
        self._writing = Lock()
        # All that one reader asks for is to be of one moment, as it is in a SQLite file anyway.
        snapshot = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reader = self._engine.execution_options(**snapshot)
        self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._bare = self._engine.execution_options(begin=None)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in a transaction that sees one state of the database and waits for no writer."""
        with faults_told(self.name), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that is committed at the end, or not at all after an error.

        On SQLite it holds the write lock from its beginning, so what it reads stays true until
        it writes; on PostgreSQL rows are locked by those who read them in order to change them.
        """
        with self._turn(), faults_told(self.name), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        # SQLite lets writers poll for its lock, and of many threads one may then wait for seconds.
        if not self.is_sqlite:
            yield
        elif self._writing.acquire(timeout=PATIENCE):
            try:
                yield
            finally:
                self._writing.release()
        else:
            raise StoreUnavailable(LOCKED.format(name=self.name))

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """As `writing`, one process at a time, with foreign keys checked at the end only.

        SQLite changes a column by making the table anew, which its foreign keys would forbid.
        """
        with faults_told(self.name):
            if self.is_sqlite:
                self._log_ahead()
            with self._bare.connect() as connection:
                if self.is_sqlite:
                    connection.detach()
                    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                else:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
                yield connection
                if self.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise StoreError(f"A migration of the database {self.name} broke a reference: undone.")
                connection.commit()

    def _log_ahead(self) -> None:
        """Turn on the write-ahead log, which then stays on with the file."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                with self._bare.connect() as connection:
                    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                return
            except OperationalError as fault:
                # SQLite does not wait here by itself when another process is doing the same.
                if not is_locked(fault) or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def make_folder(self) -> None:
        """Make the folder of a SQLite file where there is none."""
        if not self.is_sqlite:
            return
        folder = Path(self.name).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise StoreUnavailable(
                f"The folder {folder} of the database cannot be made ({fault.strerror}): "
                "allow it, or name another one in WORKBENCH_DATABASE."
            ) from fault

    def close(self) -> None:
        """Give the connections back; the last one to a SQLite file folds its log into it."""
        self._engine.dispose()


def _understood(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as fault:
        # The text is not repeated: there may be a password in it.
        raise StoreError(f"The database's address is not understood: {_FORMS}.") from fault
    if parsed.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise StoreError(f"No database of kind '{parsed.drivername}' is known here: {_FORMS}.")
    path = parsed.database or ""
    if path in ("", ":memory:"):
        raise StoreError(f"A database in memory would lose what people decide: {_FORMS}.")
    # Absolute, so that a later change of the working directory does not lead to another file.
    return parsed.set(drivername="sqlite", database=str(Path(path).absolute()))


def _name(url: URL) -> str:
    if url.drivername == "sqlite":
        return url.database or ""
    host = url.host or url.query.get("host") or "localhost"
    return f"{url.database or ''} at {host}" + (f":{url.port}" if url.port else "")


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url.set(query={"timeout": str(PATIENCE), **url.query}), json_serializer=_json)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # The driver's own idea of when a transaction begins spares DDL and reading.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        # Half a millisecond a commit, and a decision survives a power cut too.
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # One that begins by reading and writes later fails at once when another wrote in between.
        begin = connection.get_execution_options().get("begin", "BEGIN")
        if begin:
            connection.exec_driver_sql(begin)

    return engine


def _postgresql(url: URL) -> Engine:
    given = url.query.get("options", "")
    options = f"-c lock_timeout={PATIENCE}s {given if isinstance(given, str) else ' '.join(given)}"
    query = {"connect_timeout": str(PATIENCE), **url.query, "options": options}
    try:
        # The ping notices a server that was started anew before a decision is lost to it.
        return create_engine(url.set(query=query), pool_pre_ping=True, json_serializer=_json)
    except ModuleNotFoundError as fault:
        raise StoreError("PostgreSQL needs a driver: pip install 'psycopg[binary]'.") from fault
