from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.errors import Conflict, NotFound, OperationError, StoreError
from workbench.review import Status
from workbench.review.operations import (
    Comment,
    Decide,
    DecideAll,
    Link,
    Merge,
    Move,
    Operation,
    Redo,
    Split,
    Undo,
    Unlink,
)
from workbench.store import Store

MakePair = Callable[[int], str]


@pytest.fixture
def four(long_pair: MakePair) -> str:
    return long_pair(4)


def test_a_split_makes_a_unit_behind_the_first(store: Store, four: str) -> None:
    first, second, third, fourth = store.units(four)
    store.assign(four, [second.id], "สมชาย", "มาลี")

    done = store.operate(four, Split(second.id, 0, 18, 17), "มาลี")

    one, two = done.units
    assert done.made == [two.id] and not done.retired and not done.repeated
    assert [one.source_text, two.source_text] == ["ข้อ 1 ความร่วมมือ", "ระยะที่ 1"]
    assert [one.target_text, two.target_text] == ["1. Co-operation;", "phase 1."]
    for unit in (one, two):
        assert (unit.status, unit.bead.confidence, unit.version) == (Status.IN_PROGRESS, 1.0, 1)
        assert (unit.changed_by, unit.assignee) == ("มาลี", "สมชาย")
    units = store.units(four)
    assert units[1:3] == [one, two]
    assert [unit.id for unit in units] == [first.id, second.id, two.id, third.id, fourth.id]
    assert [unit.position for unit in units] == [0, 1, 2, 3, 4]


def test_a_merge_retires_the_second_unit_under_its_id(store: Store, four: str) -> None:
    first, second, third, _ = store.units(four)

    done = store.operate(four, Merge(second.id, 0, third.id, 0), "มาลี")

    (one,) = done.units
    assert (one.id, done.retired, done.made) == (second.id, [third.id], [])
    assert one.source_text == f"{second.source_text}\n{third.source_text}"
    assert [unit.position for unit in store.units(four)] == [0, 1, 2]
    assert store.pair(four).total == 3
    with pytest.raises(NotFound):
        store.unit(third.id)
    last = store.history(third.id)[-1]
    assert (last.live, last.kind, last.before and last.before.live) == (False, "merge", True)
    assert first == store.unit(first.id)


def test_a_chunk_moves_to_the_neighbour(store: Store, four: str) -> None:
    first, second, *_ = store.units(four)

    done = store.operate(four, Move(first.id, 0, second.id, 0, "source", "last"), "มาลี")

    assert [unit.id for unit in done.units] == [first.id, second.id]
    assert [unit.source_text for unit in done.units] == ["ข้อ 0 ความร่วมมือ ระยะที่", "0\n" + second.source_text]


def test_what_is_unlinked_can_be_linked(store: Store, four: str) -> None:
    first, *_, last = store.units(four)
    one, other = store.operate(four, Unlink(first.id, 0), "มาลี").units
    two, another = store.operate(four, Unlink(last.id, 0), "มาลี").units

    done = store.operate(four, Link(one.id, 1, another.id, 1), "มาลี")

    assert done.retired == [another.id]
    assert done.units[0].bead == Bead(first.bead.source, last.bead.target, 1.0)
    assert [unit.id for unit in store.units(four) if not unit.bead.target] == [two.id]
    assert [unit.id for unit in store.units(four) if not unit.bead.source] == [other.id]


def test_many_units_get_one_status_and_those_that_have_it_no_decision(store: Store, four: str) -> None:
    units = store.units(four)
    seen = store.decide(units[1].id, 0, "มาลี", status=Status.APPROVED)

    asked = DecideAll(tuple((unit.id, store.unit(unit.id).version) for unit in units), Status.APPROVED)
    done = store.operate(four, asked, "สมชาย")

    assert [unit.id for unit in done.units] == [units[0].id, units[2].id, units[3].id]
    assert store.pair(four).counts[Status.APPROVED] == 4
    assert store.unit(seen.id) == seen
    assert [entry.kind for entry in store.history(units[0].id)] == ["decideAll"]


def test_one_late_version_among_many_changes_none(store: Store, four: str) -> None:
    units = store.units(four)
    theirs = store.decide(units[2].id, 0, "มาลี", note="seen")
    before = store.units(four)

    with pytest.raises(Conflict, match="มาลี saved unit") as refused:
        store.operate(four, DecideAll(tuple((unit.id, 0) for unit in units), Status.APPROVED), "สมชาย")

    assert refused.value.theirs == theirs
    assert store.units(four) == before


def test_a_decision_on_over_500_units_is_one_operation(store: Store, long_pair: MakePair) -> None:
    pair = long_pair(600)
    units = store.units(pair)

    done = store.operate(pair, DecideAll(tuple((unit.id, 0) for unit in units), Status.APPROVED), "มาลี")

    assert [unit.id for unit in done.units] == [unit.id for unit in units]
    assert done.units == store.units(pair)
    assert len(store.operate(pair, Undo(), "มาลี").units) == 600
    assert store.pair(pair).counts[Status.UNREVIEWED] == 600


def test_an_edit_of_an_approved_unit_takes_the_approval_back(store: Store, four: str) -> None:
    unit = store.units(four)[0]
    store.decide(unit.id, 0, "มาลี", status=Status.APPROVED)

    assert store.decide(unit.id, 1, "มาลี", note="seen").status is Status.APPROVED
    assert store.decide(unit.id, 2, "มาลี", target_text="As it should read.").status is Status.IN_PROGRESS


_REFUSED: list[tuple[Callable[[int, int], Operation], type[Exception], str]] = [
    (lambda one, two: Split(one, 0), OperationError, "not cut anywhere"),
    (lambda one, two: Split(one, 0, 10_000), OperationError, "choose a place inside"),
    (lambda one, two: Split(one, 7, 5), Conflict, "is at version 0, not 7"),
    (lambda one, two: Merge(one, 0, one, 0), OperationError, "cannot become one"),
    (lambda one, two: Merge(one, 0, two, 0), OperationError, "side by side"),
    (lambda one, two: Link(one, 0, two, 0), OperationError, "cannot be linked"),
    (
        lambda one, two: Move(one, 0, two, 0, "source", "last"),
        OperationError,
        "does not hold the source after",
    ),
    (
        lambda one, two: Move(one, 0, one, 0, "source", "last"),
        OperationError,
        "does not hold the source after",
    ),
    (lambda one, two: Split(2**40, 0, 5), NotFound, f"No unit {2**40} in the pair"),
    (lambda one, two: Comment(0, "x"), NotFound, "No unit 0 in the pair"),
    (lambda one, two: Comment(one, " \n"), OperationError, "is empty: say something"),
    (lambda one, two: Comment(one, "a\0b"), StoreError, "comment cannot be kept"),
    (lambda one, two: Decide(one, 0, Status.REJECTED), OperationError, "without a reason"),
    (lambda one, two: Undo(), OperationError, "'มาลี' has nothing to undo in the pair 'th-b:en-b'"),
    (lambda one, two: Redo(), OperationError, "'มาลี' has nothing to redo"),
]


def test_what_cannot_be_done_changes_nothing(store: Store, four: str, subtests: pytest.Subtests) -> None:
    before = store.changes(four)
    one, _, two, _ = (unit.id for unit in before.units)

    for make, error, sentence in _REFUSED:
        with subtests.test(sentence), pytest.raises(error, match=sentence):
            store.operate(four, make(one, two), "มาลี")
    with pytest.raises(StoreError, match="needs a reviewer"):
        store.operate(four, Split(one, 0, 5), " ")

    assert store.changes(four) == before


def test_a_unit_of_another_pair_is_not_of_this_one(store: Store, four: str, pair: str) -> None:
    theirs, ours = store.units(pair)[0], store.units(four)[0]

    for operation in (
        Decide(theirs.id, 0, Status.APPROVED),
        Merge(ours.id, 0, theirs.id, 0),
        DecideAll(((ours.id, 0), (theirs.id, 0)), Status.APPROVED),
        Comment(theirs.id, "x"),
    ):
        with pytest.raises(NotFound, match=f"No unit {theirs.id} in the pair '{four}'"):
            store.operate(four, operation, "มาลี")

    assert store.unit(theirs.id) == theirs and store.unit(ours.id) == ours


def test_a_retired_unit_is_told_with_who_and_when(store: Store, four: str) -> None:
    first, second, *_ = store.units(four)
    done = store.operate(four, Merge(first.id, 0, second.id, 0), "มาลี")
    when = f"{done.units[0].changed_at:%Y-%m-%d %H:%M:%S} UTC"

    for operation in (Decide(second.id, 1, Status.APPROVED), Comment(second.id, "x")):
        with pytest.raises(Conflict, match=f"มาลี took unit {second.id} out .* at {when}") as refused:
            store.operate(four, operation, "สมชาย")
        assert refused.value.theirs is None
    with pytest.raises(Conflict):
        store.decide(second.id, 1, "สมชาย", status=Status.APPROVED)


def test_what_changes_nothing_is_no_operation(store: Store, four: str) -> None:
    unit = store.units(four)[0]
    before = store.changes(four)

    done = store.operate(four, Decide(unit.id, 0, note="", source_text=unit.source_text), "มาลี")
    assert (done.operation, done.units, done.made, done.retired) == (None, [unit], [], [])
    assert store.operate(four, DecideAll(((unit.id, 0),), unit.status), "มาลี").operation is None

    assert store.changes(four) == before


def test_a_pair_that_was_deleted_while_open_is_told(store: Store, four: str) -> None:
    unit = store.units(four)[0]
    store.delete_pair(four, "มาลี")

    with pytest.raises(NotFound, match=f"No pair '{four}'"):
        store.operate(four, Decide(unit.id, 0, Status.APPROVED), "สมชาย")
    with pytest.raises(NotFound, match=f"No unit {unit.id}"):
        store.decide(unit.id, 0, "สมชาย", status=Status.APPROVED)
    with pytest.raises(NotFound):
        store.changes(four, 1)


def test_a_unit_of_20_000_characters_is_split_and_merged(store: Store) -> None:
    thai = "ความร่วมมือ " * 1_700
    store.add_document(Document(Head("th-l", "th", ""), thai))
    store.add_document(Document(Head("en-l", "en", ""), "Co-operation."))
    pair = store.add_pair("th-l", "en-l").id
    store.save_alignment(pair, [Bead(Span(0, len(thai.rstrip())), Span(0, 13), 0.5)], "hashing")
    unit = store.units(pair)[0]

    one, two = store.operate(pair, Split(unit.id, 0, 10_212), "มาลี").units
    (whole,) = store.operate(pair, Merge(one.id, 1, two.id, 1), "มาลี").units

    assert (whole.source_text, whole.bead.source) == (unit.source_text, unit.bead.source)
