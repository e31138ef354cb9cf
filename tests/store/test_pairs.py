from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from workbench.documents.model import Document, Head
from workbench.errors import NotFound, StoreError
from workbench.review import Status
from workbench.store import Store


@pytest.fixture
def documents(store: Store) -> None:
    for id in ("th-a", "th-b", "en-a", "en-b"):
        store.add_document(Document(Head(id, id[:2], f"title of {id}", sources=("x",)), f"text of {id}"))


@pytest.mark.usefixtures("documents")
def test_a_pair_has_both_heads_and_no_units_before_alignment(store: Store) -> None:
    pair = store.add_pair("th-a", "en-b")

    assert pair.id == "th-a:en-b"
    assert (pair.source, pair.target) == (store.document("th-a").head, store.document("en-b").head)
    assert (pair.encoder, pair.aligned_at, pair.total) == (None, None, 0)
    assert pair.counts == dict.fromkeys(Status, 0)
    assert store.pair("th-a:en-b") == pair


@pytest.mark.usefixtures("documents")
def test_pairs_come_in_order_of_creation_and_only_once(store: Store) -> None:
    for source, target in (("th-b", "en-a"), ("th-a", "en-b"), ("th-b", "en-a"), ("th-a", "en-a")):
        store.add_pair(source, target)

    assert [pair.id for pair in store.pairs()] == ["th-b:en-a", "th-a:en-b", "th-a:en-a"]


@pytest.mark.usefixtures("documents")
def test_a_pair_needs_two_languages(store: Store) -> None:
    with pytest.raises(StoreError, match="'th-a' and 'th-b' are both in 'th'"):
        store.add_pair("th-a", "th-b")

    with pytest.raises(StoreError, match="both in 'th'"):
        store.add_pair("th-a", "th-a")

    assert store.pairs() == []


@pytest.mark.usefixtures("documents")
def test_a_pair_needs_both_documents(store: Store) -> None:
    with pytest.raises(NotFound, match=r"No document 'en-z'.*Did you mean 'en-"):
        store.add_pair("th-a", "en-z")

    assert store.pairs() == []


@pytest.mark.usefixtures("documents")
def test_an_unknown_pair_is_named_with_the_closest_known(store: Store) -> None:
    with pytest.raises(NotFound, match="There is no pair yet"):
        store.pair("th-a:en-a")

    store.add_pair("th-a", "en-a")

    for id in ("th-a:en-aa", "th-a", "", "th-a:en-a:"):
        with pytest.raises(NotFound, match=f"No pair '{id}'"):
            store.pair(id)


def test_a_pair_counts_its_units_by_status(store: Store, pair: str) -> None:
    first, second, _ = store.units(pair)
    store.decide(first.id, 0, "มาลี", status=Status.APPROVED)
    store.decide(second.id, 0, "มาลี", status=Status.IN_PROGRESS)
    store.add_document(Document(Head("en-b", "en", "other"), "Other."))
    store.add_pair("th-a", "en-b")

    counted, empty = store.pairs()

    assert counted.counts == {
        Status.UNREVIEWED: 1,
        Status.IN_PROGRESS: 1,
        Status.APPROVED: 1,
        Status.REJECTED: 0,
        Status.SENT_BACK: 0,
    }
    assert (counted.total, empty.total) == (3, 0)
    assert store.pair(pair) == counted


def test_an_aligned_pair_tells_encoder_and_time_in_utc(store: Store, pair: str) -> None:
    found = store.pair(pair)

    assert found.encoder == "hashing"
    assert found.aligned_at is not None
    assert found.aligned_at.tzinfo is UTC
    assert timedelta(0) <= datetime.now(UTC) - found.aligned_at < timedelta(minutes=1)
