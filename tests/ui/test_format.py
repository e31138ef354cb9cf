from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workbench.documents import Head
from workbench.language import languages
from workbench.ui.format import day, facts, language_name, local, moment, number, percent
from workbench.ui.text import choice


@pytest.fixture
def thai(monkeypatch: pytest.MonkeyPatch) -> None:
    """The interface speaks Thai."""
    monkeypatch.setattr("workbench.ui.text.chosen", lambda _known: "th")


@pytest.mark.parametrize(
    ("written", "read"),
    [("2022-11-07", "7 Nov 2022"), ("2022-11", "Nov 2022"), ("2022", "2022"), ("", "")],
)
def test_a_date_is_told_as_far_as_it_is_known(written: str, read: str) -> None:
    assert day(written) == read


@pytest.mark.usefixtures("thai")
@pytest.mark.parametrize(
    ("written", "read"),
    [("2022-11-07", "7 พ.ย. 2565"), ("2022-11", "พ.ย. 2565"), ("2022", "2565"), ("", "")],
)
def test_a_date_in_thai_counts_years_of_the_buddhist_era(written: str, read: str) -> None:
    assert day(written) == read


def test_a_time_has_its_day() -> None:
    assert moment(datetime(2022, 11, 7, 14, 5, tzinfo=UTC)) == "7 Nov 2022, 14:05"


@pytest.mark.usefixtures("thai")
def test_a_time_in_thai_has_its_day_in_the_buddhist_era() -> None:
    assert moment(datetime(2022, 11, 7, 4, 5, tzinfo=UTC)) == "7 พ.ย. 2565 เวลา 04:05 น."


def test_a_time_without_a_zone_is_utc() -> None:
    assert local(datetime(2022, 11, 7, 14, 5)) == datetime(2022, 11, 7, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("share", "told"), [(1.0, "100%"), (0.999, "99%"), (0.5, "50%"), (0.001, "1%"), (0.0, "0%")]
)
def test_only_what_is_certain_is_a_hundred_or_no_per_cent(share: float, told: str) -> None:
    assert percent(share) == told


def test_a_large_number_is_grouped() -> None:
    assert number(1234567) == "1,234,567"


@pytest.mark.usefixtures("thai")
def test_languages_have_names_in_the_language_of_the_interface() -> None:
    assert language_name("en") == "ภาษาอังกฤษ"
    assert all(language_name(each.code) != each.name for each in languages())


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    assert 'href="https://example.org/"' in facts(Head("a", "th", "x", url="https://example.org/"))
    assert "javascript" not in facts(Head("a", "th", "x", url="javascript:alert(1)"))


def test_without_a_session_the_interface_is_english() -> None:
    assert choice.chosen({"en", "th"}) == "en"
