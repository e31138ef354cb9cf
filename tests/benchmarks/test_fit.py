"""Fitting: the gradient is the loss's, and held-out documents say how sure to be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.fit import Prepared, cross_validated, fit_both, loss_and_gradient, scaled
from benchmarks.gold import GoldPair, log_loss
from workbench.alignment.aligner import find_beads
from workbench.alignment.beads import Span
from workbench.alignment.features import Comparison
from workbench.alignment.model import fitted
from workbench.alignment.network import Network
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
def prepared() -> Prepared:
    links = tuple(zip(spans(THAI), spans(ENGLISH), strict=True))
    pair = GoldPair("made", "made", ("th", "en"), " ".join(THAI), "\n".join(ENGLISH), links, False, True)
    return Prepared(pair, Comparison(pair.cut(), encoder("hashing")))


def test_the_gradient_is_that_of_the_loss(prepared: Prepared) -> None:
    lattice = prepared.second(fitted("chunks").first)
    vector = fitted("chunks").second.vector() / 4
    loss, gradient = loss_and_gradient(vector, [lattice])
    assert loss > 0
    for place in range(len(vector)):
        step = np.zeros_like(vector)
        step[place] = 1e-4
        up, down = (loss_and_gradient(vector + sign * step, [lattice])[0] for sign in (1, -1))
        assert gradient[place] == pytest.approx((up - down) / 2e-4, abs=1e-4)


def test_of_all_factors_the_one_that_makes_held_out_confidences_likeliest_is_taken(
    prepared: Prepared,
) -> None:
    pairs = [replace(prepared.pair, name=name) for name in ("one", "two", "three", "four")]
    assert {pair.fold(2) for pair in pairs} == {0, 1}
    data = [Prepared(pair, prepared.compared) for pair in pairs]
    factor, tallies = cross_validated(data, "chunks", 2, penalty=0.15, steps=9)
    models = [
        fit_both([each for each in data if each.pair.fold(2) != fold], "chunks", 0.15, 9, anew=True)
        for fold in range(2)
    ]
    losses = dict.fromkeys((0.8, 1.0, 1.2, 1.4, 1.7, 2.0), 0.0)
    for pair in pairs:
        model = models[pair.fold(2)]
        asked = find_beads(Network(prepared.compared, model), target_lines=True)
        for each in losses:
            beads = find_beads(Network(prepared.compared, scaled(model, each)), target_lines=True)
            sure = {(bead.source, bead.target): bead.confidence for bead in beads}
            spans = [(bead.source, bead.target) for bead in asked if bead.source and bead.target]
            losses[each] += log_loss((sure.get(link, 0.0), link in pair.links) for link in spans)
    assert any(losses.values())
    assert factor == min(losses, key=lambda each: losses[each])
    assert tallies["made"].gold == len(pairs) * len(THAI)


def test_with_nothing_to_hold_out_the_weights_stay_as_large(prepared: Prepared) -> None:
    assert cross_validated([prepared], "chunks", 2, penalty=0.15, steps=0) == (1.0, {})


def test_anew_the_fit_goes_on_from_no_weights(prepared: Prepared) -> None:
    stored = fitted("chunks")
    anew, on = (fit_both([prepared], "chunks", 0.15, 1, anew=each) for each in (True, False))
    for before, none, some in zip(stored, anew, on, strict=True):
        assert np.linalg.norm(none.vector()) < np.linalg.norm(before.vector()) / 2
        assert np.linalg.norm(some.vector() - before.vector()) < np.linalg.norm(before.vector()) / 2


def test_log_loss_is_that_of_what_came_true() -> None:
    answers = [(0.9, True), (0.9, False), (1.0, False)]
    assert log_loss(answers) == pytest.approx(-np.log(0.9) - np.log(0.1) - np.log(1e-4))
