from __future__ import annotations

import logging
from typing import Any

import pytest

from tests.support.small_corpus import PAIR
from workbench.errors import StoreUnavailable
from workbench.review import Status, Unit
from workbench.review.rules import Role, Rules
from workbench.store import Store
from workbench.ui.desk import Desk, Sent, Standing


@pytest.fixture
def desk() -> Desk:
    return Desk()


def sent(number: int, kind: str, after: int = 0, of: str | None = None, **content: Any) -> Sent:
    return Sent(number, after, PAIR, of, {"kind": kind, **content})


def decide(unit: Unit, number: int = 1, version: int = 0, after: int = 0, **given: Any) -> Sent:
    return sent(number, "decide", after, unit=unit.id, version=version, **given)


def approve(unit: Unit, number: int = 1, version: int = 0, after: int = 0) -> Sent:
    return decide(unit, number, version, after, status="approved")


def refused(desk: Desk) -> list[str]:
    return [each["sentence"] for each in desk.answers()["refused"]]


def test_an_operation_is_done_once_however_often_it_is_sent(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    for _ in range(3):
        desk.handle(store, "Ann", "page", [approve(units[0])])

    assert len(store.history(units[0].id)) == 1
    assert desk.answers()["acknowledged"] == {"page": 1}


def test_it_is_done_once_even_by_a_session_that_does_not_remember(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    asked = [approve(units[0]), sent(2, "split", unit=units[1].id, version=0, sourceAt=6)]
    desk.handle(store, "Ann", "page", asked)
    again = Desk()
    again.handle(store, "Ann", "page", asked)

    assert len(store.history(units[0].id)) == 1
    assert again.answers() == desk.answers()
    assert again.answers()["made"] == {"page:2:1": store.unit_named("page:2:1")}


def test_operations_of_two_browser_pages_are_counted_apart(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    desk.handle(store, "Ann", "one", [approve(units[0])])
    desk.handle(store, "Ann", "two", [approve(units[1])])

    assert [store.unit(unit.id).status for unit in units[:2]] == [Status.APPROVED] * 2


def test_a_unit_made_by_an_operation_can_be_named_before_it_has_a_number(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    cut = sent(1, "split", unit=units[0].id, version=0, sourceAt=6)
    new = sent(2, "decide", unit="page:1:1", version=1, status="approved")
    desk.handle(store, "Ann", "page", [cut, new])

    assert not refused(desk)
    assert store.unit(store.unit_named("page:1:1")).status is Status.APPROVED


def test_answers_are_given_until_they_were_heard(store: Store, units: list[Unit], desk: Desk) -> None:
    cut = sent(1, "split", unit=units[0].id, version=0, sourceAt=6)
    desk.handle(store, "Ann", "page", [cut, approve(units[1], 2, version=9)])
    desk.hear(Standing("page", PAIR, None, None, 0, {"page": 1}))
    assert desk.answers()["made"] == {}
    assert len(refused(desk)) == 1

    desk.hear(Standing("page", PAIR, None, None, 0, {"page": 2}))
    assert not refused(desk)


def test_a_refusal_is_told_and_logged_and_the_operations_after_it_are_done(
    store: Store, units: list[Unit], desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    gone = sent(1, "decide", unit=10_000, version=0, status="approved")
    desk.handle(store, "Ann", "page", [gone, approve(units[0], number=2)])

    assert "No unit 10000" in refused(desk)[0]
    assert "No unit 10000" in caplog.text
    assert "Ann" in caplog.text
    assert store.unit(units[0].id).status is Status.APPROVED
    assert desk.answers()["acknowledged"] == {"page": 2}


@pytest.mark.parametrize(
    "forged",
    [
        {"kind": "destroy"},
        {"kind": "decide", "unit": "1", "version": 0, "status": "approved"},
        {"kind": "decide", "unit": 1, "version": 0, "status": "final"},
        {"kind": "decide", "unit": 1, "version": 0, "reviewer": "Bob"},
        {"kind": "decide", "unit": 1, "version": -1},
        {"kind": "decideAll", "units": [[1]], "status": "approved"},
        {"kind": "comment", "unit": 1, "text": "x" * 100_001},
        {},
    ],
)
def test_a_forged_operation_is_refused_with_a_sentence(
    store: Store, units: list[Unit], desk: Desk, forged: dict[str, Any]
) -> None:
    desk.handle(store, "Ann", "page", [Sent(1, 0, PAIR, None, forged)])

    assert len(refused(desk)) == 1
    assert [unit.version for unit in store.units(PAIR)] == [0] * len(units)


def test_a_unit_of_another_pair_is_refused(store: Store, units: list[Unit], desk: Desk) -> None:
    other = store.add_pair("statement-th", "outline-en").id
    desk.handle(store, "Ann", "page", [Sent(1, 0, other, None, dict(approve(units[0]).content))])

    assert f"in the pair '{other}'" in refused(desk)[0]
    assert store.unit(units[0].id) == units[0]


def test_what_was_built_on_something_refused_falls_with_it(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    unit = units[0]
    theirs = store.decide(unit.id, 0, "Bob", target_text="theirs")
    # Ann's second operation counts on the first, so it names just the version that Bob has made.
    desk.handle(store, "Ann", "page", [decide(unit, 1, targetText="mine"), approve(unit, 2, version=1)])
    assert len(refused(desk)) == 2
    assert store.unit(unit.id) == theirs

    # Once she has heard of it, she means what she sees.
    desk.handle(store, "Ann", "page", [approve(unit, 3, version=1, after=2)])
    assert store.unit(unit.id).status is Status.APPROVED


def test_an_undo_of_something_refused_takes_back_nothing_older(
    store: Store, units: list[Unit], desk: Desk
) -> None:
    store.decide(units[1].id, 0, "Bob", target_text="theirs")
    asked = [
        approve(units[0], 1),
        decide(units[1], 2, targetText="mine"),
        sent(3, "undo", of="page:2"),
        sent(4, "redo", of="page:3"),
    ]
    desk.handle(store, "Ann", "page", asked)
    assert len(refused(desk)) == 3
    assert store.unit(units[0].id).status is Status.APPROVED

    desk.handle(store, "Ann", "page", [sent(5, "undo", of="page:1")])
    assert store.unit(units[0].id).status is Status.UNREVIEWED


def test_two_people_of_one_mind_have_no_conflict(store: Store, units: list[Unit], desk: Desk) -> None:
    unit = units[0]
    store.decide(unit.id, 0, "Bob", status=Status.APPROVED)
    desk.handle(store, "Ann", "page", [approve(unit)])

    assert not refused(desk)
    assert [each.reviewer for each in store.history(unit.id)] == ["Bob"]


def test_a_version_from_the_future_changes_nothing(store: Store, units: list[Unit], desk: Desk) -> None:
    desk.handle(store, "Ann", "page", [approve(units[0], version=99)])

    assert "not 99" in refused(desk)[0]
    assert store.unit(units[0].id) == units[0]


def test_the_rules_hold_whatever_a_page_sends(store: Store, units: list[Unit], desk: Desk) -> None:
    store.rules = Rules(roles={"Ann": Role.REVIEWER}, default=Role.READER)
    desk.handle(store, "Ann", "page", [approve(units[0]), decide(units[0], 2, status="in progress", after=1)])
    desk.handle(store, "Eve", "other", [decide(units[1], 1, status="in progress")])
    desk.handle(store, "", "third", [decide(units[2], 1, status="in progress")])

    assert [store.unit(unit.id).status for unit in units[:3]] == [
        Status.IN_PROGRESS,
        Status.UNREVIEWED,
        Status.UNREVIEWED,
    ]
    assert len(refused(desk)) == 3


def test_nothing_is_answered_while_the_store_is_out_of_reach(
    store: Store, units: list[Unit], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise StoreUnavailable("The disk is full: make room.")

    asked = [approve(units[0]), approve(units[1], 2)]
    with monkeypatch.context() as broken:
        broken.setattr(Store, "operate", fail)
        desk.handle(store, "Ann", "page", asked)
    assert "The disk is full" in str(desk.fault)
    assert desk.answers()["acknowledged"] == {}

    desk.handle(store, "Ann", "page", asked)
    assert desk.fault is None
    assert store.count_units([PAIR], [Status.APPROVED]) == 2


def test_presence_is_told_at_every_move_and_now_and_then(
    store: Store, units: list[Unit], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int | None] = []
    monkeypatch.setattr(Store, "here", lambda _store, _pair, _client, _name, unit: told.append(unit))
    now = [100.0]
    monkeypatch.setattr("workbench.ui.desk.monotonic", lambda: now[0])
    desk.hear(Standing("page", PAIR, units[0].id, None, 0, {}))
    for unit, wait in ((1, 0), (1, 2), (2, 0), (2, 2), (2, 4)):
        now[0] += wait
        desk.tell_presence(store, PAIR, "Ann", unit)

    assert told == [1, 2, 2]
