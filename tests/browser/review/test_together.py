"""Two people on one pair, and those who may not do everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Visit, until
from tests.browser.review.conftest import NewPair
from tests.browser.reviewing import number, opened, press, review, saved, side
from tests.support.made_pair import ENGLISH
from workbench.review import Status
from workbench.review.operations import Split
from workbench.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture
def team(app: App) -> Iterator[Path]:
    """The team file of the app; it is gone after the test."""
    file = Path(app.database.removeprefix("sqlite:///")).with_name("team.toml")
    yield file
    file.unlink(missing_ok=True)


def edit(page: Page, name: str, text: str) -> None:
    press(page, "KeyE")
    opened(page).locator(f".{name} textarea").fill(text)


def test_what_another_does_appears_without_a_reload_and_says_who_is_where(
    visit: Visit, store: Store, pair: str
) -> None:
    ann, bob = review(visit, pair), review(visit, pair, name="บ๊อบ")
    press(bob, "KeyJ")
    expect(ann.locator(".row").nth(1).get_by_role("img", name="บ๊อบ is here now")).to_be_visible()
    press(bob, "KeyA")
    expect(ann.locator(".row").nth(1)).to_have_attribute("data-status", "approved")

    press(bob, "KeyM")
    expect(ann.locator(".row")).to_have_count(5)
    press(bob, "KeyZ")
    expect(ann.locator(".row")).to_have_count(6)
    # Nothing of it moved Ann away.
    expect(number(ann)).to_have_text("1")


def test_a_conflict_shows_both_texts_and_keeps_both_until_somebody_chooses(
    visit: Visit, store: Store, pair: str
) -> None:
    unit = store.units(pair)[0]
    ann = review(visit, pair)
    edit(ann, "target", "Ann's <i>text</i>")
    store.decide(unit.id, 0, "Bob", target_text="Bob's $5 text")
    # It is told while she types, and takes nothing away.
    expect(opened(ann).locator(".choice")).to_contain_text("Bob saved this unit")
    ann.keyboard.press("Control+Enter")

    versions = opened(ann).locator(".version")
    expect(versions.nth(0)).to_contain_text("Bob's $5 text")
    expect(versions.nth(1)).to_contain_text("Ann's <i>text</i>")
    assert store.unit(unit.id).target_text == "Bob's $5 text"
    # Approving would choose without looking.
    press(ann, "KeyA")
    expect(ann.locator(".banner")).to_contain_text("Choose between the two texts first")

    ann.reload()
    expect(opened(ann).locator(".version")).to_have_count(2)
    ann.get_by_role("button", name="Save mine instead").click()
    saved(ann)
    assert [(each.reviewer, each.target_text) for each in store.history(unit.id)] == [
        ("Bob", "Bob's $5 text"),
        ("Ann", "Ann's <i>text</i>"),
    ]
    expect(opened(ann).locator(".version")).to_have_count(0)


def test_an_undo_that_meets_a_later_change_says_so(visit: Visit, store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    page = review(visit, pair)
    press(page, "KeyA")
    saved(page)
    store.decide(unit.id, 1, "Bob", target_text="Bob's text")
    press(page, "KeyZ")
    press(page, "KeyK")
    expect(opened(page).locator(".refusals")).to_contain_text("Bob changed unit")
    assert store.unit(unit.id).target_text == "Bob's text"
    page.get_by_role("button", name="Understood").click()
    expect(opened(page).locator(".refusals")).to_be_empty()
    expect(page.locator(".rows")).to_be_focused()


def test_undo_goes_on_after_a_reload(visit: Visit, store: Store, pair: str) -> None:
    page = review(visit, pair)
    press(page, "KeyA")
    press(page, "KeyA")
    saved(page)
    page.reload()
    expect(opened(page)).to_be_visible()
    press(page, "KeyZ")
    press(page, "KeyZ")
    assert until(lambda: store.count_units([pair], [Status.UNREVIEWED]) == 6)
    expect(number(page)).to_have_text("1")


def test_a_reader_sees_everything_and_changes_nothing(
    visit: Visit, store: Store, pair: str, team: Path
) -> None:
    team.write_text('[roles]\n"Bob" = "administrator"\n', encoding="utf-8")
    before = store.changes(pair).revision
    page = review(visit, pair, name="Eve")
    expect(page.locator("[data-command=approve]")).to_be_disabled()
    expect(page.locator("[data-command=history]")).to_be_enabled()
    expect(page.locator(".moves button")).to_have_count(0)
    expect(page.get_by_role("button", name="Whole pair")).to_have_count(0)
    for code in ("KeyA", "KeyP", "KeyR", "KeyE", "KeyC", "KeyM", "KeyU", "BracketRight", "KeyZ"):
        press(page, code)
        expect(page.locator(".banner")).to_contain_text("You may read here")
    press(page, "KeyH")
    expect(opened(page).locator(".story")).to_contain_text("Nobody has changed this unit yet")
    assert store.changes(pair).revision == before
    assert all(unit.version == 0 for unit in store.units(pair))


def test_without_a_name_one_reads(visit: Visit, store: Store, pair: str) -> None:
    page = review(visit, pair, name=None)
    expect(page.locator(".state")).to_have_text("Reading only")
    press(page, "KeyA")
    expect(page.locator(".banner")).to_contain_text("You may read here")


def test_a_role_taken_away_while_editing_is_told_and_the_text_is_kept(
    visit: Visit, store: Store, pair: str, team: Path
) -> None:
    page = review(visit, pair)
    edit(page, "target", "long work")
    team.write_text('[roles]\n"Bob" = "administrator"\n', encoding="utf-8")
    page.keyboard.press("Control+Enter")
    expect(opened(page).locator(".refusals")).to_contain_text("and 'Ann' has reader")
    assert store.units(pair)[0].version == 0
    team.unlink()
    expect(page.locator("[data-command=edit]")).to_be_enabled()
    press(page, "KeyE")
    expect(opened(page).locator(".target textarea")).to_have_value("long work")


def test_who_may_not_approve_is_told_by_whom_it_is_kept(
    visit: Visit, store: Store, pair: str, team: Path
) -> None:
    roles = '"Ann" = "approver"\n"Bob" = "reviewer"\n'
    team.write_text(f"second_person = true\n[roles]\n{roles}", encoding="utf-8")
    bob = review(visit, pair, name="Bob")
    press(bob, "KeyA")
    expect(bob.locator(".banner")).to_contain_text("Your role does not approve")

    ann = review(visit, pair)
    press(ann, "KeyA")
    press(ann, "KeyK")
    expect(opened(ann).locator(".refusals")).to_contain_text("a unit needs two persons here")
    expect(opened(ann)).to_have_attribute("data-status", "unreviewed")


def test_a_pair_deleted_while_it_is_open_is_told_and_drafts_stay(
    visit: Visit, store: Store, pair: str, new_pair: NewPair
) -> None:
    other = new_pair()
    page = review(visit, pair)
    edit(page, "target", "not saved yet")
    store.delete_pair(pair, "Bob")
    expect(page.locator(".wb-error")).to_contain_text(f"No pair '{pair}'")
    kept = page.evaluate("Object.entries(localStorage).filter(([name]) => name.includes('draft'))")
    assert any("not saved yet" in text for _, text in kept)
    page.goto(page.url.partition("?")[0] + f"?pair={other}")
    expect(side(page, "target")).to_have_text(ENGLISH[0])


def test_a_split_of_another_keeps_the_order_of_both(visit: Visit, store: Store, pair: str) -> None:
    page = review(visit, pair)
    unit = store.units(pair)[2]
    store.operate(pair, Split(unit.id, 0, 10, 17), "Bob")
    expect(page.locator(".row")).to_have_count(7)
    ids = [f"unit-{each.id}" for each in store.units(pair)]
    assert page.locator(".row").evaluate_all("rows => rows.map((row) => row.id)") == ids
