from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.small_corpus import PAIR, TITLE
from tests.ui.conftest import View, shown
from workbench.review import Status, Unit
from workbench.store import Store
from workbench.ui.text import ENGLISH

SAID = ENGLISH.pictures


def map_data(app: AppTest) -> dict[str, Any]:
    """What the map of a page was given."""
    (component,) = app.get("bidi_component")
    return json.loads(component.proto.bytes)


def picture(view: View, kind: str) -> AppTest:
    app = view("pictures")
    app.session_state["picture"] = kind
    return app.run()


def test_without_an_aligned_pair_there_is_nothing_to_draw(view: View, store: Store) -> None:
    assert SAID.nothing in shown(view("pictures").run())


def test_the_map_gets_the_pair_that_the_address_names(view: View, units: list[Unit], store: Store) -> None:
    app = view("pictures")
    app.query_params["pair"] = PAIR
    app.run()

    assert not app.exception
    data = map_data(app)
    assert [row["id"] for row in data["rows"]] == [unit.id for unit in units]
    assert [column["length"] for column in data["columns"]] == [
        len(store.document(id).text) for id in PAIR.split(":")
    ]
    assert data["address"] == "review?pair=statement-th%3Astatement-en&unit="


def test_the_table_says_what_the_map_shows(view: View, units: list[Unit]) -> None:
    app = view("pictures").run()
    app.toggle(key="map_table").set_value(True).run()

    table = app.dataframe[0].value
    assert list(table[SAID.columns["confidence"]]) == ["90%", "70%", "50%", "20%"]
    assert list(table[SAID.columns["number"]]) == [1, 2, 3, 4]


def test_the_heat_map_is_drawn_and_told(view: View, units: list[Unit]) -> None:
    app = picture(view, "heat")

    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    assert SAID.heat_what in shown(app)
    assert TITLE in shown(app)


@pytest.mark.parametrize("targets", [False, True])
def test_a_pair_without_beads_of_two_sides_has_no_path(
    view: View, units: list[Unit], store: Store, targets: bool
) -> None:
    beads = [replace(unit.bead, target=None) for unit in units]
    beads += [replace(unit.bead, source=None) for unit in units[:-1] if targets]
    store.save_alignment(PAIR, beads, "hashing")

    app = picture(view, "heat")

    assert not app.exception
    assert (SAID.heat_none in shown(app)) is not targets


def test_progress_is_counted_by_pair_day_and_reviewer(view: View, units: list[Unit], store: Store) -> None:
    assert SAID.no_decisions in shown(picture(view, "progress"))

    store.decide(units[0].id, 0, "Bob <b>&</b>", status=Status.APPROVED)
    html = shown(picture(view, "progress"))

    assert "Bob &lt;b&gt;&amp;&lt;/b&gt;" in html
    assert "Approved 1, Unreviewed 3" in html
    assert html.count('class="wb-day"') == 28
    assert TITLE in html


def test_calibration_says_where_there_are_too_few_cases(view: View, units: list[Unit], store: Store) -> None:
    assert SAID.sure_none in shown(picture(view, "sure"))

    store.decide(units[0].id, 0, "Ann", status=Status.APPROVED)
    html = shown(picture(view, "sure"))

    assert "So far 1 units" in html
    assert "90–95% sure: right 1 of 1, that is 100%" in html
    assert SAID.verdicts["few"] in html


@pytest.mark.parametrize("kind", ["map", "heat", "progress", "sure"])
def test_every_picture_can_be_read_in_thai(view: View, units: list[Unit], store: Store, kind: str) -> None:
    store.decide(units[0].id, 0, "Ann", status=Status.APPROVED)
    app = view("pictures")
    app.session_state["interface_language"] = "th"
    app.session_state["picture"] = kind
    app.run()

    assert not app.exception
    assert {"map": "แต่ละแถบ", "heat": "ช่องยิ่งเด่น", "progress": "แยกตามวัน", "sure": "ระบบจับคู่ได้ถูก"}[
        kind
    ] in shown(app)
