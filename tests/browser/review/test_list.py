"""The list of units: literal text, links, filters, long lists, two at once."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import expect

from benchmarks.ui import PRESS_ALL, in_store, on_screen, random_keys
from tests.browser.conftest import Visit, until
from tests.browser.review.conftest import NewPair
from tests.browser.reviewing import number, opened, press, ready, review, saved, side
from tests.support.made_pair import ENGLISH, THAI
from tests.support.small_corpus import LITERAL, PAIR, TITLE
from workbench.alignment.beads import Span
from workbench.review import Status
from workbench.store import Store

pytestmark = pytest.mark.browser

LONG = 2_000


def test_text_is_shown_as_it_stands(visit: Visit, store: Store) -> None:
    page = review(visit, PAIR)
    unit = next(unit for unit in store.units(PAIR) if LITERAL in unit.source_text)

    place = page.locator(f"#unit-{unit.id}")
    expect(place).to_be_visible()
    assert place.locator("> .source .text").text_content() == unit.source_text
    assert place.locator("> .target .text").text_content() == unit.target_text
    expect(page.get_by_role("combobox", name="Pair")).to_have_value(f"{TITLE} ↔ Joint Statement, $5 and $10")
    assert page.title() != "taken"


def test_a_link_leads_to_its_unit_and_the_address_follows(
    visit: Visit, store: Store, new_pair: NewPair
) -> None:
    pair = new_pair()
    units = store.units(pair)
    page = review(visit, pair, units[3].id)
    expect(side(page, "target")).to_have_text(ENGLISH[3])

    press(page, "KeyJ")
    page.wait_for_url(f"**&unit={units[4].id}")
    page.get_by_role("link", name="Glossary").click()
    expect(page.locator(".st-key-glossary_list")).to_be_visible()
    page.get_by_role("link", name="Review").click()
    ready(page)
    expect(side(page, "source")).to_have_text(THAI[4])


def test_what_is_told_of_a_unit_stands_beside_it(visit: Visit, store: Store, new_pair: NewPair) -> None:
    pair = new_pair(confidence=0.73)
    units = store.units(pair)
    store.assign(pair, [units[0].id], "มาลี", "Bob")
    store.decide(units[0].id, 0, "Bob", status=Status.SENT_BACK, note="ดูใหม่")
    page = review(visit, pair)

    facts = opened(page).locator(".facts").first
    expect(facts).to_contain_text("Sent back")
    expect(facts).to_contain_text("73%")
    expect(facts).to_contain_text("มาลี")
    expect(opened(page)).to_contain_text("last: Bob")
    expect(opened(page).get_by_role("img", name="Begins 0% into the document")).to_have_count(2)


def test_filters_leave_those_units_and_what_changes_stays_in_sight(
    visit: Visit, store: Store, new_pair: NewPair
) -> None:
    pair = new_pair()
    units = store.units(pair)
    store.decide(units[1].id, 0, "Bob", status=Status.APPROVED)
    store.decide(units[2].id, 0, "Bob", status=Status.IN_PROGRESS)
    page = review(visit, pair)
    page.get_by_role("button", name="Unreviewed 4").click()
    expect(page.locator(".row")).to_have_count(4)
    press(page, "KeyA")
    expect(page.locator(".row").first).to_have_attribute("data-status", "approved")
    expect(page.locator(".row")).to_have_count(4)
    press(page, "KeyZ")
    page.get_by_role("button", name="Show all").click()

    page.get_by_role("combobox", name="Person").select_option(label="Changed last by Bob")
    expect(page.locator(".row")).to_have_count(2)
    page.get_by_role("spinbutton", name="Confidence from").fill("60")
    page.keyboard.press("Tab")
    expect(page.locator(".empty")).to_have_text("No unit passes these filters.")


def test_no_key_is_lost_in_a_long_list_and_the_layout_does_not_matter(
    visit: Visit, store: Store, new_pair: NewPair
) -> None:
    pair = new_pair([(f"ข้อ {each} ตกลง", f"Article {each}.") for each in range(LONG)])
    page = review(visit, pair)
    for _ in range(20):
        press(page, "KeyA")
        page.wait_for_timeout(50)

    saved(page)
    assert [unit.status for unit in store.units(pair)[:21]] == [Status.APPROVED] * 20 + [Status.UNREVIEWED]
    expect(number(page)).to_have_text("21")
    press(page, "End")
    expect(number(page)).to_have_text(str(LONG))
    expect(opened(page)).to_be_in_viewport()
    # All rows are there in the end, those that nobody has seen too.
    expect(page.locator(".row:empty")).to_have_count(0)
    expect(page.locator(".row")).to_have_count(LONG)
    page.locator(".rows").evaluate("rows => { rows.scrollTop = rows.scrollHeight / 2; }")
    expect(page.locator(".row", has_text="Article 1000.")).to_be_attached()


def test_two_who_work_at_random_end_with_the_same(visit: Visit, store: Store, new_pair: NewPair) -> None:
    pair = new_pair(list(zip(THAI * 4, ENGLISH * 4, strict=True)))
    heads = store.pair(pair).source, store.pair(pair).target
    documents = [store.document(head.id).text for head in heads]
    pages = [review(visit, pair, name=name) for name in ("Ann", "Bob")]
    for seed, page in enumerate(pages):
        keys = random_keys(random.Random(seed), 40)
        page.evaluate(f"given => {{ window.pressing = ({PRESS_ALL})(given); }}", [keys, 40])
    for page in pages:
        page.evaluate("window.pressing")
        saved(page)

    assert until(lambda: all(on_screen(page) == in_store(store, pair) for page in pages))
    for place, document in enumerate(documents):
        spans = sorted(
            span for unit in store.units(pair) if (span := (unit.bead.source, unit.bead.target)[place])
        )
        assert not "".join(_outside(document, spans)).strip()


def _outside(document: str, spans: list[Span]) -> list[str]:
    """What no span holds; each character once at most."""
    edges = [0, *(edge for span in spans for edge in span), len(document)]
    assert edges == sorted(edges)
    return [document[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
