from __future__ import annotations

import io
import re
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from workbench import __version__
from workbench.alignment.beads import Bead, Span
from workbench.errors import ExchangeError, LanguageError
from workbench.exchange import Export, Skip, write_tmx
from workbench.review import Status, Unit
from workbench.store.model import Pair

MakeUnit = Callable[..., Unit]
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def written(pair: Pair) -> Callable[..., tuple[Any, Export]]:
    """Writes units and reads them back: the root element, and what the export told."""

    def write(*units: Unit, pairs: tuple[Pair, ...] = (pair,), **options: Any) -> tuple[Any, Export]:
        file = io.BytesIO()
        export = write_tmx(file, units, {each.id: each for each in pairs}, **options)
        return etree.fromstring(file.getvalue()), export

    return write


def sides(root: Any) -> list[list[tuple[str, str]]]:
    """Language and text of each side of each unit."""
    return [[(tuv.get(LANG), tuv.findtext("seg")) for tuv in tu.iter("tuv")] for tu in root.iter("tu")]


def test_the_header_is_complete(written: Any, unit: MakeUnit) -> None:
    root, _ = written(unit())
    assert (root.tag, dict(root.attrib)) == ("tmx", {"version": "1.4"})
    assert [child.tag for child in root] == ["header", "body"]
    assert root.getroottree().docinfo.doctype == '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    header = dict(root.find("header").attrib)
    assert re.fullmatch(r"20\d{6}T\d{6}Z", header.pop("creationdate"))
    assert header == {
        "creationtool": "workbench",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "workbench",
        "adminlang": "en",
        "srclang": "th",
        "datatype": "plaintext",
    }


def test_a_unit_carries_its_stamps_people_provenance_and_note(written: Any, unit: MakeUnit) -> None:
    bangkok = timezone(timedelta(hours=7))
    given = unit(
        "มติคณะรัฐมนตรี",
        "Cabinet resolution",
        id=4711,
        position=12,
        bead=Bead(Span(12, 80), Span(0, 18), 0.97349),
        status=Status.IN_PROGRESS,
        version=3,
        assignee="มะลิ",
        note="ตรวจ “ชื่อ” อีกครั้ง",
        changed_at=datetime(2026, 3, 1, 6, 5, 4, tzinfo=bangkok),
        changed_by="สมหญิง & co",
    )
    root, export = written(given)
    assert export == Export(1, {}, 0)
    tu = root.find("body/tu")
    assert dict(tu.attrib) == {
        "tuid": "th-text:en-text#4711",
        "creationdate": "20260131T235958Z",
        "creationid": "workbench",
        "changedate": "20260228T230504Z",
        "changeid": "สมหญิง & co",
    }
    assert [(child.tag, child.get("type"), child.text) for child in tu][:-2] == [
        ("prop", "x-document", "th-text"),
        ("prop", "x-target-document", "en-text"),
        ("prop", "x-status", "in progress"),
        ("prop", "x-confidence", "0.97349"),
        ("prop", "x-workbench", "th 3 12 12-80 0-18"),
        ("prop", "x-assignee", "มะลิ"),
        ("note", None, "ตรวจ “ชื่อ” อีกครั้ง"),
    ]
    assert sides(root) == [[("th", "มติคณะรัฐมนตรี"), ("en", "Cabinet resolution")]]


def test_a_unit_nobody_touched_names_nobody_and_has_no_note(written: Any, unit: MakeUnit) -> None:
    root, _ = written(unit())
    tu = root.find("body/tu")
    assert "changeid" not in tu.attrib
    assert tu.find("note") is None


def test_a_time_without_a_zone_is_taken_as_utc(written: Any, unit: MakeUnit) -> None:
    root, _ = written(unit(created_at=datetime(2026, 5, 6, 7, 8, 9)))
    assert root.find("body/tu").get("creationdate") == "20260506T070809Z"


@pytest.mark.parametrize("status", Status)
def test_every_status_travels(written: Any, unit: MakeUnit, status: Status) -> None:
    root, _ = written(unit(status=status))
    assert root.findtext("body/tu/prop[@type='x-status']") == status


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("กี่ ปู่ น้ำ นํ้า ผู้ที่ เเปล แปล ฯลฯ ๆ ๑๒๓", id="thai marks, composed or not"),
        pytest.param("ก\u0e49\u0e35 \u0e49ก", id="marks out of order"),
        pytest.param("a & b < c > d \" e ' f &amp; ]]> <seg/> <!-- -->", id="markup"),
        pytest.param("😀 👩‍👩‍👧 🇹🇭 \U00020000 \U0010ffff", id="beyond the basic plane"),
        pytest.param("\u202bעברית\u202c \u200f\u2066العربية\u2069", id="bidirectional"),
        pytest.param("a\nb\r\nc\rd\te", id="line breaks"),
        pytest.param("  a  b  ", id="spaces"),
        pytest.param("\u00a0a\u200bb\u2028c\u0085d\ufeffe\x7f", id="odd but legal"),
        pytest.param("ความร่วมมือ" * 10_000, id="110,000 characters"),
        pytest.param("\u0e49", id="a mark alone"),
    ],
)
def test_text_comes_back_to_the_character(written: Any, unit: MakeUnit, text: str) -> None:
    root, export = written(unit(text, "one"), unit("สอง", text), unit(note=text, changed_by=text))
    assert export == Export(3, {}, 0)
    assert sides(root)[0] == [("th", text), ("en", "one")]
    assert sides(root)[1] == [("th", "สอง"), ("en", text)]
    assert root.findtext("body/tu[3]/note") == text
    assert root.find("body/tu[3]").get("changeid") == text


def test_characters_xml_cannot_hold_are_replaced_and_counted(written: Any, unit: MakeUnit) -> None:
    root, export = written(
        unit("ก\x00ข\x0bค", "a\ud83d b\udc00"),
        unit(note="\ufffe", changed_by="\x07"),
        unit("\x00\x01", "lost"),
    )
    assert export == Export(2, {Skip.EMPTY_SIDE: 1}, 6)
    assert sides(root)[0] == [("th", "ก\ufffdข ค"), ("en", "a\ufffd b\ufffd")]
    assert root.findtext("body/tu[2]/note") == "\ufffd"


def test_units_with_an_empty_side_are_left_out_and_counted(written: Any, unit: MakeUnit) -> None:
    root, export = written(
        unit("", "Only English."), unit("ไทยเท่านั้น", ""), unit(" \n", "x"), unit("ครบ", "Both.")
    )
    assert export == Export(1, {Skip.EMPTY_SIDE: 3}, 0)
    assert sides(root) == [[("th", "ครบ"), ("en", "Both.")]]


def test_no_two_units_share_a_tuid(written: Any, unit: MakeUnit, other_pair: Callable[..., Pair]) -> None:
    second = other_pair("th-text", "en-more")
    one, two = unit(), unit(id=2**40)
    same_id_elsewhere = replace(one, pair=second.id)
    root, export = written(one, two, one, same_id_elsewhere, two, pairs=(other_pair(), second))
    assert [tu.get("tuid") for tu in root.iter("tu")] == [
        "th-text:en-text#1",
        f"th-text:en-text#{2**40}",
        "th-text:en-more#1",
    ]
    assert export == Export(3, {Skip.REPEATED: 2}, 0)


def test_the_other_language_can_be_the_source(written: Any, unit: MakeUnit) -> None:
    root, _ = written(unit("ไทย", "English"), source_language="EN")
    assert root.find("header").get("srclang") == "en"
    assert sides(root) == [[("en", "English"), ("th", "ไทย")]]
    assert root.findtext("body/tu/prop[@type='x-document']") == "th-text"


@pytest.mark.parametrize("code", ["*all*", "", "xx"])
def test_a_source_language_must_be_one_language(pair: Pair, tmp_path: Path, code: str) -> None:
    with pytest.raises(LanguageError):
        write_tmx(tmp_path / "out.tmx", [], {pair.id: pair}, source_language=code)
    assert list(tmp_path.iterdir()) == []


def test_a_pair_without_the_source_language_is_refused(
    written: Any, unit: MakeUnit, other_pair: Callable[..., Pair]
) -> None:
    german = other_pair("de-text", "fr-text", "de fr")
    with pytest.raises(ExchangeError, match="'de-text:fr-text' has the languages de and fr"):
        written(unit(pair=german.id), pairs=(german,))


def test_a_unit_of_an_unknown_pair_is_refused(written: Any, unit: MakeUnit) -> None:
    with pytest.raises(ExchangeError, match="pair 'gone:gone'"):
        written(unit(pair="gone:gone"))


def test_no_units_make_a_memory_without_units(written: Any) -> None:
    root, export = written()
    assert export == Export(0, {}, 0)
    assert len(root.find("body")) == 0


def test_each_unit_stands_on_a_line_of_its_own(pair: Pair, unit: MakeUnit) -> None:
    file = io.BytesIO()
    write_tmx(file, [unit(), unit()], {pair.id: pair})
    lines = file.getvalue().decode().splitlines()
    assert lines[4] == "<body>"
    assert all(line.startswith("<tu ") and line.endswith("</tu>") for line in lines[5:7])
    assert lines[7:] == ["</body>", "</tmx>"]


def test_a_failing_source_of_units_leaves_the_old_file(tmp_path: Path, pair: Pair, unit: MakeUnit) -> None:
    path = tmp_path / "out.tmx"
    path.write_text("an earlier export")

    def failing() -> Iterator[Unit]:
        for _ in range(2000):
            yield unit()
        raise ConnectionError("the database went away")

    with pytest.raises(ConnectionError, match="the database went away"):
        write_tmx(path, failing(), {pair.id: pair})
    assert path.read_text() == "an earlier export"
    assert [each.name for each in tmp_path.iterdir()] == ["out.tmx"]


def test_progress_counts_all_units_taken(pair: Pair, unit: MakeUnit) -> None:
    told: list[int] = []
    units = [unit(target_text="" if number % 2 else "x") for number in range(1200)]
    write_tmx(io.BytesIO(), units, {pair.id: pair}, progress=told.append)
    assert told == [500, 1000, 1200]


def test_units_are_written_as_they_come_and_not_kept(pair: Pair, unit: MakeUnit) -> None:
    file = io.BytesIO()
    arrived: list[int] = []

    def watched() -> Iterator[Unit]:
        for _ in range(200):
            arrived.append(len(file.getvalue()))
            yield unit("ยาว" * 300, "long" * 300)

    write_tmx(file, watched(), {pair.id: pair})
    lag = 100_000
    per_unit = len(file.getvalue()) / 200
    assert all(at > number * per_unit - lag for number, at in enumerate(arrived))


def test_memory_does_not_grow_with_the_number_of_units(tmp_path: Path, pair: Pair, unit: MakeUnit) -> None:
    def peak(units: int) -> int:
        tracemalloc.start()
        write_tmx(tmp_path / "out.tmx", (unit() for _ in range(units)), {pair.id: pair})
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(4000) - peak(400) < 20_000
