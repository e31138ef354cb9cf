from __future__ import annotations

from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.small_corpus import PAIR
from tests.ui.conftest import View, shown
from workbench.errors import StoreUnavailable
from workbench.review import Status, Unit
from workbench.store import Store
from workbench.ui.text import review as text


@pytest.fixture
def app(view: View, units: list[Unit]) -> AppTest:
    """The view, for a reviewer who has given a name."""
    made = view("review")
    made.session_state["reviewer"] = "Ann"
    return made.run()


def opened(app: AppTest) -> list[str | None]:
    """What stands in the editor's fields."""
    return [area.value for area in app.text_area]


def button(app: AppTest, name: str, unit: Unit) -> object:
    return app.button(key=f"{name}-{unit.id}")


def test_the_first_unit_is_opened_with_its_texts_as_they_are(app: AppTest, units: list[Unit]) -> None:
    assert opened(app) == [units[0].source_text, units[0].target_text, ""]
    assert app.query_params == {"pair": PAIR, "unit": str(units[0].id)}


def test_without_a_name_one_can_read_and_not_decide(view: View, units: list[Unit]) -> None:
    app = view("review").run()

    assert all(area.disabled for area in app.text_area)
    assert text.NO_REVIEWER in shown(app)

    app.text_input(key="reviewer_given").set_value("  สมชาย \u200b ใจดี ")
    app.form_submit_button[0].click().run()
    assert app.session_state["reviewer"] == "สมชาย ใจดี"
    assert not any(area.disabled for area in app.text_area)


def test_a_name_that_shows_nothing_is_refused(view: View, units: list[Unit]) -> None:
    app = view("review").run()
    app.text_input(key="reviewer_given").set_value(" \u200b\u00a0")
    app.form_submit_button[0].click().run()

    assert "Give a name" in shown(app)
    assert app.session_state["reviewer"] == ""


def test_an_edit_is_saved_to_the_letter_with_its_reviewer(
    app: AppTest, store: Store, units: list[Unit]
) -> None:
    app.text_area[1].set_value("Two  spaces,\n$5 and **stars** ").run()
    app.text_area[2].set_value("ดูต้นฉบับ").run()
    assert text.UNSAVED in [each.value for each in app.caption]
    button(app, "save", units[0]).click().run()

    saved = store.unit(units[0].id)
    assert saved.target_text == "Two  spaces,\n$5 and **stars** "
    assert (saved.note, saved.changed_by, saved.status) == ("ดูต้นฉบับ", "Ann", Status.UNREVIEWED)
    assert text.UNSAVED not in [each.value for each in app.caption]


def test_save_and_approve_does_both_in_one_decision(app: AppTest, store: Store, units: list[Unit]) -> None:
    app.text_area[0].set_value("ก").run()
    button(app, "save_approve", units[0]).click().run()

    assert [(entry.status, entry.source_text) for entry in store.history(units[0].id)] == [
        (Status.APPROVED, "ก")
    ]


def test_the_history_shows_who_changed_what_literally(app: AppTest, store: Store, units: list[Unit]) -> None:
    store.decide(units[0].id, 0, "Bob <b>", target_text="**new** <i>", note="why")
    app.run()
    app.expander[0].open = True
    app.session_state[f"history-{units[0].id}"] = True
    app.run()

    assert escape("Bob <b>") in shown(app)
    assert escape("**new** <i>") in shown(app)
    assert "why" in shown(app)


def test_a_link_leads_to_its_unit(view: View, units: list[Unit]) -> None:
    app = view("review")
    app.query_params["pair"] = PAIR
    app.query_params["unit"] = str(units[2].id)

    assert opened(app.run())[0] == units[2].source_text


def test_a_link_to_a_pair_that_is_not_there_says_so(view: View, units: list[Unit]) -> None:
    app = view("review")
    app.query_params["pair"] = "statement-th:statement-xx"

    assert "Did you mean" in shown(app.run())
    assert opened(app)[0] == units[0].source_text


@pytest.mark.parametrize("unit", ["0", "-1", "abc", "99999999999999999999", "１"])
def test_a_link_to_a_unit_that_is_not_there_opens_the_first(view: View, units: list[Unit], unit: str) -> None:
    app = view("review")
    app.query_params["pair"] = PAIR
    app.query_params["unit"] = unit

    assert opened(app.run())[0] == units[0].source_text
    assert not app.exception


def test_a_filter_by_status_leaves_those_units(app: AppTest, store: Store, units: list[Unit]) -> None:
    store.decide(units[2].id, 0, "Bob", status=Status.APPROVED)
    app.pills(key="statuses").set_value([Status.APPROVED]).run()

    assert opened(app)[0] == units[2].source_text


def test_a_filter_by_confidence_and_the_least_sure_first(app: AppTest, units: list[Unit]) -> None:
    app.slider(key="confidence").set_range(0, 75).run()
    assert opened(app)[0] == units[1].source_text

    app.segmented_control(key="least_sure_first").set_value(True).run()
    assert opened(app)[0] == units[1].source_text  # what is open stays open

    app.slider(key="confidence").set_range(0, 60).run()
    assert opened(app)[0] == units[3].source_text


def test_a_filter_that_nothing_passes_says_so(app: AppTest) -> None:
    app.pills(key="statuses").set_value([Status.REJECTED]).run()

    assert text.NONE_LEFT in shown(app)


def test_a_late_save_shows_both_texts_and_lets_the_reviewer_choose(
    app: AppTest, store: Store, units: list[Unit]
) -> None:
    unit = units[0]
    app.text_area[1].set_value("mine <script>").run()
    theirs = store.decide(unit.id, 0, "Bob", target_text="theirs **bold**")
    button(app, "save", unit).click().run()

    assert escape("mine <script>") in shown(app)
    assert "theirs **bold**" in shown(app)
    assert store.unit(unit.id) == theirs

    button(app, "edit_mine", unit).click().run()
    assert app.text_area[1].value == "mine <script>"
    button(app, "save", unit).click().run()
    assert store.unit(unit.id).target_text == "mine <script>"


@pytest.mark.parametrize(("choice", "kept"), [("keep_theirs", "theirs"), ("save_mine", "mine")])
def test_the_choice_after_a_conflict_is_what_is_saved(
    app: AppTest, store: Store, units: list[Unit], choice: str, kept: str
) -> None:
    unit = units[0]
    app.text_area[1].set_value("mine").run()
    store.decide(unit.id, 0, "Bob", target_text="theirs")
    app.run()
    button(app, choice, unit).click().run()

    assert store.unit(unit.id).target_text == kept
    assert opened(app)[1] == kept


def test_what_is_typed_survives_a_look_at_another_unit(app: AppTest, units: list[Unit]) -> None:
    app.text_area[1].set_value("half a sentence").run()
    app.query_params["unit"] = str(units[1].id)
    app.run()
    assert opened(app)[1] == units[1].target_text

    app.query_params["unit"] = str(units[0].id)
    app.run()
    assert opened(app)[1] == "half a sentence"


def test_a_gap_may_be_filled_by_hand(app: AppTest, store: Store, units: list[Unit]) -> None:
    app.query_params["unit"] = str(units[3].id)
    app.run()
    assert opened(app)[1] == ""
    app.text_area[1].set_value("A centre will open.").run()
    button(app, "save_approve", units[3]).click().run()

    assert store.unit(units[3].id).target_text == "A centre will open."


def test_the_reviewer_can_give_another_name(app: AppTest, store: Store, units: list[Unit]) -> None:
    app.text_input(key="reviewer_other").set_value("Bea").run()
    app.button(key="reviewer_change").click().run()
    button(app, "save_approve", units[0]).click().run()

    assert store.unit(units[0].id).changed_by == "Bea"


def test_a_database_that_fails_under_the_review_is_told_in_a_sentence(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise StoreUnavailable("The database is locked: try again.")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "units", fail)
        app.run()
    assert "The database is locked" in shown(app)
    assert not app.exception

    app.button(key="try_again-workspace").click().run()
    assert "The database is locked" not in shown(app)


def test_a_decision_that_cannot_be_saved_is_kept_and_told(
    app: AppTest, store: Store, units: list[Unit], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise StoreUnavailable("The disk is full: make room.")

    app.text_area[1].set_value("mine").run()
    with monkeypatch.context() as broken:
        broken.setattr(Store, "decide", fail)
        button(app, "save", units[0]).click().run()
    assert "The disk is full" in shown(app)
    assert opened(app)[1] == "mine"

    button(app, "save", units[0]).click().run()
    assert store.unit(units[0].id).target_text == "mine"
    assert "The disk is full" not in shown(app)


def test_a_store_without_units_says_what_to_do(view: View, store: Store) -> None:
    assert text.NOTHING in shown(view("review").run())
