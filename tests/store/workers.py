"""What another process does to the same database.

Each function is run by the fixture `worker` in a process of its own; through `line` it says how far it
has come, and hears when to go on.
"""

from __future__ import annotations

import os
import time
from itertools import count
from multiprocessing.connection import Connection
from random import Random
from typing import Any

from sqlalchemy import Engine, event

from workbench.alignment.beads import Bead, Span
from workbench.errors import Conflict, OperationError, StoreError
from workbench.review import Status
from workbench.review.operations import Merge, Split, Undo
from workbench.store import Store
from workbench.store.engine import Database

_NOBODY = 65534


def _hang(line: Connection) -> None:
    line.send("hanging")
    time.sleep(60)


def save_and_hang(line: Connection, url: str, pair: str) -> None:
    """Write an alignment of one bead, and stop just before the commit."""
    with Store(url) as store:
        event.listen(Engine, "commit", lambda _: _hang(line))
        store.save_alignment(pair, [Bead(Span(0, 1), Span(0, 1), 1.0)], "killed")


def decide_and_hang(line: Connection, url: str, unit: int) -> None:
    """Write a decision, and stop just before the commit."""
    with Store(url) as store:
        event.listen(Engine, "commit", lambda _: _hang(line))
        store.decide(unit, 0, "killed", status=Status.APPROVED)


def merge_and_hang(line: Connection, url: str, pair: str, first: int, second: int) -> None:
    """Merge two units, and stop just before the commit."""
    with Store(url) as store:
        event.listen(Engine, "commit", lambda _: _hang(line))
        store.operate(pair, Merge(first, 0, second, 0), "killed", client="page", number=1)


def undo_and_hang(line: Connection, url: str, pair: str, reviewer: str) -> None:
    """Undo, and stop just before the commit."""
    with Store(url) as store:
        event.listen(Engine, "commit", lambda _: _hang(line))
        store.operate(pair, Undo(), reviewer)


def operate_often(line: Connection, url: str, pair: str, reviewer: str, times: int) -> None:
    """Split, merge and undo at random units, each operation sent twice; say what came of each."""
    random = Random(reviewer)
    with Store(url) as store:
        line.send("ready")
        line.recv()
        for number in range(1, times + 1):
            units = store.units(pair)
            place = random.randrange(len(units) - 1)
            one, two = units[place], units[place + 1]
            asked = random.choice(
                (
                    Split(one.id, one.version, len(one.source_text) // 2),
                    Merge(one.id, one.version, two.id, two.version),
                    Undo(),
                )
            )
            try:
                store.operate(pair, asked, reviewer, client=reviewer, number=number)
                again = store.operate(pair, asked, reviewer, client=reviewer, number=number)
                line.send("once" if again.repeated else "twice")
            except (Conflict, OperationError):
                line.send("refused")
    line.send("ended")


def migrate_and_hang(line: Connection, url: str) -> None:
    """Make the tables, and stop before the triggers."""

    def hang_at_trigger(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("CREATE TRIGGER"):
            _hang(line)

    event.listen(Engine, "before_cursor_execute", hang_at_trigger)
    Store(url)


def decide_on_and_on(line: Connection, url: str, unit: int) -> None:
    """Decide until killed, and say the version of each decision that was saved."""
    with Store(url) as store:
        for version in count():
            line.send(store.decide(unit, version, "killed", note=f"note {version + 1}").version)


def decide_often(line: Connection, url: str, pair: str, reviewer: str, times: int) -> None:
    """Decide on all units of a pair in turn, again with the newer version where another was faster."""
    conflicts = 0
    with Store(url) as store:
        known = store.units(pair)
        line.send("ready")
        line.recv()
        for number in range(times):
            place = number % len(known)
            while True:
                seen = known[place]
                try:
                    known[place] = store.decide(seen.id, seen.version, reviewer, note=f"{reviewer} {number}")
                    break
                except Conflict as conflict:
                    conflicts += 1
                    known[place] = conflict.theirs
    line.send(conflicts)


def open_when_told(line: Connection, url: str) -> None:
    """Open the store, and say how many documents it has."""
    line.send("ready")
    line.recv()
    with Store(url) as store:
        line.send(len(store.documents()))


def hold_write_lock(line: Connection, url: str) -> None:
    """Hold SQLite's write lock until told to let go."""
    with Database(url).writing():
        line.send("holding")
        line.recv()
    line.send("let go")


def stream_all(line: Connection, url: str) -> None:
    """Say how many units there are and how many MiB of memory it took to read them."""
    from resource import RUSAGE_SELF, getrusage

    with Store(url) as store:
        store.count_units(None, None)
        before = getrusage(RUSAGE_SELF).ru_maxrss
        number = sum(1 for _ in store.iterate_units(None, None))
        line.send((number, (getrusage(RUSAGE_SELF).ru_maxrss - before) // 1024))


def use_without_rights(line: Connection, url: str, pair: str) -> None:
    """As a user who may write nothing: open, read a pair, and try to decide; say what came of each."""
    with Store(url) as store:
        # Imports what is imported late: the folder of Python itself may be closed to nobody.
        store.units(pair)
    if os.geteuid() == 0:
        os.setuid(_NOBODY)
    try:
        with Store(url) as store:
            unit = store.units(pair)[0]
            line.send(unit.id)
            store.decide(unit.id, unit.version, "nobody", status=Status.APPROVED)
    except StoreError as refused:
        line.send(f"{type(refused).__name__}: {refused}")
