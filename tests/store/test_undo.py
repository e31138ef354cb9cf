from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from workbench.errors import Conflict, Forbidden, OperationError
from workbench.review import Status, Unit
from workbench.review.operations import (
    Comment,
    Decide,
    DecideAll,
    Merge,
    Move,
    Operation,
    Redo,
    Split,
    Undo,
    Unlink,
)
from workbench.review.rules import Role, Rules
from workbench.store import Store

MakePair = Callable[[int], str]


@pytest.fixture
def four(long_pair: MakePair) -> str:
    return long_pair(4)


def content(store: Store, pair: str) -> list[Unit]:
    """The units of a pair, less what tells when they were changed, how often and by whom."""
    return [replace(unit, version=0, changed_at=unit.created_at, changed_by="") for unit in store.units(pair)]


_DONE: dict[str, Callable[[Unit, Unit], Operation]] = {
    "decide": lambda one, two: Decide(one.id, one.version, Status.REJECTED, "ก", "a", "why"),
    "decideAll": lambda one, two: DecideAll(
        ((one.id, one.version), (two.id, two.version)), Status.IN_PROGRESS
    ),
    "split": lambda one, two: Split(one.id, one.version, 18, 17),
    "merge": lambda one, two: Merge(one.id, one.version, two.id, two.version),
    "move": lambda one, two: Move(one.id, one.version, two.id, two.version, "target", "last"),
    "unlink": lambda one, two: Unlink(two.id, two.version),
}


@pytest.mark.parametrize("kind", _DONE)
def test_each_operation_is_undone_and_redone(store: Store, four: str, kind: str) -> None:
    first, second, *_ = store.units(four)
    store.decide(first.id, 0, "สมชาย", status=Status.APPROVED, note="checked")
    before = content(store, four)
    done = store.operate(four, _DONE[kind](store.unit(first.id), second), "มาลี")
    after = content(store, four)

    undone = store.operate(four, Undo(), "มาลี")
    assert content(store, four) == before
    assert undone.retired == done.made
    redone = store.operate(four, Redo(), "มาลี")
    assert content(store, four) == after
    assert redone.retired == done.retired and not redone.made

    assert store.history(second.id if kind == "unlink" else first.id)[-1].kind == "redo"
    store.operate(four, Undo(), "มาลี")
    assert content(store, four) == before


def test_undo_goes_back_step_by_step_and_redo_forth(store: Store, four: str) -> None:
    states = [content(store, four)]
    unit = store.units(four)[1]
    for make in (
        lambda: Split(unit.id, 0, 18),
        lambda: Decide(unit.id, 1, Status.APPROVED),
        lambda: Merge(store.units(four)[0].id, 0, unit.id, 2),
    ):
        store.operate(four, make(), "มาลี")
        states.append(content(store, four))

    for state in reversed(states[:-1]):
        store.operate(four, Undo(), "มาลี")
        assert content(store, four) == state
    with pytest.raises(OperationError, match="nothing to undo"):
        store.operate(four, Undo(), "มาลี")
    for state in states[1:]:
        store.operate(four, Redo(), "มาลี")
        assert content(store, four) == state
    with pytest.raises(OperationError, match="nothing to redo"):
        store.operate(four, Redo(), "มาลี")


def test_whoever_does_something_else_has_nothing_to_redo(store: Store, four: str) -> None:
    first, second, *_ = store.units(four)
    store.operate(four, Decide(first.id, 0, Status.APPROVED), "มาลี")
    store.operate(four, Undo(), "มาลี")
    store.operate(four, Comment(second.id, "A comment is nothing that undo takes back."), "มาลี")
    store.operate(four, Decide(second.id, 0, Status.APPROVED), "สมชาย")

    store.operate(four, Redo(), "มาลี")
    store.operate(four, Undo(), "มาลี")
    store.operate(four, Decide(first.id, 4, note="seen"), "มาลี")

    with pytest.raises(OperationError, match="nothing to redo"):
        store.operate(four, Redo(), "มาลี")
    store.operate(four, Undo(), "มาลี")
    with pytest.raises(OperationError, match="nothing to undo"):
        store.operate(four, Undo(), "มาลี")


def test_two_reviewers_undo_each_their_own(store: Store, four: str) -> None:
    first, second, third, fourth = store.units(four)
    start = content(store, four)
    store.operate(four, Split(first.id, 0, 18), "มาลี")
    store.operate(four, Merge(third.id, 0, fourth.id, 0), "สมชาย")
    store.operate(four, Decide(second.id, 0, Status.APPROVED), "มาลี")
    middle = content(store, four)
    store.operate(four, Decide(third.id, 1, note="seen"), "สมชาย")

    store.operate(four, Undo(), "สมชาย")
    assert content(store, four) == middle
    store.operate(four, Undo(), "มาลี")
    assert store.unit(second.id).status is Status.UNREVIEWED
    store.operate(four, Undo(), "สมชาย")
    assert [unit.id for unit in store.units(four)][-2:] == [third.id, fourth.id]
    store.operate(four, Redo(), "มาลี")
    assert store.unit(second.id).status is Status.APPROVED
    store.operate(four, Undo(), "มาลี")
    store.operate(four, Undo(), "มาลี")

    assert content(store, four) == start
    store.operate(four, Redo(), "สมชาย")
    store.operate(four, Redo(), "มาลี")
    store.operate(four, Redo(), "สมชาย")
    store.operate(four, Redo(), "มาลี")
    assert [unit.note for unit in store.units(four)] == ["", "", "", "seen"]


def test_an_undo_that_meets_a_later_change_says_whose_and_when(store: Store, four: str) -> None:
    unit, other, *_ = store.units(four)
    store.operate(four, Decide(unit.id, 0, target_text="Mine."), "มาลี")
    theirs = store.operate(four, Decide(unit.id, 1, target_text="Theirs."), "สมชาย").units[0]
    # What one undoes of one's own leaves the other's change as it is.
    store.operate(four, Decide(unit.id, 2, note="seen"), "มาลี")
    present = store.operate(four, Undo(), "มาลี").units[0]

    with pytest.raises(Conflict) as refused:
        store.operate(four, Undo(), "มาลี")

    when = f"{theirs.changed_at:%Y-%m-%d %H:%M:%S} UTC"
    assert str(refused.value).startswith(f"สมชาย changed unit {unit.id} at {when}, after what you wanted")
    assert refused.value.theirs == present == store.unit(unit.id)

    # Once the other has taken that back, it is one's own again.
    store.operate(four, Undo(), "สมชาย")
    store.operate(four, Undo(), "มาลี")
    assert store.unit(unit.id).target_text == unit.target_text
    assert store.unit(other.id) == other


def test_an_undo_that_meets_a_retired_unit_has_no_unit_to_show(store: Store, four: str) -> None:
    first, second, *_ = store.units(four)
    store.operate(four, Decide(second.id, 0, Status.APPROVED), "มาลี")
    store.operate(four, Merge(first.id, 0, second.id, 1), "สมชาย")
    before = store.changes(four)

    with pytest.raises(Conflict, match=f"สมชาย changed unit {second.id}") as refused:
        store.operate(four, Undo(), "มาลี")

    assert refused.value.theirs is None
    assert store.changes(four) == before


def test_undo_does_not_reach_into_another_pair_or_behind_a_deletion(
    store: Store, four: str, pair: str
) -> None:
    store.operate(four, Decide(store.units(four)[0].id, 0, Status.APPROVED), "มาลี")

    with pytest.raises(OperationError, match="nothing to undo"):
        store.operate(pair, Undo(), "มาลี")
    store.delete_pair(four, "มาลี", force=True)
    store.add_pair("th-b", "en-b")
    with pytest.raises(OperationError, match="nothing to undo"):
        store.operate(four, Undo(), "มาลี")


def test_an_approval_is_redone_only_by_those_who_may_approve(store: Store, four: str) -> None:
    unit = store.units(four)[0]
    store.operate(four, Decide(unit.id, 0, Status.APPROVED), "มาลี")
    store.operate(four, Undo(), "มาลี")
    rules = store.rules
    try:
        store.rules = Rules(roles={"มาลี": Role.REVIEWER})
        with pytest.raises(Forbidden, match="takes the role approver"):
            store.operate(four, Redo(), "มาลี")
        # What others approved, and one has changed by mistake, may be put right.
        store.operate(four, Decide(unit.id, 2, Status.APPROVED), "สมชาย")
        store.operate(four, Decide(unit.id, 3, target_text="x"), "มาลี")
        store.operate(four, Undo(), "มาลี")
        assert store.unit(unit.id).status is Status.APPROVED
        store.rules = Rules(roles={"มาลี": Role.READER})
        with pytest.raises(Forbidden):
            store.operate(four, Redo(), "มาลี")
    finally:
        store.rules = rules
