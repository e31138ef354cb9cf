"""What the alignment map is told, and what is made of what it says."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from tests.support.small_corpus import LITERAL
from workbench.alignment.beads import Bead, Span
from workbench.review import Unit
from workbench.ui.components.alignment_map import beginning, map_rows, read_open


def test_the_map_is_told_of_every_unit(units: list[Unit]) -> None:
    rows = map_rows(units)

    assert [row["id"] for row in rows] == [unit.id for unit in units]
    assert [row["number"] for row in rows] == [1, 2, 3, 4]
    assert rows[0]["sourceAt"] == units[0].bead.source
    assert rows[-1]["targetAt"] is None
    assert [row["percent"] for row in rows] == ["90%", "70%", "50%", "20%"]
    assert LITERAL in rows[1]["source"] + rows[1]["target"]


@pytest.mark.parametrize(
    ("confidence", "band"),
    [(0.0, 0), (0.494, 0), (0.495, 1), (0.69, 1), (0.7, 2), (0.894, 2), (0.9, 3), (1.0, 3)],
)
def test_the_colour_goes_with_the_per_cent_that_are_shown(
    units: list[Unit], confidence: float, band: int
) -> None:
    unit = replace(units[0], bead=replace(units[0].bead, confidence=confidence))

    assert map_rows([unit])[0]["band"] == band


def test_a_unit_that_stands_elsewhere_in_the_other_text_is_told(units: list[Unit]) -> None:
    places = [(0, 2), (1, 0), (2, 1), (3, 3)]
    crossed = [
        replace(unit, bead=Bead(Span(10 * source, 10 * source + 9), Span(10 * target, 10 * target + 9), 1.0))
        for unit, (source, target) in zip(units, places, strict=True)
    ]

    assert [row["moved"] for row in map_rows(crossed)] == [True, False, False, False]


@pytest.mark.parametrize("sent", [None, True, "1", 1.0, -1, {"id": 1}])
def test_only_a_unit_of_the_pair_is_opened(units: list[Unit], sent: object) -> None:
    assert read_open(sent, units[1:]) is None
    assert read_open(units[1].id, units[1:]) == units[1].id
    assert read_open(units[0].id, units[1:]) is None


def test_a_beginning_ends_with_a_whole_letter() -> None:
    text = "น้ำใจไมตรี " * 20

    for length in range(1, 60):
        shown = beginning(text, length).removesuffix("…")
        assert text.startswith(shown)
        assert not unicodedata.category(text[len(shown)]).startswith("M")
    assert beginning("สั้น", 4) == "สั้น"
