"""Keys while the server is slow or away: all arrive once and in order, or come back with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.serving import Delay, free_port
from tests.browser.conftest import App, Visit, aligned, serving, until
from tests.browser.review.conftest import NewPair
from tests.browser.reviewing import number, opened, press, ready, review, saved, side
from tests.support.made_pair import ENGLISH, THAI, made_pair
from workbench.review import Status
from workbench.review.operations import Merge
from workbench.store import Store

pytestmark = pytest.mark.browser

Slow = Callable[[str, float], Page]

_KEYS = """async ([codes, wait]) => {
  for (const code of codes) {
    let place = document.activeElement;
    while (place.shadowRoot?.activeElement) place = place.shadowRoot.activeElement;
    const how = { code, bubbles: true, composed: true, cancelable: true };
    place.dispatchEvent(new KeyboardEvent("keydown", how));
    await new Promise((go) => setTimeout(go, wait));
  }
}"""


def lines(count: int) -> list[tuple[str, str]]:
    return [(f"ข้อ {each} ตกลง", f"Article {each}. Agreed.") for each in range(1, count + 1)]


@pytest.fixture
def slow(app: App, visit: Visit) -> Iterator[Slow]:
    """`slow(pair, seconds)` is the review of a pair, whose server's answers come so much later."""
    with Delay(int(app.url.rpartition(":")[2])) as delay:

        def opened_slowly(pair: str, seconds: float) -> Page:
            page = visit("glossary", name="Ann")
            page.goto(f"http://localhost:{delay.port}/review?pair={quote(pair)}")
            ready(page)
            delay.seconds = seconds
            return page

        yield opened_slowly


def test_keys_at_50_ms_all_arrive_in_order(slow: Slow, store: Store, new_pair: NewPair) -> None:
    pair = new_pair(lines(100))
    page = slow(pair, 0.25)
    page.evaluate(_KEYS, [["KeyA", "KeyP"] * 45, 50])
    saved(page)
    expect(number(page)).to_have_text("91")
    wanted = [Status.APPROVED, Status.IN_PROGRESS] * 45
    assert [unit.status for unit in store.units(pair)[:90]] == wanted
    # Each once: none was done twice for having been sent twice.
    assert {unit.version for unit in store.units(pair)[:90]} == {1}


def test_edits_of_an_alignment_pile_up_on_units_that_have_no_number_yet(
    slow: Slow, store: Store, pair: str
) -> None:
    page = slow(pair, 0.6)
    press(page, "Digit1")
    press(page, "ArrowRight", ctrl=True)
    press(page, "KeyS")
    press(page, "KeyJ")
    press(page, "ArrowRight", ctrl=True)
    press(page, "KeyS")
    press(page, "KeyJ")
    press(page, "KeyA")
    saved(page)
    assert [(unit.source_text, unit.status) for unit in store.units(pair)[:4]] == [
        ("ประเทศสมาชิก", Status.IN_PROGRESS),
        ("10", Status.IN_PROGRESS),
        ("ประเทศ ลงนามเมื่อวันที่ 1 มีนาคม", Status.APPROVED),
        (THAI[1], Status.UNREVIEWED),
    ]
    for _ in range(3):
        press(page, "KeyZ")
    saved(page)
    assert [(unit.source_text, unit.status) for unit in store.units(pair)] == [
        (text, Status.UNREVIEWED) for text in THAI
    ]


def test_a_save_that_crosses_another_one_loses_nothing(slow: Slow, store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    page = slow(pair, 1.5)
    press(page, "KeyE")
    opened(page).locator(".target textarea").fill("mine")
    store.decide(unit.id, 0, "Bob", target_text="theirs")
    page.keyboard.press("Control+Enter")
    # And what was done on top of it falls with it, instead of meeting Bob's version by chance.
    press(page, "KeyP")
    press(page, "KeyK")

    expect(opened(page).locator(".version").nth(0)).to_contain_text("theirs")
    expect(opened(page).locator(".version").nth(1)).to_contain_text("mine")
    saved(page)
    assert store.unit(unit.id).target_text == "theirs"
    assert [each.reviewer for each in store.history(unit.id)] == ["Bob"]
    page.get_by_role("button", name="Keep what is saved").click()
    expect(side(page, "target")).to_have_text("theirs")


def test_an_operation_on_units_that_changed_comes_back_with_a_sentence(
    slow: Slow, store: Store, pair: str
) -> None:
    first, second = store.units(pair)[:2]
    page = slow(pair, 1.5)
    store.operate(pair, Merge(first.id, 0, second.id, 0), "Bob")
    press(page, "KeyM")
    press(page, "KeyM")
    press(page, "KeyZ")
    expect(page.locator(".state")).not_to_have_text("All saved")
    saved(page)
    expect(page.locator(".refusals")).to_contain_text("Bob")
    assert [unit.source_text for unit in store.units(pair)] == ["\n".join(THAI[:2]), *THAI[2:]]
    expect(page.locator(".row")).to_have_count(5)


def test_two_of_one_mind_have_no_conflict(slow: Slow, store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    page = slow(pair, 1.5)
    store.decide(unit.id, 0, "Bob", status=Status.APPROVED)
    press(page, "KeyA")
    saved(page)
    expect(page.locator(".row").first).to_have_attribute("data-status", "approved")
    expect(page.locator(".banner")).to_be_hidden()


def test_what_is_done_while_the_server_is_away_arrives_when_it_is_back(
    chromium: Browser, tmp_path: Path
) -> None:
    port = free_port()
    with serving(tmp_path, port=port) as app, Store(app.database) as store:
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": "workbench_reviewer", "value": "Ann", "url": app.url}])
        page = context.new_page()
        page.goto(f"{app.url}/documents")
        aligned(page)
        pair = made_pair(store, "away")
        page.goto(f"{app.url}/review?pair={quote(pair)}")
        ready(page)
        press(page, "KeyA")
        expect(number(page)).to_have_text("2")
        saved(page)
    press(page, "KeyA")
    press(page, "KeyM")
    expect(page.locator(".state")).to_contain_text("No answer from the server")
    # Streamlit says so, too, once.
    expect(page.get_by_role("dialog")).to_be_visible(timeout=60_000)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    press(page, "KeyE")
    opened(page).locator(".target textarea").fill("typed while it was away")
    page.keyboard.press("Control+Enter")
    with serving(tmp_path, port=port) as app, Store(app.database) as store:
        expect(page.locator(".state")).to_have_text("All saved", timeout=60_000)
        found = store.units(pair)
        assert [unit.status for unit in found[:2]] == [Status.APPROVED] * 2
        assert found[2].source_text == "\n".join(THAI[2:4])
        assert found[2].target_text == "typed while it was away"
        assert [unit.version for unit in found[:4]] == [1, 1, 2, 0]

        # The page too may go away before it could send anything.
        page.evaluate("window.WebSocket.prototype.send = () => {}")
        press(page, "Home")
        press(page, "KeyP")
        expect(page.locator(".state")).to_contain_text("Saving: 1 left")
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
        assert until(lambda: store.units(pair)[0].status is Status.IN_PROGRESS)
        context.close()


def test_a_server_that_has_nothing_to_say_is_not_taken_for_one_that_is_away(
    visit: Visit, store: Store, pair: str
) -> None:
    page = review(visit, pair)
    page.wait_for_timeout(10_000)
    saved(page)


def test_a_draft_outlives_the_page(visit: Visit, store: Store, pair: str) -> None:
    page = review(visit, pair)
    press(page, "KeyE")
    opened(page).locator(".source textarea").fill("ร่างที่ยังไม่บันทึก")
    page.reload()
    expect(opened(page)).to_contain_text("not saved it")
    expect(page.locator(".row").first.locator(".sign")).to_have_text("Draft")
    page.get_by_role("button", name="Go on editing").click()
    expect(opened(page).locator(".source textarea")).to_have_value("ร่างที่ยังไม่บันทึก")
    page.get_by_role("button", name="Throw my changes away").click()
    expect(opened(page).locator(".notice")).to_have_count(0)
    press(page, "KeyR")
    page.keyboard.insert_text("เหตุผลที่เริ่มเขียน")
    page.keyboard.press("Escape")
    page.reload()
    expect(opened(page)).to_be_visible()
    press(page, "KeyR")
    expect(opened(page).locator(".writing textarea")).to_have_value("เหตุผลที่เริ่มเขียน")


def test_forged_operations_are_refused_and_the_next_honest_one_is_done(
    app: App, visit: Visit, store: Store, pair: str, new_pair: NewPair
) -> None:
    other = new_pair()
    foreign, unit = store.units(other)[0], store.units(pair)[0]
    page = review(visit, pair)
    # As somebody would who has learned how the page talks to the server: by its own means.
    forged = [
        {"kind": "decide", "unit": foreign.id, "version": 0, "status": "approved"},
        {"kind": "decide", "unit": unit.id, "version": 9, "status": "approved"},
        {"kind": "decide", "unit": unit.id, "version": 0, "status": "approved", "reviewer": "Bob"},
        {"kind": "decide", "unit": unit.id, "version": 0, "status": "final"},
        {"kind": "destroy", "unit": unit.id},
        {"kind": "split", "unit": unit.id, "version": 0, "sourceAt": 4000},
    ]
    log = Path(app.database.removeprefix("sqlite:///")).parents[1] / "log"
    before = log.read_text(encoding="utf-8").count("Refused to 'Ann'")
    page.evaluate(
        """([pair, forged]) => forged.forEach((operation, at) => {
          const client = `forger-${at}`;
          const entry = { client, number: 1, name: `${client}:1`, after: 0, pair, by: "Ann", operation };
          localStorage.setItem(`workbench.outbox.Ann.${client}`, JSON.stringify([entry]));
        })""",
        [pair, forged],
    )
    page.reload()
    saved(page)
    assert store.unit(foreign.id).version == store.unit(unit.id).version == 0
    expect(page.locator(".refusals").or_(page.locator(".banner")).first).to_be_visible()
    press(page, "KeyA")
    saved(page)
    assert store.unit(unit.id).status is Status.APPROVED
    assert log.read_text(encoding="utf-8").count("Refused to 'Ann'") == before + len(forged)


def test_an_error_within_the_list_does_not_take_it_away(visit: Visit, pair: str) -> None:
    page = review(visit, pair)
    page.evaluate(
        """() => {
          Element.prototype.whole = Element.prototype.replaceChildren;
          Element.prototype.replaceChildren = () => { throw new Error("broken"); };
        }"""
    )
    press(page, "KeyJ")
    page.evaluate("() => { Element.prototype.replaceChildren = Element.prototype.whole; }")
    expect(number(page)).to_have_text("2")
    expect(side(page, "target")).to_have_text(ENGLISH[1])
    press(page, "KeyA")
    saved(page)
