from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from tests.support.small_corpus import OUTLINE_PAIR, PAIR
from workbench.errors import Conflict
from workbench.settings import Settings
from workbench.store import Pair, Store, jobs
from workbench.ui import aligner as module
from workbench.ui.aligner import Aligner, Work

SECONDS = 30


def test_the_corpus_is_brought_in_and_aligned(store: Store, place: Settings) -> None:
    aligner = Aligner(store, place)
    aligner.begin()

    assert aligner.wait(SECONDS)
    assert aligner.work == Work()
    assert {pair.id: pair.total > 0 for pair in store.pairs()} == {PAIR: True, OUTLINE_PAIR: True}


def test_a_later_start_aligns_nothing_anew(store: Store, place: Settings) -> None:
    for _ in range(2):
        aligner = Aligner(store, place)
        aligner.begin()
        assert aligner.wait(SECONDS)
        aligned = [pair.aligned_at for pair in store.pairs()]

    assert aligned == [pair.aligned_at for pair in store.pairs()]


def test_a_corpus_file_that_has_changed_is_told_and_keeps_no_pair_waiting(
    store: Store, place: Settings
) -> None:
    jobs.add_corpus(store, place.corpus, limit=place.limit)
    changed = next((place.corpus / "en").glob("*.txt"))
    changed.write_text(changed.read_text(encoding="utf-8") + "One more sentence.\n", encoding="utf-8")

    aligner = Aligner(store, place)
    aligner.begin()

    assert aligner.wait(SECONDS)
    assert isinstance(aligner.work.fault, Conflict)
    assert jobs.waiting(store) == []


class Gate:
    """Lets the aligner do one pair at a time, and counts the workers."""

    def __init__(self) -> None:
        self.reached, self.free = Event(), Event()
        self.aligned: list[str] = []

    def align_pairs(
        self, store: Store, pairs: list[Pair], settings: Settings, progress: jobs.Progress
    ) -> None:
        for done, pair in enumerate(pairs):
            progress(done, len(pairs), pair.id)
            self.reached.set()
            assert self.free.wait(SECONDS)
            store.save_alignment(pair.id, [], "none")
            self.aligned.append(pair.id)
        progress(len(pairs), len(pairs), "")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    made = Gate()
    monkeypatch.setattr(module, "align_pairs", made.align_pairs)
    return made


def test_two_that_begin_at_once_share_one_piece_of_work(store: Store, place: Settings, gate: Gate) -> None:
    aligner = Aligner(store, place)
    aligner.begin()
    assert gate.reached.wait(SECONDS)

    aligner.begin()

    assert (aligner.work.running, aligner.work.done, aligner.work.total) == (True, 0, 2)
    gate.free.set()
    assert aligner.wait(SECONDS)
    assert len(gate.aligned) == 2


def test_stopped_it_keeps_what_is_done_and_goes_on_later(store: Store, place: Settings, gate: Gate) -> None:
    aligner = Aligner(store, place)
    aligner.begin()
    assert gate.reached.wait(SECONDS)
    aligner.stop()
    assert aligner.work.stopping
    gate.free.set()

    assert aligner.wait(SECONDS)
    assert aligner.work == Work(stopped=True)
    assert len(gate.aligned) == 1

    aligner.begin()
    assert aligner.wait(SECONDS)
    assert aligner.work == Work()
    assert len(gate.aligned) == 2


def test_a_pair_added_meanwhile_is_aligned_too(store: Store, place: Settings, gate: Gate) -> None:
    aligner = Aligner(store, place)
    aligner.begin()
    assert gate.reached.wait(SECONDS)
    added = store.add_pair("outline-en", "statement-th").id
    aligner.begin()
    gate.free.set()

    assert aligner.wait(SECONDS)
    assert added in gate.aligned


def test_a_refusal_ends_it_with_a_sentence(store: Store, place: Settings) -> None:
    Path(place.corpus, "th", "broken.txt").write_text("---\nid: UPPER\n---\nก\n", encoding="utf-8")
    aligner = Aligner(store, place)
    aligner.begin()

    assert aligner.wait(SECONDS)
    assert "broken.txt" in str(aligner.work.fault)
    assert not aligner.work.running


def test_what_nobody_foresaw_ends_it_too(
    store: Store, place: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "add_corpus", fail)
    monkeypatch.setattr("threading.excepthook", lambda _arguments: None)
    aligner = Aligner(store, place)
    aligner.begin()

    assert aligner.wait(SECONDS)
    assert aligner.work == Work(broke_off=True)
