"""The page of the glossary, as a test reads and uses it."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import View


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
