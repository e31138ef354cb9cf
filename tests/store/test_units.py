from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any

import pytest

from tests.store import workers
from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.errors import NotFound
from workbench.review import Status
from workbench.store import Store


@pytest.fixture
def two_pairs(store: Store, pair: str) -> tuple[str, str]:
    """`pair` with its second unit approved, and a pair of two units against another source."""
    store.decide(store.units(pair)[1].id, 0, "มาลี", status=Status.APPROVED)
    store.add_document(Document(Head("en-b", "en", ""), "One. Two."))
    other = store.add_pair("th-a", "en-b").id
    store.save_alignment(other, [Bead(None, Span(0, 4), 0.1), Bead(Span(0, 5), Span(5, 9), 0.2)], "hashing")
    return pair, other


def test_units_are_filtered_by_status(store: Store, two_pairs: tuple[str, str]) -> None:
    pair, _ = two_pairs

    assert [unit.position for unit in store.units(pair)] == [0, 1, 2]
    assert [unit.position for unit in store.units(pair, [Status.APPROVED])] == [1]
    assert [unit.position for unit in store.units(pair, {Status.UNREVIEWED, Status.REJECTED})] == [0, 2]
    assert store.units(pair, []) == []


def test_a_unit_is_found_by_its_id(store: Store, pair: str) -> None:
    for unit in store.units(pair):
        assert store.unit(unit.id) == unit
        assert unit.created_at.tzinfo is UTC


def test_an_id_without_a_unit_is_named(store: Store, pair: str, subtests: pytest.Subtests) -> None:
    for id in (0, -1, 999, 2**31, 2**70):
        with subtests.test(id=id), pytest.raises(NotFound, match=f"No unit {id}:"):
            store.unit(id)


def test_units_of_an_unknown_pair_are_refused(store: Store, pair: str) -> None:
    with pytest.raises(NotFound, match=f"Did you mean '{pair}'"):
        store.units("th-a:en-b")


def test_iteration_goes_by_pair_and_position(store: Store, two_pairs: tuple[str, str]) -> None:
    pair, other = two_pairs

    assert list(store.iterate_units(None, None)) == store.units(pair) + store.units(other)
    assert list(store.iterate_units([other, pair, other], None)) == store.units(pair) + store.units(other)
    assert list(store.iterate_units([other], None)) == store.units(other)
    assert [unit.source_text for unit in store.iterate_units(None, [Status.APPROVED])] == ["ข้อ ๒ ความมั่นคง"]
    assert list(store.iterate_units([], None)) == []


def test_a_count_is_what_iteration_gives(store: Store, two_pairs: tuple[str, str]) -> None:
    pair, other = two_pairs
    for ids in (None, [pair], [other], [pair, other], []):
        for statuses in (None, [Status.APPROVED], list(Status), []):
            assert store.count_units(ids, statuses) == len(list(store.iterate_units(ids, statuses)))


def test_iteration_over_an_unknown_pair_is_refused(store: Store, pair: str) -> None:
    with pytest.raises(NotFound, match="No pair 'th-a:en-z'"):
        list(store.iterate_units([pair, "th-a:en-z"], None))
    with pytest.raises(NotFound, match="No pair 'th-a:en-z'"):
        store.count_units(["th-a:en-z"], None)


def test_an_iteration_sees_the_units_as_they_were_when_it_began(store: Store, pair: str) -> None:
    units = store.iterate_units(None, None)
    first = next(units)

    for unit in store.units(pair):
        store.decide(unit.id, 0, "มาลี", status=Status.IN_PROGRESS)

    assert [unit.status for unit in [first, *units]] == [Status.UNREVIEWED] * 3


def test_an_iteration_that_is_given_up_frees_its_connection(store: Store, pair: str) -> None:
    for _ in range(40):
        next(store.iterate_units(None, None))

    assert len(store.units(pair)) == 3


def test_iteration_holds_few_units_at_a_time(store: Store, url: str, worker: Callable[..., Any]) -> None:
    length, number = 10_000, 500
    store.add_document(Document(Head("th-a", "th", ""), "ก" * length * number))
    store.add_document(Document(Head("en-a", "en", ""), "e"))
    pair = store.add_pair("th-a", "en-a").id
    spans = (Span(place * length, (place + 1) * length) for place in range(number))
    store.save_alignment(pair, [Bead(span, None, 0.5) for span in spans], "hashing")

    units, mebibytes = worker(workers.stream_all, url).hear()

    assert units == number
    assert mebibytes < 14
