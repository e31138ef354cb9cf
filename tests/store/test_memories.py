from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from workbench.errors import Forbidden, NotFound, StoreError
from workbench.review.rules import Role, Rules
from workbench.store import Store
from workbench.store import memories as kept
from workbench.store.engine import Database
from workbench.store.memory_model import MemoryUnit, Occurrence

AT = datetime(2020, 2, 29, 12, 30, 0, 250_000, tzinfo=UTC)
UNITS = [
    MemoryUnit((("th", "ข้อ ๑  ตกลง "), ("en", "Article 1.\n<b>Agreed</b> & 'done'")), AT, AT, "มาลี"),
    MemoryUnit((("en", "Security"), ("th", "ความมั่นคง"), ("de", "Sicherheit"))),
    MemoryUnit((("th", "นํ้า"), ("en", "water 😀"))),
]


@pytest.fixture(autouse=True)
def in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_AT_ONCE", 2)


def rows(url: str) -> int:
    database = Database(url)
    with database.reading() as connection:
        tables = ("memories", "memory_units", "memory_texts")
        counts = [connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in tables]
    database.close()
    return sum(counts)


def test_a_memory_is_kept_whole_with_all_its_languages(store: Store) -> None:
    before = datetime.now(UTC)
    memory = store.add_memory("  ชุด   หนึ่ง ", "one.tmx", UNITS, "Ann")

    assert store.memories() == [memory]
    assert (memory.name, memory.file, memory.units) == ("ชุด หนึ่ง", "one.tmx", 3)
    assert (memory.languages, memory.added_by) == (("th", "en", "de"), "Ann")
    assert before <= memory.added_at <= datetime.now(UTC)
    found = {each.unit: each for query in ("ข้อ", "Security", "water") for each in _all(store, query)}
    texts = {unit: {each.language: each.text for each in found[unit].passages} for unit in found}
    assert texts == {number: dict(unit.texts) for number, unit in enumerate(UNITS, 1)}
    assert (found[1].changed_at, found[1].changed_by, found[2].changed_at) == (AT, "มาลี", None)


def _all(store: Store, query: str) -> list[Occurrence]:
    return list(store.concordance(query).occurrences)


@pytest.mark.parametrize(
    ("name", "units", "why"),
    [
        ("one", UNITS, "There is a memory 'one': give another name, or remove that one first"),
        ("two", [], "would have no units"),
        (" ", UNITS, "has 0 characters"),
        ("x" * 201, UNITS, "has 201 characters"),
        (
            "two",
            [*UNITS, MemoryUnit((("th", "a\0b"), ("en", "c")))],
            r"text of unit 4 cannot be kept.*U\+0000",
        ),
    ],
)
def test_what_cannot_be_kept_is_told_and_leaves_nothing(
    store: Store, url: str, name: str, units: list[MemoryUnit], why: str
) -> None:
    store.add_memory("one", "one.tmx", UNITS[:1], "Ann")

    with pytest.raises(StoreError, match=why):
        store.add_memory(name, "two.tmx", units, "Ann")

    assert [memory.name for memory in store.memories()] == ["one"]
    assert rows(url) == 1 + 1 + 2


def test_a_memory_that_breaks_off_leaves_nothing(store: Store, url: str) -> None:
    def broken() -> Iterator[MemoryUnit]:
        yield from UNITS
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add_memory("one", "one.tmx", broken(), "Ann")

    assert rows(url) == 0


def test_nobody_sees_a_memory_that_is_not_complete_and_others_save_meanwhile(store: Store, pair: str) -> None:
    seen = []

    def slow() -> Iterator[MemoryUnit]:
        yield from UNITS
        seen.append(([each.complete for each in store.memories()], store.concordance("water").total))
        unit = store.units(pair)[0]
        store.decide(unit.id, unit.version, "มาลี", note="saved meanwhile")
        with pytest.raises(StoreError, match="'one' is coming in, or broke off"):
            store.add_memory("one", "other.tmx", UNITS, "Ann")

    store.add_memory("one", "one.tmx", slow(), "Ann")

    assert seen == [([False], 0)]
    assert store.concordance("water").total == 1
    assert [each.complete for each in store.memories()] == [True]


def test_what_a_killed_import_leaves_is_listed_as_such_and_can_be_removed(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed() -> Iterator[MemoryUnit]:
        yield from UNITS
        raise KeyboardInterrupt

    with monkeypatch.context() as dead:
        # Who is killed cleans nothing up.
        dead.setattr(kept, "_take_away", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            store.add_memory("one", "one.tmx", killed(), "Ann")

    assert [each.complete for each in store.memories()] == [False]
    assert (store.concordance("water").total, store.matches("water 😀", "en")) == (0, [])
    with pytest.raises(StoreError, match="'one' is coming in, or broke off before it was complete"):
        store.add_memory("one", "one.tmx", UNITS, "Ann")
    store.remove_memory("one", "Ann")
    assert rows(url) == 0


def test_a_memory_that_is_removed_while_it_comes_in_is_told(store: Store, url: str) -> None:
    def slow() -> Iterator[MemoryUnit]:
        yield from UNITS
        store.remove_memory("one", "Ann")
        yield from UNITS

    with pytest.raises(StoreError, match="'one' was removed while it came in"):
        store.add_memory("one", "one.tmx", slow(), "Ann")

    assert rows(url) == 0


def test_removing_takes_one_memory_and_its_name_is_free_again(store: Store, url: str) -> None:
    store.add_memory("one", "one.tmx", UNITS, "Ann")
    store.add_memory("two", "two.tmx", UNITS, "Ann")

    store.remove_memory("one", "Ann")

    assert [memory.name for memory in store.memories()] == ["two"]
    assert {each.memory for each in _all(store, "security")} == {"two"}
    with pytest.raises(NotFound, match=r"No memory 'tow'\. Did you mean 'two'"):
        store.remove_memory("tow", "Ann")
    store.remove_memory("two", "Ann")
    assert rows(url) == 0
    with pytest.raises(NotFound, match="There is no memory yet"):
        store.remove_memory("two", "Ann")
    assert store.add_memory("one", "again.tmx", UNITS, "Ann").units == 3


def test_only_administrators_bring_memories_in_and_take_them_away(store: Store) -> None:
    store.add_memory("one", "one.tmx", UNITS, "Ann")
    store.rules = Rules(roles={"Bob": Role.APPROVER})
    try:
        with pytest.raises(Forbidden, match="bring in a memory takes the role administrator"):
            store.add_memory("two", "two.tmx", UNITS, "Bob")
        with pytest.raises(Forbidden, match="remove a memory takes the role administrator"):
            store.remove_memory("one", "Bob")
        assert [memory.name for memory in store.memories()] == ["one"]
    finally:
        store.rules = Rules()
