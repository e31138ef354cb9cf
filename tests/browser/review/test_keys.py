"""The whole keyboard map of the review, in a Thai layout, each key with what it is for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, until
from tests.browser.reviewing import number, opened, press, review, saved, side
from tests.support.made_pair import ENGLISH, THAI
from workbench.review import Status, Unit
from workbench.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Visit, pair: str) -> Page:
    return review(visit, pair)


def units(store: Store, pair: str) -> list[Unit]:
    return store.units(pair)


def test_moving(page: Page) -> None:
    for code, shift, expected in (
        ("KeyJ", False, "2"),
        ("ArrowDown", False, "3"),
        ("KeyK", False, "2"),
        ("ArrowUp", False, "1"),
        ("ArrowUp", False, "1"),
        ("End", False, "6"),
        ("Home", False, "1"),
        ("PageDown", False, "6"),
        ("PageUp", False, "1"),
        ("KeyN", True, "6"),
        ("KeyN", False, "1"),
    ):
        press(page, code, shift=shift)
        expect(number(page)).to_have_text(expected)


def test_next_open_passes_over_what_is_done(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyJ")
    press(page, "KeyA")
    press(page, "KeyA")
    expect(number(page)).to_have_text("4")
    press(page, "Home")
    press(page, "KeyN")
    expect(number(page)).to_have_text("4")
    saved(page)
    assert [unit.status for unit in units(store, pair)[1:3]] == [Status.APPROVED] * 2


def test_approve_in_progress_undo_and_redo(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyA")
    press(page, "KeyP")
    saved(page)
    assert [unit.status for unit in units(store, pair)[:2]] == [Status.APPROVED, Status.IN_PROGRESS]

    press(page, "KeyZ")
    expect(number(page)).to_have_text("2")
    press(page, "KeyZ", ctrl=True)
    expect(number(page)).to_have_text("1")
    saved(page)
    assert [unit.status for unit in units(store, pair)[:2]] == [Status.UNREVIEWED] * 2

    press(page, "KeyZ", shift=True)
    press(page, "KeyY", ctrl=True)
    saved(page)
    assert [unit.status for unit in units(store, pair)[:2]] == [Status.APPROVED, Status.IN_PROGRESS]


@pytest.mark.parametrize(
    ("code", "status"), [("KeyR", Status.REJECTED), ("KeyX", Status.REJECTED), ("KeyB", Status.SENT_BACK)]
)
def test_rejecting_and_sending_back_ask_for_a_reason(
    page: Page, store: Store, pair: str, code: str, status: Status
) -> None:
    press(page, code)
    page.keyboard.press("Enter")
    assert store.count_units([pair], [status]) == 0

    page.keyboard.insert_text("ตัวเลขไม่ตรง $5")
    page.keyboard.press("Enter")
    saved(page)
    unit = units(store, pair)[0]
    assert (unit.status, unit.note, unit.changed_by) == (status, "ตัวเลขไม่ตรง $5", "Ann")
    expect(opened(page).locator(".panel > .note")).to_contain_text("ตัวเลขไม่ตรง $5")


def test_edit_saves_and_escape_keeps_a_draft(page: Page, store: Store, pair: str) -> None:
    press(page, "Digit2")
    press(page, "KeyE")
    field = opened(page).locator(".target textarea")
    expect(field).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(" แก้แล้ว")
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(opened(page)).to_contain_text("not saved it")

    page.keyboard.press("Enter")
    expect(field).to_have_value(f"{ENGLISH[0]} แก้แล้ว")
    page.keyboard.press("Control+Enter")
    saved(page)
    assert units(store, pair)[0].target_text == f"{ENGLISH[0]} แก้แล้ว"
    expect(side(page, "target")).to_be_focused()


def test_approving_while_editing_saves_the_text_with_it(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyE")
    opened(page).locator(".source textarea").fill("ข้อความใหม่")
    page.keyboard.press("Control+Shift+Enter")
    saved(page)
    unit = units(store, pair)[0]
    assert (unit.source_text, unit.status) == ("ข้อความใหม่", Status.APPROVED)
    assert len(store.history(unit.id)) == 1

    # What was approved with its old text is approved with its new one.
    press(page, "KeyE")
    opened(page).locator(".source textarea").fill("ข้อความใหม่กว่า")
    page.keyboard.press("Control+Shift+Enter")
    saved(page)
    assert units(store, pair)[0].status is Status.APPROVED


def test_comment_and_history(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyC")
    page.keyboard.insert_text("@Bob ดู <b>นี่</b>")
    page.keyboard.press("Enter")
    saved(page)
    expect(opened(page).locator(".story")).to_contain_text("@Bob ดู <b>นี่</b>")
    assert [each.text for each in store.comments(pair)] == ["@Bob ดู <b>นี่</b>"]
    assert store.mentions("Bob")[0].text == "@Bob ดู <b>นี่</b>"

    press(page, "KeyE")
    opened(page).locator(".target textarea").fill("The 10 member states agreed.")
    page.keyboard.press("Control+Enter")
    saved(page)
    press(page, "KeyH")
    story = opened(page).locator(".story")
    expect(story.locator("ins")).to_have_text("agreed")
    expect(story.locator("del")).to_have_text("signed. They did so on 1 March")
    expect(story).to_contain_text("Ann")


def test_split_at_the_marks_of_both_sides(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyS")
    expect(page.locator(".banner")).to_contain_text("Mark a place")

    press(page, "Digit1")
    press(page, "ArrowRight", ctrl=True)
    press(page, "ArrowRight", ctrl=True)
    press(page, "ArrowRight", ctrl=True)
    press(page, "Digit2")
    press(page, "ArrowRight", ctrl=True)
    press(page, "KeyS")
    saved(page)
    assert [(unit.source_text, unit.target_text) for unit in units(store, pair)[:2]] == [
        ("ประเทศสมาชิก 10 ประเทศ", "The 10 member states signed."),
        ("ลงนามเมื่อวันที่ 1 มีนาคม", "They did so on 1 March."),
    ]


def test_the_mark_goes_by_word_part_and_character(page: Page) -> None:
    press(page, "Digit1")

    def before() -> str:
        chunks = side(page, "source").evaluate(
            """place => { const range = document.createRange(); range.setStart(place, 0);
               range.setEndBefore(place.querySelector(".caret")); return range.toString(); }"""
        )
        return str(chunks)

    press(page, "ArrowRight")
    assert before() == "ประเทศ"
    press(page, "ArrowRight")
    assert before() == "ประเทศสมาชิก "
    press(page, "ArrowLeft")
    assert before() == "ประเทศ"
    press(page, "ArrowRight", shift=True)
    assert before() == "ประเทศส"
    press(page, "ArrowLeft", shift=True)
    press(page, "ArrowRight", ctrl=True)
    assert before() == "ประเทศสมาชิก "
    press(page, "ArrowRight", ctrl=True)
    assert before() == "ประเทศสมาชิก 10 "
    press(page, "Escape")
    expect(page.locator(".caret")).to_have_count(0)
    expect(page.locator(".rows")).to_be_focused()


def test_merge_with_next_and_previous(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyM")
    expect(side(page, "source")).to_have_text(f"{THAI[0]}\n{THAI[1]}", use_inner_text=True)
    press(page, "KeyJ")
    press(page, "KeyM", shift=True)
    expect(number(page)).to_have_text("1")
    saved(page)
    assert [unit.target_text for unit in units(store, pair)] == ["\n".join(ENGLISH[:3]), *ENGLISH[3:]]


def test_parts_go_to_the_neighbours_and_come_from_them(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyJ")
    press(page, "Digit1")
    press(page, "BracketLeft", shift=True)
    expect(side(page, "source")).to_have_text(f"มีนาคม\n{THAI[1]}", use_inner_text=True)
    press(page, "BracketLeft")
    expect(side(page, "source")).to_have_text(THAI[1])
    press(page, "BracketRight")
    expect(side(page, "source")).to_have_text("งบประมาณ $5 และ $10")
    press(page, "BracketRight", shift=True)
    expect(side(page, "source")).to_have_text("งบประมาณ $5 และ $10\nล้าน", use_inner_text=True)
    saved(page)
    assert [unit.source_text for unit in units(store, pair)[:3]] == [
        THAI[0],
        "งบประมาณ $5 และ $10 ล้าน",
        THAI[2],
    ]


def test_unlink_and_link_two_gaps(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyJ")
    press(page, "KeyU")
    saved(page)
    # Where nothing else tells, the gap stands after the text that is before it in its document.
    assert [(unit.source_text, unit.target_text) for unit in units(store, pair)[:3]] == [
        (THAI[0], ENGLISH[0]),
        ("", ENGLISH[1]),
        (THAI[1], ""),
    ]

    press(page, "KeyL")
    expect(page.locator(".banner")).to_contain_text("Unit 3 waits")
    press(page, "KeyK")
    press(page, "KeyL")
    saved(page)
    assert [unit.target_text for unit in units(store, pair)] == ENGLISH


def test_jump_to_a_number_and_to_a_confidence(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyG")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(number(page)).to_have_text("5")
    press(page, "KeyG")
    page.keyboard.type("๕๐%")
    page.keyboard.press("Enter")
    expect(number(page)).to_have_text("6")
    press(page, "KeyG")
    page.keyboard.type("77")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("There is no such unit.")
    page.keyboard.press("Escape")
    expect(page.locator(".rows")).to_be_focused()


def test_search_order_and_showing_all_again(page: Page, visit: Visit, store: Store) -> None:
    press(page, "Slash")
    page.keyboard.insert_text("SINGAPORE")
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator(".counted")).to_have_text("1 of 6")
    # The neighbours stand around it although they do not pass.
    expect(opened(page).locator(".context")).to_have_count(2)
    expect(opened(page).locator(".context").first).to_contain_text(ENGLISH[1])
    page.keyboard.press("Enter")
    expect(page.locator(".rows")).to_be_focused()
    press(page, "Slash")
    page.keyboard.press("Escape")
    expect(page.locator(".row")).to_have_count(6)
    press(page, "KeyO")
    expect(page.get_by_role("combobox", name="Order")).to_have_value("least")


def test_the_map_of_the_keys_names_every_key(page: Page) -> None:
    press(page, "Slash", shift=True)
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Split at the mark")
    assert dialog.locator("tr").count() > 40
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    press(page, "KeyJ")
    expect(number(page)).to_have_text("2")


def test_many_are_approved_at_once_after_a_look_at_a_sample(page: Page, store: Store, pair: str) -> None:
    press(page, "KeyA", shift=True)
    dialog = page.get_by_role("dialog", name="Approve many at once")
    expect(dialog).to_contain_text("0 units")
    dialog.locator("input.number").fill("50")
    expect(dialog).to_contain_text("6 units have a confidence of 50% or more")
    expect(dialog.locator(".sampled")).to_have_count(6)
    button = dialog.get_by_role("button", name="Approve 6 units")
    expect(button).to_be_disabled()
    dialog.get_by_role("checkbox").check()
    button.click()
    saved(page)
    assert store.count_units([pair], [Status.APPROVED]) == 6

    press(page, "KeyZ")
    assert until(lambda: store.count_units([pair], [Status.UNREVIEWED]) == 6)


def test_tab_leads_into_the_texts_and_back(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(side(page, "source")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    # Keys work from wherever one is in the opened unit.
    press(page, "KeyJ")
    expect(number(page)).to_have_text("2")
