"""What the workbench writes as TMX comes back as the same units."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from lxml import etree

from workbench.alignment.beads import Bead, Span
from workbench.errors import ExchangeError
from workbench.exchange import Skip, read_tmx, write_tmx
from workbench.exchange.characters import xml_text
from workbench.exchange.incoming import IncomingUnit
from workbench.exchange.tmx import GENERIC, MEMOQ, OMEGAT, TRADOS, Profile
from workbench.review import Status, Unit
from workbench.store.model import Pair

TEXTS = (
    "ที่ประชุมมีมติ  เห็นชอบ ฯลฯ ๆ ๑๒๓",
    "น้ำ นํ้า ก\u0e49\u0e35 \u0e49ก",
    "a & b < c > d \" e ' f &amp; ]]> <seg/> <!-- --> &#10;",
    "😀 👩‍👩‍👧 🇹🇭 \U0010ffff",
    "\u202bעברית\u202c \u200f\u2066العربية\u2069",
    "a\nb\r\nc\rd\te",
    "  a \u00a0b\u200bc\u2028d\u0085e\ufeff\x7f  ",
    "bell \x07, half \ud83d, break \v, none \uffff",
)
CREATED = datetime(2026, 1, 31, 23, 59, 58, tzinfo=UTC)
ZONES = (UTC, timezone(timedelta(hours=7)), timezone(-timedelta(hours=9, minutes=30)))


@pytest.fixture
def varied(unit: Callable[..., Unit]) -> list[Unit]:
    """300 units, all drawn anew from a fixed seed."""
    draw = random.Random(7)

    def text() -> str:
        return " ".join(draw.sample(TEXTS, draw.randint(1, 3)))

    def moment() -> datetime:
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=draw.randrange(10**7))
        return at.replace(microsecond=draw.choice((0, 7, 999_999))).astimezone(draw.choice(ZONES))

    def span() -> Span | None:
        start = draw.randrange(10**6)
        return draw.choice((None, Span(start, start + draw.randrange(1, 500))))

    return [
        unit(
            text(),
            text(),
            id=draw.randrange(2**40) * 300 + number,
            position=number,
            bead=Bead(span(), span(), draw.random()),
            status=draw.choice(list(Status)),
            version=draw.randrange(50),
            note=draw.choice(("", text())),
            created_at=moment(),
            changed_at=moment(),
            changed_by=draw.choice(("", "สมหญิง", 'a "b" & <c>\n\td')),
            assignee=draw.choice(("", "มะลิ")),
        )
        for number in range(300)
    ]


def expected_unit(unit: Unit, place: str) -> IncomingUnit:
    """What `unit` is to come back as: nothing differs but the characters that XML forbids."""

    def clean(text: str) -> str:
        return xml_text(text)[0]

    return IncomingUnit(
        place,
        "th",
        "en",
        clean(unit.source_text),
        clean(unit.target_text),
        unit=unit.id,
        pair=unit.pair,
        version=unit.version,
        status=unit.status,
        note=clean(unit.note) or None,
        confidence=unit.bead.confidence,
        source_document="th-text",
        target_document="en-text",
        created_at=unit.created_at,
        changed_at=unit.changed_at,
        changed_by=unit.changed_by or None,
    )


@pytest.mark.parametrize("source_language", ["th", "en"])
@pytest.mark.parametrize("profile", [GENERIC, OMEGAT, MEMOQ], ids=lambda profile: profile.name)
def test_300_varied_units_come_back_with_all_they_had(
    varied: list[Unit], pair: Pair, profile: Profile, source_language: str
) -> None:
    file = io.BytesIO()
    export = write_tmx(file, varied, {pair.id: pair}, source_language=source_language, profile=profile)
    assert export.units == 300
    replaced = sum(
        xml_text(text)[1] for each in varied for text in (each.source_text, each.target_text, each.note)
    )
    assert export.replaced_characters == replaced > 0

    reading = read_tmx(file)
    back = list(reading)
    assert back == [expected_unit(each, got.place) for each, got in zip(varied, back, strict=True)]
    assert reading.remarks == ()


def test_positions_spans_and_assignees_stand_in_the_file(varied: list[Unit], pair: Pair) -> None:
    file = io.BytesIO()
    write_tmx(file, varied, {pair.id: pair})
    for each, tu in zip(varied, etree.fromstring(file.getvalue()).iter("tu"), strict=True):
        props = {prop.get("type"): prop.text for prop in tu.iter("prop")}
        spans = [
            "-" if span is None else f"{span.start}-{span.end}"
            for span in (each.bead.source, each.bead.target)
        ]
        assert props["x-workbench"].split()[2:5] == [str(each.position), *spans]
        assert props.get("x-assignee", "") == each.assignee


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ((), "en de"),
        (("th", "en"), "en"),
        (("th", "de"), "de"),
        (("de", None), "de"),
        ((None, "th"), "en de"),
    ],
)
def test_units_of_one_stretch_in_several_languages_share_a_tu_and_come_back_each_with_its_own(
    pair: Pair,
    unit: Callable[..., Unit],
    other_pair: Callable[..., Pair],
    wanted: tuple[str | None, ...],
    expected: str,
) -> None:
    german = other_pair("th-text", "de-text", "th de")
    units = {
        "en": unit(note="ดู", changed_by="Ann", version=2),
        "de": unit(
            target_text="Ein <Test>.",
            pair=german.id,
            bead=Bead(Span(0, 5), None, 0.25),
            version=7,
            note='"x" & y',
            changed_at=CREATED + timedelta(days=1, microseconds=5),
            position=4,
        ),
    }
    file = io.BytesIO()
    write_tmx(file, units.values(), {each.id: each for each in (pair, german)})
    assert len(etree.fromstring(file.getvalue()).findall("body/tu")) == 1
    reading = read_tmx(file, *wanted)
    targets = {"en": "en-text", "de": "de-text"}
    assert list(reading) == [
        expected_unit(units[code], "line 6")._replace(target_language=code, target_document=targets[code])
        for code in expected.split()
    ]
    assert reading.remarks == ()


def test_sides_of_one_tu_in_languages_of_no_pair_are_nobodys(
    pair: Pair, unit: Callable[..., Unit], other_pair: Callable[..., Pair]
) -> None:
    german = other_pair("th-text", "de-text", "th de")
    file = io.BytesIO()
    both = [unit(), unit(target_text="Ein Test.", pair=german.id)]
    write_tmx(file, both, {each.id: each for each in (pair, german)})
    (back,) = read_tmx(file, "de", "en")
    assert isinstance(back, IncomingUnit)
    assert (back.source_text, back.target_text) == ("Ein Test.", "A test.")
    assert (back.unit, back.pair, back.source_document, back.version) == (None, None, None, None)


@pytest.mark.parametrize(
    "differs",
    [
        {"source_text": "ทดลอง"},
        {"bead": Bead(Span(0, 6), Span(0, 7), 0.9)},
        {"bead": Bead(None, Span(0, 7), 0.9)},
        {"status": Status.REJECTED},
        {"pair": "th-text:en-more"},
        {"pair": "th-more:de-text"},
    ],
    ids=["text", "span", "no span", "status", "language", "document"],
)
def test_units_that_are_not_of_one_stretch_have_a_tu_each(
    pair: Pair, unit: Callable[..., Unit], other_pair: Callable[..., Pair], differs: dict[str, Any]
) -> None:
    pairs = [
        pair,
        other_pair("th-text", "de-text", "th de"),
        other_pair("th-text", "en-more"),
        other_pair("th-more", "de-text", "th de"),
    ]
    file = io.BytesIO()
    both = [unit(), unit(**({"pair": "th-text:de-text"} | differs))]
    write_tmx(file, both, {each.id: each for each in pairs})
    assert len(etree.fromstring(file.getvalue()).findall("body/tu")) == 2
    assert [each.unit for each in read_tmx(file) if isinstance(each, IncomingUnit)] == [1, 2]


def test_trados_gets_regions_fewer_props_and_no_long_sides(pair: Pair, unit: Callable[..., Unit]) -> None:
    file = io.BytesIO()
    units = [unit("ก" * 2000, "b" * 2000, version=4), unit("ก" * 2001), unit("ก", "b" * 2001)]
    export = write_tmx(file, units, {pair.id: pair}, profile=TRADOS)
    assert (export.units, export.skipped) == (1, {Skip.TOO_LONG: 2})
    root = etree.fromstring(file.getvalue())
    assert root.find("header").get("srclang") == "th-TH"
    assert root.xpath("//@xml:lang") == ["th-TH", "en-GB"]
    assert root.xpath("//prop/@type") == [
        "x-document",
        "x-target-document",
        "x-status",
        "x-confidence",
        "x-workbench",
    ]
    reading = read_tmx(file)
    (back,) = reading
    assert isinstance(back, IncomingUnit)
    assert (back.source_language, back.target_language, back.unit) == ("th", "en", 1)
    assert [remark.text for remark in reading.remarks] == [
        "The language 'th-TH' is read as 'th'",
        "The language 'en-GB' is read as 'en'",
    ]


def test_trados_gets_two_languages_and_no_more(
    pair: Pair, unit: Callable[..., Unit], other_pair: Callable[..., Pair]
) -> None:
    german = other_pair("th-text", "de-text", "th de")
    pairs = {each.id: each for each in (pair, german)}
    mixed = [unit(), unit(pair=german.id)]
    assert write_tmx(io.BytesIO(), mixed, pairs).units == 2
    with pytest.raises(ExchangeError, match="Trados takes files of two languages"):
        write_tmx(io.BytesIO(), mixed, pairs, profile=TRADOS)
