from __future__ import annotations

import pytest

from workbench.documents import Head
from workbench.ui.format import day, facts, percent


@pytest.mark.parametrize(
    ("written", "read"),
    [("2022-11-07", "7 Nov 2022"), ("2022-11", "Nov 2022"), ("2022", "2022"), ("", "")],
)
def test_a_date_is_told_as_far_as_it_is_known(written: str, read: str) -> None:
    assert day(written) == read


@pytest.mark.parametrize(
    ("share", "told"), [(1.0, "100%"), (0.999, "99%"), (0.5, "50%"), (0.001, "1%"), (0.0, "0%")]
)
def test_only_what_is_certain_is_a_hundred_or_no_per_cent(share: float, told: str) -> None:
    assert percent(share) == told


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    assert 'href="https://example.org/"' in facts(Head("a", "th", "x", url="https://example.org/"))
    assert "javascript" not in facts(Head("a", "th", "x", url="javascript:alert(1)"))
