"""What axe-core finds on each page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Visit, aligned

pytestmark = pytest.mark.browser

PAGES = ("", "documents", "review", "pictures", "glossary", "concordance", "export")


def faults(page: Page) -> list[str]:
    """The serious and critical ones, each with the first place where it is."""
    return [
        f"{fault['id']} at {fault['nodes'][0]['target']}"
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("locale", "scheme"), [("en-GB", "light"), ("th-TH", "dark")])
def test_no_page_has_a_serious_fault(visit: Visit, app: App, locale: str, scheme: str) -> None:
    page = aligned(visit("documents", name="สมชาย", locale=locale, color_scheme=scheme))
    found = {}
    for path in PAGES:
        page.goto(f"{app.url}/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_attached()
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        found[path] = faults(page)
    page.locator(".st-key-account button").click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    page.wait_for_timeout(500)  # it fades in
    found["account"] = faults(page)

    assert {place: said for place, said in found.items() if said} == {}
