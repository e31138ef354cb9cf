"""Files of units kept as translation memories, out of every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.made_pair import made_pair
from workbench.errors import ExchangeError, StoreError
from workbench.exchange import Format, export, remembering
from workbench.exchange.remembering import remember
from workbench.store import Store
from workbench.store.memory_model import Occurrence

TEXTS = [
    ("ข้อ ๑ นํ้าใจ <b>&amp; \"'", "Article 1.  Kindness & <b>"),
    ("ข้อ 2\nสองบรรทัด 😀", "Article 2, on\ntwo lines"),
    ("ไม่มีคู่", ""),
]
TU = '<tu changedate="20200229T123000Z" changeid="Ann"><tuv xml:lang="{}"><seg>{}</seg></tuv>{}</tu>'
SIDE = '<tuv xml:lang="{}"><seg>{}</seg></tuv>'
TMX = '<tmx version="1.4"><header srclang="en"/><body>{}</body></tmx>'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'workbench.db'}")


def texts(found: Occurrence) -> dict[str, str]:
    return {each.language: each.text for each in found.passages}


def tmx(folder: Path, *units: str) -> Path:
    path = folder / "ความจำ เก่า.tmx"
    path.write_text(TMX.format("\n".join(units)), encoding="utf-8")
    return path


@pytest.mark.parametrize("format", [Format.TMX, Format.XLIFF, Format.XLIFF_1, Format.XLSX, Format.CSV])
def test_every_format_comes_in_with_its_texts_as_they_are(
    store: Store, tmp_path: Path, format: Format
) -> None:
    made_pair(store, "out", TEXTS)
    file = tmp_path / f"out.{format.suffix}"
    export(store, file, format, None, None)

    kept = remember(store, file, "Ann")

    assert (kept.memory.name, kept.memory.file, kept.memory.units) == ("out", file.name, 2)
    found = [each for each in store.concordance("ข้อ").occurrences if each.memory]
    assert [texts(each) for each in found] == [{"th": ours, "en": theirs} for ours, theirs in TEXTS[:2]]
    # A TMX file has no unit with an empty side at all.
    assert [each.reason for each in kept.skipped] == ["Its side in en is empty."] * (format is not Format.TMX)


def test_further_languages_come_along_and_the_name_is_that_of_the_file(store: Store, tmp_path: Path) -> None:
    further = SIDE.format("th", "น้ำ") + SIDE.format("de", "Wasser") + SIDE.format("ja", "水")
    kept = remember(store, tmx(tmp_path, TU.format("en-US", "Water", further)), "Ann")

    assert (kept.memory.name, kept.memory.languages) == ("ความจำ เก่า", ("en", "th", "de"))
    (found,) = store.concordance("นำ").occurrences
    assert texts(found) == {"en": "Water", "th": "น้ำ", "de": "Wasser"}
    assert found.changed_by == "Ann" and str(found.changed_at) == "2020-02-29 12:30:00+00:00"


def test_what_cannot_come_in_is_listed_and_bounded(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "_MOST_LISTED", 2)
    good, bad = TU.format("en", "Water", SIDE.format("th", "น้ำ")), TU.format("en", "Alone", "")

    kept = remember(store, tmx(tmp_path, bad, good, bad, bad), "Ann")

    assert (kept.memory.units, kept.left_out) == (1, 3)
    assert [each.place for each in kept.skipped] == ["line 1", "line 3"]
    assert "where two languages that the workbench knows are needed" in kept.skipped[0].reason


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda file: file.read_bytes()[:-30], "damaged|not well-formed|XML|cut off"),
        (
            lambda file: TMX.format(TU.format("en", "Alone", "")).encode(),
            r"Nothing of the file can come in.*line 1",
        ),
        (lambda file: b"", "The file is empty"),
    ],
)
def test_a_bad_file_is_refused_and_nothing_is_kept(
    store: Store, tmp_path: Path, spoil: Callable[[Path], bytes], why: str
) -> None:
    file = tmx(tmp_path, *[TU.format("en", "Water", SIDE.format("th", "น้ำ"))] * 10)
    file.write_bytes(spoil(file))

    with pytest.raises((ExchangeError, StoreError), match=why):
        remember(store, file, "Ann")

    assert store.memories() == []
    assert store.concordance("water").total == 0


def test_who_stops_it_keeps_nothing_and_can_begin_anew(store: Store, tmp_path: Path) -> None:
    file = tmx(tmp_path, *[TU.format("en", f"Water {n}", SIDE.format("th", "น้ำ")) for n in range(2000)])

    def stop(done: int, of: int | None) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        remember(store, file, "Ann", progress=stop)
    assert store.memories() == []
    assert remember(store, file, "Ann", "  other name ").memory.name == "other name"
