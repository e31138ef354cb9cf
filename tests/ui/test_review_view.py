from __future__ import annotations

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.support.small_corpus import OUTLINE_PAIR, PAIR
from tests.ui.conftest import View, shown
from workbench.errors import StoreUnavailable
from workbench.review import Status, Unit
from workbench.review.operations import Comment
from workbench.settings import Settings
from workbench.store import Store
from workbench.ui.text.review import ENGLISH as text
from workbench.ui.text.signin import ENGLISH as signin
from workbench.ui.views import review

KEY = f"beads-{PAIR}"


class Listed:
    """In place of the list: what it was told last, and what it shall say next."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.says: list[tuple[str, dict[str, Any]]] = []

    def __call__(self, data: dict[str, Any], *, key: str, **calls: Callable[[], None]) -> None:
        self.told.append(json.loads(json.dumps(data)))
        for name, message in self.says:
            st.session_state[key] = SimpleNamespace(**{name: message})
            calls[f"on_{name}"]()
        self.says.clear()

    @property
    def last(self) -> dict[str, Any]:
        return self.told[-1]

    def say(self, name: str, unit: int | None = None, have: int | None = None, **given: Any) -> None:
        standing = {"client": "page", "pair": PAIR, "unit": unit, "have": have, "learned": 0, "heard": {}}
        self.says.append((name, standing | given))


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> Listed:
    found = Listed()
    monkeypatch.setattr(review, "bead_list", found)
    return found


@pytest.fixture
def app(view: View, units: list[Unit], listed: Listed) -> AppTest:
    """The view, for a reviewer who has given a name."""
    made = view("review")
    made.session_state["reviewer"] = "Ann"
    return made.run()


def test_the_list_is_told_all_of_a_pair_once_and_then_what_changed(
    app: AppTest, listed: Listed, store: Store, units: list[Unit]
) -> None:
    snapshot = listed.last["snapshot"]
    assert [row[0] for row in snapshot["rows"]] == [unit.id for unit in units]
    assert (listed.last["pair"], listed.last["name"], listed.last["role"]) == (PAIR, "Ann", "administrator")

    store.decide(units[1].id, 0, "Bob", status=Status.APPROVED)
    app.run()
    assert "snapshot" not in listed.last
    assert [row[0] for row in listed.last["patch"]["rows"]] == [units[1].id]
    assert listed.last["patch"]["since"] == snapshot["revision"]


def test_a_patch_begins_where_the_page_says_it_is(
    app: AppTest, listed: Listed, store: Store, units: list[Unit]
) -> None:
    store.decide(units[1].id, 0, "Bob", status=Status.APPROVED)
    listed.say("current", units[0].id, store.changes(PAIR).revision)
    app.run()
    app.run()
    assert listed.last["patch"]["rows"] == []


def test_a_page_that_lost_its_rows_gets_them_again(app: AppTest, listed: Listed) -> None:
    listed.say("asked", snapshot=True)
    app.run()
    app.run()
    assert "snapshot" in listed.last


def test_a_page_that_knows_more_than_the_store_gets_all_again(
    app: AppTest, listed: Listed, units: list[Unit]
) -> None:
    # As after a database was taken back to an older state.
    listed.say("current", units[0].id, 1_000_000)
    app.run()
    app.run()
    assert len(listed.last["snapshot"]["rows"]) == len(units)


def test_another_language_of_the_interface_brings_its_words(app: AppTest, listed: Listed) -> None:
    app.session_state["interface_language"] = "th"
    app.run()
    assert listed.last["snapshot"]["text"]["code"] == "th"


def test_what_the_list_asks_for_is_done_and_answered(
    app: AppTest, listed: Listed, store: Store, units: list[Unit]
) -> None:
    decide = {"kind": "decide", "version": 0, "number": 1, "after": 0, "pair": PAIR}
    operations = [
        decide | {"unit": units[0].id, "status": "approved"},
        decide | {"unit": units[1].id, "status": "rejected", "number": 2},
    ]
    listed.say("operations", units[0].id, 0, operations=operations)
    app.run()
    app.run()

    assert [unit.status for unit in store.units(PAIR)[:2]] == [Status.APPROVED, Status.UNREVIEWED]
    assert listed.last["acknowledged"] == {"page": 2}
    assert [each["number"] for each in listed.last["refused"]] == [2]
    assert "without a reason" in listed.last["refused"][0]["sentence"]


def test_the_address_follows_the_list(app: AppTest, listed: Listed, units: list[Unit]) -> None:
    listed.say("current", units[2].id)
    app.run()
    app.run()
    assert app.query_params == {"pair": PAIR, "unit": str(units[2].id)}


def test_a_link_leads_to_its_unit(view: View, listed: Listed, store: Store, units: list[Unit]) -> None:
    store.operate(PAIR, Comment(units[2].id, "look"), "Bob")
    app = view("review")
    app.query_params["pair"] = PAIR
    app.query_params["unit"] = str(units[2].id)
    app.run()

    assert listed.last["go"] == {"count": 1, "unit": units[2].id}
    assert [each["text"] for each in listed.last["detail"]["comments"]] == ["look"]


@pytest.mark.parametrize("unit", ["0", "-1", "abc", "99999999999999999999", "１"])
def test_a_link_to_a_unit_that_is_not_there_opens_the_pair(
    view: View, listed: Listed, units: list[Unit], unit: str
) -> None:
    app = view("review")
    app.query_params["pair"] = PAIR
    app.query_params["unit"] = unit
    app.run()

    assert listed.last["pair"] == PAIR
    assert listed.last["detail"] is None
    assert not app.exception


def test_a_link_to_a_pair_that_is_not_there_says_so(view: View, listed: Listed, units: list[Unit]) -> None:
    app = view("review")
    app.query_params["pair"] = "statement-th:statement-xx"

    assert "Did you mean" in shown(app.run())
    assert listed.last["pair"] == PAIR


def test_a_unit_of_another_pair_is_no_place_to_stand(
    app: AppTest, listed: Listed, store: Store, units: list[Unit]
) -> None:
    other = store.add_pair(*OUTLINE_PAIR.split(":")).id
    store.save_alignment(other, [units[0].bead], "none")
    listed.say("current", store.units(other)[0].id)
    app.run()
    app.run()
    assert listed.last["detail"] is None


def test_others_are_seen_and_oneself_is_not(
    app: AppTest, listed: Listed, store: Store, units: list[Unit]
) -> None:
    listed.say("current", units[1].id)
    app.run()
    store.here(PAIR, "another page", "Bob", units[2].id)
    app.run()

    assert listed.last["presence"] == [{"name": "Bob", "unit": units[2].id}]
    assert [(each.reviewer, each.unit) for each in store.present(PAIR)] == [
        ("Ann", units[1].id),
        ("Bob", units[2].id),
    ]


def test_a_sample_is_drawn_once_for_who_asks(app: AppTest, listed: Listed, units: list[Unit]) -> None:
    listed.say("asked", sample=0.6)
    app.run()
    app.run()
    wanted = [unit.id for unit in units if unit.bead.confidence >= 0.6]
    assert listed.last["sample"]["units"] == wanted
    assert sorted(listed.last["sample"]["sample"]) == wanted
    app.run()
    assert listed.last["sample"] is None


def test_without_a_name_one_can_read_and_not_change(view: View, listed: Listed, units: list[Unit]) -> None:
    app = view("review").run()
    assert listed.last["name"] == ""
    assert not [each for each in app.button if each.key == "realign"]

    app.text_input(key="reviewer_given").set_value("  สมชาย \u200b ใจดี ")
    app.form_submit_button[0].click().run()
    assert listed.last["name"] == "สมชาย ใจดี"


def test_a_name_that_shows_nothing_is_refused(view: View, listed: Listed, units: list[Unit]) -> None:
    app = view("review").run()
    app.text_input(key="reviewer_given").set_value(" \u200b\u00a0")
    app.form_submit_button[0].click().run()

    assert signin.name_missing in shown(app)
    assert app.session_state["reviewer"] == ""


def test_a_reader_gets_the_role_and_no_menu(
    view: View, listed: Listed, place: Settings, units: list[Unit]
) -> None:
    place.team.parent.mkdir(parents=True, exist_ok=True)
    place.team.write_text('[roles]\n"Bob" = "administrator"\n', encoding="utf-8")
    app = view("review")
    app.session_state["reviewer"] = "Eve"
    app.run()

    assert listed.last["role"] == "reader"
    assert not [each for each in app.button if each.key == "realign"]


def test_units_are_given_out(app: AppTest, listed: Listed, store: Store, units: list[Unit]) -> None:
    first, last = app.number_input
    first.set_value(2)
    last.set_value(3)
    next(each for each in app.text_input if each.label == text.assign_to).set_value("มาลี")
    app.form_submit_button[0].click().run()

    assert [unit.assignee for unit in store.units(PAIR)] == ["", "มาลี", "มาลี", ""]
    assert text.assigned.format(count=2) in shown(app)
    assert [row[9] for row in listed.last["patch"]["rows"]] == ["มาลี", "มาลี"]


def test_the_rest_is_aligned_again_only_when_somebody_has_seen_what_changes(
    app: AppTest, listed: Listed, store: Store, units: list[Unit]
) -> None:
    store.decide(units[0].id, 0, "Bob", status=Status.APPROVED)
    before = store.units(PAIR)
    app.button(key="realign").click().run()
    assert text.realign_gone in shown(app)
    assert store.units(PAIR) == before

    app.button(key="realign_cancel").click().run()
    assert text.realign_gone not in shown(app)
    app.button(key="realign").click().run()
    app.button(key="realign_apply").click().run()
    after = store.units(PAIR)
    assert text.realigned in shown(app)
    assert after != before
    assert after[0] == before[0]
    assert listed.last["patch"]["order"] is not None


def test_a_proposal_that_somebody_overtook_changes_nothing(
    app: AppTest, store: Store, units: list[Unit]
) -> None:
    app.button(key="realign").click().run()
    theirs = store.decide(units[1].id, 0, "Bob", status=Status.APPROVED)
    app.button(key="realign_apply").click().run()

    assert "wb-error" in shown(app)
    assert store.unit(units[1].id) == theirs
    assert len(store.units(PAIR)) == len(units)


def test_a_database_that_fails_under_the_review_is_told_in_a_sentence(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise StoreUnavailable("The database is locked: try again.")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "changes", fail)
        app.run()
    assert "The database is locked" in shown(app)
    assert not app.exception

    app.button(key="try_again-workspace").click().run()
    assert "The database is locked" not in shown(app)


def test_an_operation_that_cannot_be_saved_is_told_and_not_answered(
    app: AppTest, listed: Listed, store: Store, units: list[Unit], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise StoreUnavailable("The disk is full: make room.")

    decide = {"kind": "decide", "version": 0, "number": 1, "after": 0, "pair": PAIR}
    listed.say("operations", operations=[decide | {"unit": units[0].id, "status": "approved"}])
    with monkeypatch.context() as broken:
        broken.setattr(Store, "operate", fail)
        app.run()
    app.run()
    assert "The disk is full" in shown(app)
    assert listed.last["acknowledged"] == {}


def test_a_pair_deleted_while_it_is_open_is_told(app: AppTest, store: Store) -> None:
    store.delete_pair(PAIR, "Bob")
    assert text.nothing in shown(app.run())


def test_a_store_without_units_says_what_to_do(view: View, store: Store) -> None:
    assert text.nothing in shown(view("review").run())
