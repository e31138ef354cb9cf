from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.errors import NotFound, StoreError
from workbench.review import Status
from workbench.store import Store


def test_units_have_the_texts_that_their_beads_span_less_white_space_around(store: Store) -> None:
    thai = " \u00a0\u200bนํ้าใจ  ๒๕๖๕\r\nก ข\n"
    store.add_document(Document(Head("th-a", "th", ""), thai))
    store.add_document(Document(Head("en-a", "en", ""), "“Kindness”, 2565  — a b "))
    pair = store.add_pair("th-a", "en-a").id
    beads = [Bead(Span(0, 15), Span(0, 18), 0.9), Bead(Span(15, 20), Span(18, 24), 0.8)]

    store.save_alignment(pair, beads, "hashing")

    first, second = store.units(pair)
    assert (first.source_text, first.target_text) == ("\u200bนํ้าใจ  ๒๕๖๕", "“Kindness”, 2565")
    assert (second.source_text, second.target_text) == ("ก ข", "— a b")
    assert [first.bead, second.bead] == beads


def test_new_units_are_unreviewed_at_version_0_in_the_order_of_the_beads(store: Store, pair: str) -> None:
    units = store.units(pair)

    assert [unit.position for unit in units] == [0, 1, 2]
    assert [unit.bead.confidence for unit in units] == [0.75, 0.5, 0.25]
    for unit in units:
        assert (unit.pair, unit.status, unit.version) == (pair, Status.UNREVIEWED, 0)
        assert (unit.note, unit.changed_by) == ("", "")
        assert unit.created_at == unit.changed_at == store.pair(pair).aligned_at


def test_a_gap_has_no_span_and_no_text(store: Store, pair: str) -> None:
    gap = store.units(pair)[2]

    assert (gap.source_text, gap.bead.target, gap.target_text) == ("ท้ายเรื่อง", None, "")


def test_a_second_alignment_replaces_the_first_under_new_ids(store: Store, pair: str) -> None:
    old = {unit.id for unit in store.units(pair)}

    store.save_alignment(pair, [Bead(None, Span(0, 29), 1.0)], "other")

    (unit,) = store.units(pair)
    assert unit.id not in old
    assert (unit.source_text, unit.target_text) == ("", "1. Co-operation. 2. Security.")
    assert store.pair(pair).encoder == "other"
    with pytest.raises(NotFound, match="aligned anew"):
        store.decide(max(old), 0, "มาลี", status=Status.APPROVED)


def test_an_alignment_of_no_beads_is_an_alignment(store: Store, pair: str) -> None:
    store.save_alignment(pair, [], "other")

    assert store.units(pair) == []
    assert store.pair(pair).encoder == "other"


def test_a_pair_that_somebody_decided_on_keeps_its_units(store: Store, pair: str) -> None:
    unit = store.units(pair)[1]
    store.decide(unit.id, 0, "มาลี", note="seen")
    before = store.units(pair)

    with pytest.raises(StoreError, match=f"'{pair}' keeps its alignment: 1 of its units"):
        store.save_alignment(pair, [], "other")

    assert store.units(pair) == before
    assert store.pair(pair).encoder == "hashing"


def test_a_new_alignment_around_what_was_decided_keeps_it_at_its_new_place(store: Store, pair: str) -> None:
    first, second, third = store.units(pair)
    edited = store.decide(second.id, 0, "มาลี", target_text="As I would have it.")
    kept = store.decide(third.id, 0, "มาลี", status=Status.APPROVED)
    whole, halves = first.bead.source, first.bead.target
    assert whole and halves
    middle = whole.start + 2
    beads = [
        third.bead,
        Bead(Span(whole.start, middle), halves, 0.5),
        Bead(Span(middle, whole.end), None, 0.5),
        second.bead,
    ]

    store.save_alignment(pair, beads, "other")

    units = store.units(pair)
    assert [unit.bead for unit in units] == beads
    assert units[0] == replace(kept, position=0) and units[3] == replace(edited, position=3)
    assert store.history(edited.id)


def test_numbers_of_numpy_are_kept_as_numbers(store: Store, pair: str) -> None:
    numpy = pytest.importorskip("numpy")
    span = Span(numpy.int64(0), numpy.int64(4))

    store.save_alignment(pair, [Bead(span, None, numpy.float32(0.5))], "numpy")

    assert store.units(pair)[0].bead == Bead(Span(0, 4), None, 0.5)


_MISFITS = [
    ([Bead(None, None, 0.5)], "Bead 1 has no side"),
    ([Bead(Span(0, 1), None, 1.5)], "confidence 1.5: give one from 0 to 1"),
    ([Bead(Span(0, 1), None, float("nan"))], "confidence nan"),
    ([Bead(Span(-1, 1), None, 0.5)], "spans -1 to 1"),
    ([Bead(Span(3, 3), None, 0.5)], "spans 3 to 3"),
    ([Bead(Span(0, 1), Span(28, 30), 0.5)], r"28 to 30, which is no stretch of 'en-a' \(29 characters\)"),
    (
        [Bead(Span(0, 1), Span(10, 20), 0.5), Bead(Span(1, 2), Span(5, 11), 0.5)],
        "share the characters 10 to 11 of 'en-a'",
    ),
]


def test_beads_that_do_not_fit_the_texts_change_nothing(
    store: Store, pair: str, subtests: pytest.Subtests
) -> None:
    before = store.units(pair)

    for beads, sentence in _MISFITS:
        with subtests.test(sentence), pytest.raises(StoreError, match=sentence):
            store.save_alignment(pair, beads, "other")

    assert store.units(pair) == before


def test_an_unknown_pair_cannot_be_aligned(store: Store, pair: str) -> None:
    with pytest.raises(NotFound, match=f"No pair 'th-a:en-b'. Did you mean '{pair}'"):
        store.save_alignment("th-a:en-b", [], "other")
