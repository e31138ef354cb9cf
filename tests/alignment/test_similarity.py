from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment.beads import Bead, Span
from workbench.alignment.similarity import similarity, stretches


def unit_rows(count: int, dimension: int = 16, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_both_sides_of_the_beads_come_in_the_order_of_their_texts() -> None:
    beads = [
        Bead(Span(0, 5), Span(30, 40), 0.9),
        Bead(Span(5, 9), None, 0.5),
        Bead(None, Span(0, 10), 0.5),
        Bead(Span(9, 12), Span(10, 30), 0.9),
    ]

    found = stretches(beads[::-1])

    assert found.source == [Span(0, 5), Span(5, 9), Span(9, 12)]
    assert found.target == [Span(0, 10), Span(10, 30), Span(30, 40)]
    assert found.links == [(0, 2), (2, 1)]


def test_short_texts_are_compared_stretch_by_stretch() -> None:
    source, target = unit_rows(3), unit_rows(4, seed=1)

    found = similarity(source, target, [(0, 0), (2, 3)])

    np.testing.assert_allclose(found.cosines, source @ target.T, atol=1e-6)
    assert found.rows.tolist() == [0, 1, 2, 3]
    assert found.columns.tolist() == [0, 1, 2, 3, 4]
    assert found.path == [(0, 0), (2, 3)]


def test_long_texts_are_pooled_into_cells_that_hold_every_stretch_once() -> None:
    rows = unit_rows(1000, 64)

    found = similarity(rows, rows[:70], [(at, at) for at in range(70)], cells=30)

    assert found.cosines.shape == (30, 30)
    for edges, count in ((found.rows, 1000), (found.columns, 70)):
        assert (edges[0], edges[-1]) == (0, count)
        assert set(np.diff(edges)) <= {count // 30, count // 30 + 1}
    assert found.path == list(dict.fromkeys(found.path))
    assert all(found.rows[row] < 70 for row, _ in found.path)


def test_what_says_the_same_stays_alike_when_it_is_pooled() -> None:
    rows = unit_rows(300, 64)

    found = similarity(rows, rows, [], cells=20)

    np.testing.assert_allclose(np.diag(found.cosines), 1, atol=1e-6)
    assert found.cosines[~np.eye(20, dtype=bool)].max() < 0.9


@pytest.mark.parametrize(("sources", "targets"), [(0, 0), (0, 3), (3, 0)])
def test_a_side_with_nothing_has_no_cells(sources: int, targets: int) -> None:
    found = similarity(unit_rows(sources), unit_rows(targets), [])

    assert found.cosines.shape == (sources, targets)
    assert found.path == []


def test_a_stretch_with_nothing_to_encode_is_like_nothing() -> None:
    rows = np.zeros((2, 16), dtype=np.float32)

    assert not similarity(rows, unit_rows(2), []).cosines.any()
    assert not similarity(rows, unit_rows(2), [], cells=1).cosines.any()
