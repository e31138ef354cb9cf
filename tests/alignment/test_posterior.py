"""The sums over all paths, against an enumeration of all paths."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment.fixing import Pins, free_posterior
from workbench.alignment.lattice import Band, Candidates, Scores
from workbench.alignment.posterior import posterior

SOURCES, TARGETS = 3, 3


def every_candidate() -> Candidates:
    rows = [
        (start, end, first, last)
        for start in range(SOURCES)
        for end in range(start + 1, SOURCES + 1)
        for first in range(TARGETS)
        for last in range(first + 1, min(TARGETS, first + 2) + 1)
    ]
    return Candidates(*(np.array(column) for column in zip(*rows, strict=True)))


def random_scores(candidates: Candidates, seed: int, jump: float) -> Scores:
    draw = np.random.default_rng(seed).normal
    return Scores(
        draw(size=len(candidates)), draw(size=SOURCES), draw(size=SOURCES), draw(size=TARGETS), jump
    )


def every_path(candidates: Candidates, scores: Scores) -> list[tuple[float, list[tuple[str, int]]]]:
    """All paths: log weight and steps taken."""
    found = []

    def walk(row: int, column: int, within: str, weight: float, steps: list[tuple[str, int]]) -> None:
        if row == SOURCES:
            if column == TARGETS:
                found.append((weight, steps))
            if within != "target":
                found.append((weight + scores.jump, [*steps, ("jump", 0)]))
        for bead in range(len(candidates)):
            if candidates.start[bead] == row:
                then = (int(candidates.end[bead]), int(candidates.last[bead]), "bead")
                score = weight + scores.beads[bead]
                if candidates.first[bead] == column:
                    walk(*then, score, [*steps, ("bead", bead)])
                if within != "target":
                    walk(*then, score + scores.jump, [*steps, ("jump", 0), ("bead", bead)])
        if row < SOURCES and within != "target":
            opened = within == "bead"
            cost = scores.source_gap[row] + (scores.source_run[row] if opened else 0)
            walk(
                row + 1,
                column,
                "source",
                weight + cost,
                [*steps, ("source", row)] + ([("run", row)] if opened else []),
            )
        if column < TARGETS:
            walk(row, column + 1, "target", weight + scores.target_gap[column], [*steps, ("target", column)])

    walk(0, 0, "bead", 0.0, [])
    return found


@pytest.mark.parametrize(("seed", "jump"), [(0, -1.3), (1, -6.0), (2, 0.4)])
def test_posteriors_are_those_of_all_paths_enumerated(seed: int, jump: float) -> None:
    candidates = every_candidate()
    scores = random_scores(candidates, seed, jump)
    paths = every_path(candidates, scores)
    total = np.logaddexp.reduce([weight for weight, _ in paths])
    expected = {"bead": np.zeros(len(candidates)), "source": np.zeros(SOURCES), "run": np.zeros(SOURCES),
                "target": np.zeros(TARGETS), "jump": np.zeros(1)}  # fmt: skip
    for weight, steps in paths:
        for kind, index in steps:
            expected[kind][index] += np.exp(weight - total)

    found = posterior(candidates, scores)

    assert found.log_weight == pytest.approx(total)
    np.testing.assert_allclose(found.beads, expected["bead"], atol=1e-12)
    others = found.expected()
    np.testing.assert_allclose(others.source_gap, expected["source"], atol=1e-12)
    np.testing.assert_allclose(others.source_run, expected["run"], atol=1e-12)
    np.testing.assert_allclose(others.target_gap, expected["target"], atol=1e-12)
    assert others.jumps == pytest.approx(expected["jump"][0])


def test_fixed_beads_are_what_the_paths_have_in_common() -> None:
    candidates = every_candidate()
    scores = random_scores(candidates, 3, -60.0)
    table = np.column_stack([candidates.start, candidates.end, candidates.first, candidates.last])
    fixed = table.tolist().index([1, 2, 1, 2])
    # A bead that people fixed and, before it, a source atom that they left alone.
    source, target = np.array([True, True, False]), np.array([False, True, False])
    pins = Pins(source, target, candidates.some(np.array([fixed])))
    expected, total = np.zeros(len(candidates)), 0.0
    for weight, steps in every_path(candidates, scores):
        if ("bead", fixed) in steps and ("source", 0) in steps:
            total += np.exp(weight)
            for kind, index in steps:
                if kind == "bead" and index != fixed:
                    expected[index] += np.exp(weight)
    np.testing.assert_allclose(free_posterior(candidates, scores, [], pins), expected / total, atol=1e-9)


def test_without_candidates_everything_is_a_gap() -> None:
    none = np.zeros(0, dtype=np.intp)
    scores = Scores(np.zeros(0), np.zeros(2), np.full(2, -1.0), np.full(3, -0.5), -50.0)
    found = posterior(Candidates(none, none, none, none), scores).expected()
    np.testing.assert_allclose(found.source_gap, 1)
    np.testing.assert_allclose(found.target_gap, 1)


def test_bands_change_nothing_for_candidates_that_lie_within_them() -> None:
    draw = np.random.default_rng(5)
    start, first = draw.integers(0, 30, 200), draw.integers(0, 12, 200)
    end, last = start + draw.integers(1, 4, 200), first + draw.integers(1, 3, 200)
    inside = (end <= 30) & (last <= 12) & (np.abs(start / 30 - first / 12) < 0.3)
    candidates = Candidates(start[inside], end[inside], first[inside], last[inside])
    scores = Scores(
        draw.normal(size=len(candidates)),
        draw.normal(size=30),
        draw.normal(size=30),
        draw.normal(size=12),
        -2.0,
    )
    bands = [
        Band(0, 10, np.arange(0, 8)),
        Band(10, 11, np.arange(2, 9)),
        Band(11, 25, np.arange(2, 13)),
        Band(25, 31, np.arange(6, 13)),
    ]
    whole, found = posterior(candidates, scores), posterior(candidates, scores, bands)
    assert found.log_weight == pytest.approx(whole.log_weight)
    np.testing.assert_allclose(found.beads, whole.beads, atol=1e-12)
    for name in ("source_run", "source_gap", "target_gap", "jumps"):
        np.testing.assert_allclose(
            getattr(found.expected(), name), getattr(whole.expected(), name), atol=1e-12
        )
