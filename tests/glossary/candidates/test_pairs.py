from collections.abc import Callable
from math import isclose, log

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary.candidates.likeness import Likeness
from workbench.glossary.candidates.pairs import Counts, _said, count, find_pairs, log_likelihood_ratio
from workbench.glossary.candidates.spans import Run
from workbench.glossary.candidates.words import Bitext, Reading

Meaning = Callable[..., tuple[list[Reading], Likeness]]


def said(alike: list[list[float]], runs: list[Run], others: list[Run]) -> list[list[float]]:
    grid = np.array(alike, dtype=np.float32)
    ones = np.ones(grid.shape[1], dtype=np.float32)
    return _said(grid, ones, np.array(runs), np.array(others)).tolist()


def test_a_word_of_the_other_text_that_is_left_out_is_missed() -> None:
    alike = [[1.0, 0.0], [0.0, 1.0]]
    assert said(alike, [Run(0, 2)], [Run(0, 2), Run(0, 1)]) == [[2, 0]]


def test_what_is_said_elsewhere_too_is_not_missed() -> None:
    assert said([[1.0, 1.0]], [Run(0, 1)], [Run(0, 1)]) == [[0]]
    assert said([[1.0, 1.0], [0.0, 1.0]], [Run(0, 1)], [Run(0, 1)]) == [[1]]


def test_stretches_that_translate_each_other_are_found_where_they_stand(meaning: Meaning) -> None:
    texts = ("ธนาคารกลางเตือนเรื่องอาชญากรรมไซเบอร์", "The central bank warned of cybercrime.")
    (thai, english), likeness = meaning(*texts)
    found = find_pairs([Bitext(7, thai, english, 1.0)], likeness, (True, False))
    (meeting,) = found["ธนาคารกลาง", "central bank"]
    places = [reading.text[slice(*reading.stretch(*run))] for reading, run in meeting.sides]
    assert (meeting.passage.id, places) == (7, ["ธนาคารกลาง", "central bank"])


def test_passages_count_by_their_weight_whether_the_phrases_meet_or_not(meaning: Meaning) -> None:
    texts = ["สนธิสัญญา", "a treaty", "สนธิสัญญา", "a bank", "ทะเล", "the treaty"]
    readings, _ = meaning(*texts)
    passages = [
        Bitext(at, *readings[2 * at : 2 * at + 2], weight) for at, weight in enumerate((1.0, 0.5, 0.25))
    ]
    pair = ("สนธิสัญญา", "treaty")
    assert count(passages, {pair: None}) == {pair: Counts(1.0, 1.5, 1.25, 1.75)}


def test_the_ratio_is_that_of_dunning() -> None:
    # Two words seen ten times each and always together, in a hundred passages.
    expected = 2 * (10 * log(10 / 1) + 90 * log(90 / 81))
    assert isclose(log_likelihood_ratio(Counts(10, 10, 10, 100)), expected)


def test_chance_has_no_ratio_and_avoidance_a_negative_one() -> None:
    assert isclose(log_likelihood_ratio(Counts(1, 10, 10, 100)), 0, abs_tol=1e-9)
    assert log_likelihood_ratio(Counts(0, 30, 30, 100)) < 0


@given(st.integers(1, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 50))
def test_the_ratio_is_the_same_from_both_sides(both: int, one: int, other: int, rest: int) -> None:
    every = both + one + other + rest
    counts = Counts(both, both + one, both + other, every)
    turned = Counts(both, both + other, both + one, every)
    assert isclose(log_likelihood_ratio(counts), log_likelihood_ratio(turned), abs_tol=1e-9)
