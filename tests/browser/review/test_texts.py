"""What documents and people say is shown as it stands, however odd, and stays easy to work with."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.review.conftest import NewPair
from tests.browser.reviewing import opened, press, review, saved, side
from workbench.store import Store

pytestmark = pytest.mark.browser


ODD = [
    ("<script>document.title = 'taken'</script> และ **ตัวหนา**", "<b>bold</b> **stars** `code` [x](y)"),
    ("ราคา $5 และ $10 กับ \\(x^2\\)", "It costs $5 and $10, $$x$$."),
    ("👩‍🔬🇹🇭 นักวิทยาศาสตร์ 👍🏽 เก่ง", "A scientist 👩‍🔬🇹🇭, well done 👍🏽."),
    ("\u200fעברית\u200e กลับทิศ", "\u202eabc\u202c reversed, then not."),
    ("น้ำ กำ ก้ำ", "Water, to grasp, and more."),
]


@pytest.fixture
def odd(new_pair: NewPair) -> str:
    return new_pair(ODD)


def shown(page: Page, name: str) -> list[str]:
    return [str(each) for each in page.locator(f".row > .{name} .text").all_text_contents()]


def test_text_is_shown_as_it_stands_in_rows_and_opened(visit: Visit, odd: str) -> None:
    page = review(visit, odd)
    assert shown(page, "source") == [thai for thai, _ in ODD]
    assert shown(page, "target") == [english for _, english in ODD]
    for _ in ODD[1:]:
        press(page, "KeyJ")
    for _ in ODD[1:]:
        assert side(page, "source").text_content() in [thai for thai, _ in ODD]
        press(page, "KeyK")
    assert page.title() != "taken"
    assert page.locator(".text script, .text b").count() == 0


def test_notes_comments_and_names_are_shown_as_they_stand(visit: Visit, store: Store, odd: str) -> None:
    store.decide(store.units(odd)[0].id, 0, "<i>Bob</i>", note="**why** <img src=x onerror=alert(1)>")
    page = review(visit, odd)
    press(page, "KeyC")
    page.keyboard.insert_text("<u>see</u> $1")
    page.keyboard.press("Enter")
    saved(page)
    press(page, "KeyH")
    expect(opened(page).locator(".panel > .note")).to_have_text("Note: **why** <img src=x onerror=alert(1)>")
    expect(opened(page).locator(".story")).to_contain_text("<u>see</u> $1")
    expect(opened(page).locator(".story")).to_contain_text("<i>Bob</i>")


def test_a_cut_in_text_with_emoji_falls_where_it_is_seen(visit: Visit, store: Store, odd: str) -> None:
    page = review(visit, odd, store.units(odd)[2].id)
    press(page, "Digit1")
    press(page, "ArrowRight", ctrl=True)
    press(page, "KeyS")
    saved(page)
    assert [unit.source_text for unit in store.units(odd)][2:4] == ["👩‍🔬🇹🇭", "นักวิทยาศาสตร์ 👍🏽 เก่ง"]


def test_a_click_in_a_text_marks_the_place(visit: Visit, store: Store, odd: str) -> None:
    page = review(visit, odd)
    place = side(page, "target").evaluate(
        """place => { const text = place.querySelector(".chunk").firstChild;
           const range = document.createRange(); range.setStart(text, 11); range.setEnd(text, 12);
           const box = range.getBoundingClientRect(); return [box.left + 1, box.top + box.height / 2]; }"""
    )
    page.mouse.click(*place)
    page.get_by_role("button", name="Split at the mark").click()
    saved(page)
    assert [unit.target_text for unit in store.units(odd)][:2] == ["<b>bold</b>", "**stars** `code` [x](y)"]


def test_typing_thai_with_the_browsers_own_undo(visit: Visit, store: Store, odd: str) -> None:
    page = review(visit, odd, store.units(odd)[4].id)
    press(page, "KeyE")
    field = opened(page).locator(".source textarea")
    page.keyboard.press("Control+End")
    # Letters that are commands outside, and what a Thai keyboard gives for them.
    for character in "ฟหกดนํ้า jkar":
        page.keyboard.insert_text(character)
    expect(field).to_have_value("น้ำ กำ ก้ำฟหกดนํ้า jkar")
    page.keyboard.press("Control+z")
    assert field.input_value() != "น้ำ กำ ก้ำฟหกดนํ้า jkar"
    page.keyboard.press("Control+Shift+z")
    expect(field).to_have_value("น้ำ กำ ก้ำฟหกดนํ้า jkar")
    page.keyboard.press("Control+Enter")
    saved(page)
    assert store.units(odd)[4].source_text == "น้ำ กำ ก้ำฟหกดนํ้า jkar"


def test_a_bead_of_20_000_characters_can_be_worked_with(
    visit: Visit, store: Store, new_pair: NewPair
) -> None:
    thai, english = "ประเทศสมาชิกเห็นชอบ " * 1000, "The members agreed. " * 1000
    pair = new_pair([("สั้น", "Short."), (thai.strip(), english.strip()), ("จบ", "End.")])
    page = review(visit, pair)
    press(page, "KeyJ")
    expect(side(page, "source")).to_have_text(thai.strip())
    press(page, "Digit1")
    press(page, "ArrowRight", ctrl=True)
    press(page, "Digit2")
    press(page, "ArrowRight", ctrl=True)
    press(page, "KeyS")
    saved(page)
    assert store.units(pair)[1].source_text == "ประเทศสมาชิกเห็นชอบ"
    assert len(store.units(pair)[2].source_text) == 20 * 999 - 1
    press(page, "KeyJ")
    press(page, "KeyE")
    opened(page).locator(".target textarea").fill("Short now.")
    page.keyboard.press("Control+Enter")
    saved(page)
    press(page, "KeyH")
    expect(opened(page).locator(".story del").first).to_be_visible()
