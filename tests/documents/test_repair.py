import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.documents import repair

DAMAGED = [
    ("ดําเนินการ", "ดำเนินการ", {"sara am": 1}),
    ("นํ้า", "น้ำ", {"sara am": 1}),
    ("น้ํา", "น้ำ", {"sara am": 1}),
    ("นำ้", "น้ำ", {"mark order": 1}),
    ("ก่ี", "กี่", {"mark order": 1}),
    ("คะ่", "ค่ะ", {"mark order": 1}),
    ("เเปลกเเยก", "แปลกแยก", {"doubled vowels": 2}),
    ("ที่่", "ที่", {"doubled marks": 1}),
    ("ดีีีี", "ดี", {"doubled marks": 1}),
    ("ส ำนัก", "สำนัก", {"spaces before marks": 1}),
    ("ท ำ งาน", "ทำ งาน", {"spaces before marks": 1}),
    ("ที ่ประชุม", "ที่ประชุม", {"spaces before marks": 1}),
    ("น ้ำ", "น้ำ", {"spaces before marks": 1}),
    ("ปีน\uf702", "ปีนี", {"old font glyphs": 1}),
    ("ไทย\u200bแลนด์\ufeff", "ไทยแลนด์", {"invisible characters": 2}),
    ("co\u00adoperation", "cooperation", {"invisible characters": 1}),
    ("a\x00b\x07c", "abc", {"control characters": 2}),
    ("หนึ่ง\r\nสอง\rสาม\u2028สี่\x0cห้า", "หนึ่ง\nสอง\nสาม\nสี่\nห้า", {"line ends": 4}),
    ("พ.ศ.\u00a02565", "พ.ศ. 2565", {"no-break spaces": 1}),
]


@pytest.mark.parametrize(("damaged", "sound", "counts"), DAMAGED)
def test_damage_is_repaired_and_counted(damaged: str, sound: str, counts: dict[str, int]) -> None:
    assert repair(damaged, "th") == (sound, counts)


def test_one_repair_can_uncover_another() -> None:
    assert repair("ก้ี้ี", "th")[0] == "กี้"


@pytest.mark.parametrize(
    "sound",
    [
        "สิทธิ์ พันธุ์ เกาะ เท่านั้น ก็ดี ค่ะ จ๊ะ ฤๅษี อตฺตา เปี๊ยะ",
        "ไม้เอก ่ และไม้โท ้ เป็นเครื่องหมาย",  # marks that are spoken of
        "สองช่อง  ว่าง\n\nย่อหน้าใหม่\tตาราง",
        "มากกก จริง ๆ นะะ",  # spelling is the writer's
    ],
)
def test_sound_thai_stays(sound: str) -> None:
    assert repair(sound, "th") == (sound, {})


@pytest.mark.parametrize(
    "sound",
    [
        "Mr.\u00a0Smith said “no” — twice.\n\n\tIndented",
        "👩\u200d💻 naïve café e\u0301 ﬁne",
        "שלום \u200fabc",
    ],
)
def test_sound_text_of_other_scripts_stays(sound: str) -> None:
    assert repair(sound, "en") == (sound, {})


def test_thai_inside_english_is_repaired_too() -> None:
    assert repair("the word ทํา\u00a0means do", "en") == ("the word ทำ\u00a0means do", {"sara am": 1})


@given(st.text(st.sampled_from("กนสาะำํเแ่้์ัิีฺุู็๎ๅ \n\r\t\u00a0\u200b\u200d\u00ad\x00\x0bae\uf702\uf713")))
def test_repaired_text_needs_no_repair(text: str) -> None:
    repaired, _ = repair(text, "th")
    assert repair(repaired, "th") == (repaired, {})


@given(st.text())
def test_any_text_is_repaired_once_and_for_all(text: str) -> None:
    for code in ("th", "en"):
        repaired, counts = repair(text, code)
        assert repair(repaired, code) == (repaired, {})
        assert (repaired != text) == bool(counts)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126) | st.sampled_from("\n\téü–“”")))
def test_undamaged_english_is_never_touched(text: str) -> None:
    assert repair(text, "en") == (text, {})


def test_long_text_is_repaired_in_good_time() -> None:
    started = time.perf_counter()
    _, counts = repair("การดําเนินงานของคณะกรรมการ " * 40_000, "th")
    assert counts == {"sara am": 40_000}
    assert time.perf_counter() - started < 5
