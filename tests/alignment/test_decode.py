"""From probabilities to one alignment."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment.decode import choose, merge_lines
from workbench.alignment.lattice import Candidates

FREE = np.zeros(4, dtype=bool)


def candidates(*rows: tuple[int, int, int, int]) -> Candidates:
    return Candidates(*(np.array(column, dtype=np.intp) for column in zip(*rows, strict=True)))


def test_two_probable_beads_win_over_one_that_overlaps_both() -> None:
    found = candidates((0, 2, 0, 1), (2, 4, 1, 2), (1, 3, 0, 2))
    assert choose(found, np.array([0.5, 0.5, 0.6])).tolist() == [0, 1]


def test_what_is_hardly_probable_is_no_suggestion() -> None:
    assert choose(candidates((0, 1, 0, 1)), np.array([0.1])).tolist() == []


def test_a_target_atom_goes_to_the_more_probable_bead() -> None:
    found = candidates((0, 1, 0, 1), (1, 2, 0, 1), (1, 2, 1, 2))
    assert choose(found, np.array([0.6, 0.4, 0.3])).tolist() == [0, 2]


def test_the_beads_of_a_line_become_one_with_the_probability_of_its_ends() -> None:
    found = candidates((0, 1, 0, 1), (1, 3, 1, 2), (1, 2, 1, 2), (3, 4, 2, 3))
    probability = np.array([0.9, 0.6, 0.3, 0.8])
    merged = merge_lines(found, probability, np.array([0, 1, 3]), np.array([0, 0, 1]), FREE)
    assert merged.start.tolist() == [0, 3] and merged.end.tolist() == [3, 4]
    assert merged.first.tolist() == [0, 2] and merged.last.tolist() == [2, 3]
    assert merged.confidence.tolist() == pytest.approx([0.6, 0.8])


def test_a_line_whose_parts_stand_apart_keeps_the_largest() -> None:
    found = candidates((0, 2, 0, 1), (2, 3, 2, 3), (3, 4, 1, 2))
    probability, lines = np.array([0.9, 0.8, 0.4]), np.array([0, 0, 1])
    merged = merge_lines(found, probability, np.array([0, 1, 2]), lines, FREE)
    assert merged.start.tolist() == [0, 2] and merged.end.tolist() == [2, 3]


def test_parts_with_a_taken_atom_between_them_stay_apart() -> None:
    found = candidates((0, 1, 0, 1), (2, 4, 1, 2))
    taken = np.array([False, True, False, False])
    merged = merge_lines(found, np.array([0.5, 0.9]), np.array([0, 1]), np.array([0, 0]), taken)
    assert (merged.start.tolist(), merged.end.tolist()) == ([2], [4])


def test_all_beads_that_lose_their_target_step_back_and_leave_room() -> None:
    found = candidates((0, 2, 0, 1), (2, 4, 0, 1), (2, 3, 1, 2), (3, 4, 2, 3))
    assert choose(found, np.array([0.9, 0.8, 0.4, 0.4])).tolist() == [0, 2, 3]
