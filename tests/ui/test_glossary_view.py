from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.glossary_page import as_editor, listed, opened, widget
from tests.ui.conftest import View, shown
from workbench.exchange.glossaries import GlossaryFormat, read_glossary_file, write_glossary_file
from workbench.glossary import Concept
from workbench.review import Unit
from workbench.settings import Settings
from workbench.store import Store
from workbench.ui.components.glossary.exporting import written
from workbench.ui.text import ENGLISH, THAI

SAID = ENGLISH.glossary


@pytest.fixture
def app(view: View, with_glossary: Store) -> AppTest:
    """The page as Ann first sees it."""
    return as_editor(view, "Ann")


def test_concepts_are_listed_with_their_names_as_they_are(app: AppTest) -> None:
    assert "Concepts: 2 of 2" in shown(app)
    assert listed(app) == ["พระราชบัญญัติ · Act", "ไซเบอร์สเปซ · cyberspace"]


@pytest.mark.parametrize(
    ("query", "found"), [("ไซเบอร", "cyberspace"), ("ACT", "Act"), ("parliament", "Act"), ("พรบ", None)]
)
def test_a_part_of_a_term_in_either_language_finds_its_concept(
    app: AppTest, query: str, found: str | None
) -> None:
    app.text_input(key="glossary_query").set_value(query).run()

    assert [name.rpartition(" ")[2] for name in listed(app)] == ([found] if found else [])
    assert (SAID.nothing in shown(app)) == (found is None)


@pytest.mark.parametrize(
    ("box", "value"),
    [("glossary_subject", "law"), ("glossary_status", "admitted"), ("glossary_only", "unused")],
)
def test_filters_leave_what_they_say(app: AppTest, box: str, value: str, units: list[Unit]) -> None:
    app.selectbox(key=box).set_value(value).run()

    assert len(listed(app)) == (2 if value == "unused" else 1)


def test_a_link_opens_a_concept_and_the_address_follows(view: View, with_glossary: Store) -> None:
    app = as_editor(view, "Ann", concept="act")
    assert widget(app, "text_area", "-definition").value == "A law that **Parliament** has passed."

    opened(app, "cyberspace")
    assert app.query_params["concept"] == "cyberspace"
    app.button(key="glossary_close").click().run()
    assert "concept" not in app.query_params


@pytest.mark.parametrize("kind", GlossaryFormat)
def test_what_is_exported_is_what_was_found(with_glossary: Store, kind: GlossaryFormat) -> None:
    concepts = with_glossary.glossary().concepts

    found = read_glossary_file(io.BytesIO(written(concepts, kind)))

    assert tuple(entry.concept for entry in found.entries) == concepts


def imported(app: AppTest, tmp_path: Path, *concepts: Concept) -> AppTest:
    """The import page with a file that holds `concepts`, once they are compared."""
    path = tmp_path / "other.tbx"
    write_glossary_file(path, concepts, GlossaryFormat.TBX)
    app.segmented_control(key="glossary_section").set_value("exchange").run()
    app.file_uploader(key="glossary_file").upload(path.name, path.read_bytes(), "application/xml").run()
    assert app.session_state["glossary_arrival"].wait(20)
    return app.run()


def test_an_import_shows_what_it_would_do_and_does_what_is_chosen(
    app: AppTest, with_glossary: Store, tmp_path: Path
) -> None:
    act, space = with_glossary.glossary().concepts
    twin = replace(act, id="statute", note="From the file.")
    app = imported(app, tmp_path, replace(space, note="Changed $5."), twin)
    assert "The glossary has its terms in &#x27;act&#x27;" in shown(app)

    arrival = app.session_state["glossary_arrival"]
    app.selectbox(key=f"{arrival.key}-choice-1").set_value("update").run()
    app.button(key=f"{arrival.key}-write").click().run()
    arrival.wait(20)
    app.run()

    assert with_glossary.concept("act").concept.note == "From the file."
    assert with_glossary.concept("cyberspace").concept.note == "Changed $5."
    assert len(with_glossary.glossary().concepts) == 2
    assert SAID.exchange.written.format(number=2) in shown(app)


def test_an_import_into_a_glossary_that_changed_meanwhile_is_compared_again(
    app: AppTest, with_glossary: Store, tmp_path: Path
) -> None:
    act = with_glossary.concept("act").concept
    app = imported(app, tmp_path, replace(act, note="From the file."))
    with_glossary.save_concept(act, replace(act, source="Bob's"), "Bob")
    arrival = app.session_state["glossary_arrival"]
    app.button(key=f"{arrival.key}-write").click().run()
    arrival.wait(20)
    assert SAID.exchange.changed_since in shown(app.run())

    app.button(key=f"{arrival.key}-again").click().run()
    arrival.wait(20)
    app.run().button(key=f"{arrival.key}-write").click().run()
    arrival.wait(20)
    app.run()

    assert with_glossary.concept("act").concept.note == "From the file."


def test_coverage_leads_to_the_concepts(app: AppTest, with_glossary: Store, units: list[Unit]) -> None:
    app.segmented_control(key="glossary_section").set_value("coverage").run()
    app.button(key="coverage-unused-law").click().run()

    assert listed(app) == ["พระราชบัญญัติ · Act"]


def test_the_page_speaks_thai(view: View, with_glossary: Store) -> None:
    app = view("glossary")
    app.session_state["interface_language"] = "th"
    app.run()

    assert THAI.glossary.found.format(found="2", total="2") in shown(app)
    assert not app.exception


def test_a_broken_text_form_is_told_in_a_sentence(view: View, place: Settings) -> None:
    (place.glossary / "terms.csv").write_text("nonsense\n", encoding="utf-8")

    app = view("glossary").run()

    assert "terms.csv" in shown(app)
    assert not app.exception
