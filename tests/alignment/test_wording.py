"""What single words say about beads."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment.wording import Vocabulary, Wording
from workbench.embedding import encoder
from workbench.errors import EncoderError

EVERY = np.array([0, 0, 1]), np.array([1, 2, 2])
"""All spans of two atoms."""


@pytest.fixture(scope="module")
def use() -> Vocabulary:
    return Vocabulary(encoder("use"))


def test_words_that_mean_the_same_speak_for_a_bead_and_those_unsaid_against_it(use: Vocabulary) -> None:
    wording = Wording(
        use,
        [["การประชุม"], ["โรงพยาบาล"]],
        [["meeting"], ["hospital"]],
        *EVERY,
    )
    ours, theirs, missing = wording.compare(*EVERY)
    first, both, second = 0, 1, 2
    assert ours[first, first] > 0.3 > 0 > ours[first, second]
    assert theirs[second, second] > 0.3 > 0 > theirs[second, first]
    assert missing[both, both] == pytest.approx(0, abs=0.05)
    assert missing[first, both] == pytest.approx(missing[first, second], abs=0.05)
    assert missing[first, second] > 0.3


def test_the_same_number_is_the_same_and_others_are_told_apart(use: Vocabulary) -> None:
    sides = [["2020"], ["45.7"]], [["45.7"], ["2020"]]
    ours, _, _ = Wording(use, *sides, *EVERY).compare(*EVERY)
    assert ours[0, 2] == pytest.approx(0.5, abs=0.1)
    assert ours[0, 2] > ours[0, 0]


def test_a_word_that_stands_everywhere_says_nothing(use: Vocabulary) -> None:
    ours, theirs, missing = Wording(use, [["ไทย"], ["ไทย"]], [["thai"], ["thai"]], *EVERY).compare(*EVERY)
    for table in (ours, theirs, missing):
        np.testing.assert_allclose(table, 0, atol=1e-6)


def test_sides_without_words_have_empty_evidence(use: Vocabulary) -> None:
    for table in Wording(use, [[], []], [[], ["a"]], *EVERY).compare(*EVERY):
        assert table.shape == (3, 3) and np.isfinite(table).all()


def test_each_word_is_encoded_once() -> None:
    asked: list[str] = []

    class Counting:
        name, dimension = "counting", 2

        def encode(self, texts: list[str]) -> np.ndarray:
            asked.extend(texts)
            return np.tile(np.array([[0.6, 0.8]], dtype=np.float32), (len(texts), 1))

    known = Vocabulary(Counting())
    known.vectors(["a", "b", "a"])
    assert known.vectors(["b", "c"]).shape == (2, 2)
    assert sorted(asked) == ["a", "b", "c"]


def test_word_vectors_that_are_no_numbers_are_refused() -> None:
    class Broken:
        name, dimension = "broken", 2

        def encode(self, texts: list[str]) -> np.ndarray:
            return np.full((len(texts), 2), np.nan, dtype=np.float32)

    with pytest.raises(EncoderError, match="'broken' gave 1 of 1 vectors with values that are no numbers"):
        Vocabulary(Broken()).vectors(["a"])
