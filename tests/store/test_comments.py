from __future__ import annotations

from datetime import UTC

import pytest

from workbench.errors import NotFound
from workbench.review.operations import Comment, Decide, Merge
from workbench.review.rules import Role, Rules
from workbench.store import Store
from workbench.store.comments import mentioned


def test_comments_are_kept_in_order_and_counted_by_unit(store: Store, pair: str) -> None:
    first, second, _ = store.units(pair)
    said = [(second, "มาลี", " ดูอีกที <b>\n"), (first, "สมชาย", "Why?"), (second, "สมชาย", "ตรวจแล้ว 😀")]
    for unit, reviewer, text in said:
        done = store.operate(pair, Comment(unit.id, text), reviewer)
        assert done.units == [unit]

    remarks = store.comments(pair)

    assert [(each.unit, each.reviewer, each.text) for each in remarks] == [
        (unit.id, reviewer, text.strip()) for unit, reviewer, text in said
    ]
    assert {each.pair for each in remarks} == {pair} and remarks[0].at.tzinfo is UTC
    assert store.comments(pair, [first.id]) == [remarks[1]] and store.comments(pair, []) == []
    assert store.comment_counts(pair) == {first.id: 1, second.id: 2}
    with pytest.raises(NotFound):
        store.comments("th-a:en-z")


def test_a_comment_does_not_stand_in_the_way_of_a_save(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    store.operate(pair, Comment(unit.id, "Why?"), "มาลี")

    assert store.operate(pair, Decide(unit.id, 0, note="seen"), "สมชาย").units[0].version == 1


def test_comments_on_a_unit_that_retired_are_still_to_be_read(store: Store, pair: str) -> None:
    first, second, _ = store.units(pair)
    store.operate(pair, Comment(second.id, "Why?"), "มาลี")
    store.operate(pair, Merge(first.id, 0, second.id, 0), "มาลี")

    assert [remark.unit for remark in store.comments(pair)] == [second.id]
    assert store.comment_counts(pair) == {}


def test_whoever_is_called_finds_the_comment(store: Store, pair: str) -> None:
    first, second, _ = store.units(pair)
    texts = [
        "@มาลี ดูข้อนี้หน่อย",
        "ฝาก@มาลีช่วยดู และ @Ann.",
        "@มาลีวรรณ ไม่ใช่มาลี",
        "@Anna ann @ann 100%",
        "mail: Ann@example.org",
    ]
    for text in texts:
        store.operate(pair, Comment(first.id, text), "มาลีวรรณ")
    store.operate(pair, Comment(second.id, "@Ann Lee, please."), "Ann Lee")

    assert [each.text for each in store.mentions("มาลี")] == [texts[1], texts[0]]
    assert [each.text for each in store.mentions("Ann")] == [texts[1]]
    assert [each.unit for each in store.mentions("Ann Lee")] == [second.id]
    assert store.mentions("") == store.mentions("%") == store.mentions("สมชาย") == []
    store.delete_pair(pair, "มาลี", force=True)
    assert store.mentions("มาลี") == []


def test_the_longest_known_name_is_the_one_that_is_meant(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    store.operate(pair, Comment(unit.id, "@ann@example.org and @Bo Ek"), "มาลี")
    rules = store.rules
    store.rules = Rules(roles={"Bo Ek": Role.REVIEWER, "ann@example.org": Role.REVIEWER})
    try:
        assert store.mentions("Bo") == store.mentions("ann") == []
        assert len(store.mentions("Bo Ek")) == len(store.mentions("ann@example.org")) == 1
    finally:
        store.rules = rules


def test_names_are_taken_as_they_are_written() -> None:
    assert mentioned("@A.B (@C+) @AxB", ["A.B", "C+", ""]) == {"A.B", "C+"}
    assert mentioned("@someone", []) == set()
