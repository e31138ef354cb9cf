"""What a page sends again, since it heard no answer, happens once; and how it names what it made."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from workbench.errors import NotFound, OperationError
from workbench.review import Status
from workbench.review.operations import Comment, Decide, Merge, Operation, Redo, Split, Undo
from workbench.store import Store


@pytest.fixture
def four(long_pair: Callable[[int], str]) -> str:
    return long_pair(4)


def test_the_same_operation_sent_again_is_done_once(store: Store, four: str) -> None:
    first, second, third, _ = store.units(four)
    asked: list[Operation] = [
        Split(first.id, 0, 18),
        Merge(second.id, 0, third.id, 0),
        Comment(first.id, "ดูอีกที"),
        Undo(),
        Redo(),
    ]
    done = [
        store.operate(four, each, "มาลี", client="page", number=number)
        for number, each in enumerate(asked, start=1)
    ]
    now = store.changes(four)

    again = [
        store.operate(four, each, "มาลี", client="page", number=number)
        for number, each in enumerate(asked, start=1)
    ]

    assert store.changes(four) == now
    assert [each.repeated for each in again] == [True] * 5
    for before, after in zip(done, again, strict=True):
        assert (after.operation, after.made) == (before.operation, before.made)
    assert again[0] == replace(done[0], repeated=True)
    assert again[4] == replace(done[4], repeated=True)
    assert [unit.id for unit in again[2].units] == [first.id]
    assert len(store.comments(four)) == 1


def test_an_operation_sent_twice_at_once_is_done_once(store: Store, four: str) -> None:
    unit = store.units(four)[0]

    with ThreadPoolExecutor(4) as threads:
        done = list(
            threads.map(
                lambda _: store.operate(four, Split(unit.id, 0, 18), "มาลี", client="page", number=1), range(8)
            )
        )

    assert sorted(each.repeated for each in done) == [False] + [True] * 7
    assert len({(each.operation, *each.made) for each in done}) == 1
    assert len(store.units(four)) == 5


def test_the_name_of_an_operation_belongs_to_one_pair(store: Store, four: str, pair: str) -> None:
    store.operate(four, Comment(store.units(four)[0].id, "x"), "มาลี", client="page", number=1)

    with pytest.raises(OperationError, match="Operation 1 of 'page' was one on another pair"):
        store.operate(pair, Comment(store.units(pair)[0].id, "y"), "มาลี", client="page", number=1)

    assert store.comments(pair) == []


@pytest.mark.parametrize(
    ("client", "number"), [("page", None), (None, 1), ("", 1), ("page", 0), ("page", 2**31), ("x" * 101, 1)]
)
def test_half_a_name_is_refused(store: Store, four: str, client: str | None, number: int | None) -> None:
    with pytest.raises(OperationError, match="a page's name and a number from 1, or neither"):
        store.operate(four, Undo(), "มาลี", client=client, number=number)


def test_a_page_names_a_unit_before_it_has_an_id(store: Store, four: str) -> None:
    first, second, *_ = store.units(four)
    made = store.operate(four, Split(first.id, 0, 18), "มาลี", client="p:1", number=7).made
    store.operate(four, Decide(second.id, 0, Status.APPROVED), "มาลี", client="p:1", number=8)

    assert store.unit_named("p:1:7:1") == made[0]
    for name in (
        "p:1:7:2",
        "p:1:7:0",
        "p:1:8:1",
        "p:1:9:1",
        "p:1",
        "",
        "p:1:7:-1",
        "p:1:๗:1",
        f"p:1:7:{10**12}",
    ):
        with pytest.raises(NotFound, match="No operation has made a unit"):
            store.unit_named(name)
