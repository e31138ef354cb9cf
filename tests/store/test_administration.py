from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.alignment.beads import Bead
from workbench.errors import NotFound, StoreError
from workbench.review import Status
from workbench.review.operations import Comment, Decide, Split
from workbench.store import Store

MakePair = Callable[[int], str]


@pytest.fixture
def four(long_pair: MakePair) -> str:
    return long_pair(4)


def test_a_range_or_all_of_a_pair_is_assigned(store: Store, four: str) -> None:
    ids = [unit.id for unit in store.units(four)]

    assert store.assign(four, ids[1:3], " สมชาย ", "มาลี") == 2
    assert [unit.assignee for unit in store.units(four)] == ["", "สมชาย", "สมชาย", ""]
    assert store.assign(four, None, "มาลี", "มาลี") == 4
    assert store.assign(four, None, "มาลี", "มาลี") == store.assign(four, [], "x", "มาลี") == 0
    assert store.assign(four, ids[:1], "", "มาลี") == 1
    assert store.unit(ids[0]).assignee == ""


def test_units_of_another_pair_are_not_assigned(store: Store, four: str, pair: str) -> None:
    other = store.units(pair)[0]

    with pytest.raises(NotFound, match=f"No unit {other.id} in the pair"):
        store.assign(four, [store.units(four)[0].id, other.id], "สมชาย", "มาลี")

    assert {unit.assignee for unit in store.units(four)} == {""}


def test_an_assignment_stays_with_the_text_when_the_rest_is_aligned_anew(store: Store, four: str) -> None:
    first, second, third, fourth = store.units(four)
    store.assign(four, [first.id, second.id], "สมชาย", "มาลี")
    store.assign(four, [third.id], "มาลี", "มาลี")
    beads = [
        Bead(first.bead.source, None, 0.5),
        Bead(second.bead.source, first.bead.target, 0.5),
        Bead(None, second.bead.target, 0.5),
        third.bead,
        Bead(fourth.bead.source, None, 0.5),
        Bead(None, fourth.bead.target, 0.5),
    ]

    store.save_alignment(four, beads, "other")

    assert [unit.assignee for unit in store.units(four)] == ["สมชาย", "สมชาย", "สมชาย", "มาลี", "", ""]


def test_a_pair_that_nobody_worked_on_goes_at_once(store: Store, four: str) -> None:
    units = store.units(four)

    store.delete_pair(four, "มาลี")

    assert store.pairs() == [] and store.deleted_pairs() == [four]
    assert store.count_units() == 0 and list(store.iterate_units()) == []
    assert len(store.documents()) == 2
    for call in (store.pair, store.units, lambda id: store.delete_pair(id, "มาลี")):
        with pytest.raises(NotFound, match=f"No pair '{four}'"):
            call(four)
    with pytest.raises(NotFound):
        store.unit(units[0].id)


def test_a_pair_that_people_worked_on_goes_by_force_only_and_its_log_stays(store: Store, four: str) -> None:
    first, second, third, _ = store.units(four)
    store.operate(four, Split(first.id, 0, 18), "มาลี")
    store.operate(four, Comment(third.id, "Why?"), "มาลี")
    before = store.changes(four)

    with pytest.raises(StoreError, match=f"The pair '{four}' is kept: people have worked on 3 of its units"):
        store.delete_pair(four, "มาลี")
    assert store.changes(four) == before

    store.delete_pair(four, "มาลี", force=True)
    assert store.pairs() == []
    store.add_pair("th-b", "en-b")
    assert store.deleted_pairs() == []
    assert store.units(four) == [] and store.pair(four).aligned_at is None
    assert [entry.kind for entry in store.history(first.id)] == ["split"]
    assert [remark.text for remark in store.comments(four)] == ["Why?"]
    with pytest.raises(NotFound):
        store.history(second.id)


def test_a_pair_that_came_back_is_as_new(store: Store, four: str) -> None:
    beads = [unit.bead for unit in store.units(four)]
    old = store.operate(four, Decide(store.units(four)[0].id, 0, Status.APPROVED), "มาลี").units[0]
    store.delete_pair(four, "มาลี", force=True)
    store.add_pair("th-b", "en-b")

    store.save_alignment(four, beads, "other")

    units = store.units(four)
    assert [unit.bead for unit in units] == beads
    assert {unit.status for unit in units} == {Status.UNREVIEWED} and old.id not in {
        unit.id for unit in units
    }
    store.delete_pair(four, "มาลี")
