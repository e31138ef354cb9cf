from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.store import workers
from workbench.alignment.order import in_order, starts
from workbench.documents.model import Document, Head
from workbench.errors import Conflict, StoreError
from workbench.review import Status
from workbench.review.operations import Decide
from workbench.review.rules import Rules
from workbench.store import Store, operations
from workbench.store.engine import Database

Worker = Callable[..., Any]


def test_two_processes_with_500_decisions_each_lose_none(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    both = [worker(workers.decide_often, url, pair, name, 500) for name in ("มาลี", "สมชาย")]
    for process in both:
        assert process.hear() == "ready"
    for process in both:
        process.tell()
    # They share three units and began with the same versions of them.
    assert sum(process.hear() for process in both) > 0

    units = store.units(pair)
    logs = [store.history(unit.id) for unit in units]
    assert Counter(entry.reviewer for log in logs for entry in log) == {"มาลี": 500, "สมชาย": 500}
    for unit, log in zip(units, logs, strict=True):
        assert [entry.version for entry in log] == list(range(1, unit.version + 1))
        assert (log[-1].note, log[-1].reviewer) == (unit.note, unit.changed_by)


def test_two_processes_that_split_and_merge_at_once_lose_no_text(
    store: Store, url: str, long_pair: Callable[[int], str], worker: Worker
) -> None:
    pair = long_pair(40)
    both = [worker(workers.operate_often, url, pair, name, 60) for name in ("มาลี", "สมชาย")]
    for process in both:
        assert process.hear() == "ready"
    for process in both:
        process.tell()
    heard = Counter(process.hear() for _ in range(60) for process in both)
    assert [process.hear() for process in both] == ["ended", "ended"]

    assert heard["once"] > 40 and not heard["twice"]
    units = store.units(pair)
    assert [unit.position for unit in units] == list(range(len(units))) and units == in_order(
        units, lambda unit: starts(unit.bead)
    )
    document = store.document("th-b").text
    held = "".join(
        document[start:end] for start, end in sorted(unit.bead.source for unit in units if unit.bead.source)
    )
    assert "".join(held.split()) == "".join(document.split())


def test_threads_share_a_store(store: Store, pair: str) -> None:
    units = store.units(pair)

    def review(number: int) -> int:
        late = 0
        for _ in range(10):
            seen = store.unit(units[number % 3].id)
            try:
                store.decide(seen.id, seen.version, f"reviewer {number}", note=f"{number} {seen.version}")
            except Conflict:
                late += 1
            assert len(list(store.iterate_units([pair], None))) == 3
        return late

    with ThreadPoolExecutor(8) as threads:
        late = sum(threads.map(review, range(8)))

    assert sum(len(store.history(unit.id)) for unit in units) == 80 - late


def test_an_alignment_waits_for_a_decision_under_way_and_then_keeps_off(
    store: Store, url: str, pair: str
) -> None:
    unit = store.units(pair)[0]
    other = Database(url)

    with ThreadPoolExecutor(1) as threads:
        with other.writing() as connection:
            asked = Decide(unit.id, 0, note="under way")
            operations.operate(connection, pair, asked, "มาลี", Rules(), None, None)
            aligned = threads.submit(store.save_alignment, pair, [], "other")
            with pytest.raises(TimeoutError):
                aligned.result(timeout=0.2)
        with pytest.raises(StoreError, match="1 of its units have been decided on"):
            aligned.result(timeout=10)

    other.close()
    assert store.unit(unit.id).note == "under way"


def test_of_two_who_decide_at_once_one_is_told(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]

    def decide(reviewer: str) -> str | None:
        try:
            store.decide(unit.id, 0, reviewer, status=Status.APPROVED, note=reviewer)
        except Conflict as conflict:
            theirs = conflict.theirs
            assert theirs == store.unit(unit.id)
            return None
        return reviewer

    with ThreadPoolExecutor(4) as threads:
        winners = [name for name in threads.map(decide, "กขคง") if name]

    assert winners == [entry.reviewer for entry in store.history(unit.id)] == [store.unit(unit.id).note]


def test_a_document_added_by_several_at_once_is_there_once(store: Store) -> None:
    document = Document(Head("th-a", "th", "ไทย"), "ก")

    with ThreadPoolExecutor(4) as threads:
        heads = list(threads.map(store.add_document, [document] * 4))

    assert heads == [document.head] * 4
    assert store.documents() == [document.head]
