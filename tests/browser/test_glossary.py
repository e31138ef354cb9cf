"""The glossary in the browser: cells edited in place, two editors at once, files in and out, any width."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Visit, aligned, until
from tests.browser.test_accessibility import faults
from workbench.exchange.glossaries import GlossaryFormat, read_glossary_file, write_glossary_file
from workbench.store import Store
from workbench.ui.text import ENGLISH, THAI

pytestmark = pytest.mark.browser

SAID = ENGLISH.glossary


def opened(visit: Visit, concept: str, name: str = "Ann", **given: object) -> Page:
    page = visit(f"glossary?concept={concept}", name=name, **given)
    expect(page.locator("[data-testid=stDataFrame] canvas").first).to_be_visible()
    return page


def write_cell(page: Page, row: int, column: float, text: str) -> None:
    """Type at the end of a cell of the table of terms; `column` is a share of its width."""
    box = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + column * box["width"], box["y"] + 35 * (row + 1) + 17)
    expect(page.locator(".gdg-input, textarea.gdg-input, #portal textarea").first).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.type(text)


def test_a_cell_that_is_saved_while_it_is_being_written_is_saved_whole(visit: Visit, store: Store) -> None:
    aligned(visit())
    page = opened(visit, "act")
    write_cell(page, 0, 0.3, " of $5")

    page.get_by_role("button", name=SAID.editing.save, exact=True).click()

    expect(page.get_by_text(SAID.editing.saved, exact=True)).to_be_visible()
    assert "Act of $5" in [term.text for term in store.concept("act").concept.terms]
    expect(page.locator(".st-key-glossary_list")).to_contain_text("Act of $5")


def test_two_editors_of_one_concept_lose_nothing(visit: Visit, store: Store) -> None:
    page = opened(visit, "cyberspace")
    page.get_by_label(SAID.editing.fields["definition"]).fill("Ann's **definition**")
    before = store.concept("cyberspace").concept
    store.save_concept(before, replace(before, source="Bob's source"), "Bob")

    page.get_by_role("button", name=SAID.editing.save, exact=True).click()
    expect(page.get_by_text("Bob changed the concept")).to_be_visible()
    expect(page.locator(".wb-text", has_text="Ann's **definition**")).to_be_visible()
    page.get_by_role("button", name=SAID.editing.save_chosen).click()

    after = replace(before, source="Bob's source", definition="Ann's **definition**")
    assert until(lambda: store.concept("cyberspace").concept == after)
    expect(page.get_by_label(SAID.editing.fields["source"])).to_have_value("Bob's source")


def test_an_open_concept_has_an_address_and_its_units_lead_to_the_review(visit: Visit, store: Store) -> None:
    known = store.concept("cyberspace").concept
    article = replace(known.terms[0], language="en", text="Article")
    made = store.save_concept(None, replace(known, id="article", terms=(article,)), "Ann").concept
    page = opened(visit, made.id)
    page.get_by_role("tab", name=SAID.tabs["usage"]).click()

    expect(page.locator("mark").first).to_have_text("Article")
    page.get_by_role("link", name=SAID.use.unit.format(number="1")).first.click()
    expect(page).to_have_url(re.compile(r"/review\?pair=.*&unit=\d+"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/glossary\?concept=article"))


def test_a_file_goes_out_and_comes_in(visit: Visit, store: Store, tmp_path: Path) -> None:
    page = opened(visit, "act")
    page.get_by_role("button", name=SAID.exchange.export, exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=SAID.exchange.formats[GlossaryFormat.TBX3]).click()
    entries = read_glossary_file(Path(download.value.path())).entries
    assert tuple(entry.concept for entry in entries) == store.glossary().concepts

    path = tmp_path / "theirs.tbx"
    newer = [replace(entry.concept, note="<b>From the file</b>") for entry in entries]
    write_glossary_file(path, newer, GlossaryFormat.TBX)
    page.keyboard.press("Escape")
    page.get_by_role("radio", name=SAID.sections["exchange"]).click()
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text("<b>From the file</b>").first).to_be_visible()
    page.get_by_role("button", name=SAID.exchange.write, exact=True).click()

    expect(page.get_by_text(SAID.exchange.written.format(number=len(newer)))).to_be_visible()
    page.get_by_role("button", name=SAID.history.take_back).first.click()
    expect(page.get_by_text(SAID.history.taken_back).first).to_be_visible()
    assert store.glossary().concepts == tuple(entry.concept for entry in entries)


@pytest.mark.parametrize(("locale", "scheme"), [("en-GB", "light"), ("th-TH", "dark")])
def test_each_part_of_the_page_is_accessible_and_fits_a_phone(
    visit: Visit, app: App, locale: str, scheme: str
) -> None:
    said = (THAI if locale == "th-TH" else ENGLISH).glossary
    phone = {"viewport": {"width": 390, "height": 844}}
    page = opened(visit, "act", locale=locale, color_scheme=scheme)
    found = {"edit": faults(page)}
    for tab in ("usage", "history", "merge"):
        page.get_by_role("tab", name=said.tabs[tab]).click()
        expect(page.get_by_role("tabpanel").locator(".stHtml").first).to_be_visible()
        page.wait_for_timeout(500)
        found[tab] = faults(page)
    for section in ("coverage", "history", "exchange"):
        page.get_by_role("radio", name=said.sections[section]).click()
        page.wait_for_timeout(1500)
        found[section] = faults(page)
        page.set_viewport_size(phone["viewport"])
        page.wait_for_timeout(500)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, section
        page.set_viewport_size({"width": 720, "height": 900})

    assert {place: each for place, each in found.items() if each} == {}
