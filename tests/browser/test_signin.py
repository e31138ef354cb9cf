"""A team's sign-in, through a service that speaks OpenID Connect."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.serving import free_port
from tests.browser.conftest import App, Visit, serving
from tests.support.oidc import Service
from tests.support.small_corpus import PAIR, TITLE

pytestmark = pytest.mark.browser

ANN = {"email": "Ann@Example.org", "email_verified": True}


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    made = Service()
    yield made
    made.close()


@pytest.fixture(scope="module")
def app(chromium: Browser, service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app of a team."""
    folder: Path = tmp_path_factory.mktemp("team")
    (folder / "data").mkdir()
    (folder / "data" / "team.toml").write_text('[roles]\n"ann@example.org" = "approver"\n', encoding="utf-8")
    port = free_port()
    (folder / "secrets.toml").write_text(service.secrets(f"http://localhost:{port}"), encoding="utf-8")
    with serving(folder, "--secrets.files", str(folder / "secrets.toml"), port=port) as app:
        yield app


@pytest.fixture(autouse=True)
def _ann(service: Service) -> None:
    service.claims, service.lifetime = dict(ANN), 3600


def test_a_link_is_followed_after_the_sign_in_and_the_way_out_leads_out(app: App, visit: Visit) -> None:
    address = f"pictures?pair={quote(PAIR, safe='')}"
    page = visit(address)
    expect(page.get_by_text("belongs to a team")).to_be_visible()
    expect(page.get_by_text(TITLE)).to_have_count(0)
    assert page.title() == "Workbench"

    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Pictures")).to_be_attached()
    assert page.url.endswith(address)

    page.get_by_role("button", name="ann · Approver").click()
    expect(page.get_by_text("ann@example.org")).to_be_visible()
    expect(page.get_by_text("Role: Approver")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{app.url}/")
    expect(page.get_by_text("belongs to a team")).to_be_visible()
    page.reload()
    expect(page.get_by_text("belongs to a team")).to_be_visible()


def test_a_sign_in_that_has_ended_lets_nobody_in_though_the_cookie_lasts(
    visit: Visit, service: Service
) -> None:
    service.lifetime = 5
    page = visit()
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="ann · Approver")).to_be_visible()
    expect(page.get_by_text("Your sign-in ends at")).to_be_visible()
    page.wait_for_timeout(5_000)

    page.get_by_role("link", name="Glossary").click()
    expect(page.get_by_text("Your sign-in has ended")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Your sign-in has ended")).to_be_visible()

    service.lifetime = 3600
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("heading", name="Glossary")).to_be_attached()
    expect(page.locator(".st-key-glossary_list")).to_be_visible()


def test_an_address_that_nobody_vouches_for_stays_outside(visit: Visit, service: Service) -> None:
    service.claims["email_verified"] = False
    page = visit("documents")
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_text("does not vouch for an e-mail address of Ann@Example.org")).to_be_visible()
    expect(page.get_by_role("link", name="Export")).to_have_count(0)
