"""Where in long texts beads are looked for."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment.windows import Window, bands, windows

DIMENSION = 64


class Spans:
    """Vectors of spans as means of the vectors of their atoms."""

    def __init__(self, atoms: np.ndarray) -> None:
        self._sums = np.concatenate([np.zeros((1, atoms.shape[1])), np.cumsum(atoms, axis=0)])

    def vectors(self, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        rows = self._sums[ends] - self._sums[starts]
        return (rows / np.maximum(np.linalg.norm(rows, axis=1), 1e-9)[:, None]).astype(np.float32)


def texts(order: np.ndarray, atoms: int) -> list[Window]:
    """The windows of a target of so many atoms and a source that says those in `order`."""
    said = np.random.default_rng(3).normal(size=(atoms, DIMENSION))
    ours, theirs = (np.arange(count + 1, dtype=np.float32) * 100 for count in (len(order), atoms))
    return windows(ours, theirs, Spans(said[order]), Spans(said))


def reached(found: list[Window], order: np.ndarray) -> float:
    """The share of source atoms whose target atom is in a window."""
    seen = np.zeros(len(order), dtype=bool)
    for window in found:
        rows = np.arange(window.start, window.end)
        seen[rows] |= (order[rows] >= window.first) & (order[rows] < window.last)
    return float(seen.mean())


def cells(found: list[Window]) -> int:
    return sum((window.end - window.start) * (window.last - window.first) for window in found)


def test_short_texts_are_looked_at_whole() -> None:
    assert texts(np.arange(200), 200) == [Window(0, 200, 0, 200)]


@pytest.mark.parametrize("atoms", [2000, 4000])
def test_the_work_grows_with_length_and_not_with_the_product(atoms: int) -> None:
    order = np.arange(atoms)
    found = texts(order, atoms)
    assert reached(found, order) == 1
    assert cells(found) < 60 * atoms


def test_a_summary_is_found_in_a_long_text() -> None:
    order = np.sort(np.random.default_rng(4).choice(6000, 400, replace=False))
    assert reached(texts(order, 6000), order) > 0.97


def test_a_block_that_has_moved_is_found() -> None:
    order = np.arange(2000)
    order = np.concatenate([order[:300], order[1500:1560], order[300:1500], order[1560:]])
    assert reached(texts(order, 2000), order) > 0.99


def test_windows_cover_the_source_in_order_and_bands_its_places_once() -> None:
    order = np.random.default_rng(5).permutation(1500)
    found = texts(order, 1500)
    rows = sorted({(window.start, window.end) for window in found})
    assert [0, *(end for _, end in rows)] == [*(start for start, _ in rows), 1500]
    covered = [place for band in bands(found) for place in range(band.start, band.end)]
    assert covered == list(range(1501))
