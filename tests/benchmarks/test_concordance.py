from __future__ import annotations

from benchmarks.concordance import units


def test_units_are_the_same_each_time_and_no_two_are_alike() -> None:
    made = list(units(200))

    assert made == list(units(200))
    assert len({each.texts for each in made}) == 200
    assert all([code for code, _ in each.texts] == ["th", "en"] for each in made)
