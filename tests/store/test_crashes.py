from __future__ import annotations

import subprocess
from collections.abc import Callable

from workbench.store import Status, Store

Worker = Callable[..., "subprocess.Popen[str]"]


def _killed_at_the_commit(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "hanging\n"
    process.kill()
    process.wait()


def test_an_alignment_that_is_killed_while_saved_has_not_happened(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    before = store.pair(pair), store.units(pair)

    _killed_at_the_commit(worker("save_and_hang", url, pair))

    assert (store.pair(pair), store.units(pair)) == before
    # Nor does the dead process hold a lock.
    assert store.decide(before[1][0].id, 0, "มาลี", status=Status.APPROVED).version == 1


def test_a_decision_that_is_killed_while_saved_has_not_happened(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    unit = store.units(pair)[0]

    _killed_at_the_commit(worker("decide_and_hang", url, unit.id))

    assert store.unit(unit.id) == unit
    assert store.history(unit.id) == []
    assert store.decide(unit.id, 0, "มาลี", status=Status.APPROVED).version == 1


def test_every_decision_that_was_confirmed_before_a_kill_is_there(
    store: Store, url: str, pair: str, worker: Worker
) -> None:
    unit = store.units(pair)[0]
    process = worker("decide_on_and_on", url, unit.id)
    assert process.stdout is not None
    while process.stdout.readline() != "20\n":
        assert process.poll() is None

    process.kill()
    confirmed = 20 + len(process.communicate()[0].splitlines())

    log = store.history(unit.id)
    # The last one may have been saved without having been confirmed.
    assert len(log) in (confirmed, confirmed + 1)
    assert [entry.note for entry in log] == [f"note {number}" for number in range(1, len(log) + 1)]
    assert (store.unit(unit.id).version, store.unit(unit.id).note) == (len(log), log[-1].note)
