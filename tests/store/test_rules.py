"""The rules hold in the store, whoever asks and by whatever operation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from workbench.errors import Forbidden
from workbench.review import Status, Unit
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
from workbench.review.rules import Role, Rules
from workbench.store import Store

MakePair = Callable[[int], str]

ROLES = {role.name.lower(): role for role in Role}


@pytest.fixture
def ruled(store: Store) -> Iterator[Callable[..., None]]:
    """`ruled(second_person=True)`: the store follows these rules, and people have the role in their name."""
    before = store.rules

    def follow(**rules: bool) -> None:
        store.rules = Rules(roles=ROLES, default=Role.READER, **rules)

    yield follow
    store.rules = before


_NEEDS: dict[Callable[[Unit, Unit], Operation], Role] = {
    lambda one, two: Decide(one.id, one.version, target_text="x"): Role.REVIEWER,
    lambda one, two: Decide(one.id, one.version, Status.IN_PROGRESS): Role.REVIEWER,
    lambda one, two: Decide(one.id, one.version, Status.SENT_BACK, note="why"): Role.REVIEWER,
    lambda one, two: Decide(one.id, one.version, Status.APPROVED): Role.APPROVER,
    lambda one, two: DecideAll(((one.id, one.version),), Status.IN_PROGRESS): Role.REVIEWER,
    lambda one, two: DecideAll(((one.id, one.version),), Status.APPROVED): Role.APPROVER,
    lambda one, two: Split(one.id, one.version, 18): Role.REVIEWER,
    lambda one, two: Merge(one.id, one.version, two.id, two.version): Role.REVIEWER,
    lambda one, two: Move(one.id, one.version, two.id, two.version, "source", "last"): Role.REVIEWER,
    lambda one, two: Unlink(one.id, one.version): Role.REVIEWER,
    lambda one, two: Comment(one.id, "x"): Role.REVIEWER,
}


def test_each_role_may_do_its_own_and_no_more(
    store: Store, long_pair: MakePair, ruled: Callable[..., None]
) -> None:
    pair = long_pair(4)
    ruled()
    for make, needed in _NEEDS.items():
        for name, role in ROLES.items():
            one, two = store.units(pair)[:2]
            before = store.changes(pair)
            if role < needed:
                with pytest.raises(Forbidden, match=f"'{name}' has {name}"):
                    store.operate(pair, make(one, two), name)
                assert store.changes(pair) == before
                continue
            done = store.operate(pair, make(one, two), name)
            assert done.operation
            if not isinstance(make(one, two), Comment):
                store.operate(pair, Undo(), name)


def test_readers_and_strangers_undo_redo_and_link_nothing(
    store: Store, long_pair: MakePair, ruled: Callable[..., None]
) -> None:
    pair = long_pair(4)
    one, two, *_ = store.units(pair)
    (source, _), (_, target) = (
        store.operate(pair, Unlink(unit.id, 0), "stranger").units for unit in (one, two)
    )
    ruled()

    for name in ("stranger", "reader"):
        for operation in (Undo(), Redo(), Link(source.id, 1, target.id, 1)):
            with pytest.raises(Forbidden, match=f"'{name}' has reader"):
                store.operate(pair, operation, name)


def test_only_administrators_assign_align_anew_and_delete(
    store: Store, long_pair: MakePair, ruled: Callable[..., None]
) -> None:
    pair = long_pair(4)
    beads = [unit.bead for unit in store.units(pair)]
    ruled()

    for name in ("reader", "reviewer", "approver", "stranger", ""):
        with pytest.raises(Forbidden, match="To align a pair anew"):
            store.save_alignment(pair, beads, "hashing", reviewer=name)
        if name:
            with pytest.raises(Forbidden, match="To assign units"):
                store.assign(pair, None, "reviewer", name)
            with pytest.raises(Forbidden, match="To delete a pair"):
                store.delete_pair(pair, name)

    store.save_alignment(pair, beads, "hashing", reviewer="administrator")
    assert store.assign(pair, None, "reviewer", "administrator") == 4
    store.delete_pair(pair, "administrator")
    # The first alignment is nobody's: the workbench makes it when a pair comes in.
    store.add_pair("th-b", "en-b")
    store.save_alignment(pair, beads, "hashing")
    assert store.pair(pair).total == 4


def test_a_unit_needs_a_second_person_where_the_team_says_so(
    store: Store, long_pair: MakePair, ruled: Callable[..., None]
) -> None:
    pair = long_pair(2)
    one, two = store.units(pair)
    ruled(second_person=True)

    with pytest.raises(Forbidden, match=f"Nobody but 'approver' has worked on unit {one.id}"):
        store.decide(one.id, 0, "approver", status=Status.APPROVED)
    store.decide(one.id, 0, "approver", status=Status.IN_PROGRESS)
    with pytest.raises(Forbidden, match="needs two persons"):
        store.decide(one.id, 1, "approver", status=Status.APPROVED)
    store.decide(two.id, 0, "reviewer", status=Status.IN_PROGRESS)
    with pytest.raises(Forbidden, match=f"unit {one.id}"):
        store.operate(pair, DecideAll(((two.id, 1), (one.id, 1)), Status.APPROVED), "approver")

    assert store.decide(two.id, 1, "approver", status=Status.APPROVED).status is Status.APPROVED
    assert store.decide(one.id, 1, "administrator", status=Status.APPROVED).status is Status.APPROVED


def test_nobody_approves_an_edit_of_their_own_where_the_team_says_so(
    store: Store, long_pair: MakePair, ruled: Callable[..., None]
) -> None:
    pair = long_pair(4)
    one, two, three, four = store.units(pair)
    ruled(own_edits=False)

    edited = store.decide(one.id, 0, "approver", target_text="Mine.")
    with pytest.raises(Forbidden, match=f"'approver' changed unit {one.id} last"):
        store.decide(one.id, edited.version, "approver", status=Status.APPROVED)
    with pytest.raises(Forbidden):
        store.decide(two.id, 0, "approver", status=Status.APPROVED, target_text="Mine.")
    # The text as it stands is no edit.
    store.decide(two.id, 0, "approver", status=Status.APPROVED, target_text=two.target_text)

    first, second = store.operate(pair, Split(three.id, 0, 18, 17), "approver").units
    for unit in (first, second):
        with pytest.raises(Forbidden):
            store.decide(unit.id, 1, "approver", status=Status.APPROVED)
    assert store.decide(second.id, 1, "administrator", status=Status.APPROVED).version == 2

    # What was undone is nobody's edit any more.
    store.decide(four.id, 0, "approver", target_text="Mine.")
    store.operate(pair, Undo(), "approver")
    assert store.decide(four.id, 2, "approver", status=Status.APPROVED).version == 3


def test_a_role_taken_away_while_somebody_edits_is_told(
    store: Store, long_pair: MakePair, ruled: Callable[..., None]
) -> None:
    pair = long_pair(2)
    unit = store.units(pair)[0]
    ruled()
    store.decide(unit.id, 0, "reviewer", target_text="Mine.")

    store.rules = Rules(roles={"reviewer": Role.READER}, default=Role.READER)

    with pytest.raises(Forbidden, match="'reviewer' has reader"):
        store.decide(unit.id, 1, "reviewer", target_text="Mine too.")
    assert store.unit(unit.id).target_text == "Mine."
