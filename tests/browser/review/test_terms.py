"""Terms of the glossary in the review: underlined, checked, dismissed, taken."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, until
from tests.browser.review.conftest import NewPair
from tests.browser.reviewing import opened, press, review, saved
from workbench.glossary import TermStatus
from workbench.glossary.capture import with_terms
from workbench.store import Store

pytestmark = pytest.mark.browser

# As if a mouse had passed over a stretch of one text.
_SELECT = """([side, text]) => {
  const place = document.activeElement.shadowRoot.querySelector(`.row.current .${side} .text.large`);
  const holder = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (holder.nextNode()) {
    const at = holder.currentNode.data.indexOf(text);
    const node = holder.currentNode;
    if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + text.length);
  }
  place.dispatchEvent(new PointerEvent("pointerup"));
}"""

TEXTS = [
    ("พระราชบัญญัตินี้ใช้ในไซเบอร์สเปซ", "This Act applies in cyberspace."),
    ("พระราชบัญญัตินี้มีผลบังคับ", "The law is in force."),
    ("วันนี้อากาศดี", "Nothing of the kind."),
]


@pytest.fixture
def pair(new_pair: NewPair) -> str:
    return new_pair(TEXTS)


def test_terms_of_one_concept_are_underlined_and_light_up_together(visit: Visit, pair: str) -> None:
    page = review(visit, pair)
    source, target = opened(page).locator(".source .term"), opened(page).locator(".target .term")
    expect(source).to_have_text(["พระราชบัญญัติ", "ไซเบอร์สเปซ"])
    expect(target).to_have_text(["Act", "cyberspace"])
    source.first.hover()
    expect(opened(page).locator(".term.lit")).to_have_text(["พระราชบัญญัติ", "Act"])
    page.mouse.move(0, 0)
    expect(opened(page).locator(".term.lit")).to_have_count(0)
    concept = opened(page).get_by_role("button", name="Act")
    concept.focus()
    expect(opened(page).locator(".term.lit")).to_have_count(2)
    concept.press("Enter")
    expect(opened(page).locator(".definition")).to_contain_text("A law that **Parliament** has passed.")


def test_a_finding_is_seen_filtered_dismissed_with_a_reason_and_brought_back(
    visit: Visit, store: Store, pair: str
) -> None:
    page = review(visit, pair)
    second = page.locator(".row").nth(1)
    expect(second.locator(".sign.flag")).to_have_text("1")
    page.get_by_role("combobox", name="Findings").select_option("any")
    expect(page.locator(".row")).to_have_count(1)
    finding = opened(page).locator(".findings > .finding")
    expect(finding).to_contain_text("“พระราชบัญญัติ”")
    finding.get_by_role("button", name="Dismiss").click()
    opened(page).get_by_label("Why is this no fault?").fill("quoted **so**")
    page.keyboard.press("Enter")
    expect(finding).to_contain_text("dismissed by Ann: quoted **so**")
    saved(page)
    (kept,) = store.dismissals(pair)
    assert (kept.reviewer, kept.reason) == ("Ann", "quoted **so**")
    expect(opened(page).locator(".sign.flag")).to_have_count(0)
    finding.get_by_role("button", name="Bring back").click()
    saved(page)
    expect(opened(page).locator(".sign.flag")).to_have_text("1")
    assert store.dismissals(pair) == []


def test_an_approved_unit_that_falls_short_of_a_new_term_is_marked_and_stays_approved(
    visit: Visit, store: Store, pair: str
) -> None:
    page = review(visit, pair)
    press(page, "End")
    press(page, "KeyA")
    saved(page)
    last = page.locator(".row").nth(2)
    expect(last.locator(".flag")).to_have_count(0)
    found = with_terms(None, [("th", "วันนี้"), ("en", "today")])
    made = store.save_concept(None, found, "Bob").concept
    expect(last.locator(".flag.bad")).to_have_text("1")
    expect(last).to_have_attribute("data-status", "approved")
    store.remove_concept(made, "Bob")
    expect(last.locator(".flag")).to_have_count(0)


def test_a_term_filter_leaves_the_units_that_speak_of_it(visit: Visit, pair: str) -> None:
    page = review(visit, pair)
    expect(opened(page).locator(".term")).to_have_count(4)
    page.get_by_role("combobox", name="Terms of the glossary").select_option("cyberspace")
    expect(page.locator(".row")).to_have_count(1)


def test_a_term_is_taken_from_both_sides_and_underlined_at_once(
    visit: Visit, store: Store, pair: str
) -> None:
    page = review(visit, pair)
    press(page, "End")
    page.evaluate(_SELECT, ["source", "อากาศ"])
    press(page, "KeyT")
    thai, english = (opened(page).get_by_label(f"Term in {name}") for name in ("Thai", "English"))
    expect(thai).to_have_value("อากาศ")
    expect(english).to_be_focused()
    english.fill("kind")
    page.keyboard.press("Enter")
    expect(page.locator(".banner")).to_contain_text("อากาศ · kind")
    expect(opened(page).locator(".term")).to_have_text(["อากาศ", "kind"])
    assert until(lambda: "kind" in [each.id for each in store.glossary().concepts])
    terms = store.concept("kind").concept.terms
    assert [(term.text, term.status) for term in terms] == [
        ("kind", TermStatus.PREFERRED),
        ("อากาศ", TermStatus.PREFERRED),
    ]


def test_an_edit_takes_its_finding_away(visit: Visit, pair: str) -> None:
    page = review(visit, pair)
    expect(page.locator(".row").nth(1).locator(".sign.flag")).to_have_text("1")
    press(page, "KeyJ")
    press(page, "KeyE")
    opened(page).locator(".target textarea").fill("The Act is in force.")
    page.keyboard.press("Control+Enter")
    expect(opened(page).locator(".findings > .finding")).to_have_count(0)
    expect(opened(page).locator(".target .term")).to_have_text("Act")


def test_what_is_selected_is_looked_up_on_a_page_of_its_own(visit: Visit, pair: str) -> None:
    page = review(visit, pair)
    press(page, "End")
    press(page, "KeyF")
    expect(page.locator(".banner")).to_contain_text("Select words first")
    page.evaluate(_SELECT, ["source", "อากาศ"])
    with page.context.expect_page() as coming:
        press(page, "KeyF")
    other = coming.value
    expect(other.get_by_role("textbox")).to_have_value("อากาศ")
    expect(other.locator("mark").first).to_have_text("อากาศ")
