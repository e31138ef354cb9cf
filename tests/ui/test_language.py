"""The language of the interface: what decides it, and what it changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import View, shown
from workbench.settings import Settings
from workbench.ui.text import THAI, choice

APP = Path(__file__).parents[2] / "workbench" / "ui" / "app.py"


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the browser says of itself: its `locale`, and `cookies`."""
    said: dict[str, Any] = {"locale": None, "cookies": {}}
    for name in said:
        monkeypatch.setattr(type(st.context), name, property(lambda _context, name=name: said[name]))
    return said


@pytest.fixture
def app(place: Settings) -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=30)


@pytest.mark.parametrize(
    ("locale", "cookie", "spoken"),
    [
        ("th-TH", None, "th"),
        ("th", None, "th"),
        ("en-GB", None, "en"),
        ("de-DE", None, "en"),
        (None, None, "en"),
        ("en-GB", "th", "th"),
        ("th-TH", "en", "en"),
        ("th-TH", "<script>", "th"),
    ],
)
def test_a_choice_goes_before_the_browsers_language(
    visitor: dict[str, Any], locale: str | None, cookie: str | None, spoken: str
) -> None:
    visitor["locale"] = locale
    visitor["cookies"] = {choice.COOKIE: cookie} if cookie else {}

    assert choice.chosen({"en", "th"}) == spoken


def test_the_switch_changes_the_whole_page_at_once(app: AppTest, visitor: dict[str, Any]) -> None:
    app.run()
    assert '<h1 class="wb-page">Overview</h1>' in shown(app)
    app.segmented_control(key="language_choice").set_value("th").run()

    assert f'<h1 class="wb-page">{THAI.overview.title}</h1>' in shown(app)
    assert app.session_state["interface_language"] == "th"


def test_a_thai_browser_gets_the_documents_in_thai(
    view: View, units: object, visitor: dict[str, Any]
) -> None:
    visitor["locale"] = "th-TH"
    app = view("documents").run()

    assert "1 มี.ค. 2567" in shown(app)
    assert [tab.label for tab in app.tabs] == [
        THAI.documents.pairs,
        THAI.documents.import_,
        THAI.documents.pair_up,
    ]
    assert THAI.documents.empty not in shown(app)


def test_what_the_core_refuses_is_told_in_english_within_the_language(
    view: View, place: Settings, visitor: dict[str, Any]
) -> None:
    visitor["locale"] = "th-TH"
    (place.glossary / "terms.csv").write_text("nonsense\n", encoding="utf-8")
    page = shown(view("glossary").run())

    assert f'{THAI.common.refused} <span lang="en">' in page
    assert "terms.csv" in page
