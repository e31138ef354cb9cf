from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.glossary_page import as_editor, listed, opened, save, widget
from tests.ui.conftest import View, shown
from workbench.glossary import Concept, TermStatus
from workbench.settings import Settings
from workbench.store import Store
from workbench.ui.text import ENGLISH

SAID = ENGLISH.glossary


@pytest.fixture
def app(view: View, with_glossary: Store) -> AppTest:
    """The page as Ann first sees it."""
    return as_editor(view, "Ann")


def test_an_edit_is_saved_logged_and_taken_back(app: AppTest, with_glossary: Store) -> None:
    before = with_glossary.concept("act").concept
    opened(app, "act")
    widget(app, "text_area", "-note").set_value("$5 **bold** <b>").run()
    assert SAID.editing.unsaved in shown(app)
    save(app)

    assert SAID.editing.saved in shown(app)
    assert with_glossary.concept("act").concept == replace(before, note="$5 **bold** <b>")
    change = with_glossary.glossary_log("act")[0]
    assert change.editor == "Ann"

    app.segmented_control(key="glossary_section").set_value("history").run()
    assert "$5 **bold** &lt;b&gt;" in shown(app)
    app.button(key=f"history-all-back-{change.id}").click().run()
    assert with_glossary.concept("act").concept == before
    app.segmented_control(key="glossary_section").set_value("concepts").run()
    assert widget(app, "text_area", "-note").value == ""


def test_what_is_not_saved_outlives_another_concept_and_a_refusal(app: AppTest, with_glossary: Store) -> None:
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


def changed_by_both(app: AppTest, with_glossary: Store) -> Concept:
    """Ann's note is refused, for Bob has saved one, and a definition."""
    opened(app, "act")
    widget(app, "text_area", "-note").set_value("Ann's").run()
    widget(app, "text_input", "-source").set_value("Ann's source").run()
    before = with_glossary.concept("act").concept
    theirs = replace(before, note="Bob's", definition="Bob's definition")
    with_glossary.save_concept(before, theirs, "Bob")
    save(app)
    assert "Bob changed the concept" in shown(app)
    assert "Ann&#x27;s" in shown(app)
    return theirs


def choices(app: AppTest) -> list[str | None]:
    return [each.value for each in app.segmented_control if "-choice-" in str(each.key)]


def test_two_editors_of_one_concept_see_both_versions_and_choose(app: AppTest, with_glossary: Store) -> None:
    theirs = changed_by_both(app, with_glossary)
    assert choices(app) == ["theirs", None, "mine"]
    assert widget(app, "button", "-chosen").disabled

    note = next(each for each in app.segmented_control if str(each.key).endswith("-choice-1"))
    note.set_value("mine").run()
    widget(app, "button", "-chosen").click()
    app.run()

    assert with_glossary.concept("act").concept == replace(theirs, note="Ann's", source="Ann's source")
    assert widget(app, "text_area", "-definition").value == "Bob's definition"


def test_what_others_did_to_the_open_concept_is_told_and_shown_when_asked_for(
    app: AppTest, with_glossary: Store
) -> None:
    opened(app, "act")
    before = with_glossary.concept("act").concept
    with_glossary.save_concept(before, replace(before, note="Bob's"), "Bob")
    assert SAID.editing.newer in shown(app.run())
    assert widget(app, "text_area", "-note").value == ""

    widget(app, "button", "-discard").click()
    app.run()

    assert widget(app, "text_area", "-note").value == "Bob's"


@pytest.mark.parametrize("which", ["mine", "drop"])
def test_one_version_can_be_kept_whole(app: AppTest, with_glossary: Store, which: str) -> None:
    mine = replace(with_glossary.concept("act").concept, note="Ann's", source="Ann's source")
    theirs = changed_by_both(app, with_glossary)
    widget(app, "button", f"-{which}").click()
    app.run()

    assert with_glossary.concept("act").concept == (mine if which == "mine" else theirs)
    assert not choices(app)


def test_a_concept_that_somebody_removed_can_be_made_anew(app: AppTest, with_glossary: Store) -> None:
    opened(app, "act")
    widget(app, "text_area", "-note").set_value("Ann's").run()
    before = with_glossary.concept("act").concept
    with_glossary.remove_concept(before, "Bob")
    save(app)
    widget(app, "button", "-anew").click()
    app.run()

    assert with_glossary.concept("act").concept == replace(before, note="Ann's")


def test_a_new_concept_without_a_term_is_refused_and_stays(app: AppTest, with_glossary: Store) -> None:
    app.button(key="glossary_new").click().run()
    widget(app, "text_area", "-note").set_value("A note.").run()
    save(app)
    assert "It has no term" in shown(app)

    draft = app.session_state["glossary_drafts"][""]
    draft.rows = [draft.rows[0] | {"text": " ศัพท์ "}, draft.rows[1] | {"text": "A Term"}]
    draft.begin()
    save(app.run())

    made = with_glossary.concept("a-term").concept
    assert [(term.text, term.status) for term in made.terms] == [
        ("A Term", TermStatus.PREFERRED),
        ("ศัพท์", TermStatus.PREFERRED),
    ]
    assert made.note == "A note."
    assert app.query_params["concept"] == "a-term"


def test_two_concepts_are_merged_after_showing_what_comes_of_it(app: AppTest, with_glossary: Store) -> None:
    act = with_glossary.concept("act").concept
    twin = replace(act, id="act-2", terms=(*act.terms[:1], replace(act.terms[-1], text="พ.ร.บ.ฯ")))
    with_glossary.save_concept(None, twin, "Bob")
    opened(app.run(), "act")
    assert SAID.likeness["duplicate"] in shown(app) or SAID.likeness["namesake"] in shown(app)

    app.button(key="related_merge-act-2").click().run()
    assert "พ.ร.บ.ฯ" in shown(app)
    app.button(key="merge-act").click().run()
    assert [each.id for each in with_glossary.glossary().concepts] == ["act", "cyberspace"]
    assert "พ.ร.บ.ฯ" in [term.text for term in with_glossary.concept("act").concept.terms]

    app.button(key="done_back").click().run()
    assert with_glossary.concept("act-2").concept == twin
    assert with_glossary.concept("act").concept == act


def test_a_concept_is_removed_and_its_address_tells_how_to_have_it_back(
    view: View, app: AppTest, with_glossary: Store
) -> None:
    opened(app, "act")
    app.session_state[f"glossary_tabs-{ENGLISH.code}-act"] = SAID.tabs["merge"]
    app.run().button(key="remove-act").click().run()
    assert listed(app) == ["ไซเบอร์สเปซ · cyberspace"]

    change = with_glossary.glossary_log()[0].id
    app = as_editor(view, "Ann", concept="act")
    app.button(key=f"history-one-back-{change}").click().run()
    assert len(listed(app)) == 2


def test_a_reader_sees_all_and_changes_nothing(
    view: View, with_glossary: Store, place: Settings, monkeypatch: pytest.MonkeyPatch
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
