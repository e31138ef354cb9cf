from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tests.store import workers
from workbench.review import Status
from workbench.review.operations import Merge, Undo
from workbench.store import Store

Worker = Callable[..., Any]


def _killed_at_the_commit(process: Any) -> None:
    assert process.hear() == "hanging"
    process.kill()


def test_an_alignment_that_is_killed_while_saved_has_not_happened(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    before = store.pair(pair), store.units(pair)

    _killed_at_the_commit(worker(workers.save_and_hang, url, pair))

    assert (store.pair(pair), store.units(pair)) == before
    # Nor does the dead process hold a lock.
    assert store.decide(before[1][0].id, 0, "มาลี", status=Status.APPROVED).version == 1


def test_a_decision_that_is_killed_while_saved_has_not_happened(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    unit = store.units(pair)[0]

    _killed_at_the_commit(worker(workers.decide_and_hang, url, unit.id))

    assert store.unit(unit.id) == unit
    assert store.history(unit.id) == []
    assert store.decide(unit.id, 0, "มาลี", status=Status.APPROVED).version == 1


def test_every_decision_that_was_confirmed_before_a_kill_is_there(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    unit = store.units(pair)[0]
    process = worker(workers.decide_on_and_on, url, unit.id)
    while process.hear() < 20:
        assert process.process.is_alive()

    process.kill()
    confirmed = 20
    with suppress(EOFError):
        while True:
            confirmed = process.hear()

    log = store.history(unit.id)
    # The last one may have been saved without having been confirmed.
    assert len(log) in (confirmed, confirmed + 1)
    assert [entry.note for entry in log] == [f"note {number}" for number in range(1, len(log) + 1)]
    assert (store.unit(unit.id).version, store.unit(unit.id).note) == (len(log), log[-1].note)


def test_an_operation_that_is_killed_while_saved_has_not_happened(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    before = store.changes(pair)
    first, second, _ = before.units

    _killed_at_the_commit(worker(workers.merge_and_hang, url, pair, first.id, second.id))

    assert store.changes(pair) == before
    assert store.history(first.id) == store.history(second.id) == []
    # The page sends it again, and now it is done.
    done = store.operate(pair, Merge(first.id, 0, second.id, 0), "killed", client="page", number=1)
    assert not done.repeated and done.retired == [second.id]


def test_an_undo_that_is_killed_while_saved_can_be_done_again(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    start = store.units(pair)
    store.operate(pair, Merge(start[0].id, 0, start[1].id, 0), "มาลี")
    before = store.changes(pair)

    _killed_at_the_commit(worker(workers.undo_and_hang, url, pair, "มาลี"))

    assert store.changes(pair) == before
    store.operate(pair, Undo(), "มาลี")
    assert [(unit.id, unit.bead) for unit in store.units(pair)] == [(unit.id, unit.bead) for unit in start]
