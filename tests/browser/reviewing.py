"""What tests of the review do on its page, and see there."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

SAVED = "All saved"

# As a keyboard with a Thai layout sends it, to whatever has the focus.
_PRESS = """([code, shift, ctrl]) => {
  let place = document.activeElement;
  while (place.shadowRoot?.activeElement) place = place.shadowRoot.activeElement;
  const how = { code, key: "ฟ", shiftKey: shift, ctrlKey: ctrl };
  const kind = { bubbles: true, composed: true, cancelable: true };
  place.dispatchEvent(new KeyboardEvent("keydown", { ...how, ...kind }));
}"""


def review(
    visit: Visit, pair: str, unit: int | None = None, name: str | None = "Ann", **given: object
) -> Page:
    """The review of `pair`, once its list is there."""
    page = visit(f"review?pair={quote(pair)}" + (f"&unit={unit}" if unit else ""), name=name, **given)
    ready(page)
    return page


def ready(page: Page) -> None:
    """Wait until the list is there."""
    expect(opened(page)).to_be_visible()
    expect(page.locator(".rows")).to_be_focused()


def opened(page: Page) -> Locator:
    """The row one stands on."""
    return page.locator(".row.current")


def number(page: Page) -> Locator:
    """The number of the row one stands on."""
    return opened(page).locator("> .cell:not(.context) > .number")


def side(page: Page, name: str) -> Locator:
    """One text of the row one stands on."""
    return opened(page).locator(f".{name} .text.large")


def press(page: Page, code: str, *, shift: bool = False, ctrl: bool = False) -> None:
    """Press a key by its place on the keyboard, in a Thai layout."""
    page.evaluate(_PRESS, [code, shift, ctrl])


def saved(page: Page) -> None:
    """Wait until the server has answered everything."""
    expect(page.locator(".state")).to_have_text(SAVED)


def texts(page: Page, name: str) -> list[str]:
    """What stands on one side of all rows, in their order."""
    cells = page.locator(f".row > .cell.{name}")
    return [each.strip() for each in cells.locator(".text").all_text_contents()]
