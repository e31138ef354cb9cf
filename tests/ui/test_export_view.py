from __future__ import annotations

import csv
import io

import pytest
from lxml import etree
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import View, shown
from workbench.review import Status, Unit
from workbench.store import Store


@pytest.fixture
def app(view: View, store: Store, units: list[Unit]) -> AppTest:
    """The view, with one unit approved and one rejected."""
    store.decide(units[1].id, 0, "Ann", status=Status.APPROVED, note="=1+1")
    store.decide(units[2].id, 0, "Ann", status=Status.REJECTED, note="Another sentence.")
    return view("export").run()


def make(app: AppTest) -> tuple[etree._Element, list[dict[str, str]]]:
    app.button(key="make").click().run()
    files = app.session_state["export_made"]
    rows = csv.DictReader(io.StringIO(files.table.decode("utf-8-sig")))
    return etree.fromstring(files.tmx), list(rows)


def test_approved_units_go_out_unless_others_are_asked_for(app: AppTest, units: list[Unit]) -> None:
    tmx, rows = make(app)

    assert [seg.text for seg in tmx.iter("seg")] == [units[1].source_text, units[1].target_text]
    assert [row["Text"] for row in rows] == [units[1].source_text]


def test_the_page_says_what_goes_out_and_what_stays_behind(app: AppTest) -> None:
    page = shown(app)

    assert "<strong>1</strong>chosen to go out" in page
    assert "<strong>2</strong>stay behind: unreviewed" in page
    assert "<strong>1</strong>stay behind: rejected" in page


def test_a_unit_without_counterpart_is_left_out_and_counted(app: AppTest) -> None:
    app.pills(key="export_statuses").set_value([Status.UNREVIEWED, Status.APPROVED]).run()
    tmx, rows = make(app)

    assert len(list(tmx.iter("tu"))) == 2
    assert len(rows) == 3
    assert "<strong>1</strong>left out: a side has no text" in shown(app)


def test_the_source_language_can_be_english(app: AppTest, units: list[Unit]) -> None:
    app.segmented_control(key="export_language").set_value("en").run()
    tmx, _ = make(app)

    assert tmx.find("header").get("srclang") == "en"
    assert next(tmx.iter("seg")).text == units[1].target_text


def test_a_note_that_looks_like_a_formula_is_text_in_the_table(app: AppTest) -> None:
    assert make(app)[1][0]["Note"] == "'=1+1"


def test_other_choices_make_the_files_stale(app: AppTest) -> None:
    make(app)
    assert app.get("download_button")
    app.pills(key="export_statuses").set_value([Status.REJECTED]).run()

    assert "make the files again" in shown(app)
    assert not app.get("download_button")


def test_nothing_to_send_makes_no_file(app: AppTest) -> None:
    app.pills(key="export_statuses").set_value([Status.IN_PROGRESS]).run()

    assert app.button(key="make").disabled


def test_no_status_chosen_asks_for_one(app: AppTest) -> None:
    app.pills(key="export_statuses").set_value([]).run()

    assert "Choose at least one status" in shown(app)


def test_one_pair_can_be_chosen(app: AppTest, store: Store, units: list[Unit]) -> None:
    other = store.add_pair("statement-th", "outline-en").id
    store.save_alignment(other, [unit.bead for unit in units[3:]], "hashing")
    app.run()
    app.multiselect(key="export_pairs").set_value([other]).run()

    assert "<strong>1</strong>stay behind: unreviewed" in shown(app)
