"""One app for all the tests of the review, and pairs made in its store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import App, aligned, serving
from tests.support.made_pair import made_pair
from workbench.store import Store

NewPair = Callable[..., str]

_numbers = count(1)


@pytest.fixture(scope="session")
def app(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app that has brought in its own corpus: until then it draws its pages anew now and then."""
    with serving(tmp_path_factory.mktemp("review")) as app:
        with chromium.new_context() as context:
            page = context.new_page()
            page.goto(f"{app.url}/documents")
            aligned(page)
        yield app


@pytest.fixture
def new_pair(store: Store) -> NewPair:
    """`new_pair(texts)` is the id of one more pair, with a unit for each of `texts`."""

    def made(texts: Sequence[tuple[str, str]] | None = None, confidence: float = 0.5) -> str:
        return made_pair(store, f"pair-{next(_numbers)}", texts, confidence)

    return made


@pytest.fixture
def pair(new_pair: NewPair) -> str:
    """A pair of six units."""
    return new_pair()
