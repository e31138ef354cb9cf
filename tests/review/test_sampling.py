"""Which units are approved together, and which are looked at first."""

from __future__ import annotations

from tests.review.table import unit
from workbench.review import Status
from workbench.review.sampling import above, sample

UNITS = [
    unit(id, (id, id + 1), None, "ก", "", confidence=round(id * 37 % 100 / 100, 2)) for id in range(1, 200)
]


def test_only_units_without_a_conclusion_are_approved_together() -> None:
    units = [
        unit(id, (id, id + 1), None, "ก", "", confidence=confidence, status=status)
        for id, (confidence, status) in enumerate(
            [(0.9, each) for each in Status] + [(0.8999, Status.UNREVIEWED), (1.0, Status.UNREVIEWED)]
        )
    ]
    assert [(each.bead.confidence, each.status) for each in above(units, 0.9)] == [
        (0.9, Status.UNREVIEWED),
        (0.9, Status.IN_PROGRESS),
        (1.0, Status.UNREVIEWED),
    ]


def test_a_sample_is_spread_over_the_confidence_and_the_same_again() -> None:
    drawn = sample(UNITS, 20, seed=4)
    assert drawn == sample(list(reversed(UNITS)), 20, seed=4)
    assert drawn != sample(UNITS, 20, seed=5)
    assert len({each.id for each in drawn}) == 20
    for number, each in enumerate(drawn):
        assert number / 20 - 0.02 <= each.bead.confidence <= (number + 1) / 20 + 0.02


def test_a_sample_is_never_more_than_there_is() -> None:
    assert {each.id for each in sample(UNITS[:3], 20, seed=1)} == {1, 2, 3}
    assert sample([], 20, seed=1) == sample(UNITS, 0, seed=1) == []
