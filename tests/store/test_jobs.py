"""Long work: what is done stays done, however the rest ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.documents import Document, Head
from workbench.errors import Forbidden, NotFound, StoreError
from workbench.review import Status
from workbench.review.rules import Role, Rules
from workbench.settings import Settings, settings
from workbench.store import Store
from workbench.store.jobs import add_corpus, add_document, align_pairs, pair_documents, waiting

THAI = "การประชุม Bali 2020 มีผู้เข้าร่วม 21 ประเทศ"
ENGLISH = "The Bali 2020 meeting. It drew 21 countries."


def write(corpus: Path, code: str, id: str, text: str, sources: str = "") -> None:
    head = f"---\nid: {id}\ntitle: {id}\nlanguage: {code}\n{sources}---\n"
    (corpus / code).mkdir(parents=True, exist_ok=True)
    (corpus / code / f"{id}.txt").write_text(f"{head}{text}\n", encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(tmp_path / "corpus", "th", "report", THAI, "sources: [message, statement]\n")
    write(tmp_path / "corpus", "en", "message", ENGLISH)
    write(tmp_path / "corpus", "en", "statement", ENGLISH + " And more.")
    return tmp_path / "corpus"


@pytest.fixture
def chosen(tmp_path: Path, corpus: Path) -> Settings:
    data = tmp_path / "data"
    return replace(settings(), data=data, database=f"sqlite:///{data}/w.db", corpus=corpus, encoder="hashing")


@pytest.fixture
def store(chosen: Settings) -> Iterator[Store]:
    with Store(chosen.database) as opened:
        yield opened


def test_a_corpus_gives_the_pairs_that_its_heads_name_once(store: Store, chosen: Settings) -> None:
    for _ in range(2):
        pairs = add_corpus(store, chosen.corpus, limit=chosen.limit)
        assert [pair.id for pair in pairs] == ["report:message", "report:statement"]
    assert len(store.pairs()) == 2 and waiting(store) == store.pairs()


def test_a_head_that_names_an_unknown_source_changes_nothing(store: Store, chosen: Settings) -> None:
    write(chosen.corpus, "th", "other", THAI, "sources: [nowhere]\n")
    with pytest.raises(NotFound, match="'other' names the source 'nowhere'"):
        add_corpus(store, chosen.corpus, limit=chosen.limit)
    assert store.documents() == []


def test_aligned_pairs_have_units_that_hold_all_text(store: Store, chosen: Settings) -> None:
    add_corpus(store, chosen.corpus, limit=chosen.limit)
    told: list[tuple[int, int, str]] = []
    align_pairs(store, waiting(store), chosen, lambda *step: told.append(step))
    assert [step[:2] for step in told] == [(0, 2), (1, 2), (2, 2)] and "↔" in told[0][2]
    assert waiting(store) == []
    for pair in store.pairs():
        assert pair.encoder == "hashing"
        texts = "".join(unit.source_text for unit in store.units(pair.id))
        assert texts.replace(" ", "") == THAI.replace(" ", "")


def test_work_that_is_stopped_keeps_what_was_done(store: Store, chosen: Settings) -> None:
    add_corpus(store, chosen.corpus, limit=chosen.limit)

    def stop(done: int, total: int, what: str) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        align_pairs(store, waiting(store), chosen, stop)
    assert [pair.id for pair in waiting(store)] == ["report:statement"]


def test_a_process_killed_while_aligning_leaves_whole_pairs(store: Store, chosen: Settings) -> None:
    add_corpus(store, chosen.corpus, limit=chosen.limit)
    code = (
        "import sys, time\n"
        "from workbench.settings import settings\n"
        "from workbench.store import Store\n"
        "from workbench.store.jobs import align_pairs, waiting\n"
        "def tell(done, total, what):\n"
        "    print(done, flush=True)\n"
        "    if done == 1: time.sleep(60)\n"
        "with Store(settings().database) as store: align_pairs(store, waiting(store), settings(), tell)\n"
    )
    environment = os.environ | {
        "WORKBENCH_DATA": str(chosen.data),
        "WORKBENCH_DATABASE": chosen.database,
        "WORKBENCH_ENCODER": "hashing",
    }
    child = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    deadline = time.monotonic() + 60
    while child.stdout.readline().strip() != "1":
        assert time.monotonic() < deadline
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert [pair.id for pair in waiting(store)] == ["report:statement"]
    align_pairs(store, waiting(store), chosen)
    assert waiting(store) == []


def test_a_pair_goes_from_the_thai_text_to_its_source_in_either_order(store: Store) -> None:
    add_document(store, Document(Head("ข่าว".encode().hex(), "th", "ข่าว"), THAI), "Ann")
    add_document(store, Document(Head("news", "en", "News"), ENGLISH), "Ann")
    thai = next(head.id for head in store.documents("th"))
    assert pair_documents(store, "news", thai, "Ann").id == f"{thai}:news"
    assert pair_documents(store, thai, "news", "Ann").id == f"{thai}:news"


def test_a_document_is_paired_with_the_sources_that_are_there(store: Store) -> None:
    add_document(store, Document(Head("news", "en", "News"), ENGLISH), "Ann")
    head = Head("report", "th", "รายงาน", sources=("news", "missing"))
    assert [pair.id for pair in add_document(store, Document(head, THAI), "Ann")] == ["report:news"]


def test_a_document_with_a_source_in_its_own_language_is_not_kept(store: Store) -> None:
    add_document(store, Document(Head("first", "th", "t"), THAI), "Ann")
    with pytest.raises(StoreError, match="names the source 'first'"):
        add_document(store, Document(Head("second", "th", "t", sources=("first",)), THAI), "Ann")
    assert [head.id for head in store.documents()] == ["first"]


def test_readers_neither_bring_documents_in_nor_pair_them(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document(store, Document(Head("news", "en", "News"), ENGLISH), "Ann")
    monkeypatch.setattr(store, "rules", Rules(roles={"Bob": Role.READER}))
    with pytest.raises(Forbidden, match="To bring in a document takes the role reviewer"):
        add_document(store, Document(Head("report", "th", "รายงาน"), THAI), "Bob")
    assert [head.id for head in store.documents()] == ["news"]
    add_document(store, Document(Head("report", "th", "รายงาน"), THAI), "Ann")
    with pytest.raises(Forbidden, match="To pair documents takes the role reviewer"):
        pair_documents(store, "report", "news", "Bob")
    assert store.pairs() == []


def test_a_pair_is_aligned_anew_around_what_people_decided(store: Store, chosen: Settings) -> None:
    add_corpus(store, chosen.corpus, limit=chosen.limit)
    align_pairs(store, waiting(store), chosen)
    pair = store.pairs()[0]
    before = store.units(pair.id)
    edited = store.decide(before[-1].id, 0, "มาลี", target_text="As I would have it.", status=Status.APPROVED)

    align_pairs(store, [pair], chosen)

    after = store.units(pair.id)
    assert store.unit(edited.id) == edited
    spans = [[(unit.bead.source, unit.bead.target) for unit in units] for units in (before, after)]
    assert spans[0] == spans[1]
    assert [unit.position for unit in after] == list(range(len(after)))
    assert [unit.id for unit in after] == [unit.id for unit in before]


def test_a_document_that_waits_for_its_source_is_paired_when_the_source_comes(store: Store) -> None:
    add_document(store, Document(Head("report", "th", "รายงาน", sources=("news",)), THAI), "Ann")
    pairs = add_document(store, Document(Head("news", "en", "News"), ENGLISH), "Ann")
    assert [pair.id for pair in pairs] == ["report:news"]
