from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.small_corpus import PAIR, TITLE
from tests.ui.conftest import View, shown
from workbench.documents import Document
from workbench.review import Status, Unit
from workbench.review.operations import Comment
from workbench.store import Store
from workbench.ui import resources
from workbench.ui.text import ENGLISH

SAID = ENGLISH.overview


def as_reviewer(view: View, name: str) -> AppTest:
    app = view("overview")
    app.session_state["reviewer"] = name
    return app.run()


def links(app: AppTest) -> dict[str, str]:
    """Where the links of a page lead, by what stands on them."""
    return {link.proto.label: f"{link.proto.page}?{link.proto.query_string}" for link in app.get("page_link")}


def test_with_nothing_there_it_asks_for_a_document(
    view: View, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_CORPUS", str(tmp_path))
    resources.aligner().wait(20)

    app = view("overview").run()

    assert not app.exception
    assert SAID.no_documents in shown(app)
    assert SAID.left not in shown(app)
    assert app.button(key="next_button").label == SAID.add_document


def test_documents_alone_are_to_be_paired(view: View, store: Store, documents: list[Document]) -> None:
    for document in documents:
        store.add_document(document)

    assert view("overview").run().button(key="next_button").label == SAID.pair_up


def test_pairs_that_are_not_aligned_yet_wait(view: View, store: Store, documents: list[Document]) -> None:
    for document in documents:
        store.add_document(document)
    store.add_pair(*PAIR.split(":"))

    app = view("overview").run()

    assert SAID.wait in shown(app)
    assert app.button(key="next_button").label == SAID.to_documents


def test_the_first_open_unit_is_where_to_begin(view: View, units: list[Unit]) -> None:
    app = view("overview").run()

    assert not app.exception
    assert app.button(key="next_button").label == SAID.begin_button.format(number=1)
    assert SAID.begin in shown(app)
    assert TITLE in shown(app)


def test_a_reviewer_goes_on_where_they_left(view: View, units: list[Unit], store: Store) -> None:
    store.decide(units[1].id, 0, "Ann", status=Status.APPROVED)

    app = as_reviewer(view, "Ann")

    assert app.button(key="next_button").label == SAID.go_on_button.format(number=3)
    assert SAID.go_on in shown(app)


def test_what_is_left_leads_to_its_first_unit(view: View, units: list[Unit], store: Store) -> None:
    store.decide(units[0].id, 0, "Bob", status=Status.SENT_BACK, note="a name is misspelt")
    store.assign(PAIR, [units[2].id], "Ann", "Root")

    found = links(as_reviewer(view, "Ann"))

    for label, unit in (("Open: 3", units[1]), ("Sent back: 1", units[0]), ("Assigned to you: 1", units[2])):
        assert f"unit={unit.id}" in found[label]
    assert not any(label.startswith("Assigned") for label in links(as_reviewer(view, "Bob")))


def test_a_comment_that_calls_the_reviewer_is_shown_literally(
    view: View, units: list[Unit], store: Store
) -> None:
    store.operate(PAIR, Comment(units[3].id, "@Ann is **this** $5?\n\nและ $10"), "Bob")

    app = as_reviewer(view, "Ann")

    (label,) = [label for label in links(app) if "Ann" in label]
    assert label.replace("\\", "") == "Bob: @Ann is **this** $5? และ $10"
    assert r"\*\*this\*\* \$5" in label
    assert SAID.mentions not in shown(as_reviewer(view, "Bob"))


def test_with_everything_decided_on_it_leads_to_the_export(
    view: View, units: list[Unit], store: Store
) -> None:
    for unit in units:
        store.decide(unit.id, 0, "Ann", status=Status.APPROVED)

    app = as_reviewer(view, "Ann")

    assert app.button(key="next_button").label == SAID.export
    assert SAID.nothing_left in shown(app)


def test_it_can_be_read_in_thai(view: View, units: list[Unit]) -> None:
    app = view("overview")
    app.session_state["interface_language"] = "th"
    app.run()

    assert not app.exception
    assert "งานที่เหลือ" in shown(app)
