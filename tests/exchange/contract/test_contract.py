"""What every format has to do with units; a new one is in all of these tests by being in FORMATS."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.contract.formats import ALL_STATUSES, BACK, FORMATS, returned, written
from workbench.alignment.beads import Bead, Span
from workbench.errors import ExchangeError
from workbench.exchange import Export, Skip
from workbench.exchange.returning import plan_return
from workbench.review import Status, Unit
from workbench.store.model import Pair

MakeUnit = Callable[..., Unit]

HARD_TEXTS = {
    "markup": """<b> & </b> "quoted" 'single' &amp; ]]> <!-- --> <?x?>""",
    "Thai marks": "น้ำ นํ้า นำ้ เเก แก ที่ปรึกษา ๆ ฯลฯ ก็ ศิลป์ พ.ร.บ. ๒๕๖๒",
    "combining order": "ก\u0e48\u0e34 ก\u0e34\u0e48 é e\u0301 ｶﾞ ﬁ \u0e49ก",
    "zero width": "ภาษา\u200bไทย a\u200db \u2060x \ufeffy",
    "bidirectional": "abc \u202eעברית\u202c \u200fالعربية\u200e \u2066x\u2069 \u202bnot closed",
    "beyond the first plane": "😀 👩\u200d💻 𝒜 🇹🇭 \U0010fffd",
    "spaces": "a  b\u00a0c\u2003d\u2028e\u0085f",
    "spaces around": "  a  ",
    "formula": '=HYPERLINK("http://localhost/";"cyber")',
    "formulas of other kinds": "+1 @SUM -2 '=x",
    "apostrophes": "''=x'' '",
    "separators": "a,b;c\td|e",
    "escapes of Excel": "_x0041_ _x005F_ _x000D_",
    "a number": "1.50",
    "a truth": "TRUE",
}
LONG = "ความร่วมมือ " * 8_400


@pytest.fixture(params=list(FORMATS))
def name(request: pytest.FixtureRequest) -> str:
    """Each format in turn."""
    return str(request.param)


@pytest.fixture(params=BACK)
def back(request: pytest.FixtureRequest) -> str:
    """Each format that comes back in turn."""
    return str(request.param)


@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS)
def test_hard_texts_come_out_to_the_code_point(name: str, pair: Pair, unit: MakeUnit, text: str) -> None:
    data, export = written(name, (unit(text, "one"), unit("สอง", text, note=text)), pair)
    assert FORMATS[name].texts(data) == [(text, "one"), ("สอง", text)]
    assert export == Export(2, {}, 0)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_line_breaks_stay_line_breaks(name: str, pair: Pair, unit: MakeUnit, break_: str) -> None:
    text = f"หนึ่ง{break_}สอง{break_}{break_}  สาม"
    ((source, target),) = FORMATS[name].texts(written(name, (unit(text, text),), pair)[0])
    assert source == target == text.replace(break_, FORMATS[name].breaks or break_)


def test_characters_that_a_format_cannot_hold_are_replaced_and_counted(
    name: str, pair: Pair, unit: MakeUnit
) -> None:
    data, export = written(name, (unit("ก\0ข\x0bค", "a\ud83d b\uffff"),), pair)
    if FORMATS[name].controls:
        assert FORMATS[name].texts(data) == [("ก\0ข\x0bค", "a\ufffd b\uffff")]
        assert export.replaced_characters == 1
    else:
        assert FORMATS[name].texts(data) == [("ก\ufffdข ค", "a\ufffd b\ufffd")]
        assert export.replaced_characters == 4


def test_an_empty_side_goes_out_where_there_is_a_place_for_it(name: str, pair: Pair, unit: MakeUnit) -> None:
    data, export = written(
        name, (unit("", "Only English."), unit("ไทยเท่านั้น", ""), unit("ครบ", "Both.")), pair
    )
    if FORMATS[name].empty_sides:
        assert FORMATS[name].texts(data) == [("", "Only English."), ("ไทยเท่านั้น", ""), ("ครบ", "Both.")]
        assert export == Export(3, {}, 0)
    else:
        assert FORMATS[name].texts(data) == [("ครบ", "Both.")]
        assert export == Export(1, {Skip.EMPTY_SIDE: 2}, 0)


def test_a_long_side_comes_out_whole_or_is_left_out_and_counted(
    name: str, pair: Pair, unit: MakeUnit
) -> None:
    assert len(LONG) > 100_000
    data, export = written(name, (unit(LONG, "long"), unit("สั้น", "short")), pair)
    if FORMATS[name].longest:
        assert FORMATS[name].texts(data) == [("สั้น", "short")]
        assert export == Export(1, {Skip.TOO_LONG: 1}, 0)
    else:
        assert FORMATS[name].texts(data) == [(LONG, "long"), ("สั้น", "short")]


def test_a_unit_given_twice_goes_out_once(name: str, pair: Pair, unit: MakeUnit) -> None:
    one, two = unit("หนึ่ง", "one"), unit("สอง", "two")
    data, export = written(name, (one, two, one), pair)
    assert FORMATS[name].texts(data) == [("หนึ่ง", "one"), ("สอง", "two")]
    assert export == Export(2, {Skip.REPEATED: 1}, 0)


def test_the_same_texts_in_two_units_go_out_twice(name: str, pair: Pair, unit: MakeUnit) -> None:
    data, _ = written(name, (unit("ก", "a"), unit("ก", "a")), pair)
    assert FORMATS[name].texts(data) == [("ก", "a"), ("ก", "a")]


def test_a_unit_of_a_pair_not_given_is_refused_and_the_earlier_file_stays(
    name: str, pair: Pair, unit: MakeUnit, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_text("earlier")
    with pytest.raises(ExchangeError, match="pair 'gone:gone'"):
        FORMATS[name].write(path, (unit(), unit(pair="gone:gone")), {pair.id: pair})
    assert path.read_text() == "earlier"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_failing_source_of_units_leaves_the_old_file(
    name: str, pair: Pair, unit: MakeUnit, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_text("earlier")

    def failing() -> Iterator[Unit]:
        for _ in range(600):
            yield unit()
        raise ConnectionError("the database went away")

    with pytest.raises(ConnectionError, match="the database went away"):
        FORMATS[name].write(path, failing(), {pair.id: pair})
    assert path.read_text() == "earlier"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_progress_counts_all_units_taken(name: str, pair: Pair, unit: MakeUnit) -> None:
    told: list[int] = []
    units = [unit(target_text="" if number % 2 else "x") for number in range(1100)]
    FORMATS[name].write(io.BytesIO(), units, {pair.id: pair}, progress=told.append)
    assert told == [500, 1000, 1100]


def test_units_of_several_pairs_stand_in_their_order(
    name: str, unit: MakeUnit, other_pair: Callable[..., Pair]
) -> None:
    first, second = other_pair("th-text", "en-text"), other_pair("th-text", "en-more")
    units = (unit("ก", "a"), unit("ข", "b", pair=second.id), unit("ค", "c", pair=second.id))
    data, export = written(name, units, first, second)
    assert FORMATS[name].texts(data) == [("ก", "a"), ("ข", "b"), ("ค", "c")]
    assert export.units == 3


def test_all_that_a_unit_says_comes_back(back: str, pair: Pair, unit: MakeUnit) -> None:
    units = [
        unit(
            f"ข้อความ {status}",
            f"Text {status}",
            status=status,
            version=number + 1,
            note=f"หมายเหตุ\n{number}",
            bead=Bead(Span(number, 80), None, 0.125 * number),
            changed_at=datetime(2026, 3, number + 1, 6, 5, 4, tzinfo=UTC),
            changed_by="สมหญิง & co",
        )
        for number, status in enumerate(ALL_STATUSES)
    ]
    found = returned(back, units, pair)
    assert len(found) == len(units) == 5
    for ours, theirs in zip(units, found, strict=True):
        assert (theirs.unit, theirs.pair, theirs.version) == (ours.id, ours.pair, ours.version)
        assert (theirs.source_language, theirs.target_language) == ("th", "en")
        assert (theirs.source_document, theirs.target_document) == ("th-text", "en-text")
        assert (theirs.status, theirs.note) == (ours.status, ours.note)
        assert theirs.confidence == ours.bead.confidence
        assert (theirs.changed_at, theirs.changed_by) == (ours.changed_at, ours.changed_by)
        assert theirs.place.startswith(("line ", "row "))


def test_an_export_that_nobody_changed_changes_nothing(back: str, pair: Pair, unit: MakeUnit) -> None:
    texts = [*HARD_TEXTS.values(), "a\r\nb\rc\n", "ควบ\0คุม\x0b", "half \ud800"]
    units = [unit(text, f"x{text}", status=status, note=text) for text in texts for status in Status]
    plan = plan_return({each.id: each for each in units}, returned(back, units, pair), pairs={pair.id: pair})
    assert (plan.changes, plan.conflicts, plan.unknown) == ((), (), ())
    assert [each.unit.id for each in plan.same] == [each.id for each in units]


def test_the_texts_above_hold_what_they_promise() -> None:
    marks = {unicodedata.category(each) for text in HARD_TEXTS.values() for each in text}
    assert {"Mn", "Cf", "So", "Lm", "Zl"} <= marks


_TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        st.sampled_from("\n\t=+-@'\"<&;,_กำ้\u200b"),
    ),
    max_size=40,
).filter(lambda text: any(map(str.isalnum, text)))


@pytest.mark.parametrize("name", list(FORMATS))
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(texts=st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=4))
def test_whatever_a_unit_says_comes_out(
    name: str, pair: Pair, unit: MakeUnit, texts: list[tuple[str, str]]
) -> None:
    made: Any = [unit(source, target) for source, target in texts]
    made = [replace(each, id=number) for number, each in enumerate(made, 1)]
    data, export = written(name, made, pair)
    assert FORMATS[name].texts(data) == texts
    assert export.units == len(texts)
