"""Two reviewers do 300 things at random to one pair, and after each of them all that must hold does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

from sqlalchemy import text

from workbench.alignment.beads import Span
from workbench.alignment.order import in_order, starts
from workbench.errors import Conflict, OperationError
from workbench.review import Status, Unit
from workbench.review.operations import (
    Comment,
    Decide,
    DecideAll,
    Link,
    Merge,
    Move,
    Operation,
    Redo,
    Split,
    Undo,
    Unlink,
)
from workbench.store import Store
from workbench.store.engine import Database

MakePair = Callable[[int], str]

REVIEWERS = ("มาลี", "สมชาย")


def _asked(random: Random, units: list[Unit]) -> Operation:
    """Something to do, at times with a version that is not the present one."""
    one, two = random.choice(units), random.choice(units)
    if one.position + 1 < len(units) and random.random() < 0.7:
        two = units[one.position + 1]
    version = one.version - (random.random() < 0.1 and one.version > 0)
    source_at = random.randrange(len(one.source_text) + 1) if random.random() < 0.8 else None
    target_at = random.randrange(len(one.target_text) + 1) if random.random() < 0.6 else None
    side, edge = random.choice(("source", "target")), random.choice(("first", "last"))
    source, target = (one, two) if one.bead.source else (two, one)
    return random.choice(
        (
            Decide(one.id, version, random.choice((Status.APPROVED, Status.IN_PROGRESS))),
            Decide(one.id, version, target_text=f"{one.target_text} {random.randrange(9)}", note="edited"),
            Split(one.id, version, source_at, target_at),
            Split(one.id, version, source_at, target_at),
            Merge(one.id, version, two.id, two.version),
            Move(one.id, version, two.id, two.version, side, edge),
            Move(two.id, two.version, one.id, version, side, edge),
            Unlink(one.id, version),
            Link(source.id, source.version, target.id, target.version),
            DecideAll(((one.id, version), (two.id, two.version)), Status.APPROVED),
            DecideAll(((one.id, version), (two.id, two.version)), Status.UNREVIEWED),
            Comment(one.id, "ดูอีกที"),
            Undo(),
            Undo(),
            Undo(),
            Redo(),
            Redo(),
        )
    )


def _spans(units: list[Unit], side: str) -> Iterator[Span]:
    return (span for unit in units if (span := getattr(unit.bead, side)))


def _check(
    store: Store, pair: str, documents: tuple[str, str], touched: list[Unit] | None = None
) -> list[Unit]:
    """The units of a pair, all in order, and those `touched`, or all, as their history has them."""
    units = store.units(pair)
    assert [unit.position for unit in units] == list(range(len(units)))
    assert units == in_order(units, lambda unit: starts(unit.bead))
    for side, document in zip(("source", "target"), documents, strict=True):
        spans = sorted(_spans(units, side))
        held = "".join(document[start:end] for start, end in spans)
        # No visible character is lost or doubled.
        assert "".join(held.split()) == "".join(document.split())
        assert all(one.end <= other.start for one, other in pairwise(spans))
        for span in spans:
            assert document[span.start : span.end].strip() == document[span.start : span.end]
    for unit in units if touched is None else touched:
        entries = store.history(unit.id)
        assert [entry.version for entry in entries] == list(range(1, unit.version + 1))
        if entries:
            last = entries[-1]
            assert last.live and last.bead == unit.bead
            assert (last.status, last.note) == (unit.status, unit.note)
            assert (last.source_text, last.target_text) == (unit.source_text, unit.target_text)
    return units


def test_300_operations_of_two_reviewers_lose_nothing(store: Store, url: str, long_pair: MakePair) -> None:
    pair, random = long_pair(12), Random(20221107)
    documents = store.document("th-b").text, store.document("en-b").text
    start = _check(store, pair, documents)
    screens = {name: {unit.id: unit for unit in start} for name in REVIEWERS}
    orders = {name: [unit.id for unit in start] for name in REVIEWERS}
    seen = dict.fromkeys(REVIEWERS, store.changes(pair).revision)
    done = {name: 0 for name in ("done", "conflict", "refused")}
    for number in range(1, 301):
        name = random.choice(REVIEWERS)
        asked = _asked(random, store.units(pair))
        before = store.changes(pair)
        try:
            outcome = store.operate(pair, asked, name, client=name, number=number)
            done["done"] += 1
        except (Conflict, OperationError) as refused:
            done["conflict" if isinstance(refused, Conflict) else "refused"] += 1
            assert store.changes(pair) == before
            continue
        units = _check(store, pair, documents, outcome.units)
        by_id = {unit.id: unit for unit in units}
        assert [by_id[unit.id] for unit in outcome.units] == outcome.units
        assert not by_id.keys() & set(outcome.retired)
        for place, id in enumerate(outcome.made, start=1):
            assert store.unit_named(f"{name}:{number}:{place}") == id
        # A screen that hears of all changes shows what is there.
        if random.random() < 0.3:
            for screen in REVIEWERS:
                changes = store.changes(pair, seen[screen])
                screens[screen].update({unit.id: unit for unit in changes.units})
                orders[screen] = changes.order or orders[screen]
                seen[screen] = changes.revision
                shown = [screens[screen][id] for id in orders[screen]]
                assert [(unit.id, unit.version, unit.bead) for unit in shown] == [
                    (unit.id, unit.version, unit.bead) for unit in units
                ]

    assert done["done"] > 150 and done["conflict"] > 5 and done["refused"] > 5
    database = Database(url)
    with database.reading() as connection:
        kinds = set(connection.scalars(text("SELECT DISTINCT kind FROM operations")))
    database.close()
    assert kinds >= {"split", "merge", "move", "unlink", "link", "decide", "decideAll", "undo", "redo"}

    _undo_everything(store, pair)
    _check(store, pair, documents)


def _undo_everything(store: Store, pair: str) -> None:
    """Each undoes until nothing is left, or until the other's work stands in the way of both."""
    stuck = 0
    while stuck < len(REVIEWERS):
        stuck = 0
        for name in REVIEWERS:
            try:
                store.operate(pair, Undo(), name)
            except (Conflict, OperationError):
                stuck += 1


def _contents(store: Store, pair: str) -> list[tuple[object, ...]]:
    return [
        (unit.id, unit.bead, unit.source_text, unit.target_text, unit.status, unit.note)
        for unit in store.units(pair)
    ]


def test_one_reviewer_who_undoes_all_is_where_they_began(store: Store, long_pair: MakePair) -> None:
    pair, random = long_pair(12), Random(7)
    start = _contents(store, pair)
    for _ in range(120):
        try:
            store.operate(pair, _asked(random, store.units(pair)), "มาลี")
        except (Conflict, OperationError):
            continue
    steps = 0
    while True:
        try:
            store.operate(pair, Undo(), "มาลี")
        except OperationError:
            break
        steps += 1

    assert steps > 10
    assert _contents(store, pair) == start
