"""What the databases complain of, said once and in one sentence for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from workbench.errors import StoreUnavailable

LOCKED = (
    "The database {name} is locked: somebody else has been writing to it for too long. "
    "Nothing was saved; try again, or end the program that holds it."
)
_READ_ONLY = (
    "The database {name} is read-only, so nothing was saved: allow writing to it, "
    "or name another one in WORKBENCH_DATABASE."
)
_DAMAGED = (
    "The file {name} is damaged or no SQLite database: put a sound copy back, "
    "or name another file in WORKBENCH_DATABASE."
)
_FULL = "The disk of the database {name} is full, so nothing was saved: make room and try again."
_UNREADABLE = "The disk of the database {name} fails to read or write ({said}): check the disk and its mount."
_CANNOT_OPEN = (
    "The database {name} cannot be opened: check that it is a file, not a folder, "
    "and that you may read and write it and its folder."
)
_UNREACHABLE = (
    "The database {name} cannot be reached ({said}): check that the server runs and that "
    "host, port, name, user and password in WORKBENCH_DATABASE are right."
)
_BUSY = "All connections to the database {name} are taken: try again, or let fewer people work on one server."
_FORBIDDEN = (
    "The user of the database {name} lacks a right ({said}): have it granted, "
    "or name another user in WORKBENCH_DATABASE."
)

_SQLITE = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _CANNOT_OPEN,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _UNREADABLE,
}
"""By primary result code: the low byte of what SQLite gives."""

_POSTGRESQL = {
    "08": _UNREACHABLE,
    "28": _UNREACHABLE,
    "3D": _UNREACHABLE,
    "57P": _UNREACHABLE,
    "53300": _BUSY,
    "53100": _FULL,
    "58": _UNREADABLE,
    "25006": _READ_ONLY,
    "42501": _FORBIDDEN,
    "55P03": LOCKED,
    "40P01": LOCKED,
    "57014": LOCKED,
}
"""By SQLSTATE or its beginning."""


@contextmanager
def faults_told(name: str) -> Iterator[None]:
    """Turn what keeps the database `name` from answering into StoreUnavailable.

    A statement that the database finds wrong is our own mistake and passes as it is.
    """
    try:
        yield
    except NoConnectionFree as fault:
        raise StoreUnavailable(_BUSY.format(name=name)) from fault
    except DBAPIError as fault:
        sentence = _sentence(fault)
        if sentence is None:
            raise
        raise StoreUnavailable(sentence.format(name=name, said=_said(fault))) from fault


def is_locked(fault: DBAPIError) -> bool:
    """Whether another writer is all that stands in the way."""
    return _sentence(fault) is LOCKED


def _sentence(fault: DBAPIError) -> str | None:
    cause = fault.orig
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    state = getattr(cause, "sqlstate", None)
    if state is None:
        # libpq knows no SQLSTATE for a server that it could not talk to.
        return _UNREACHABLE if isinstance(fault, OperationalError) else None
    return next((_POSTGRESQL[state[:n]] for n in (5, 3, 2) if state[:n] in _POSTGRESQL), None)


def _said(fault: DBAPIError) -> str:
    """The driver's own words, less those that lead up to the cause; psycopg puts no password into them."""
    return str(fault.orig).rpartition("failed: ")[2].strip().split("\n")[0]
