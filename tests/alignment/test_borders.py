"""What the segments around a border say of where both texts turn to the next matter."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment import Span, align
from workbench.alignment.borders import Side, Stretches, border_gains
from workbench.alignment.features import BEAD_FEATURES, FIRST_FEATURES, Comparison
from workbench.alignment.lattice import Candidates, Ints
from workbench.alignment.texts import prepare
from workbench.embedding import encoder
from workbench.language import language

MEETING, RANSOMWARE, HOTLINE, PRESS = (
    "The ministers met in Bali on Monday. ",
    "They warned of gangs that lock up the data of hospitals ",
    "and want a telephone line for emergencies by the end of the year. ",
    "Journalists were not admitted to the hall. ",
)
CLOSE = (MEETING, RANSOMWARE + HOTLINE, PRESS)
FREE = (MEETING + RANSOMWARE, HOTLINE, PRESS)


def gains(
    source: tuple[str, ...], target: tuple[str, ...], *edges: tuple[int, int], name: str = "use"
) -> Ints:
    """To two decimals, in hundredths."""
    away = np.zeros(encoder(name).dimension, dtype=np.float32)
    sides = [Side(Stretches(encoder(name), side, finer=True), away) for side in (source, target)]
    found = border_gains(*sides, *np.array(edges).T)
    return np.round(100 * found).astype(int)


def lines_of(text: str, span: Span | None) -> int:
    return text[span.start : span.end].count("\n") + 1 if span else 0


def test_a_border_in_the_same_place_is_best_where_it_is() -> None:
    assert not gains(CLOSE, CLOSE, (1, 1), (2, 2)).any()


def test_a_clause_on_the_other_side_of_a_border_shows_on_either_side() -> None:
    moved, kept = gains(CLOSE, FREE, (1, 1), (2, 2))
    assert moved[0] > 10 and moved[1] > 10
    # What comes before the second border differs, but no other cut makes it better.
    assert kept[0] < moved[0] / 2 and kept[1] < moved[1] / 2
    np.testing.assert_array_equal(gains(FREE, CLOSE, (1, 1))[0], moved[::-1])


def test_the_ends_of_a_text_are_no_borders() -> None:
    assert not gains(CLOSE, FREE, (0, 0), (0, 1), (1, 0), (3, 3), (3, 1), (1, 3)).any()


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    edges = [(i, j) for j in range(1, 6) for i in (4, 2, 5, 1, 3)]
    together = gains(CLOSE * 2, FREE * 2, *edges)
    monkeypatch.setattr("workbench.alignment.borders._BLOCK", 2)
    np.testing.assert_array_equal(gains(CLOSE * 2, FREE * 2, *edges), together)
    assert together.any()


def test_an_encoder_without_a_fast_way_to_stretches_is_not_asked() -> None:
    assert not gains(CLOSE, FREE, (1, 1), name="hashing").any()


def test_segments_with_a_clause_across_their_border_belong_on_one_bead() -> None:
    german = (
        "Die Minister trafen sich am Montag auf Bali.\n"
        "Sie warnten vor Banden, die Daten von Krankenhäusern sperren, und wollen bis Ende des Jahres eine "
        "Telefonleitung für Notfälle.\n"
        "Journalisten waren im Saal nicht zugelassen.\n"
    )

    def beads(target: tuple[str, ...]) -> list[tuple[int, int]]:
        english = "\n".join(line.strip() for line in target)
        found = align(
            german,
            english,
            language("de"),
            language("en"),
            encoder("use"),
            source_lines=True,
            target_lines=True,
        )
        return [(lines_of(german, bead.source), lines_of(english, bead.target)) for bead in found]

    assert beads(CLOSE) == [(1, 1), (1, 1), (1, 1)]
    assert beads(FREE) == [(2, 2), (1, 1)]


def test_a_bead_is_told_what_both_its_borders_would_gain() -> None:
    texts = ["\n".join(line.strip() for line in lines) for lines in (FREE, CLOSE)]
    english = language("en")
    both = Comparison(prepare(*texts, english, english, source_lines=True, target_lines=True), encoder("use"))
    bead = Candidates(*(np.array([place]) for place in (1, 2, 1, 2)))
    row = both.second_look(bead, np.zeros((1, len(FIRST_FEATURES)), dtype=np.float32), np.zeros(2))[0]
    sides = []
    for text, mean in zip(texts, (both._source_mean, both._target_mean), strict=True):
        sides.append(Side(Stretches(encoder("use"), text.splitlines(keepends=True), finer=True), 0.7 * mean))
    begin, end = border_gains(*sides, np.array([1, 2]), np.array([1, 2]))
    told = [row[BEAD_FEATURES.index(f"{side} cut elsewhere")] for side in ("target", "source")]
    np.testing.assert_allclose(told, begin + end, atol=1e-4)
    assert abs(begin[0] - begin[1]) > 0.01
