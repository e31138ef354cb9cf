"""Aligning the rest again: shown first, done when asked, and fast the second time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.alignment import aligner
from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.errors import Conflict, Forbidden
from workbench.review import Status
from workbench.review.operations import Comment, Merge, Undo
from workbench.review.rules import Role, Rules
from workbench.settings import Settings, settings
from workbench.store import Pair, Store
from workbench.store.jobs import align_pairs, apply, proposal, waiting

THAI = "การประชุม Bali 2020 มีผู้เข้าร่วม 21 ประเทศ ฝนตกหนักเมื่อวันที่ 7 ตุลาคม ที่ประชุมเลือกประธาน 3 คน"
ENGLISH = "The Bali 2020 meeting drew 21 countries. It rained on 7 October. The meeting chose 3 chairs."


@pytest.fixture
def chosen(tmp_path: Path) -> Settings:
    data = tmp_path / "data"
    return replace(settings(), data=data, database=f"sqlite:///{data}/w.db", encoder="hashing")


@pytest.fixture
def store(chosen: Settings) -> Iterator[Store]:
    with Store(chosen.database) as opened:
        yield opened


@pytest.fixture
def pair(store: Store, chosen: Settings) -> Pair:
    store.add_document(Document(Head("report", "th", ""), THAI))
    store.add_document(Document(Head("news", "en", ""), ENGLISH))
    store.add_pair("report", "news")
    align_pairs(store, waiting(store), chosen)
    assert store.pairs()[0].total > 2
    return store.pairs()[0]


def test_a_proposal_changes_nothing_and_is_empty_where_nothing_changed(
    store: Store, pair: Pair, chosen: Settings
) -> None:
    before = store.changes(pair.id)

    shown = proposal(store, pair, chosen)

    assert store.changes(pair.id) == before
    assert (shown.kept, shown.gone, shown.new) == (before.units, [], [])
    apply(store, shown, "มาลี")
    assert store.units(pair.id) == before.units


def test_the_rest_is_aligned_around_what_people_decided_and_said(
    store: Store, pair: Pair, chosen: Settings
) -> None:
    first, second, third, *_ = store.units(pair.id)
    merged = store.operate(pair.id, Merge(first.id, 0, second.id, 0), "มาลี").units[0]
    store.operate(pair.id, Comment(third.id, "Why?"), "มาลี")

    shown = proposal(store, pair, chosen)
    apply(store, shown, "มาลี")

    units = store.units(pair.id)
    assert units[0] == merged
    assert third.id in {unit.id for unit in units} and store.comment_counts(pair.id) == {third.id: 1}
    assert {unit.id for unit in shown.kept} <= {unit.id for unit in units}
    assert [unit.bead for unit in units] == shown.beads
    # What is retired is kept, and taken back as before.
    store.operate(pair.id, Undo(), "มาลี")
    assert [unit.id for unit in store.units(pair.id)][:2] == [first.id, second.id]


def test_what_would_go_and_come_is_told(store: Store, pair: Pair, chosen: Settings) -> None:
    units = store.units(pair.id)
    found = [unit.bead for unit in units]
    # As if another aligner had not seen where the first of them ends.
    joined = [bead for bead in found if bead.source] + [Bead(None, Span(0, len(ENGLISH)), 0.5)]
    store.save_alignment(pair.id, joined, "other")

    shown = proposal(store, pair, chosen)

    assert [unit.bead.target for unit in shown.gone] == [Span(0, len(ENGLISH))]
    assert shown.new == [bead for bead in found if not bead.source]
    assert [unit.bead for unit in shown.kept] == [bead for bead in found if bead.source]
    assert (shown.encoder, shown.pair) == ("hashing", pair.id)


def test_a_proposal_is_not_applied_to_a_pair_that_somebody_changed(
    store: Store, pair: Pair, chosen: Settings
) -> None:
    shown = proposal(store, pair, chosen)
    unit = store.decide(store.units(pair.id)[0].id, 0, "สมชาย", status=Status.APPROVED)
    before = store.changes(pair.id)

    with pytest.raises(Conflict, match=f"Somebody changed the pair '{pair.id}' while it was aligned"):
        apply(store, shown, "มาลี")

    assert store.changes(pair.id) == before and unit in before.units
    with pytest.raises(Conflict):
        apply(store, shown, "มาลี")
    apply(store, proposal(store, pair, chosen), "มาลี")


def test_only_an_administrator_applies(store: Store, pair: Pair, chosen: Settings) -> None:
    store.rules = Rules(roles={"มาลี": Role.APPROVER}, default=Role.READER)

    with pytest.raises(Forbidden):
        apply(store, proposal(store, pair, chosen), "มาลี")


def test_texts_are_looked_at_once_as_long_as_they_are_kept(
    store: Store, pair: Pair, chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = aligner.PairAligner

    def counted(source: str, *rest: object) -> aligner.PairAligner:
        made.append(source)
        return real(source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(aligner, "PairAligner", counted)
    for _ in range(3):
        proposal(store, pair, chosen)
    # It was looked at when it was aligned.
    assert made == []

    others = []
    for number in range(3):
        store.add_document(Document(Head(f"report-{number}", "th", ""), f"{THAI} {number}"))
        others.append(store.add_pair(f"report-{number}", "news"))
    align_pairs(store, others, chosen)
    assert len(made) == 3
    proposal(store, others[-1], chosen)
    assert len(made) == 3
    proposal(store, pair, chosen)
    assert made[3:] == [THAI]


def test_a_pair_that_was_deleted_does_not_come_back_with_the_corpus(
    store: Store, chosen: Settings, tmp_path: Path
) -> None:
    from workbench.store.jobs import add_corpus

    corpus = tmp_path / "corpus"
    for code, id, sources in (("th", "report", "sources: [news]\n"), ("en", "news", "")):
        (corpus / code).mkdir(parents=True)
        head = f"---\nid: {id}\ntitle: {id}\nlanguage: {code}\n{sources}---\n"
        (corpus / code / f"{id}.txt").write_text(
            f"{head}{THAI if code == 'th' else ENGLISH}\n", encoding="utf-8"
        )
    (pair,) = add_corpus(store, corpus, limit=2**20)
    store.delete_pair(pair.id, "มาลี")

    assert add_corpus(store, corpus, limit=2**20) == [] and store.pairs() == []
    assert store.add_pair("report", "news").id == pair.id
