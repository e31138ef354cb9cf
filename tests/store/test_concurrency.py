from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from workbench.documents.model import Document, Head
from workbench.errors import Conflict
from workbench.store import Status, Store

Worker = Callable[..., "subprocess.Popen[str]"]


def test_two_processes_with_500_decisions_each_lose_none(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    processes = [worker("decide_often", url, pair, name, 500) for name in ("มาลี", "สมชาย")]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        conflicts = int(process.communicate(timeout=60)[0])
        # They share three units, so each meets the other's decisions.
        assert conflicts > 0

    units = store.units(pair)
    logs = [store.history(unit.id) for unit in units]
    assert Counter(entry.reviewer for log in logs for entry in log) == {"มาลี": 500, "สมชาย": 500}
    for unit, log in zip(units, logs, strict=True):
        assert [entry.version for entry in log] == list(range(1, unit.version + 1))
        assert (log[-1].note, log[-1].reviewer) == (unit.note, unit.changed_by)


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
