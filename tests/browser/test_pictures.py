"""The alignment map in the browser: mouse, keys, literal text, and the way to the bead."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, aligned
from tests.support.small_corpus import LITERAL, PAIR
from workbench.alignment.beads import Bead, Span
from workbench.documents import Document, Head
from workbench.review import Status
from workbench.store import Store

pytestmark = pytest.mark.browser

LONG = 2_000


def opened(visit: Visit, pair: str = PAIR) -> Page:
    """The map of `pair`, once it is drawn."""
    page = visit(f"pictures?pair={quote(pair)}")
    expect(page.locator("a.bead").first).to_be_attached()
    return page


def bead(page: Page, unit: int) -> Locator:
    """The bead of a unit on the map."""
    return page.locator(f'a.bead[href$="&unit={unit}"]')


def leads_to(page: Page, unit: int) -> None:
    expect(page).to_have_url(re.compile(rf"/review\?pair={quote(PAIR, safe='')}&unit={unit}$"))


def test_pointing_at_a_bead_tells_of_it_and_a_click_opens_it_in_the_review(
    visit: Visit, store: Store
) -> None:
    aligned(visit())
    unit = next(unit for unit in store.units(PAIR) if LITERAL in unit.source_text and unit.target_text)
    page = opened(visit)

    block = bead(page, unit.id).locator("path").last
    block.hover()
    expect(page.locator(".card .number")).to_have_text(
        f"Unit {unit.position + 1} of {store.pair(PAIR).total}"
    )
    expect(page.locator(".card .text").first).to_contain_text(LITERAL[:20])
    block.click()

    leads_to(page, unit.id)
    assert page.title() != "taken"


def test_the_keys_walk_along_the_beads_and_enter_opens_one(visit: Visit, store: Store) -> None:
    aligned(visit())
    units = store.units(PAIR)
    page = opened(visit)

    bead(page, units[0].id).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(bead(page, units[2].id)).to_be_focused()
    expect(page.locator(".card .number")).to_contain_text("Unit 3 of")
    page.keyboard.press("End")
    expect(bead(page, units[-1].id)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    leads_to(page, units[1].id)


def test_the_map_is_one_stop_of_the_tab_key_and_each_bead_says_what_it_is(visit: Visit, store: Store) -> None:
    aligned(visit())
    unit = store.units(PAIR)[0]
    page = opened(visit)

    expect(page.locator('a.bead[tabindex="0"]')).to_have_count(1)
    said = bead(page, unit.id).get_attribute("aria-label") or ""
    assert said.startswith(f"Unit 1 of {store.pair(PAIR).total}, ")
    assert "Unreviewed" in said
    assert unit.source_text[:20] in said
    expect(page.get_by_role("group", name=re.compile("Map of the alignment"))).to_be_visible()


def test_colours_by_status_follow_the_decisions(visit: Visit, store: Store) -> None:
    aligned(visit())
    unit = store.units(PAIR)[-1]
    store.decide(unit.id, unit.version, "Ann", status=Status.APPROVED)
    page = opened(visit)

    page.get_by_role("button", name="Status").click()

    expect(page.get_by_role("button", name="Status")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".legend")).to_contain_text("Approved 1")
    fill = bead(page, unit.id).locator("path").last.evaluate("node => getComputedStyle(node).fill")
    assert fill == page.locator(".key.approved").evaluate("node => getComputedStyle(node).backgroundColor")


def test_two_thousand_beads_are_drawn_and_can_be_looked_at_closely(visit: Visit, store: Store) -> None:
    text = "\n".join(f"ข้อ {number:04}" for number in range(LONG))
    spans = [Span(9 * number, 9 * number + 8) for number in range(LONG)]
    store.add_document(Document(Head("many-th", "th", "ยาว"), text))
    store.add_document(Document(Head("many-en", "en", "Long"), text))
    pair = store.add_pair("many-th", "many-en").id
    store.save_alignment(pair, [Bead(span, span, 0.5) for span in spans], "none")
    last = store.units(pair)[-1]

    page = opened(visit, pair)
    expect(page.locator("a.bead")).to_have_count(LONG)
    page.locator('a.bead[tabindex="0"]').focus()
    page.keyboard.press("End")
    for _ in range(4):
        page.get_by_role("button", name="Larger").click()

    expect(bead(page, last.id)).to_be_in_viewport()
    page.get_by_role("button", name="Whole").click()
    expect(page.get_by_role("button", name="Smaller")).to_be_disabled()
