"""The review in the browser: literal text, two reviewers at once, keys; and the look."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, aligned, row, until
from tests.support.small_corpus import LITERAL, PAIR, TITLE
from workbench.alignment.beads import Bead, Span
from workbench.documents import Document, Head
from workbench.review import Status
from workbench.store import Store

pytestmark = pytest.mark.browser

LONG = 2_000


def test_text_is_shown_as_it_stands(visit: Visit, store: Store) -> None:
    page = aligned(visit())
    page.goto(f"{page.url.rstrip('/')}/review?pair={quote(PAIR)}")
    unit = next(unit for unit in store.units(PAIR) if LITERAL in unit.source_text)

    place = page.locator(f"#unit-{unit.id}")
    expect(place).to_be_visible()
    assert place.locator(".source").text_content() == unit.source_text
    assert place.locator(".target").text_content() == unit.target_text
    expect(page.get_by_role("combobox", name="Pair")).to_have_value(f"{TITLE} ↔ Joint Statement, $5 and $10")
    assert page.title() != "taken"


def test_two_reviewers_on_one_unit_see_both_texts(visit: Visit, store: Store) -> None:
    aligned(visit())
    unit = store.units(PAIR)[-1]
    address = f"review?pair={quote(PAIR)}&unit={unit.id}"
    ann, bob = visit(address, name="Ann"), visit(address, name="Bob")
    for page in (ann, bob):
        expect(page.get_by_text(f"Unit {unit.position + 1} of")).to_be_visible()

    bob.get_by_role("textbox", name="English text").fill("Bob's $5 text")
    bob.get_by_role("button", name="Save", exact=True).click()
    assert until(lambda: store.unit(unit.id).target_text == "Bob's $5 text")
    ann.get_by_role("textbox", name="English text").fill("Ann's <i>text</i>")
    ann.get_by_role("button", name="Save", exact=True).click()

    expect(ann.locator(".wb-text", has_text="Bob's $5 text")).to_be_visible()
    expect(ann.locator(".wb-text", has_text="Ann's <i>text</i>")).to_be_visible()
    assert store.unit(unit.id).target_text == "Bob's $5 text"
    ann.get_by_role("button", name="Save mine instead").click()
    assert until(lambda: store.unit(unit.id).target_text == "Ann's <i>text</i>")
    assert [entry.reviewer for entry in store.history(unit.id)] == ["Bob", "Ann"]

    # A key on a version that is no more changes nothing either.
    bob.locator(".rows").focus()
    bob.keyboard.press("r")
    expect(bob.locator(f"#unit-{unit.id}")).to_contain_class("late")
    assert store.unit(unit.id).status is Status.UNREVIEWED


def test_no_key_is_lost_in_a_long_list_and_the_layout_does_not_matter(visit: Visit, store: Store) -> None:
    text = "\n".join(f"ข้อ {number}" for number in range(LONG))
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    store.add_document(Document(Head("long-th", "th", "ยาว"), text))
    store.add_document(Document(Head("long-en", "en", "Long"), text))
    pair = store.add_pair("long-th", "long-en").id
    store.save_alignment(pair, [Bead(span, span, 0.5) for span in spans], "none")

    page = visit(f"review?pair={quote(pair)}", name="Ann")
    expect(row(page, 0)).to_be_visible()
    page.locator(".rows").focus()
    for _ in range(20):
        # What a Thai keyboard sends for the key where A is.
        page.locator(".rows").dispatch_event(
            "keydown", {"key": "ฟ", "code": "KeyA", "bubbles": True, "cancelable": True}
        )
        page.wait_for_timeout(50)

    assert until(lambda: store.count_units([pair], [Status.APPROVED]) == 20)
    assert [unit.status for unit in store.units(pair)[:21]] == [Status.APPROVED] * 20 + [Status.UNREVIEWED]
    expect(row(page, 20)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("End")
    expect(row(page, LONG - 1)).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system(visit: Visit, scheme: str) -> None:
    page = visit("glossary", color_scheme=scheme)
    expect(page.locator(".wb-concepts")).to_be_visible()

    color = page.locator(".stApp").evaluate("node => getComputedStyle(node).backgroundColor")
    assert color == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 25, 30)"}[scheme]
