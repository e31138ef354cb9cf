"""How the review looks: pictures of it are kept, to be looked at, and what can be measured is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.serving import ROOT
from tests.browser.conftest import Visit
from tests.browser.reviewing import opened, press, review, saved
from workbench.review import Status
from workbench.store import Store

pytestmark = pytest.mark.browser

PICTURES = ROOT / "test-artifacts"


@pytest.fixture
def pair(pair: str, store: Store) -> str:
    units = store.units(pair)
    store.decide(units[0].id, 0, "สมชาย", status=Status.APPROVED)
    store.decide(units[2].id, 0, "Bob", status=Status.REJECTED, note="ตัวเลขผิด")
    store.decide(units[3].id, 0, "Bob", status=Status.SENT_BACK, note="See the glossary.")
    return pair


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=str(Path(PICTURES, f"review-{name}.png")))


def nothing_sticks_out(page: Page) -> None:
    """No part of the list is wider than the list."""
    wide = page.locator(".list").evaluate(
        """list => [...list.querySelectorAll("*")].filter((each) =>
             each.offsetParent && each.getBoundingClientRect().right > list.getBoundingClientRect().right + 1
           ).map((each) => each.className)"""
    )
    assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-GB", "th-TH"])
def test_in_light_and_dark_and_both_languages(visit: Visit, pair: str, scheme: str, locale: str) -> None:
    page = review(visit, pair, color_scheme=scheme, locale=locale)
    color = page.locator(".stApp").evaluate("node => getComputedStyle(node).backgroundColor")
    assert color == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 25, 30)"}[scheme]
    picture(page, f"{scheme}-{locale[:2]}")
    nothing_sticks_out(page)
    press(page, "KeyE")
    picture(page, f"{scheme}-{locale[:2]}-edit")
    page.keyboard.press("Escape")
    press(page, "Slash", shift=True)
    expect(page.get_by_role("dialog")).to_be_visible()
    picture(page, f"{scheme}-{locale[:2]}-keys")
    words = page.locator("dialog").inner_text()
    assert ("แยกที่จุดตัด" if locale == "th-TH" else "Split at the mark") in words


@pytest.mark.parametrize(("width", "height"), [(720, 450), (390, 800), (1024, 700)])
def test_at_200_per_cent_and_on_small_screens(visit: Visit, pair: str, width: int, height: int) -> None:
    page = review(visit, pair)
    page.set_viewport_size({"width": width, "height": height})
    press(page, "KeyJ")
    expect(opened(page)).to_be_in_viewport()
    picture(page, f"{width}")
    nothing_sticks_out(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_history_and_a_conflict(visit: Visit, store: Store, pair: str) -> None:
    page = review(visit, pair)
    press(page, "KeyE")
    opened(page).locator(".target textarea").fill("The ten member states have signed.")
    store.decide(store.units(pair)[0].id, 1, "Bob", target_text="All ten signed.")
    expect(opened(page).locator(".version")).to_have_count(2)
    picture(page, "conflict")
    page.get_by_role("button", name="Save mine instead").click()
    saved(page)
    press(page, "KeyH")
    expect(opened(page).locator(".story ins").first).to_be_visible()
    picture(page, "history")


def test_parts_have_roles_and_names_for_those_who_hear_them(visit: Visit, pair: str) -> None:
    page = review(visit, pair)
    grid = page.get_by_role("grid", name="Units of the pair")
    expect(grid.get_by_role("row")).to_have_count(6)
    expect(grid).to_have_attribute("aria-activedescendant", opened(page).get_attribute("id") or "")
    expect(grid.get_by_role("textbox", name="Thai text")).to_be_visible()
    expect(grid.get_by_role("button", name="Approve", exact=True)).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search texts and notes")).to_be_visible()
    press(page, "KeyJ")
    expect(page.locator(".voice")).to_have_text("2 Unreviewed")
    unnamed = page.locator(".list").evaluate(
        """list => [...list.querySelectorAll("button, input, select, textarea")].filter((each) =>
             !(each.textContent.trim() || each.ariaLabel || each.labels?.length)).length"""
    )
    assert unnamed == 0
