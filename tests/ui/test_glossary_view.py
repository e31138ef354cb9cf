from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import View, shown
from workbench.exchange.glossaries import GlossaryFormat, read_glossary_file, write_glossary_file
from workbench.glossary import Concept, TermStatus
from workbench.review import Unit
from workbench.settings import Settings
from workbench.store import Store
from workbench.store.jobs import begin_glossary
from workbench.ui.components.glossary.exporting import written
from workbench.ui.text import ENGLISH, THAI

SAID = ENGLISH.glossary


@pytest.fixture
def known(store: Store, place: Settings) -> Store:
    """The store with its glossary of two concepts."""
    begin_glossary(store, place.glossary)
    return store


@pytest.fixture
def app(view: View, known: Store) -> AppTest:
    """The page as Ann first sees it."""
    return as_editor(view, "Ann")


def as_editor(view: View, name: str, **query: str) -> AppTest:
    app = view("glossary")
    app.session_state["reviewer"] = name
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def opened(app: AppTest, id: str) -> AppTest:
    return app.button(key=f"concept-{id}").click().run()


def widget(app: AppTest, kind: str, end: str) -> Any:
    """The widget of the open draft whose key has that end."""
    return next(each for each in app.get(kind) if str(each.key).endswith(end))


def save(app: AppTest) -> AppTest:
    widget(app, "button", "-save").click()
    return app.run()


def listed(app: AppTest) -> list[str]:
    return [button.label for button in app.button if str(button.key).startswith("concept-")]


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


def test_a_link_opens_a_concept_and_the_address_follows(view: View, known: Store) -> None:
    app = as_editor(view, "Ann", concept="act")
    assert widget(app, "text_area", "-definition").value == "A law that **Parliament** has passed."

    opened(app, "cyberspace")
    assert app.query_params["concept"] == "cyberspace"
    app.button(key="glossary_close").click().run()
    assert "concept" not in app.query_params


def test_an_edit_is_saved_logged_and_taken_back(app: AppTest, known: Store) -> None:
    before = known.concept("act").concept
    opened(app, "act")
    widget(app, "text_area", "-note").set_value("$5 **bold** <b>").run()
    assert SAID.editing.unsaved in shown(app)
    save(app)

    assert SAID.editing.saved in shown(app)
    assert known.concept("act").concept == replace(before, note="$5 **bold** <b>")
    change = known.glossary_log("act")[0]
    assert change.editor == "Ann"

    app.segmented_control(key="glossary_section").set_value("history").run()
    assert "$5 **bold** &lt;b&gt;" in shown(app)
    app.button(key=f"history-all-back-{change.id}").click().run()
    assert known.concept("act").concept == before
    app.segmented_control(key="glossary_section").set_value("concepts").run()
    assert widget(app, "text_area", "-note").value == ""


def test_what_is_not_saved_outlives_another_concept_and_a_refusal(app: AppTest, known: Store) -> None:
    opened(app, "act")
    widget(app, "text_input", "-source").set_value("A" * 10_001).run()
    opened(app, "cyberspace")
    opened(app, "act")
    save(app)

    assert "10,001 characters" in shown(app)
    assert widget(app, "text_input", "-source").value == "A" * 10_001
    widget(app, "button", "-discard").click()
    app.run()
    assert widget(app, "text_input", "-source").value == "Council of State"


def changed_by_both(app: AppTest, known: Store) -> Concept:
    """Ann's note is refused, for Bob has saved one, and a definition."""
    opened(app, "act")
    widget(app, "text_area", "-note").set_value("Ann's").run()
    widget(app, "text_input", "-source").set_value("Ann's source").run()
    before = known.concept("act").concept
    theirs = replace(before, note="Bob's", definition="Bob's definition")
    known.save_concept(before, theirs, "Bob")
    save(app)
    assert "Bob changed the concept" in shown(app)
    assert "Ann&#x27;s" in shown(app)
    return theirs


def choices(app: AppTest) -> list[str | None]:
    return [each.value for each in app.segmented_control if "-choice-" in str(each.key)]


def test_two_editors_of_one_concept_see_both_versions_and_choose(app: AppTest, known: Store) -> None:
    theirs = changed_by_both(app, known)
    assert choices(app) == ["theirs", None, "mine"]
    assert widget(app, "button", "-chosen").disabled

    note = next(each for each in app.segmented_control if str(each.key).endswith("-choice-1"))
    note.set_value("mine").run()
    widget(app, "button", "-chosen").click()
    app.run()

    assert known.concept("act").concept == replace(theirs, note="Ann's", source="Ann's source")
    assert widget(app, "text_area", "-definition").value == "Bob's definition"


@pytest.mark.parametrize("which", ["mine", "drop"])
def test_one_version_can_be_kept_whole(app: AppTest, known: Store, which: str) -> None:
    mine = replace(known.concept("act").concept, note="Ann's", source="Ann's source")
    theirs = changed_by_both(app, known)
    widget(app, "button", f"-{which}").click()
    app.run()

    assert known.concept("act").concept == (mine if which == "mine" else theirs)
    assert not choices(app)


def test_a_concept_that_somebody_removed_can_be_made_anew(app: AppTest, known: Store) -> None:
    opened(app, "act")
    widget(app, "text_area", "-note").set_value("Ann's").run()
    before = known.concept("act").concept
    known.remove_concept(before, "Bob")
    save(app)
    widget(app, "button", "-anew").click()
    app.run()

    assert known.concept("act").concept == replace(before, note="Ann's")


def test_a_new_concept_without_a_term_is_refused_and_stays(app: AppTest, known: Store) -> None:
    app.button(key="glossary_new").click().run()
    widget(app, "text_area", "-note").set_value("A note.").run()
    save(app)
    assert "It has no term" in shown(app)

    draft = app.session_state["glossary_drafts"][""]
    draft.rows = [draft.rows[0] | {"text": " ศัพท์ "}, draft.rows[1] | {"text": "A Term"}]
    draft.begin()
    save(app.run())

    made = known.concept("a-term").concept
    assert [(term.text, term.status) for term in made.terms] == [
        ("A Term", TermStatus.PREFERRED),
        ("ศัพท์", TermStatus.PREFERRED),
    ]
    assert made.note == "A note."
    assert app.query_params["concept"] == "a-term"


def test_two_concepts_are_merged_after_showing_what_comes_of_it(app: AppTest, known: Store) -> None:
    act = known.concept("act").concept
    twin = replace(act, id="act-2", terms=(*act.terms[:1], replace(act.terms[-1], text="พ.ร.บ.ฯ")))
    known.save_concept(None, twin, "Bob")
    opened(app.run(), "act")
    assert SAID.likeness["duplicate"] in shown(app) or SAID.likeness["namesake"] in shown(app)

    app.button(key="related_merge-act-2").click().run()
    assert "พ.ร.บ.ฯ" in shown(app)
    app.button(key="merge-act").click().run()
    assert [each.id for each in known.glossary().concepts] == ["act", "cyberspace"]
    assert "พ.ร.บ.ฯ" in [term.text for term in known.concept("act").concept.terms]

    app.button(key="done_back").click().run()
    assert known.concept("act-2").concept == twin
    assert known.concept("act").concept == act


def test_a_concept_is_removed_and_its_address_tells_how_to_have_it_back(
    view: View, app: AppTest, known: Store
) -> None:
    opened(app, "act")
    app.session_state[f"glossary_tabs-{ENGLISH.code}-act"] = SAID.tabs["merge"]
    app.run().button(key="remove-act").click().run()
    assert listed(app) == ["ไซเบอร์สเปซ · cyberspace"]

    change = known.glossary_log()[0].id
    app = as_editor(view, "Ann", concept="act")
    app.button(key=f"history-one-back-{change}").click().run()
    assert len(listed(app)) == 2


def test_a_reader_sees_all_and_changes_nothing(
    view: View, known: Store, place: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = place.data / "team.toml"
    team.parent.mkdir(exist_ok=True)
    team.write_text('[roles]\n"Ann" = "reader"\n', encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_TEAM", str(team))
    app = as_editor(view, "Ann", concept="act")

    assert widget(app, "text_area", "-note").disabled
    assert widget(app, "button", "-save").disabled
    assert app.button(key="glossary_new").disabled
    assert "takes the role" in shown(app)


@pytest.mark.parametrize("kind", GlossaryFormat)
def test_what_is_exported_is_what_was_found(known: Store, kind: GlossaryFormat) -> None:
    concepts = known.glossary().concepts

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
    app: AppTest, known: Store, tmp_path: Path
) -> None:
    act, space = known.glossary().concepts
    twin = replace(act, id="statute", note="From the file.")
    app = imported(app, tmp_path, replace(space, note="Changed $5."), twin)
    assert "The glossary has its terms in &#x27;act&#x27;" in shown(app)

    key = app.session_state["glossary_arrival"].key
    app.selectbox(key=f"{key}-choice-1").set_value("update").run()
    app.button(key=f"{key}-write").click().run()
    app.session_state["glossary_arrival"].wait(20)
    app.run()

    assert known.concept("act").concept.note == "From the file."
    assert known.concept("cyberspace").concept.note == "Changed $5."
    assert len(known.glossary().concepts) == 2
    assert SAID.exchange.written.format(number=2) in shown(app)


def test_an_import_into_a_glossary_that_changed_meanwhile_is_compared_again(
    app: AppTest, known: Store, tmp_path: Path
) -> None:
    act = known.concept("act").concept
    app = imported(app, tmp_path, replace(act, note="From the file."))
    known.save_concept(act, replace(act, source="Bob's"), "Bob")
    arrival = app.session_state["glossary_arrival"]
    app.button(key=f"{arrival.key}-write").click().run()
    arrival.wait(20)
    assert SAID.exchange.changed_since in shown(app.run())

    app.button(key=f"{arrival.key}-again").click().run()
    arrival.wait(20)
    app.run().button(key=f"{arrival.key}-write").click().run()
    arrival.wait(20)
    app.run()

    assert known.concept("act").concept.note == "From the file."


def test_coverage_leads_to_the_concepts(app: AppTest, known: Store, units: list[Unit]) -> None:
    app.segmented_control(key="glossary_section").set_value("coverage").run()
    app.button(key="coverage-unused-law").click().run()

    assert listed(app) == ["พระราชบัญญัติ · Act"]


def test_the_page_speaks_thai(view: View, known: Store) -> None:
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
