"""What another process does to the same database: `python workers.py VERB URL ARGUMENT…`.

Each verb says a line on stdout when it has come to the point that the test waits for.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from typing import Any

from sqlalchemy import Engine, event, text

from workbench.alignment.beads import Bead, Span
from workbench.errors import Conflict, StoreError
from workbench.store import Status, Store
from workbench.store.engine import Database

_NOBODY = 65534


def say(*words: object) -> None:
    print(*words, flush=True)


def hang(*_: Any) -> None:
    say("hanging")
    time.sleep(60)


def save_and_hang(url: str, pair: str) -> None:
    """Write an alignment of one bead, and stop just before the commit."""
    with Store(url) as store:
        event.listen(Engine, "commit", hang)
        store.save_alignment(pair, [Bead(Span(0, 1), Span(0, 1), 1.0)], "killed")


def decide_and_hang(url: str, unit: str) -> None:
    """Write a decision, and stop just before the commit."""
    with Store(url) as store:
        event.listen(Engine, "commit", hang)
        store.decide(int(unit), 0, "killed", status=Status.APPROVED)


def migrate_and_hang(url: str) -> None:
    """Make the tables, and stop before the triggers."""

    def hang_at_trigger(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("CREATE TRIGGER"):
            hang()

    event.listen(Engine, "before_cursor_execute", hang_at_trigger)
    Store(url)


def decide_on_and_on(url: str, unit: str) -> None:
    """Decide until killed, and say the version of each decision that was saved."""
    with Store(url) as store:
        for version in range(1_000_000):
            note = f"note {version + 1}"
            say(store.decide(int(unit), version, "killed", note=note).version)


def decide_often(url: str, pair: str, reviewer: str, times: str) -> None:
    """Decide on all units of a pair in turn, again with the newer version where another was faster."""
    conflicts = 0
    with Store(url) as store:
        known = store.units(pair)
        say("ready")
        sys.stdin.readline()
        for number in range(int(times)):
            place = number % len(known)
            while True:
                seen = known[place]
                try:
                    known[place] = store.decide(seen.id, seen.version, reviewer, note=f"{reviewer} {number}")
                    break
                except Conflict as conflict:
                    conflicts += 1
                    known[place] = conflict.theirs
    say(conflicts)


def open_when_told(url: str) -> None:
    """Open the store as soon as there is a line to read."""
    import alembic.command  # noqa: F401 - so that only the opening itself is left to do

    say("ready")
    sys.stdin.readline()
    with Store(url) as store:
        say("opened", len(store.documents()))


def hold_write_lock(url: str) -> None:
    """Hold SQLite's write lock until there is a line to read."""
    with Database(url).writing():
        say("holding")
        sys.stdin.readline()


def stream_all(url: str) -> None:
    """Say the units that are there and how many MiB of memory reading them took."""
    with Store(url) as store:
        store.count_units(None, None)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        number = sum(1 for _ in store.iterate_units(None, None))
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        say(number, (after - before) // 1024)


def use_as_nobody(url: str, pair: str) -> None:
    """As a user without rights: open, read a pair, and try to decide; say what came of each."""
    Database(url).close()
    import alembic.command  # noqa: F401 - nobody may not see the folder that it is in
    import sqlalchemy.dialects.sqlite  # noqa: F401

    if os.geteuid() == 0:
        os.setuid(_NOBODY)
    try:
        with Store(url) as store:
            unit = store.units(pair)[0]
            say("read", unit.id)
            store.decide(unit.id, unit.version, "nobody", status=Status.APPROVED)
            say("wrote")
    except StoreError as refused:
        say(type(refused).__name__, refused)


def insert_by_hand(url: str, statement: str) -> None:
    """Run one statement, as a foreign tool would."""
    with Database(url).writing() as connection:
        connection.execute(text(statement))
    say("done")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
