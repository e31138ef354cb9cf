"""What a person does on the first day, from the first start to the translation memory."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from lxml import etree
from playwright.sync_api import expect

from tests.browser.conftest import Visit, aligned, row, until
from tests.support.small_corpus import PAIR, TITLE
from workbench.review import Status
from workbench.store import Store

pytestmark = pytest.mark.browser


def test_from_the_first_start_to_the_translation_memory(visit: Visit, store: Store) -> None:
    asked: list[str] = []
    page = visit()
    page.on("request", lambda request: asked.append(request.url))
    expect(page.locator(".st-key-aligning")).to_be_visible()
    aligned(page)
    expect(page.locator(".wb-title").first).to_have_text(TITLE)

    page.get_by_role("button", name="Review").first.click()
    expect(row(page, 0)).to_be_visible()
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_disabled()
    page.get_by_role("textbox", name="Your name").fill("สมชาย $5 **x**")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="สมชาย $5 **x**")).to_be_visible()
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_enabled()

    # By key, which moves on, and by button.
    whole = next(unit for unit in store.units(PAIR)[:-1] if unit.source_text and unit.target_text).position
    row(page, whole).click()
    page.keyboard.press("a")
    expect(row(page, whole)).to_have_attribute("data-status", "approved")
    expect(row(page, whole + 1)).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="Reject", exact=True).click()
    page.get_by_role("textbox", name="Why is it rejected?").fill("ตัวเลขผิด")
    page.keyboard.press("Enter")
    expect(row(page, whole + 1)).to_have_attribute("data-status", "rejected")

    # An edit in the unit that is opened.
    row(page, whole).click()
    page.keyboard.press("e")
    english = page.get_by_role("row").locator("textarea[aria-label='English text']")
    before = english.input_value()
    english.fill(f"{before} Edited:  <b>&</b>")
    page.get_by_role("button", name="Save and approve").click()
    expect(row(page, whole).locator("> .target .text")).to_have_text(
        f"{before} Edited:  <b>&</b>", use_inner_text=True
    )
    assert until(lambda: store.units(PAIR)[whole].target_text.endswith("Edited:  <b>&</b>"))

    # The name is remembered by the browser, the place by the address.
    page.wait_for_url(f"**&unit={store.units(PAIR)[whole].id}")
    page.reload()
    expect(page.get_by_role("button", name="สมชาย $5 **x**")).to_be_visible()
    expect(row(page, whole)).to_have_attribute("aria-selected", "true")

    page.get_by_role("link", name="Export").click()
    page.get_by_role("button", name="Make the file").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    tmx = etree.parse(download.value.path())
    unit = store.units(PAIR)[whole]
    assert [seg.text for seg in tmx.iter("seg")] == [unit.source_text, unit.target_text]
    assert [tu.get("changeid") for tu in tmx.iter("tu")] == ["สมชาย $5 **x**"]
    assert unit.status is Status.APPROVED

    # The Thai font came with the app, and nothing came from elsewhere.
    assert any(url.endswith("/app/static/NotoSansThai.ttf") for url in asked)
    assert {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))} == {
        "localhost"
    }
