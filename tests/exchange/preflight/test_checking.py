from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from workbench.errors import ExchangeError
from workbench.exchange.preflight import REPORT_COLUMNS, Finding, Kind, Report, check_units, report_rows
from workbench.exchange.tmx import GENERIC, TRADOS, Profile
from workbench.glossary import Side
from workbench.review import Status, Unit
from workbench.store.model import Pair

MakeUnit = Callable[..., Unit]
PAIR = "th-text:en-text"


@pytest.fixture
def found(pair: Pair) -> Callable[..., list[Finding]]:
    """All findings in units of `pair`."""

    def check(*units: Unit, profile: Profile = GENERIC, **options: object) -> list[Finding]:
        report = check_units(units, {pair.id: pair}, profile, **options)  # type: ignore[arg-type]
        return [finding for findings in report.findings.values() for finding in findings]

    return check


def test_units_that_any_tool_takes_give_an_empty_report(pair: Pair, unit: MakeUnit) -> None:
    units = [unit("ก < ข & ค > ง", "A < b & c > d; R&D; <3"), unit("น้ำ 😀\nไฟ", "Water")]
    assert check_units(units, {pair.id: pair}) == Report(2, {}, {})


@pytest.mark.parametrize(
    ("text", "start", "end", "value"),
    [("ab\x07c\x00", 2, 3, "U+0007"), ("\ud83dx", 0, 1, "U+D83D"), ("😀\v", 1, 2, "U+000B")],
)
def test_a_character_that_xml_forbids_is_shown(
    found: Callable[..., list[Finding]], unit: MakeUnit, text: str, start: int, end: int, value: str
) -> None:
    findings = [each for each in found(unit(target_text=text)) if each.kind is not Kind.SPACES]
    assert findings == [Finding(Kind.ILLEGAL, 1, PAIR, Side.TARGET, start, end, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("press <b>OK</b>", "<b>"),
        ("line<br/>end", "<br/>"),
        ('<a href="x">', '<a href="x">'),
        ("R&amp;D", "&amp;"),
        ("a&#160;b", "&#160;"),
        ("a &#x200B; b", "&#x200B;"),
        ("</x:y>", "</x:y>"),
    ],
)
def test_what_looks_like_markup_is_shown(
    found: Callable[..., list[Finding]], unit: MakeUnit, text: str, value: str
) -> None:
    start = text.index(value)
    assert found(unit(text)) == [Finding(Kind.MARKUP, 1, PAIR, Side.SOURCE, start, start + len(value), value)]


@pytest.mark.parametrize(
    ("text", "start", "end"), [("  ก ข", 0, 2), ("ก\n", 1, 2), ("\u200bก ", 0, 1), ("ก\u00a0\ufeff", 1, 3)]
)
def test_spaces_before_or_behind_a_text_are_shown(
    found: Callable[..., list[Finding]], unit: MakeUnit, text: str, start: int, end: int
) -> None:
    assert found(unit(text)) == [Finding(Kind.SPACES, 1, PAIR, Side.SOURCE, start, end, text[start:end])]


def test_an_empty_side_hides_nothing_of_the_other(
    found: Callable[..., list[Finding]], unit: MakeUnit
) -> None:
    assert found(unit(" \n", "a "), unit("ก", "")) == [
        Finding(Kind.EMPTY, 1, PAIR, Side.SOURCE),
        Finding(Kind.EMPTY, 2, PAIR, Side.TARGET),
        Finding(Kind.SPACES, 1, PAIR, Side.TARGET, 1, 2, " "),
    ]


def test_the_length_of_a_side_counts_where_the_tool_has_a_limit(
    found: Callable[..., list[Finding]], unit: MakeUnit
) -> None:
    long = unit("ก" * 2001, "b" * 2000)
    assert found(long) == []
    assert found(long, profile=TRADOS) == [Finding(Kind.TOO_LONG, 1, PAIR, Side.SOURCE, 2000, 2001, "2001")]


def test_units_not_approved_are_shown_with_their_status(
    found: Callable[..., list[Finding]], unit: MakeUnit
) -> None:
    findings = found(*(unit(f"ก{status}", status, status=status) for status in Status))
    assert [finding.value for finding in findings] == [
        status.value for status in Status if status is not Status.APPROVED
    ]
    assert {finding.kind for finding in findings} == {Kind.UNAPPROVED}


def test_one_source_with_two_translations_is_shown_whichever_side_is_the_source(
    found: Callable[..., list[Finding]], unit: MakeUnit
) -> None:
    units = [unit("ใช่", "Yes."), unit("ใช่ครับ", "Yes."), unit("ใช่", "Yes. "), unit("ใช่", "Right.")]
    assert [each for each in found(*units) if each.kind is Kind.TWO_TRANSLATIONS] == [
        Finding(Kind.TWO_TRANSLATIONS, 4, PAIR, Side.TARGET, value="1")
    ]
    findings = found(*units, source_language="en")
    assert [each for each in findings if each.kind is Kind.TWO_TRANSLATIONS] == [
        Finding(Kind.TWO_TRANSLATIONS, 2, PAIR, Side.SOURCE, value="1")
    ]


def test_the_same_source_in_two_languages_is_not_translated_twice(
    pair: Pair, other_pair: Callable[..., Pair], unit: MakeUnit
) -> None:
    german = other_pair("th-text", "de-text", "th de")
    units = [unit("ใช่", "Yes."), unit("ใช่", "Ja.", pair=german.id)]
    assert check_units(units, {each.id: each for each in (pair, german)}).counts == {}


def test_a_language_that_the_tool_does_not_take_is_shown_once_for_each_pair(
    pair: Pair, other_pair: Callable[..., Pair], unit: MakeUnit
) -> None:
    german = other_pair("th-text", "de-text", "th de")
    pairs = {each.id: each for each in (pair, german)}
    units = [unit("ก", "a"), unit("ข", "b", pair=german.id), unit("ค", "c", pair=german.id)]
    expected = (Finding(Kind.LANGUAGE, 2, german.id, Side.TARGET, value="de"),)
    for profile in (TRADOS, Profile("Small", codes={"th": "th-TH", "en": "en-US"})):
        assert check_units(units, pairs, profile).findings == {Kind.LANGUAGE: expected}
    assert check_units(units, pairs).counts == {}


def test_terms_are_those_of_the_caller(found: Callable[..., list[Finding]], unit: MakeUnit) -> None:
    findings = found(
        unit("ก", "a"), unit("ข", "b"), terms=lambda each: ["act", "net"] if each.id == 2 else []
    )
    assert findings == [Finding(Kind.TERM, 2, PAIR, value=term) for term in ("act", "net")]


def test_all_are_counted_and_the_first_are_kept(pair: Pair, unit: MakeUnit) -> None:
    units = [unit(f"ก{number} ", f"{number}") for number in range(50)]
    report = check_units(units, {pair.id: pair}, most=3)
    assert (report.units, report.counts) == (50, {Kind.SPACES: 50})
    assert [finding.unit for finding in report.findings[Kind.SPACES]] == [1, 2, 3]


def test_a_report_can_be_saved_as_a_table(pair: Pair, unit: MakeUnit) -> None:
    report = check_units([unit(" ก", "a", status=Status.REJECTED)], {pair.id: pair})
    rows = list(report_rows(report))
    assert all(len(row) == len(REPORT_COLUMNS) for row in rows)
    assert rows == [
        ("outer spaces", 1, 1, PAIR, "source", 0, 1, " "),
        ("not approved", 1, 1, PAIR, "", "", "", "rejected"),
    ]


def test_a_unit_of_an_unknown_pair_is_refused(found: Callable[..., list[Finding]], unit: MakeUnit) -> None:
    with pytest.raises(ExchangeError, match="pair 'gone:gone'"):
        found(unit(pair="gone:gone"))


def test_memory_is_a_number_for_each_source_and_not_its_text(pair: Pair, unit: MakeUnit) -> None:
    def peak(units: int) -> int:
        tracemalloc.start()
        check_units((unit(f"{number}" * 300, "x" * 1000) for number in range(units)), {pair.id: pair})
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(3000) - peak(300) < 2700 * 250
