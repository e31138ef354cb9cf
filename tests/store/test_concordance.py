from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import StoreError, StoreUnavailable
from workbench.glossary import fold
from workbench.review import Status
from workbench.review.operations import Merge
from workbench.store import Store
from workbench.store import unit_folds as folds
from workbench.store.engine import Database
from workbench.store.memory_model import MemoryUnit, Occurrence


def marked(found: Occurrence) -> list[str]:
    """What is marked in it."""
    return [each.text[start:end] for each in found.passages for start, end in each.hits]


def of(store: Store, query: str, language: str | None = None) -> list[tuple[str | None, list[str]]]:
    return [(each.memory, marked(each)) for each in store.concordance(query, language).occurrences]


@pytest.fixture
def memory(store: Store) -> str:
    units = [
        (("th", "ความ มั่นคงทางไซเบอร์"), ("en", "Cyber security, SECURITY")),
        (("th", "ค่าใช้จ่าย 100% ของ a_b"), ("en", "The café's cost")),
        (("en", "Security"), ("th", "ความมั่นคง")),
    ]
    return store.add_memory("tm", "tm.tmx", map(MemoryUnit, units), "Ann").name


def test_pairs_and_memories_are_searched_whatever_the_marks_spaces_and_case(
    store: Store, pair: str, memory: str
) -> None:
    assert of(store, "ความมันคง") == [
        ("tm", ["ความมั่นคง"]),
        ("tm", ["ความ มั่นคง"]),
        (None, ["ความมั่นคง"]),
    ]
    assert of(store, "CAFE'S") == [("tm", ["café's"])]
    assert of(store, "co-operation") == [(None, ["Co-operation"])]
    assert of(store, "ข้อ 2") == [(None, ["ข้อ ๒"])]
    assert of(store, "no such thing") == of(store, " ่ ") == of(store, "") == []


@pytest.mark.parametrize(
    ("query", "number"), [("100%", 1), ("a_b", 1), ("%", 1), ("_", 1), ("\\", 0), ("*", 0)]
)
def test_signs_of_the_database_mean_themselves(store: Store, memory: str, query: str, number: int) -> None:
    assert store.concordance(query).total == number


def test_every_hit_of_a_unit_is_marked_in_all_its_languages(store: Store) -> None:
    store.add_memory("tm", "tm.tmx", [MemoryUnit((("th", "ASEAN และ asean"), ("en", "the ASEAN")))], "Ann")

    assert of(store, "asean") == [("tm", ["ASEAN", "asean", "ASEAN"])]
    assert of(store, "asean", "en") == [("tm", ["ASEAN"])]
    assert of(store, "asean", "de") == []


def test_the_best_comes_first(store: Store, pair: str) -> None:
    store.add_memory("tm", "tm.tmx", [MemoryUnit((("en", "2. Security here"), ("th", "ก")))], "Ann")
    store.add_memory("exact", "tm.tmx", [MemoryUnit((("en", "2. security"), ("th", "ข")))], "Ann")
    store.add_memory("other", "tm.tmx", [MemoryUnit((("en", "2. SECURITY there"), ("th", "ค")))], "Ann")
    second = store.units(pair)[1]

    def order() -> list[str | None]:
        return [each.memory for each in store.concordance("2. Security").occurrences]

    assert order() == ["exact", "tm", "other", None]
    store.decide(second.id, 0, "Ann", status=Status.APPROVED)
    assert order() == ["exact", None, "tm", "other"]
    approved = store.concordance("2. Security").occurrences[1]
    assert (approved.pair, approved.unit, approved.status) == (pair, second.id, Status.APPROVED)


def test_no_more_are_given_than_asked_for_and_all_are_counted(store: Store, pair: str) -> None:
    store.add_memory(
        "tm", "tm.tmx", [MemoryUnit((("th", f"ข้อ {n}"), ("en", f"{n}"))) for n in range(30)], "Ann"
    )

    found = store.concordance("ข้อ", limit=5)

    assert (len(found.occurrences), found.total) == (5, 32)


def test_what_was_changed_split_or_deleted_is_found_as_it_is_now(store: Store, pair: str) -> None:
    first, second, _ = store.units(pair)
    assert store.concordance("security").total == 1
    store.decide(second.id, 0, "Ann", target_text="2. Safety.")
    assert (store.concordance("security").total, store.concordance("safety").total) == (0, 1)

    store.operate(pair, Merge(first.id, 0, second.id, 1), "Ann")
    assert [each.unit for each in store.concordance("safety").occurrences] == [first.id]
    store.delete_pair(pair, "Ann", force=True)
    assert store.concordance("safety").total == 0


def test_a_unit_that_is_decided_on_meanwhile_is_found(
    store: Store, pair: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = store.units(pair)[1]
    ready = folds.bring_up_to_date

    def then_somebody_decides(database: Database) -> None:
        ready(database)
        store.decide(second.id, 0, "มาลี", status=Status.APPROVED)

    monkeypatch.setattr(folds, "bring_up_to_date", then_somebody_decides)
    assert store.concordance("security").total == 1


def test_while_somebody_writes_what_was_ready_before_is_found(
    store: Store, pair: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store.concordance("security").total == 1

    def locked(_database: Database) -> None:
        raise StoreUnavailable("The database is locked.")

    monkeypatch.setattr(folds, "bring_up_to_date", locked)
    assert store.concordance("security").total == 1


def test_many_units_are_made_ready_in_parts(
    store: Store, long_pair: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folds, "_OUTDATED", folds._OUTDATED.limit(7))
    long_pair(50)

    assert store.concordance("phase").total == 50


def test_a_very_long_query_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="has 1,001 characters, where 1,000 are the most"):
        store.concordance("ก" * 1001)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.text("กขาิ่์ํำเ๑1aÉfﬁ \u200b\u0301-.%_", min_size=1, max_size=12),
    st.text("กขาิ่์ํำเ๑1aÉfﬁ \u200b\u0301-.%_", min_size=1, max_size=3),
)
def test_a_text_is_found_just_where_its_folded_form_has_the_query(
    store: Store, said: str, query: str
) -> None:
    store.add_memory("any", "any.tmx", [MemoryUnit((("th", said), ("en", "-")))], "Ann")
    try:
        found = store.concordance(query, "th")
        assert bool(found.total) == bool(fold(query) and fold(query) in fold(said))
        for each in found.occurrences:
            assert each.passages[0].text == said
            assert each.passages[0].hits and all(said[start:end] for start, end in each.passages[0].hits)
    finally:
        store.remove_memory("any", "Ann")
