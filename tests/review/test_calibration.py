from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.review.calibration import Judged, Verdict, calibration, wilson


def judged(confidence: float, right: int, wrong: int) -> list[Judged]:
    return [Judged(confidence, True)] * right + [Judged(confidence, False)] * wrong


@pytest.mark.parametrize(
    ("right", "number", "least", "most"),
    # From the formula of Wilson 1927, as tables print it.
    [(0, 10, 0.0, 0.2775), (9, 10, 0.5958, 0.9821), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_the_interval_is_wilsons(right: int, number: int, least: float, most: float) -> None:
    assert wilson(right, number) == pytest.approx((least, most), abs=1e-4)


def test_of_no_case_anything_may_be() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 10_000).flatmap(lambda number: st.tuples(st.integers(0, number), st.just(number))))
def test_the_interval_holds_the_share_and_stays_within_0_and_1(case: tuple[int, int]) -> None:
    right, number = case
    least, most = wilson(right, number)

    assert 0 <= least <= right / number + 1e-12
    assert right / number - 1e-12 <= most <= 1


def test_beads_are_counted_by_how_sure_the_aligner_was_the_surest_first() -> None:
    cases = judged(1.0, 3, 1) + judged(0.95, 1, 0) + judged(0.9, 2, 0) + judged(0.0, 0, 1)

    bands = calibration(cases)

    assert [(band.low, band.high, band.right, band.number) for band in bands] == [
        (0.95, 1.0, 4, 5),
        (0.9, 0.95, 2, 2),
        (0.0, 0.5, 0, 1),
    ]
    assert bands[0].said == pytest.approx(0.99)
    assert bands[0].share == 0.8


def test_nothing_judged_is_no_band() -> None:
    assert calibration([]) == []


@pytest.mark.parametrize(
    ("right", "wrong", "verdict"),
    [
        (5, 4, Verdict.FEW),
        (18, 2, Verdict.FITS),
        (10, 10, Verdict.TOO_SURE),
        (100, 0, Verdict.TOO_CAREFUL),
    ],
)
def test_a_band_is_judged_by_what_its_cases_can_tell(right: int, wrong: int, verdict: Verdict) -> None:
    (band,) = calibration(judged(0.92, right, wrong))

    assert band.verdict is verdict


@given(st.lists(st.builds(Judged, st.floats(0, 1), st.booleans())))
def test_every_case_is_in_one_band(cases: list[Judged]) -> None:
    bands = calibration(cases)

    assert sum(band.number for band in bands) == len(cases)
    assert sum(band.right for band in bands) == sum(each.right for each in cases)
    assert all(band.low - 1e-9 <= band.said <= band.high + 1e-9 for band in bands)
