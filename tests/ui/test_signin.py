"""The app with a sign-in set up: whom it lets in, under which name, and with which role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from time import time
from typing import Any

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import View
from workbench.review import Unit
from workbench.settings import Settings
from workbench.store import Store
from workbench.ui.text.documents import ENGLISH as documents
from workbench.ui.text.signin import ENGLISH as text

APP = Path(__file__).parents[2] / "workbench" / "ui" / "app.py"
SERVICE = {
    "client_id": "workbench",
    "client_secret": "secret",
    "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
}
AUTH = {
    "redirect_uri": "http://localhost:8501/oauth2callback",
    "cookie_secret": "not so secret, for a test",
    **SERVICE,
}
ANN: dict[str, Any] = {"is_logged_in": True, "email": "Ann@Example.org", "email_verified": True, "sub": "17"}

Visit = Callable[..., AppTest]


@pytest.fixture
def team(place: Settings) -> None:
    """Ann approves, and everybody else reads."""
    place.data.mkdir(exist_ok=True)
    place.team.write_text('[roles]\n"ann@example.org" = "approver"\n', encoding="utf-8")


@pytest.fixture
def visit(team: None, units: list[Unit], monkeypatch: pytest.MonkeyPatch) -> Visit:
    """`visit(claims, auth)` is the app for somebody with these claims, not run yet."""

    def prepared(claims: dict[str, Any] | None = None, auth: object = AUTH) -> AppTest:
        monkeypatch.setattr(type(st.user), "to_dict", lambda _self: dict(claims or {"is_logged_in": False}))
        app = AppTest.from_file(str(APP), default_timeout=30)
        app.secrets["auth"] = auth
        return app

    return prepared


def ends_in(seconds: float, **other: Any) -> dict[str, Any]:
    return ANN | {"exp": time() + seconds} | other


def page(app: AppTest) -> str:
    """All that is said on it, without the style sheets."""
    blocks = [str(block.value) for block in app.get("html")]
    return unescape("\n".join(block for block in blocks if "<style" not in block))


def locked(app: AppTest) -> bool:
    """Whether nothing but the way in is on the page."""
    return not any(sign in page(app) for sign in ("wb-title", "wb-bar", "wb-figures")) and not app.tabs


def test_nothing_is_shown_before_the_sign_in(visit: Visit) -> None:
    app = visit().run()

    assert text.needed in page(app)
    assert locked(app)
    assert [button.label for button in app.button] == [text.sign_in]


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (ends_in(-1), text.expired),
        (ANN, text.expired),
        (ends_in(3600, email_verified=False), text.unverified.format(account="Ann@Example.org")),
        (ends_in(3600, email_verified="false"), text.unverified.format(account="Ann@Example.org")),
        (ends_in(3600, email_verified=None), text.unverified.format(account="Ann@Example.org")),
        (ends_in(3600, email=""), text.unverified.format(account="17")),
        (ends_in(3600, is_logged_in="yes"), text.needed),
    ],
)
def test_whoever_is_not_vouched_for_is_not_let_in_and_told_why(
    visit: Visit, claims: dict[str, Any], said: str
) -> None:
    app = visit(claims).run()

    assert said in page(app)
    assert locked(app)
    assert any(button.label == text.sign_in for button in app.button)


@pytest.mark.parametrize("claim", [{"email_verified": True}, {"email_verified": "true"}, {"xms_edov": 1}])
def test_the_reviewer_is_the_verified_address(
    visit: Visit, store: Store, units: list[Unit], claim: dict[str, Any]
) -> None:
    claims = {key: value for key, value in ends_in(3600).items() if key != "email_verified"} | claim
    app = visit(claims).run()

    assert not locked(app)
    assert "ann@example.org" in page(app)
    assert text.role.format(role="Approver") in page(app)
    assert app.button(key="sign_out").label == text.sign_out
    assert not app.text_input


def test_somebody_the_team_does_not_name_can_only_read(visit: Visit, view: View) -> None:
    visit(ends_in(3600, email="zoe@example.org"))
    app = view("documents")
    app.secrets["auth"] = AUTH
    app.run()

    assert "wb-title" in page(app)
    assert page(app).count(documents.readers) == 2
    assert not app.file_uploader


def test_a_name_kept_by_the_browser_is_nobody(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        type(st.context), "cookies", property(lambda _context: {"workbench_reviewer": "ann@example.org"})
    )

    assert text.role.format(role="Reader") in page(visit(ends_in(3600, email="zoe@example.org")).run())


def test_the_end_of_a_sign_in_is_told_before_it_comes(visit: Visit) -> None:
    assert text.ends.split("{")[0] not in page(visit(ends_in(3600)).run())
    assert text.ends.split("{")[0] in page(visit(ends_in(240)).run())


def test_a_sign_in_without_a_team_lets_nobody_be_everything(visit: Visit, place: Settings) -> None:
    place.team.unlink()
    app = visit(ends_in(3600)).run()

    assert "no team file" in page(app)
    assert locked(app)


def test_each_service_has_a_way_in(visit: Visit) -> None:
    two = {key: AUTH[key] for key in ("redirect_uri", "cookie_secret")}
    app = visit(auth={**two, "google": SERVICE, "ministry": SERVICE}).run()

    assert [button.label for button in app.button] == [
        text.sign_in_with.format(provider="google"),
        text.sign_in_with.format(provider="ministry"),
    ]


@pytest.mark.parametrize("auth", [{}, {"client_id": "workbench"}, "yes"])
def test_a_sign_in_half_set_up_lets_nobody_in(visit: Visit, auth: object) -> None:
    app = visit(auth=auth).run()
    assert locked(app)

    app.button[0].click().run()
    assert not app.exception
    assert text.misconfigured in page(app)


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file with Streamlit's secrets, which is not there yet."""
    file, option = tmp_path / "secrets.toml", "secrets.files"
    before = config.get_option(option), config.get_where_defined(option)
    config.set_option(option, [str(file)])
    monkeypatch.setattr(st, "secrets", Secrets())
    yield file
    config.set_option(option, *before)


@pytest.mark.parametrize("said", [None, "[auth\nclient_id = "])
def test_settings_that_are_named_and_cannot_be_read_let_nobody_in(
    place: Settings, units: list[Unit], secrets: Path, said: str | None
) -> None:
    if said is not None:
        secrets.write_text(said, encoding="utf-8")
    app = AppTest.from_file(str(APP), default_timeout=30).run()

    assert text.broken in page(app)
    assert locked(app)


def test_settings_without_a_sign_in_ask_for_none(place: Settings, units: list[Unit], secrets: Path) -> None:
    secrets.write_text("[database]\nkey = 'x'\n", encoding="utf-8")

    assert not locked(AppTest.from_file(str(APP), default_timeout=30).run())


def test_without_a_sign_in_a_name_is_enough_and_everybody_may_do_everything(
    place: Settings, units: list[Unit]
) -> None:
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    assert not locked(app)
    assert text.role.format(role="Administrator") in page(app)

    app.text_input(key="account_name").set_value(" สมชาย \u200b")
    app.button(key="account_change").click().run()
    assert app.session_state["reviewer"] == "สมชาย"
