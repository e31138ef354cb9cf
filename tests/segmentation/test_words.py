"""Words in the form in which two languages are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language import language
from workbench.segmentation.words import thai_tokens, words

TH, EN, DE = language("th"), language("en"), language("de")


@pytest.mark.parametrize(
    ("thai", "english", "shared"),
    [
        ("เมื่อวันที่ ๗ ต.ค. ๒๕๖๓", "on 7 October 2020", {"7", "2020"}),
        ("ผู้เข้าร่วม 6,000 คน", "more than 6,000 people", {"6000"}),
        ("ผู้เข้าร่วม ๒,๕๐๐ คน", "2,500 people in 1957", {"2500"}),
        ("ร้อยละ ๓.๕", "3.5 per cent", {"3.5"}),
        ("ประชุม AMCC (Bali Message)", "The AMCC adopted the Bali Message.", {"amcc", "bali", "message"}),
        ("ปี 2019", "in 2019,", {"2019"}),
        ("ปีงบประมาณ", "fiscal year", set()),
    ],
)
def test_numbers_count_by_value_and_latin_words_by_letters(thai: str, english: str, shared: set[str]) -> None:
    assert set(words(thai, TH)) & set(words(english, EN)) == shared


def test_thai_is_cut_into_words_and_marks_are_no_words() -> None:
    found = ["ไทย", "เข้าร่วม", "การประชุม", "ฯลฯ", "ครั้ง", "ที่", "5"]
    assert words("ไทย “เข้าร่วม” การประชุม ฯลฯ (ครั้งที่ ๕)", TH) == found
    assert words('"Berlin," sagte er.', DE) == ["berlin", "sagte", "er"]


@given(st.text(alphabet="กขคงจด่าิีเแๆฯ๑๒65.()“” \na\u200b", max_size=80))
def test_thai_tokens_are_the_text(text: str) -> None:
    assert "".join(thai_tokens(text)) == text
