from __future__ import annotations

from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.small_corpus import PAIR, TITLE
from tests.ui.conftest import LIMIT, View, shown
from workbench.review import Status, Unit
from workbench.settings import Settings
from workbench.store import Store
from workbench.ui import resources

THAI = "หนังสือเวียน เรื่อง $5 และ $10\n\nเรียน ท่านทูต <b>ทุกท่าน</b> โปรดทราบ\n"


@pytest.fixture
def app(view: View, units: list[Unit], place: Settings, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The view of a store with one pair, and of a corpus folder without documents."""
    monkeypatch.setenv("WORKBENCH_CORPUS", str(place.data / "none"))
    return view("documents").run()


def upload(app: AppTest, content: bytes, name: str = "circular.txt") -> AppTest:
    app.file_uploader[0].upload(name, content, "text/plain")
    return app.run()


def field(app: AppTest, name: str) -> object:
    return next(each for each in app.text_input if each.label.startswith(name))


def test_titles_stand_there_as_they_are_with_a_bar_for_each_pair(app: AppTest) -> None:
    page = shown(app)

    assert escape(TITLE) in page
    assert page.count('class="wb-bar"') == 1
    assert "1 Mar 2024" in page
    assert 'href="https://example.org/statement"' in page


def test_the_bar_has_a_part_for_each_status(view: View, store: Store, units: list[Unit]) -> None:
    store.decide(units[0].id, 0, "Ann", status=Status.APPROVED)
    store.decide(units[1].id, 0, "Ann", status=Status.REJECTED, note="Another sentence.")

    page = shown(view("documents").run())

    assert 'aria-label="Approved 1, Rejected 1, Unreviewed 2"' in page


def test_an_upload_is_shown_literally_with_its_repairs_and_its_facts(app: AppTest) -> None:
    upload(app, THAI.replace("ท่าน", "ทำ").replace("ำ", "ํา").encode())

    page = shown(app)
    assert "&lt;b&gt;" in page
    assert "sara am" in page
    assert field(app, "Title").value == "หนังสือเวียน เรื่อง $5 และ $10"
    assert field(app, "Id").value == "circular"


def test_a_document_is_added_paired_and_aligned_in_one_go(app: AppTest, store: Store) -> None:
    upload(app, THAI.encode())
    field(app, "Title").set_value("หนังสือเวียน")
    field(app, "Date").set_value("2024-05")
    app.multiselect[0].set_value(["statement-en"])
    app.form_submit_button[0].click().run()

    assert store.document("circular").text == THAI
    assert (store.document("circular").head.title, store.document("circular").head.date) == (
        "หนังสือเวียน",
        "2024-05",
    )
    assert resources.aligner().wait(30)
    assert store.pair("circular:statement-en").total > 0
    assert "“หนังสือเวียน” was added. New pairs: 1." in shown(app)


def test_an_english_document_becomes_the_source_of_a_thai_one(app: AppTest, store: Store) -> None:
    upload(app, b"A note verbale. It says little.\n", "note.txt")
    app.multiselect[0].set_value(["statement-th"])
    app.form_submit_button[0].click().run()

    assert store.pair("statement-th:note").target.id == "note"


def test_a_date_emptied_by_hand_stays_empty(app: AppTest, store: Store) -> None:
    upload(app, b"Circular of 2024-05-06\n\nIt says little.\n")
    assert field(app, "Date").value == "2024-05-06"
    field(app, "Date").set_value("")
    app.form_submit_button[0].click().run()

    assert store.document("circular").head.date == ""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "0 bytes"),
        (bytes(range(256)) * 8, "NUL bytes"),
        (b" \n ", "no visible text"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    app: AppTest, store: Store, content: bytes, told: str
) -> None:
    before = store.documents()
    upload(app, content)

    assert told in shown(app)
    assert not app.exception
    assert store.documents() == before


def test_a_file_in_another_language_than_chosen_is_refused(app: AppTest) -> None:
    app.selectbox[0].set_value("th")
    upload(app, b"Plain English all over.\n")

    assert "given as Thai" in shown(app)


def test_an_id_that_is_taken_is_told_and_what_was_filled_in_stays(app: AppTest, store: Store) -> None:
    upload(app, THAI.encode())
    field(app, "Publisher").set_value("กระทรวง")
    field(app, "Id").set_value("statement-th")
    app.form_submit_button[0].click().run()

    assert "another id" in shown(app)
    assert field(app, "Publisher").value == "กระทรวง"

    field(app, "Id").set_value("circular-2")
    app.form_submit_button[0].click().run()
    assert store.document("circular-2").head.publisher == "กระทรวง"


def test_a_bad_date_is_refused_with_its_remedy(app: AppTest, store: Store) -> None:
    upload(app, THAI.encode())
    field(app, "Date").set_value("2567-05-06")
    app.form_submit_button[0].click().run()

    assert "Gregorian year 2024" in shown(app)
    assert "circular" not in {head.id for head in store.documents()}


def test_documents_that_are_there_are_paired_and_aligned(app: AppTest, store: Store) -> None:
    app.button(key="add_pair").click().run()

    assert resources.aligner().wait(30)
    assert store.pair("statement-th:outline-en").total > 0
    assert "The pair was added." in shown(app)


def test_a_pair_that_is_there_is_not_offered_again(app: AppTest, store: Store) -> None:
    assert app.selectbox(key="pair_source").options == [TITLE]
    assert app.selectbox(key="pair_target").options == ["An Outline of the Statement"]

    store.add_pair("statement-th", "outline-en")
    app.run()
    assert app.selectbox(key="pair_target").options == []
    assert app.button(key="add_pair").disabled


def test_a_document_without_a_pair_is_listed(app: AppTest) -> None:
    assert "An Outline of the Statement" in shown(app)
    assert [each.value for each in app.subheader] == ["Documents without a pair"]


def test_an_empty_store_says_what_to_do(view: View, place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_CORPUS", str(place.data / "none"))
    assert resources.aligner().wait(30)

    assert "There are no documents yet" in shown(view("documents").run())


def test_the_upload_takes_no_more_than_a_document_may_have(
    view: View, place: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_LIMIT_MIB", "0.001")
    app = upload(view("documents").run(), b"x" * LIMIT)

    assert "over the limit" in shown(app)


def test_the_review_of_a_pair_that_waits_cannot_be_opened(
    view: View, store: Store, units: list[Unit], place: Settings
) -> None:
    store.add_pair("statement-th", "outline-en")

    app = view("documents").run()

    assert not app.button(key=f"review-{PAIR}").disabled
    assert app.button(key="review-statement-th:outline-en").disabled
    assert "Waits to be aligned" in shown(app)
