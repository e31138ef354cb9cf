from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.errors import NotFound
from workbench.review import Status
from workbench.review.operations import Comment, Decide, Merge, Split, Undo
from workbench.store import Store
from workbench.store.model import Changes

MakePair = Callable[[int], str]


@pytest.fixture
def four(long_pair: MakePair) -> str:
    return long_pair(4)


def test_all_there_is_comes_with_its_revision(store: Store, four: str) -> None:
    units = store.units(four)
    now = store.changes(four)

    assert (now.units, now.retired, now.order) == (units, [], [unit.id for unit in units])
    # One who saw another life of the pair, or more than there is, sees all of it anew.
    assert store.changes(four, now.revision + 1) == store.changes(four, -1) == now
    assert store.changes(four, now.revision) == Changes(now.revision, [], [], None)


def test_a_pair_that_was_never_aligned_is_at_revision_0(store: Store, four: str, pair: str) -> None:
    never = store.add_pair("th-b", "en-a").id

    assert store.changes(never) == Changes(0, [], [], [])
    assert store.changes(never, 0) == Changes(0, [], [], None)


def test_what_others_did_comes_once_and_the_order_only_when_it_may_differ(store: Store, four: str) -> None:
    first, second, third, fourth = store.units(four)
    seen = store.changes(four).revision
    decided = store.operate(four, Decide(first.id, 0, Status.APPROVED), "มาลี")

    assert decided.operation
    assert store.changes(four, seen) == Changes(decided.operation, decided.units, [], None)

    split = store.operate(four, Split(second.id, 0, 18), "สมชาย")
    merged = store.operate(four, Merge(third.id, 0, fourth.id, 0), "มาลี")
    now = store.changes(four, decided.operation)

    assert now.units == [*split.units, *merged.units] and now.retired == [fourth.id]
    assert now.order == [first.id, second.id, *split.made, third.id]
    assert merged.operation and store.changes(four, merged.operation).order is None

    back = store.operate(four, Undo(), "สมชาย")
    now = store.changes(four, merged.operation)
    assert now.retired == split.made == back.retired
    assert now.order == [first.id, second.id, third.id]


def test_comments_and_assignments_are_changes_of_a_row_and_not_of_its_version(
    store: Store, four: str
) -> None:
    first, second, *_ = store.units(four)
    seen = store.changes(four).revision

    store.operate(four, Comment(second.id, "ดูอีกที"), "มาลี")
    store.assign(four, [first.id], "สมชาย", "มาลี")
    now = store.changes(four, seen)

    assert [(unit.id, unit.version, unit.assignee) for unit in now.units] == [
        (first.id, 0, "สมชาย"),
        (second.id, 0, ""),
    ]
    assert now.order is None


def test_a_new_alignment_is_heard_of_with_what_is_gone(store: Store, four: str) -> None:
    units = store.units(four)
    seen = store.changes(four).revision

    store.save_alignment(four, [unit.bead for unit in units[1:]], "other")

    now = store.changes(four, seen)
    assert (now.units, now.retired) == ([], [])
    assert now.order == [unit.id for unit in units[1:]]


def test_a_pair_that_came_back_goes_on_with_its_revisions(store: Store, four: str) -> None:
    units = store.units(four)
    seen = store.operate(four, Decide(units[0].id, 0, Status.APPROVED), "มาลี").operation
    store.delete_pair(four, "มาลี", force=True)
    with pytest.raises(NotFound):
        store.changes(four)
    store.add_pair("th-b", "en-b")
    store.save_alignment(four, [unit.bead for unit in units], "other")

    now = store.changes(four, seen)

    assert now.units == store.units(four)
    assert now.order == [unit.id for unit in now.units] and units[0].id not in now.order
