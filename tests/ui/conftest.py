"""A workplace of its own for each test: an empty data folder, a small corpus, the hashing encoder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from tests.support.small_corpus import PAIR, write_corpus, write_glossary_files
from workbench.alignment.beads import Bead, Span
from workbench.documents import Document, load_folder
from workbench.review import Unit
from workbench.settings import Settings, settings
from workbench.store import Store
from workbench.store.jobs import begin_glossary

LIMIT = 2**20
View = Callable[[str], AppTest]


@pytest.fixture(autouse=True, scope="session")
def _no_search_for_components() -> Iterator[None]:
    """AppTest looks through all installed packages for components each time, and ours are in none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            BidiComponentManager, "discover_and_register_components", lambda *_given, **_named: None
        )
        yield


@pytest.fixture(autouse=True)
def _own_main() -> Iterator[None]:
    """AppTest leaves the app as the main module, which processes of later tests would run when they start."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """The settings of the workplace; its corpus is not in the store yet."""
    monkeypatch.setenv("WORKBENCH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("WORKBENCH_CORPUS", str(write_corpus(tmp_path / "corpus")))
    monkeypatch.setenv("WORKBENCH_GLOSSARY", str(write_glossary_files(tmp_path / "glossary")))
    monkeypatch.setenv("WORKBENCH_ENCODER", "hashing")
    monkeypatch.delenv("WORKBENCH_DATABASE", raising=False)
    yield settings()
    st.cache_resource.clear()


@pytest.fixture
def store(place: Settings) -> Iterator[Store]:
    """The workplace's store, empty."""
    with Store(place.database) as opened:
        yield opened


@pytest.fixture
def with_glossary(store: Store, place: Settings) -> Store:
    """The workplace's store with its glossary of two concepts."""
    begin_glossary(store, place.glossary)
    return store


@pytest.fixture
def documents(place: Settings) -> list[Document]:
    """Those of the small corpus, as they are read."""
    return [reading.document for reading in load_folder(place.corpus, limit=LIMIT)]


@pytest.fixture
def units(store: Store, documents: list[Document]) -> list[Unit]:
    """The units of a pair that is in the store, one for each paragraph; the last one has no target."""
    for document in documents:
        store.add_document(document)
    sides = {document.head.id: _paragraphs(document.text) for document in documents}
    store.add_pair(*PAIR.split(":"))
    source, target = (sides[id] for id in PAIR.split(":"))
    beads = [
        Bead(ours, theirs, 0.9 - 0.2 * number)
        for number, (ours, theirs) in enumerate(zip(source, target, strict=True))
    ]
    store.save_alignment(PAIR, [*beads[:-1], Bead(source[-1], None, 0.2)], "hashing")
    return store.units(PAIR)


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for part in text.rstrip().split("\n\n"):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 2
    return spans


@pytest.fixture
def view(place: Settings) -> View:
    """`view("review")` is that view alone, without the app around it, not run yet."""

    def prepared(name: str) -> AppTest:
        script = f"from workbench.ui.views import {name}\n{name}.page()\n"
        return AppTest.from_string(script, default_timeout=20)

    return prepared


def shown(app: AppTest) -> str:
    """All HTML of a page."""
    return "\n".join(str(block.value) for block in app.get("html"))
