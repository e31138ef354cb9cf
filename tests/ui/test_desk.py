from __future__ import annotations

import pytest

from workbench.review import Status, Unit
from workbench.store import Store
from workbench.ui.desk import Desk, Draft, Operation


@pytest.fixture
def desk() -> Desk:
    return Desk()


def approve(unit: Unit, number: int = 1, version: int | None = None) -> Operation:
    return Operation(number, unit.id, unit.version if version is None else version, Status.APPROVED)


def test_an_operation_is_done_once_however_often_it_is_sent(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    for _ in range(3):
        desk.handle(store, "Ann", "page", [approve(units[0])])

    assert len(store.history(units[0].id)) == 1
    assert desk.acknowledged() == {"page": 1}


def test_operations_of_two_browser_pages_are_counted_apart(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    desk.handle(store, "Ann", "one", [approve(units[0])])
    desk.handle(store, "Ann", "two", [approve(units[1])])

    assert [store.unit(unit.id).status for unit in units[:2]] == [Status.APPROVED] * 2


def test_a_second_key_on_a_unit_may_name_the_version_before_the_first(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    unit = units[0]
    desk.handle(store, "Ann", "page", [approve(unit), Operation(2, unit.id, unit.version, Status.REJECTED)])

    assert store.unit(unit.id).status is Status.REJECTED
    assert desk.late(store.unit(unit.id)) is None


def test_what_is_typed_is_approved_with_the_unit(store: Store, units: list[Unit], desk: Desk) -> None:
    unit = units[0]
    desk.write(unit, unit.source_text, "Better.  ", "")

    desk.handle(store, "Ann", "page", [approve(unit)])

    saved = store.unit(unit.id)
    assert (saved.status, saved.target_text) == (Status.APPROVED, "Better.  ")
    assert not desk.drafts


def test_text_typed_back_to_what_is_saved_is_no_draft(units: list[Unit], desk: Desk) -> None:
    unit = units[0]
    desk.write(unit, "other", unit.target_text, unit.note)
    desk.write(unit, unit.source_text, unit.target_text, unit.note)

    assert not desk.drafts


def test_a_late_save_keeps_both_texts_until_somebody_chooses(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    unit = units[0]
    desk.write(unit, unit.source_text, "mine", "")
    store.decide(unit.id, unit.version, "Bob", target_text="theirs")

    assert desk.save(store, "Ann", unit.id, unit.version, Status.APPROVED) is None

    theirs = store.unit(unit.id)
    assert theirs.target_text == "theirs"
    assert desk.late(theirs) == Draft(unit.version, Status.APPROVED, target_text="mine")
    assert desk.late_units(store.units(unit.pair)) == [theirs]


def test_after_a_conflict_mine_may_be_saved_over_theirs_which_stays_in_the_log(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    unit = units[0]
    desk.write(unit, unit.source_text, "mine", "")
    theirs = store.decide(unit.id, unit.version, "Bob", target_text="theirs")

    desk.save_mine(store, "Ann", theirs)

    assert store.unit(unit.id).target_text == "mine"
    assert [entry.target_text for entry in store.history(unit.id)] == ["theirs", "mine"]
    assert not desk.drafts


def test_after_a_conflict_theirs_may_be_kept(store: Store, units: list[Unit], desk: Desk) -> None:
    unit = units[0]
    desk.write(unit, unit.source_text, "mine", "")
    theirs = store.decide(unit.id, unit.version, "Bob", target_text="theirs")

    desk.keep_theirs(theirs)

    assert desk.late(theirs) is None
    assert store.unit(unit.id) == theirs


def test_after_a_conflict_mine_may_be_edited_further(store: Store, units: list[Unit], desk: Desk) -> None:
    unit = units[0]
    desk.write(unit, unit.source_text, "mine", "")
    theirs = store.decide(unit.id, unit.version, "Bob", target_text="theirs")

    desk.rebase(theirs)

    assert desk.late(theirs) is None
    assert desk.drafts[unit.id] == Draft(theirs.version, target_text="mine")


def test_a_key_on_a_unit_with_an_overtaken_text_saves_nothing(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    unit = units[0]
    desk.write(unit, unit.source_text, "mine", "")
    theirs = store.decide(unit.id, unit.version, "Bob", target_text="theirs")

    desk.handle(store, "Ann", "page", [approve(theirs)])

    assert store.unit(unit.id) == theirs
    assert desk.late(theirs) == Draft(unit.version, Status.APPROVED, target_text="mine")


def test_two_people_of_one_mind_have_no_conflict(store: Store, units: list[Unit], desk: Desk) -> None:
    unit = units[0]
    store.decide(unit.id, unit.version, "Bob", status=Status.APPROVED)

    desk.handle(store, "Ann", "page", [approve(unit)])

    assert not desk.drafts
    assert desk.fault is None


def test_a_refusal_is_told_and_the_operations_after_it_are_done(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    gone = Operation(1, 10_000, 0, Status.APPROVED)

    desk.handle(store, "Ann", "page", [gone, approve(units[0], number=2)])

    assert "No unit 10000" in str(desk.fault)
    assert store.unit(units[0].id).status is Status.APPROVED
    assert desk.acknowledged() == {"page": 2}


def test_a_version_from_the_future_changes_nothing(store: Store, units: list[Unit], desk: Desk) -> None:
    desk.handle(store, "Ann", "page", [approve(units[0], version=99)])

    assert store.unit(units[0].id) == units[0]
