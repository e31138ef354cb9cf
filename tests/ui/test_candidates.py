"""Candidates on the glossary's page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.made_pair import made_pair
from tests.ui.conftest import View, shown
from workbench.review import Unit
from workbench.store import Store

KEY = "en: central bank | th: ธนาคารกลาง"
TEXTS = [("ธนาคารกลาง (central bank) ขึ้นดอกเบี้ย", "The central bank raised interest rates.")]


@pytest.fixture
def app(view: View, store: Store, units: list[Unit]) -> AppTest:
    """The section, for Ann, with one candidate."""
    made_pair(store, "banks", TEXTS, confidence=0.9)
    made = view("glossary")
    made.session_state["reviewer"] = "Ann"
    made.session_state["glossary_section"] = "candidates"
    made.run()
    return made.button(key="candidates_find").click().run()


def test_a_candidate_is_corrected_accepted_and_taken_back(app: AppTest, store: Store) -> None:
    assert "in brackets" in shown(app)
    app.text_input(key=f"candidate_term-1-{KEY}").set_value("central **bank**").run()
    app.button(key=f"accept-{KEY}").click().run()

    assert not app.exception
    (concept,) = (each for each in store.glossary().concepts if each.id == "central-bank")
    assert [term.text for term in concept.terms] == ["central **bank**", "ธนาคารกลาง"]
    assert "“central-bank” is in the glossary." in shown(app)
    app.button(key="done_back").click().run()
    assert "central-bank" not in [each.id for each in store.glossary().concepts]


def test_a_rejected_one_goes_and_does_not_come_back(app: AppTest, store: Store) -> None:
    app.button(key=f"reject-{KEY}").click().run()
    assert KEY in store.rejected_candidates()
    app.button(key="candidates_find").click().run()
    assert f"accept-{KEY}" not in [button.key for button in app.button]
