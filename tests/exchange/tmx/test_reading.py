"""TMX files of other tools, in every way they write them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from workbench.errors import ExchangeError, LanguageError
from workbench.exchange import TmxReading, read_tmx
from workbench.exchange.incoming import IncomingUnit, Skipped
from workbench.review import Status

TU = '<tu>\n<tuv xml:lang="en"><seg>Yes.</seg></tuv><tuv xml:lang="th"><seg>ใช่</seg></tuv></tu>'


def tmx(*units: str, header: str = 'srclang="en"', version: str = "1.4") -> str:
    body = "\n".join(units)
    return f'<tmx version="{version}">\n<header {header}/>\n<body>\n{body}\n</body></tmx>'


def read(data: str | bytes, *languages: str | None) -> tuple[list[Any], list[str]]:
    """What comes of a file, and the remarks on it."""
    reading = read_tmx(io.BytesIO(data.encode() if isinstance(data, str) else data), *languages)
    return list(reading), [remark.text for remark in reading.remarks]


def sides(unit: IncomingUnit) -> tuple[str, str, str, str]:
    return unit.source_language, unit.target_language, unit.source_text, unit.target_text


XML = "<?xml version='1.0'?>"
DOCTYPE = "<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n"


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8", DOCTYPE),
        ("utf-8", XML + DOCTYPE),
        ("utf-8-sig", XML),
        ("utf-16", ""),
        ("utf-16", "<?xml version='1.0' encoding='UTF-16'?>" + DOCTYPE),
        ("utf-16-le", "<?xml version='1.0' encoding='UTF-16LE'?>"),
        ("utf-16-be", "<?xml version='1.0' encoding='utf-16'?>" + DOCTYPE),
        ("cp874", "<?xml version='1.0' encoding='TIS-620'?>"),
    ],
)
def test_files_of_any_encoding_and_with_a_doctype_are_read(encoding: str, head: str) -> None:
    (unit,), _ = read((head + tmx(TU)).encode(encoding))
    assert sides(unit) == ("en", "th", "Yes.", "ใช่")


def test_a_unit_of_another_tool_comes_with_what_it_says() -> None:
    (unit,), remarks = read(
        tmx(
            '<tu tuid="0001" creationdate="20240229T235959Z" changedate="20260301T060504Z" changeid="Malee">'
            '<note>first</note><prop type="x-status">approved</prop><prop type="x-document">a.docx</prop>'
            '<prop type="client">ACME</prop><tuv xml:lang="EN-us"><note>second</note><seg>Yes.</seg></tuv>'
            '<tuv xml:lang="th_TH"><prop type="client">ACME</prop><seg>ใช่</seg></tuv></tu>'
        )
    )
    assert unit == IncomingUnit(
        "line 4",
        "en",
        "th",
        "Yes.",
        "ใช่",
        status=Status.APPROVED,
        note="first\nsecond",
        created_at=datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC),
        changed_at=datetime(2026, 3, 1, 6, 5, 4, tzinfo=UTC),
        changed_by="Malee",
    )
    assert remarks == [
        "The language 'EN-us' is read as 'en'",
        "The language 'th_TH' is read as 'th'",
        "The property 'client' is left out",
        "The property 'x-document' is left out",
    ]


def test_stamps_of_a_side_count_where_the_unit_has_none() -> None:
    (unit,), _ = read(
        tmx(
            '<tu changeid="unit">'
            '<tuv xml:lang="en" changedate="20260101T000000Z" changeid="side"><seg>a</seg></tuv>'
            '<tuv xml:lang="th"><seg>ก</seg></tuv></tu>'
        )
    )
    assert (unit.changed_at, unit.changed_by) == (datetime(2026, 1, 1, tzinfo=UTC), "unit")


def test_values_that_are_none_are_left_out_and_told() -> None:
    ours = "".join(
        f'<prop type="x-{name}">{value}</prop>'
        for name, value in (("workbench", "en 1 0 0-4 -"), ("status", "Approved"), ("confidence", "nan"))
    )
    unit = TU.replace("<tu>", f'<tu tuid="a:b#1" creationdate="yesterday" changedate="">{ours}')
    (good, bad), remarks = read(tmx(unit, unit.replace("en 1 0", "en -1 0")))
    assert (good.unit, good.pair, good.version) == (1, "a:b", 1)
    assert (bad.unit, bad.pair, bad.version) == (None, None, None)
    assert (good.status, good.confidence, good.created_at, good.changed_at) == (None,) * 4
    assert set(remarks) == {
        "An attribute 'creationdate' that is no time is left out",
        *(
            f"A property 'x-{name}' that is not as the workbench writes it is left out"
            for name in ("workbench", "status", "confidence")
        ),
        "The property 'x-workbench' is left out",
    }


def test_files_that_say_in_several_props_what_is_one_now_come_back_too() -> None:
    before = {
        "document-language": "th",
        "version": "3",
        "position": "0",
        "source-span": "0-9",
        "microseconds": "1 2",
    }
    props = "".join(f'<prop type="x-{name}">{value}</prop>' for name, value in before.items())
    (unit,), remarks = read(tmx(TU.replace("<tu>", f'<tu tuid="a:b#1">{props}')))
    assert (unit.pair, unit.unit, unit.version, *sides(unit)) == ("a:b", 1, 3, "th", "en", "ใช่", "Yes.")
    assert remarks == []


def test_old_files_name_languages_without_a_namespace() -> None:
    (unit,), remarks = read(tmx(TU.replace("xml:lang", "lang"), version="1.1"))
    assert (sides(unit), remarks) == (("en", "th", "Yes.", "ใช่"), [])


def test_another_version_is_read_and_told() -> None:
    units, remarks = read(tmx(TU, version="2.0"))
    assert len(units) == 1
    assert remarks == ["The file says it is TMX '2.0', and is read as 1.4"]


def test_codes_within_a_segment_leave_their_text_and_are_told_once_with_their_number() -> None:
    seg = (
        '<bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept> and <hi>marked</hi><ph x="2"/>'
        '<it pos="begin">{}</it><ut>~</ut><ph>a<sub>footnote</sub></ph>.<!-- not this -->'
    )
    reading = read_tmx(io.BytesIO(tmx(*[TU.replace("Yes.", seg)] * 2).encode()))
    for unit in reading:
        assert isinstance(unit, IncomingUnit)
        assert unit.source_text == "<b>bold</b> and marked{}~afootnote."
    (remark,) = reading.remarks
    assert remark.text == "Inline codes are left out, and the text in them is kept"
    assert remark.places == ("line 4", "line 6")


@pytest.mark.parametrize(
    ("header", "wanted", "expected"),
    [
        ('srclang="th"', (), "th de"),
        ('srclang="*all*"', (), "de en"),
        ("", (), "de en"),
        ('srclang="th-TH"', ("en",), "en de"),
        ('srclang="th"', (None, "th"), "de th"),
        ('srclang="en"', ("th", "de"), "th de"),
    ],
)
def test_the_file_says_which_side_is_the_source_unless_the_caller_does(
    header: str, wanted: tuple[str | None, ...], expected: str
) -> None:
    texts = {"de": "Ja.", "en": "Yes.", "th": "ใช่"}
    unit = "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in texts.items())
    (found,), _ = read(tmx(f"<tu>{unit}</tu>", header=header), *wanted)
    source, target = expected.split()
    assert sides(found) == (source, target, texts[source], texts[target])
    assert found.others == tuple((code, text) for code, text in texts.items() if code not in (source, target))


def test_a_unit_may_have_a_source_language_of_its_own() -> None:
    (unit,), _ = read(tmx(TU.replace("<tu>", '<tu srclang="th">')))
    assert sides(unit) == ("th", "en", "ใช่", "Yes.")


def side(code: str, text: str) -> str:
    return f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>'


def test_what_cannot_come_in_is_listed_with_line_and_reason() -> None:
    needed = "where two languages that the workbench knows are needed."
    bad = {
        side("en", "a"): f"It has text in en, {needed}",
        side("en", "a") + side("ja", "b"): f"It has text in en and 'ja', {needed}",
        "<tuv><seg>a</seg></tuv>": f"It has text in a language without a name, {needed}",
        "": f"It has no text, {needed}",
        side("en", "a") + side("th", " \t"): "Its side in th is empty.",
        side("en", "") + side("th", "ก"): "Its side in en is empty.",
        '<tuv xml:lang="en"/>' + side("th", "ก"): "Its side in en is empty.",
    }
    found, _ = read(tmx(TU, *(f"<tu>{sides}</tu>" for sides in bad), TU))
    assert found[1:-1] == [Skipped(f"line {line}", reason) for line, reason in enumerate(bad.values(), 6)]
    assert isinstance(found[0], IncomingUnit)
    assert isinstance(found[-1], IncomingUnit)


def test_units_without_the_languages_asked_for_are_listed() -> None:
    assert read(tmx(TU), "th", "de")[0] == [
        Skipped("line 4", "It has text in en and th, where th and de are needed.")
    ]


def test_a_second_text_in_one_language_is_told() -> None:
    (unit,), remarks = read(tmx(f"<tu>{side('en', 'colour')}{side('en-US', 'color')}{side('th', 'สี')}</tu>"))
    assert sides(unit) == ("en", "th", "colour", "สี")
    assert "A further text in the same language, en, is left out" in remarks


def test_lines_are_right_far_into_a_file() -> None:
    units, _ = read(tmx(*[TU] * 35_000))
    lines = [int(unit.place.removeprefix("line ")) for unit in units]
    right = range(4, 70_004, 2)
    assert lines[:30_000] == list(right[:30_000])
    # libxml2 counts to 65,535 by itself, and goes by the text in the element from there on.
    assert all(abs(line - at) <= 1 for line, at in zip(lines, right, strict=True))


def test_progress_ends_at_the_size_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(tmx(*[TU] * 1000), encoding="utf-8")
    told: list[tuple[int, int | None]] = []
    units = list(read_tmx(path, progress=lambda *done: told.append(done)))
    size = path.stat().st_size
    assert (len(units), told[-1]) == (1000, (size, size))
    assert sorted(told) == told


def test_languages_asked_for_must_be_two_that_are_known() -> None:
    with pytest.raises(LanguageError, match="'xx'"):
        read_tmx(io.BytesIO(), "xx")
    with pytest.raises(ExchangeError, match="Both languages are th"):
        read_tmx(io.BytesIO(), "th", "TH")


def test_a_memory_without_units_holds_none() -> None:
    reading = read_tmx(io.BytesIO(tmx().encode()))
    assert isinstance(reading, TmxReading)
    assert (list(reading), reading.remarks) == ([], ())
