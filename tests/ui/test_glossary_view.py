from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import View, shown
from workbench.settings import Settings
from workbench.ui import resources
from workbench.ui.text import ENGLISH
from workbench.ui.views import glossary


@pytest.fixture
def app(view: View) -> AppTest:
    return view("glossary").run()


def test_all_concepts_are_there_with_their_terms_as_they_are(app: AppTest) -> None:
    page = shown(app)

    assert "Concepts: 2 of 2" in page
    assert "พระราชบัญญัติ" in page
    assert "A law that **Parliament** has passed." in page
    assert "&lt;b&gt;never&lt;/b&gt;" in page
    assert "do not use" in page


@pytest.mark.parametrize(
    ("query", "found"), [("ไซเบอร", "cyberspace"), ("ACT", "พ.ร.บ."), ("parliament", "Act")]
)
def test_a_part_of_a_term_in_either_language_finds_its_concept(app: AppTest, query: str, found: str) -> None:
    app.text_input(key="glossary_query").set_value(query).run()

    assert found in shown(app)
    assert "Concepts: 1 of 2" in shown(app)


@pytest.mark.parametrize(
    ("box", "value"),
    [("glossary_subject", "law"), ("glossary_status", "admitted")],
)
def test_filters_leave_what_they_say(app: AppTest, box: str, value: str) -> None:
    app.selectbox(key=box).set_value(value).run()

    assert "Concepts: 1 of 2" in shown(app)


def test_a_search_for_a_word_in_the_other_language_finds_nothing(app: AppTest) -> None:
    app.selectbox(key="glossary_language").set_value("th")
    app.text_input(key="glossary_query").set_value("act").run()

    assert "No concept has that" in shown(app)


def test_the_table_to_take_away_has_every_concept_and_no_formula(place: Settings) -> None:
    sheet = glossary._sheet(resources.glossary().concepts, ENGLISH).decode("utf-8-sig")

    assert "พระราชบัญญัติ" in sheet
    assert "'=HYPERLINK" in sheet


def test_a_change_of_the_files_is_seen_at_once(app: AppTest, place: Settings) -> None:
    concepts = place.glossary / "concepts.csv"
    concepts.write_text(
        concepts.read_text(encoding="utf-8-sig").replace("Parliament", "the Assembly"), encoding="utf-8"
    )

    assert "the Assembly" in shown(app.run())


def test_a_broken_file_is_told_in_a_sentence(app: AppTest, place: Settings) -> None:
    (place.glossary / "terms.csv").write_text("nonsense\n", encoding="utf-8")

    app.run()

    assert "terms.csv" in shown(app)
    assert not app.exception
