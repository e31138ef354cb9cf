"""The interface in Thai, as a browser shows it: Streamlit's own words too, and the choice remembered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Visit, aligned
from workbench.ui.text import ENGLISH, THAI

pytestmark = pytest.mark.browser


def thai(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "th")


def test_a_thai_browser_gets_thai_and_another_choice_is_remembered(visit: Visit) -> None:
    page = visit("documents", locale="th-TH")
    thai(page)
    expect(page.get_by_role("link", name=THAI.glossary.title)).to_be_visible()

    page.get_by_role("radio", name="English").click()
    expect(page.get_by_role("link", name=ENGLISH.glossary.title)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.wait_for_function("document.cookie.includes('workbench_language=en')")
    page.reload()
    expect(page.get_by_role("link", name=ENGLISH.glossary.title)).to_be_visible()
    assert page.title() == "Documents · Workbench"


def test_streamlits_own_words_are_in_thai_and_in_english_again(visit: Visit) -> None:
    page = visit("documents", locale="th-TH")
    thai(page)
    page.get_by_role("tab", name=THAI.documents.import_).click()
    uploader = page.get_by_test_id("stFileUploader")
    expect(uploader.get_by_test_id("stBaseButton-secondary")).to_contain_text("เลือกไฟล์")
    expect(uploader.get_by_text(re.compile("ไม่เกิน 20MB ต่อไฟล์"))).to_be_visible()
    page.get_by_role("button", name="เมนูหลัก").click()
    expect(page.get_by_text("ตามระบบ")).to_be_visible()
    page.keyboard.press("Escape")

    page.get_by_role("radio", name="English").click()
    page.get_by_role("tab", name=ENGLISH.documents.import_).click()
    expect(uploader.get_by_test_id("stBaseButton-secondary")).to_contain_text("Upload")
    expect(uploader.get_by_text(re.compile("20MB per file"))).to_be_visible()


def test_a_document_that_is_called_like_a_word_of_streamlits_keeps_its_name(visit: Visit) -> None:
    page = visit("documents", locale="th-TH")
    thai(page)
    page.get_by_role("tab", name=THAI.documents.import_).click()
    file = {"name": "Upload.txt", "mimeType": "text/plain", "buffer": b"Upload\n\nIt says little.\n"}
    page.locator("input[type=file]").set_input_files(file)

    expect(page.get_by_label(THAI.documents.title_field)).to_have_value("Upload")
    expect(page.locator(".wb-preview")).to_have_text("Upload\n\nIt says little.\n", use_inner_text=True)


@pytest.mark.parametrize("locale", ["en-GB", "th-TH"])
def test_nothing_needs_scrolling_sideways(visit: Visit, app: App, locale: str) -> None:
    """720 pixels are a laptop's window at 200%, 320 one at 400%."""
    page = aligned(visit("documents", locale=locale, name="somchai.jaidee@ministry.example.org"))
    wider = {}
    for path in ("", "documents", "review", "pictures", "glossary", "concordance", "export"):
        page.goto(f"{app.url}/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_attached()
        expect(page.get_by_test_id("stMain").get_by_role("button").first).to_be_visible()
        for width in (720, 360, 320):
            page.set_viewport_size({"width": width, "height": 450})
            page.wait_for_timeout(200)
            main = page.get_by_test_id("stMain")
            wider[path, width] = main.evaluate("node => node.scrollWidth - node.clientWidth")

    assert {place: by for place, by in wider.items() if by > 0} == {}
