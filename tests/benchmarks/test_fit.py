"""Fitting: the gradient is the loss's, and the last factor is the likeliest."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.fit import Lattice, Prepared, loss_and_gradient, rescaled
from benchmarks.gold import GoldPair
from workbench.alignment.beads import Span
from workbench.alignment.features import Comparison
from workbench.alignment.model import Weights, fitted
from workbench.embedding import encoder

THAI = ("ที่ประชุมรับรองแถลงการณ์", "ผู้แทนไทย เสนอความร่วมมือ 3 ด้าน", "การประชุมครั้งหน้าจัดในปี 2567")
ENGLISH = (
    "The meeting adopted the statement.",
    "The Thai delegate proposed 3 areas.",
    "The next meeting is in 2024.",
)


def spans(lines: tuple[str, ...]) -> list[Span]:
    ends = np.cumsum([len(line) + 1 for line in lines]).tolist()
    return [Span(end - 1 - len(line), end - 1) for line, end in zip(lines, ends, strict=True)]


@pytest.fixture(scope="module")
def lattice() -> Lattice:
    links = tuple(zip(spans(THAI), spans(ENGLISH), strict=True))
    pair = GoldPair("made", "made", ("th", "en"), " ".join(THAI), "\n".join(ENGLISH), links, False, True)
    return Prepared(pair, Comparison(pair.cut(), encoder("hashing"))).second(fitted("chunks").first)


def test_the_gradient_is_that_of_the_loss(lattice: Lattice) -> None:
    vector = fitted("chunks").second.vector() / 4
    loss, gradient = loss_and_gradient(vector, [lattice])
    assert loss > 0
    for place in range(len(vector)):
        step = np.zeros_like(vector)
        step[place] = 1e-4
        up, down = (loss_and_gradient(vector + sign * step, [lattice])[0] for sign in (1, -1))
        assert gradient[place] == pytest.approx((up - down) / 2e-4, abs=1e-4)


def test_the_factor_of_all_weights_is_the_likeliest_within_its_bounds(lattice: Lattice) -> None:
    weights = Weights.from_vector(fitted("chunks").second.vector() / 20)
    found = rescaled(weights, [lattice]).vector()
    factor = float(found @ weights.vector() / (weights.vector() @ weights.vector()))
    np.testing.assert_allclose(found, factor * weights.vector())
    losses = [loss_and_gradient(by * weights.vector(), [lattice])[0] for by in np.linspace(0.5, 2, 16)]
    assert loss_and_gradient(found, [lattice])[0] <= min(losses) + 0.01
