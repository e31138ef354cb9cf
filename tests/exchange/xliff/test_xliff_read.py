"""XLIFF in: files of other tools, and what they make of ours."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.errors import ExchangeError
from workbench.exchange.incoming import IncomingUnit, Skipped
from workbench.exchange.xliff import XliffReading, read_xliff, write_xliff
from workbench.exchange.xliff.states import least, state_1, state_2, status_1, status_2
from workbench.review import Status, Unit
from workbench.store.model import Pair

BEGIN_1 = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
    '<file original="a.docx" source-language="th-TH" target-language="EN-us" datatype="x"><body>\n'
)
END_1 = "</body></file></xliff>"
BEGIN_2 = (
    '<xliff version="2.0" srcLang="th" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">\n'
    '<file id="f1">\n'
)
END_2 = "</file></xliff>"


def read(text: str | bytes, **options: Any) -> tuple[list[IncomingUnit], list[Skipped], XliffReading]:
    reading = read_xliff(io.BytesIO(text.encode() if isinstance(text, str) else text), **options)
    found = list(reading)
    return (
        [each for each in found if isinstance(each, IncomingUnit)],
        [each for each in found if isinstance(each, Skipped)],
        reading,
    )


def one(text: str) -> IncomingUnit:
    units, skipped, _ = read(text)
    assert skipped == []
    (only,) = units
    return only


def test_files_of_12_are_read_in_groups_in_any_order_and_with_other_things_between() -> None:
    units, skipped, reading = read(
        BEGIN_1 + '<group><group><trans-unit id="7"><note>one</note><target state="signed-off">a</target>'
        "<alt-trans><source>no</source><target>no</target></alt-trans><source>ก</source>"
        '<note from="me">two</note>'
        '</trans-unit></group></group><bin-unit id="b" mime-type="image/png"><bin-source/></bin-unit>'
        '<trans-unit id="8"><source>ข</source></trans-unit></body></file>'
        '<file original="b" source-language="en" target-language="th"><header><skl/></header><body>'
        '<trans-unit id="7"><source>c</source><seg-source>no</seg-source><target/></trans-unit>' + END_1
    )
    assert [
        (each.source_language, each.target_language, each.source_text, each.target_text) for each in units
    ] == [("th", "en", "ก", "a"), ("th", "en", "ข", ""), ("en", "th", "c", "")]
    assert (units[0].status, units[0].note, units[0].place) == (Status.APPROVED, "one\ntwo", "line 3")
    # Ids of other tools mean units of theirs.
    assert {(each.unit, each.pair, each.version) for each in units} == {(None, None, None)}
    assert [each.reason for each in skipped] == ["It is a picture or other file, and not a text."]
    assert reading.remarks == ()


def test_files_of_2_are_read_with_their_segments_put_together() -> None:
    units, _, reading = read(
        BEGIN_2 + '<group id="g"><unit id="u"><notes><note>n</note></notes>'
        '<segment state="final"><source>หนึ่ง</source><target order="3">one</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>สอง</source><target order="1">two</target></segment>'
        "</unit></group>" + END_2
    )
    (unit,) = units
    assert (unit.source_text, unit.target_text) == ("หนึ่ง สอง", "two one")
    assert (unit.status, unit.note) == (Status.IN_PROGRESS, "n")
    assert [each.text for each in reading.remarks] == ["The segments of a unit are put together"]


def test_inline_codes_are_kept_as_the_text_in_them_and_told() -> None:
    units, _, reading = read(
        BEGIN_1 + '<trans-unit id="1"><source>a<g id="1">b<x id="2"/>c</g><!-- no -->d'
        '<ph id="3">&lt;br/&gt;</ph></source>'
        '<target><mrk mtype="seg" mid="0">e</mrk> <mrk mtype="seg" mid="1">f</mrk></target></trans-unit>'
        + END_1
    )
    assert (units[0].source_text, units[0].target_text) == ("abcd<br/>", "e f")
    assert [(each.text, each.places) for each in reading.remarks] == [
        ("Inline codes are left out, and the text in them is kept", ("line 3",))
    ]
    unit = one(
        BEGIN_2 + '<unit id="1"><segment><source>a<pc id="1">b</pc><cp hex="0007"/><cp hex="x"/>'
        '<ph id="2"/>c</source></segment></unit>' + END_2
    )
    assert unit.source_text == "ab\ufffd\ufffdc"


def test_without_a_language_that_is_known_a_unit_is_skipped_with_its_line() -> None:
    body = '<body><trans-unit id="1"><source>ก</source><target>a</target></trans-unit></body></file></xliff>'
    for attributes, told in (
        ('source-language="th"', "The target language is not said: name it in the file."),
        ('source-language="th" target-language="xx"', "The target language is 'xx', which the workbench"),
    ):
        units, skipped, _ = read(f'<xliff version="1.2"><file original="a" {attributes}>{body}')
        assert units == []
        assert skipped[0].place == "line 1"
        assert skipped[0].reason.startswith(told)
    units, _, _ = read(
        f'<xliff version="1.2"><file original="a" source-language="th">{body}', target_language="en"
    )
    assert units[0].target_language == "en"


def test_a_unit_without_text_is_skipped_unless_it_is_ours() -> None:
    empty = '<trans-unit id="1"><source/><target/></trans-unit>'
    assert [each.reason for each in read(BEGIN_1 + empty + END_1)[1]] == ["It has no text on either side."]
    units, _, _ = read(BEGIN_1.replace("a.docx", "th-text:en-text") + empty + END_1)
    assert (units[0].unit, units[0].source_text) == (1, "")


@pytest.mark.parametrize("status", Status)
def test_a_status_comes_back_and_yields_to_another_state(status: Status) -> None:
    one, two = state_1(status), state_2(status)
    approved = "yes" if status is Status.APPROVED else "no"
    assert status_1(one["state"], one.get("state-qualifier"), approved) is status
    assert status_2(two["state"], two.get("subState")) is status
    # Tools change what they know, and leave the rest.
    assert status_1("signed-off", one.get("state-qualifier"), None) is Status.APPROVED
    assert status_2("reviewed", two.get("subState")) is Status.APPROVED


def test_it_is_approved_only_where_nothing_in_the_file_speaks_against_it() -> None:
    assert status_1(None, None, "yes") is Status.APPROVED
    assert status_1("translated", None, "yes") is Status.APPROVED
    assert status_1("final", None, "no") is Status.IN_PROGRESS
    assert status_1("needs-review-translation", None, "yes") is Status.IN_PROGRESS
    assert status_1("x-own", None, None) is status_2(None, None) is None
    assert least([Status.APPROVED, None, Status.UNREVIEWED]) is Status.UNREVIEWED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The file is empty"),
        ("<xliff><file>", "not well-formed XML"),
        ("<tmx version='1.4'><body/></tmx>", "XML but no XLIFF"),
        ("<a><unit id='1'/></a>", "XML but no XLIFF"),
        ("no XML", "not well-formed XML"),
        ("<a>" * 400, "not well-formed XML"),
        (f'<!DOCTYPE xliff [<!ENTITY x "y">]>{BEGIN_1}{END_1}', "declares the entity 'x'"),
        (f'<!DOCTYPE xliff SYSTEM "x.dtd">\n{BEGIN_1}<trans-unit><source>&x;</source></trans-unit>{END_1}',
         "Line 4: the entity &x;"),
        (f"{BEGIN_1}<trans-unit>{'<note/>' * 2_000_000}</trans-unit>{END_1}", "No unit ends within 8 MiB"),
        (f"{BEGIN_1}<trans-unit>{'<a/>' * 101_000}</trans-unit>{END_1}", "Line 3: the unit has 101,000"),
    ],
)  # fmt: skip
def test_what_is_damaged_or_dangerous_ends_in_a_sentence(text: str, told: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(text)
    assert told in str(caught.value)


def test_a_file_outside_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    uri = (tmp_path / "secret").as_uri()
    for declared in (f'<!ENTITY x SYSTEM "{uri}">', f'<!ENTITY % p SYSTEM "{uri}">%p;'):
        with pytest.raises(ExchangeError) as caught:
            read(
                f"<!DOCTYPE xliff [{declared}]>{BEGIN_1}<trans-unit><source>&x;</source></trans-unit>{END_1}"
            )
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_any_encoding_is_read_and_progress_is_told_to_the_end(encoding: str) -> None:
    unit = '<trans-unit id="1"><source>ไทย</source><target>Thai</target></trans-unit>'
    data = f"{BEGIN_1}{unit * 450}{END_1}".encode(encoding)
    told: list[tuple[int, int | None]] = []
    units, _, _ = read(data, progress=lambda done, total: told.append((done, total)))
    assert {each.source_text for each in units} == {"ไทย"}
    assert len(told) == 3
    assert told[-1] == (len(data), len(data))


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_memory_does_not_grow_with_the_number_of_units(
    pair: Pair, unit: Callable[..., Unit], version: Any
) -> None:
    def peak(units: int) -> int:
        file = io.BytesIO()
        write_xliff(file, (unit() for _ in range(units)), {pair.id: pair}, version=version)
        tracemalloc.start()
        assert sum(1 for _ in read_xliff(file)) == units
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(900) - peak(100) < 20_000
