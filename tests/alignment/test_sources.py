"""One document against several sources."""

from __future__ import annotations

import pytest

from workbench.alignment import Bead, Span, attribute

TEXT = "one two three four"
ONE, TWO, THREE, FOUR = Span(0, 3), Span(4, 7), Span(8, 13), Span(14, 18)


def test_each_stretch_gets_the_source_that_is_surest_of_it() -> None:
    found = attribute(
        TEXT,
        {
            "paper": [Bead(ONE, Span(0, 5), 0.9), Bead(TWO, Span(6, 9), 0.2), Bead(Span(8, 18), None, 0.8)],
            "press": [Bead(ONE, None, 0.7), Bead(TWO, Span(0, 4), 0.8), Bead(Span(8, 18), None, 0.5)],
        },
    )
    assert [(each.span, [origin.source for origin in each.origins]) for each in found] == [
        (ONE, ["paper"]),
        (TWO, ["press", "paper"]),
        (Span(8, 18), []),
    ]
    assert [each.confidence for each in found] == pytest.approx([0.9, 0.8, 0.4])


def test_two_sure_halves_win_over_one_unsure_whole() -> None:
    found = attribute(
        TEXT,
        {
            "whole": [Bead(Span(0, 7), Span(0, 9), 0.5), Bead(Span(8, 18), None, 1.0)],
            "halves": [Bead(ONE, Span(0, 2), 0.9), Bead(TWO, Span(3, 5), 0.9), Bead(Span(8, 18), None, 1.0)],
        },
    )
    assert [each.span for each in found] == [ONE, TWO, Span(8, 18)]


def test_what_no_source_says_is_left_over_without_white_space() -> None:
    found = attribute(TEXT, {"a": [Bead(Span(0, 18), None, 0.6)], "b": [Bead(TWO, Span(0, 1), 1.0)]})
    assert [(each.span, len(each.origins)) for each in found] == [(ONE, 0), (TWO, 1), (Span(8, 18), 0)]


def test_without_sources_there_is_nothing_to_attribute() -> None:
    assert attribute(TEXT, {}) == []
