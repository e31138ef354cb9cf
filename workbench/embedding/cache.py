"""Vectors kept on disk by content, so that no text is encoded twice.

The cache is one SQLite file that may be deleted at any time. It never stands in the way: where it
is damaged it is made anew, and where it is locked, full or read-only the texts are encoded instead.

Only texts are kept, not what an encoder knows of a document's pieces (`SpanEncoder.spans`). With the
default encoder the pieces of a 300-sentence document take about half a second and 2 KiB each; a
stored pair that is aligned again and again in one session gains more from keeping the `SpanVectors`
object in memory than from a table.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import TypeVar

import numpy as np

from workbench.embedding.protocol import Encoder, JoinedSpans, SpanEncoder, SpanVectors, Vectors, checked

_log = logging.getLogger(__name__)

_VERSION = 1
"""Of the table; a file of another version is made anew."""
_TABLE = "CREATE TABLE vectors (id INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, vector BLOB NOT NULL)"
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""Primary result codes of a file that is no database, a broken one, or one with other tables."""
_ASKED_AT_ONCE = 900
"""Keys in one SELECT: below the 999 parameters that every build of SQLite takes."""
_PROBE = "Probe 123 ทดสอบ"

Result = TypeVar("Result")


class VectorCache:
    """Vectors by key in the file `path`, at most about `limit` MiB of them.

    Beyond the limit the oldest tenth goes, in the order of writing. 256 MiB hold some 100,000 vectors
    of 512 dimensions. Safe to share between threads, and its file between processes.
    """

    def __init__(self, path: Path, limit: float = 256) -> None:
        self._path = path
        self._limit = limit * 2**20
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept for `keys`; keys that are not there are left out."""

        def read(connection: sqlite3.Connection) -> dict[bytes, bytes]:
            found: dict[bytes, bytes] = {}
            for first in range(0, len(keys), _ASKED_AT_ONCE):
                some = keys[first : first + _ASKED_AT_ONCE]
                marks = ",".join("?" * len(some))
                found.update(
                    connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some)
                )
            return found

        return self._run(read, {})

    def put(self, vectors: Mapping[bytes, bytes]) -> None:
        """Keep `vectors`, in place of what was kept for the same keys."""

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", vectors.items()
                )
            while _used(connection) > self._limit:
                with connection:
                    gone = connection.execute(
                        "DELETE FROM vectors WHERE id IN (SELECT id FROM vectors ORDER BY id"
                        " LIMIT (SELECT COUNT(*) / 10 + 1 FROM vectors))"
                    )
                if not gone.rowcount:
                    break

        self._run(write, None)

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            self._disconnect()

    def _run(self, work: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        with self._lock:
            try:
                return work(self._connected())
            except (sqlite3.Error, OSError) as error:
                self._disconnect()
                if isinstance(error, sqlite3.Error) and _is_damage(error):
                    _log.warning("The vector cache %s is damaged (%s) and is made anew.", self._path, error)
                    self._remove()
                else:
                    _log.warning("The vector cache %s is left out: %s.", self._path, error)
                return otherwise

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # One connection for all threads; the lock keeps them apart.
            self._connection = connection = sqlite3.connect(self._path, timeout=1, check_same_thread=False)
            # In pages of the usual 4 KiB only one vector of 512 dimensions would find room.
            connection.execute("PRAGMA page_size = 16384")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version != _VERSION:
                    connection.execute("DROP TABLE IF EXISTS vectors")
                    connection.execute(_TABLE)
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _remove(self) -> None:
        try:
            for end in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)
        except OSError as error:
            _log.warning("The vector cache %s cannot be removed: %s.", self._path, error)


def _is_damage(error: sqlite3.Error) -> bool:
    # The low byte is the primary code; the rest tells the kind.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def _digest(content: bytes, seed: bytes = b"") -> bytes:
    return blake2b(content, digest_size=16, key=seed).digest()


def _used(connection: sqlite3.Connection) -> int:
    """Bytes of the file that hold something: three numbers from its head, whatever its size."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


class CachedEncoder:
    """An encoder whose `encode` looks into a cache first; otherwise it is the encoder itself.

    Vectors are kept by text, the encoder's name, and what the encoder makes of a fixed text: a model
    that changes under the same name is not mistaken for the old one.
    """

    def __init__(self, encoder: Encoder, cache: VectorCache) -> None:
        self._encoder = encoder
        self._cache = cache
        self._seed: bytes | None = None

    @property
    def name(self) -> str:
        """The encoder's name."""
        return self._encoder.name

    @property
    def dimension(self) -> int:
        """Numbers in each vector."""
        return self._encoder.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape (len(texts), dimension), from the cache where it has them."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        places: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            if text.strip():
                places.setdefault(text, []).append(at)
        keys = dict(zip(places, self._keys(places), strict=True))
        kept = self._cache.get(list(keys.values()))
        new = []
        for text, own in places.items():
            row = self._row(kept.get(keys[text]))
            if row is None:
                new.append(text)
            else:
                rows[own] = row
        if new:
            vectors = checked(self._encoder.encode(new), len(new), self.name)
            for text, vector in zip(new, vectors, strict=True):
                rows[places[text]] = vector
            self._cache.put({keys[text]: vector.tobytes() for text, vector in zip(new, vectors, strict=True)})
        return rows

    def spans(self, pieces: Sequence[str]) -> SpanVectors:
        """The encoder's own stretches where it has them; otherwise joined texts, through the cache."""
        if isinstance(self._encoder, SpanEncoder):
            return self._encoder.spans(pieces)
        return JoinedSpans(self, pieces)

    def _keys(self, texts: Iterable[str]) -> list[bytes]:
        if self._seed is None:
            # Rounded, since the last digits depend on the machine.
            probe = np.round(checked(self._encoder.encode([_PROBE]), 1, self.name), 3) + 0.0
            self._seed = _digest(self.name.encode() + b"\0" + probe.tobytes())
        return [_digest(text.encode("utf-8", "surrogatepass"), self._seed) for text in texts]

    def _row(self, stored: bytes | None) -> Vectors | None:
        """The vector of `stored`, or None for one that is not there or not whole."""
        if stored is None or len(stored) != 4 * self.dimension:
            return None
        row = np.frombuffer(stored, dtype=np.float32)
        # SQLite does not notice a changed byte inside a value; a length other than 1 gives it away.
        return row if abs(float(row @ row) - 1) < 1e-3 else None
