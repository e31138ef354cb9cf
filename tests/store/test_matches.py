from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from workbench.errors import StoreError
from workbench.store import Store
from workbench.store import matches as likeness
from workbench.store.memory_model import Match, MemoryUnit

SAID = "ที่ประชุมเห็นชอบแผน"


@pytest.fixture(autouse=True)
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "_AT_ONCE", 2)


def scores(found: list[Match]) -> list[tuple[int, str]]:
    return [(each.score, each.source.text) for each in found]


def keep(store: Store, *texts: str) -> None:
    units = [MemoryUnit((("en", f"{n}"), ("th", text), ("de", "d"))) for n, text in enumerate(texts)]
    store.add_memory("tm", "tm.tmx", units, "Ann")


def test_the_most_alike_come_first_with_their_share_of_characters(store: Store) -> None:
    keep(store, "คนละเรื่อง", SAID.replace("แผน", "ร่าง"), SAID, SAID + "ๆ", "x" * 19, SAID[:10])

    found = store.matches(SAID, "th")

    assert scores(found) == [(100, SAID), (95, SAID + "ๆ"), (80, SAID.replace("แผน", "ร่าง"))]
    assert [(side.language, side.text) for side in found[0].others] == [("en", "2"), ("de", "d")]
    assert (found[0].memory, found[0].unit) == ("tm", 3)
    assert scores(store.matches(SAID, "th", least=96)) == [(100, SAID)]
    assert scores(store.matches(SAID, "th", limit=1)) == [(100, SAID)]
    assert store.matches(SAID, "en") == store.matches("", "th") == []


def test_only_the_same_text_is_a_hundred_per_cent(store: Store) -> None:
    keep(store, "ก" * 300 + "ข")

    assert scores(store.matches("ก" * 300 + "ค", "th")) == [(99, "ก" * 300 + "ข")]


@pytest.mark.parametrize(("same", "other", "least"), [(4, 1, 80), (8, 2, 80), (17, 3, 85), (18, 12, 60)])
def test_what_is_just_enough_is_found(store: Store, same: int, other: int, least: int) -> None:
    keep(store, "ก" * same + "ข" * other)

    assert [each.score for each in store.matches("ก" * (same + other), "th", least)] == [least]
    assert not store.matches("ก" * (same + other), "th", least + 1)


def test_a_very_long_text_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="has 2,001 characters, where 2,000 are the most"):
        store.matches("ก" * 2001, "th")


@given(st.text("กขa", max_size=12), st.text("กขa", max_size=12))
def test_the_score_is_the_share_that_stays(one: str, other: str) -> None:
    score = likeness._score(one, other, Levenshtein.distance(one, other))

    assert (score == 100) == (one == other)
    assert score == int(100 * Levenshtein.normalized_similarity(one, other) + 1e-9)
