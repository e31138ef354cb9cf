"""The app for real, in a server of its own, and Debian's Chromium to look at it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from benchmarks.serving import CHROMIUM, FLAGS, Server
from tests.support.small_corpus import write_corpus, write_glossary_files
from workbench.store import Store

expect.set_options(timeout=20_000)
SIZE: ViewportSize = {"width": 1440, "height": 900}

Needs = Callable[[bool, str], None]
Visit = Callable[..., Page]
Profiles = dict[str, list[BrowserContext]]


@dataclass(frozen=True, slots=True)
class App:
    """A running app."""

    url: str
    database: str


@pytest.fixture(scope="session")
def chromium(needs: Needs) -> Iterator[Browser]:
    """The browser."""
    needs(CHROMIUM.exists(), f"{CHROMIUM} is not there (apt-get install chromium-headless-shell)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def app(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on the small corpus, with nothing in its database before a module's first visit."""
    with serving(tmp_path_factory.mktemp("app")) as app:
        yield app


@contextmanager
def serving(folder: Path, *options: str, port: int | None = None) -> Iterator[App]:
    """The app on the small corpus, in a server of its own whose files are in `folder`."""
    write_corpus(folder / "corpus")
    write_glossary_files(folder / "glossary")
    with Server(folder, *options, port=port) as server:
        yield App(server.url, server.database)


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Profiles:
    """Profiles that are not in use. One that has seen the app shows it in half the time."""
    return {}


@pytest.fixture
def visit(chromium: Browser, profiles: Profiles, app: App) -> Iterator[Visit]:
    """`visit("review", name="Ann")` opens a page in a browser profile that knows nothing of the others."""
    taken: list[tuple[str, BrowserContext]] = []

    def opened(path: str = "documents", name: str | None = None, **given: Any) -> Page:
        kind = repr(sorted(given.items()))
        spare = profiles.setdefault(kind, [])
        context = spare.pop() if spare else chromium.new_context(viewport=SIZE, **given)
        taken.append((kind, context))
        if name is not None:
            context.add_cookies([{"name": "workbench_reviewer", "value": quote(name), "url": app.url}])
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(f"{app.url}/{path}")
        return page

    yield opened
    for kind, context in taken:
        _emptied(context, app)
        profiles[kind].append(context)


def _emptied(context: BrowserContext, app: App) -> None:
    """Close the profile's pages and take from it what they kept there, but not the browser's cache."""
    for page in context.pages:
        page.close()
    page = context.new_page()
    kept = {"origin": app.url, "storageTypes": "cookies,local_storage,indexeddb"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", kept)
    page.close()


@pytest.fixture
def store(app: App) -> Iterator[Store]:
    """The app's store, reached from another process as a colleague's app would."""
    with Store(app.database) as opened:
        yield opened


def aligned(page: Page) -> Page:
    """The page, once the small corpus is there."""
    expect(page.locator(".wb-bar")).to_have_count(2, timeout=40_000)
    expect(page.locator(".st-key-aligning")).to_have_count(0)
    return page


def row(page: Page, number: int) -> Locator:
    """A row of the list, from 0."""
    return page.locator(".row").nth(number)


def until(fact: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether `fact` comes true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if fact():
            return True
        time.sleep(0.1)
    return False
