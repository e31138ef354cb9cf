"""The export page: what goes out, and what comes back."""

from __future__ import annotations

import csv
import html
import io
import time
import zipfile

import pytest
from lxml import etree
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import View, shown
from workbench.exchange.returning import Return
from workbench.review import Status, Unit
from workbench.store import Store
from workbench.ui.components import returned
from workbench.ui.tasks import Tell


@pytest.fixture
def app(view: View, store: Store, units: list[Unit]) -> AppTest:
    """The view, with one unit approved and one rejected."""
    store.decide(units[1].id, 0, "Ann", status=Status.APPROVED, note="=1+1")
    store.decide(units[2].id, 0, "Ann", status=Status.REJECTED, note="Another sentence.")
    return view("export").run()


def made(app: AppTest) -> bytes:
    app.button(key="make").click().run()
    content: bytes = app.session_state["export_made"].content
    return content


def tmx(app: AppTest) -> etree._Element:
    return etree.fromstring(made(app))


def table(app: AppTest) -> list[dict[str, str]]:
    app.selectbox(key="export_format").set_value("csv").run()
    return list(csv.DictReader(io.StringIO(made(app).decode("utf-8-sig"))))


def test_approved_units_go_out_unless_others_are_asked_for(app: AppTest, units: list[Unit]) -> None:
    assert [seg.text for seg in tmx(app).iter("seg")] == [units[1].source_text, units[1].target_text]
    assert [row["source_text"] for row in table(app)] == [units[1].source_text]


def test_the_page_says_what_goes_out_and_what_stays_behind(app: AppTest) -> None:
    page = shown(app)

    assert "<strong>1</strong>chosen to go out" in page
    assert "<strong>2</strong>stay behind: unreviewed" in page
    assert "<strong>1</strong>stay behind: rejected" in page


def test_a_unit_without_counterpart_is_left_out_and_counted(app: AppTest) -> None:
    app.pills(key="export_statuses").set_value([Status.UNREVIEWED, Status.APPROVED]).run()
    assert len(list(tmx(app).iter("tu"))) == 2
    assert "<strong>1</strong>left out: a side has no text" in shown(app)
    assert len(table(app)) == 3


def test_the_source_language_can_be_english(app: AppTest, units: list[Unit]) -> None:
    app.segmented_control(key="export_language").set_value("en").run()
    memory = tmx(app)

    assert memory.find("header").get("srclang") == "en"
    assert next(memory.iter("seg")).text == units[1].target_text


def test_a_note_that_looks_like_a_formula_is_text_in_the_table(app: AppTest) -> None:
    assert table(app)[0]["note"] == "'=1+1"


def test_other_choices_make_the_files_stale(app: AppTest) -> None:
    made(app)
    assert app.get("download_button")
    app.pills(key="export_statuses").set_value([Status.REJECTED]).run()

    assert "make the file again" in shown(app)
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


@pytest.mark.parametrize("format", ["xliff", "xliff1", "xlsx", "jsonl", "html", "docx"])
def test_every_format_is_made(app: AppTest, format: str) -> None:
    app.selectbox(key="export_format").set_value(format).run()

    assert len(made(app)) > 100
    assert not app.exception


@pytest.mark.parametrize("side", ["source", "target"])
@pytest.mark.parametrize("format", ["txt", "docx"])
def test_one_side_alone_is_made(app: AppTest, units: list[Unit], format: str, side: str) -> None:
    app.selectbox(key="export_format").set_value(format).run()
    app.segmented_control(key=f"export_side_{format}").set_value(side).run()
    content = made(app)
    if format == "docx":
        content = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    text = html.unescape(content.decode())
    texts = units[1].source_text, units[1].target_text
    wanted, other = texts if side == "source" else texts[::-1]
    assert wanted in text
    assert other not in text
    assert "<strong>1</strong>units in the file" in shown(app)


def test_plain_text_asks_for_one_pair(app: AppTest, store: Store, units: list[Unit]) -> None:
    other = store.add_pair("statement-th", "outline-en").id
    store.save_alignment(other, [unit.bead for unit in units[3:]], "hashing")
    app.selectbox(key="export_format").set_value("txt").run()

    assert "choose it above" in shown(app)
    assert app.button(key="make").disabled


def test_what_the_tool_will_stumble_over_is_told_with_its_unit(
    app: AppTest, store: Store, units: list[Unit]
) -> None:
    store.decide(units[1].id, 1, "Ann", target_text="A <b>tag</b>", status=Status.APPROVED)
    app.run()
    made(app)

    page = shown(app)
    assert "A tag or entity in the text: 2" in page
    assert f"unit={units[1].id}" in page and "&lt;b&gt;" in page


def test_a_file_comes_back_with_what_was_changed_elsewhere(
    app: AppTest, store: Store, units: list[Unit]
) -> None:
    app.session_state["reviewer"] = "Ann"
    app.selectbox(key="export_format").set_value("csv").run()
    text = made(app).decode("utf-8-sig").replace(units[1].target_text, "Changed **there**.")
    app.file_uploader(key="back-0").upload("back.csv", text.encode(), "text/csv").run()

    assert "<strong>1</strong>changed there" in shown(app)
    app.button(key="back_apply").click().run()

    assert "Changed: 1." in shown(app)
    assert store.unit(units[1].id).target_text == "Changed **there**."


def test_a_file_is_compared_anew_where_somebody_was_faster(
    app: AppTest, store: Store, units: list[Unit]
) -> None:
    app.session_state["reviewer"] = "Ann"
    app.selectbox(key="export_format").set_value("csv").run()
    text = made(app).decode("utf-8-sig").replace(units[1].target_text, "Changed there.")
    app.file_uploader(key="back-0").upload("back.csv", text.encode(), "text/csv").run()
    store.decide(units[1].id, 1, "Bob", target_text="Changed here.")
    app.button(key="back_apply").click().run()

    assert "Bob saved unit" in shown(app)
    assert "<strong>1</strong>changed here too: choose" in shown(app)
    assert store.unit(units[1].id).target_text == "Changed here."


def test_a_memory_of_another_tool_becomes_a_pair(app: AppTest, store: Store) -> None:
    app.session_state["reviewer"] = "Ann"
    seg = '<tuv xml:lang="{}"><seg>{}</seg></tuv>'.format
    unit = f"<tu>{seg('th', 'ข้อตกลง <ร่าง>'.replace('<', '&lt;'))}{seg('en', 'Agreement')}</tu>"
    memory = f'<tmx version="1.4"><header srclang="th"/><body>{unit}</body></tmx>'
    app.file_uploader(key="back-0").upload("old.tmx", memory.encode(), "text/xml").run()
    app.button(key="back_new_pair").click().run()

    made = next(pair for pair in store.pairs() if pair.source.title == "old")
    assert [unit.source_text for unit in store.units(made.id)] == ["ข้อตกลง <ร่าง>"]
    assert f"{made.id}" in shown(app)
    assert app.file_uploader(key="back-1").value is None


def test_long_work_is_shown_and_can_be_stopped(
    app: AppTest, store: Store, units: list[Unit], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.session_state["reviewer"] = "Ann"
    app.selectbox(key="export_format").set_value("csv").run()
    text = made(app).decode("utf-8-sig").replace(units[1].target_text, "Changed there.")
    app.file_uploader(key="back-0").upload("back.csv", text.encode(), "text/csv").run()

    def slowly(_store: Store, _plan: Return, _who: str, _theirs: object, tell: Tell) -> int:
        for done in range(1000):
            tell(done, 1000)
            time.sleep(0.02)
        raise AssertionError

    monkeypatch.setattr(returned, "carry_out", slowly)
    app.button(key="back_apply").click().run()
    assert "back.csv" in shown(app)
    app.button(key="back_doing_stop").click().run()

    assert "Stopped. Nothing was changed." in shown(app)
    # The file is still there, to go on with.
    assert app.button(key="back_apply").label == "Change 1 units"
    assert store.unit(units[1].id).target_text == units[1].target_text


def test_a_file_that_is_no_file_of_units_is_told(app: AppTest) -> None:
    app.file_uploader(key="back-0").upload("back.tmx", b"<tmx>", "text/xml").run()

    assert "back_apply" not in [button.key for button in app.button]
    assert not app.exception and app.get("html")
