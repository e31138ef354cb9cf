from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.glossary import fold, fold_text, stretches

LETTERS = st.text("กขาิุู่้์ํำเแ๑1aéÀbfﬁ \t.\u200b\u0301\u0327\u0f71\u302a\u302e\u0345Ａ한", max_size=14)


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("แผนความมั่นคงฯ", "ความมันคง", ["ความมั่นคง"]),
        ("นํ้า และ น้ำ", "นำ", ["นํ้า", "น้ำ"]),
        ("เเผน", "แผน", ["เเผน"]),
        ("ข้อ ๑๒ (12)", "12", ["๑๒", "12"]),
        ("การ ประชุม", "การประชุม", ["การ ประชุม"]),
        ("Café  ﬁnal", "cafe fi", ["Café  ﬁ"]),
        ("กก่า", "กก", ["กก่"]),
        ("aaa", "aa", ["aa"]),
        ("ความ", "คลาม", []),
        ("ความ", "่", []),
    ],
)
def test_what_is_found_is_marked_in_the_text_as_it_stands(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in stretches(text, fold(query))] == marked


@given(LETTERS, LETTERS)
@example("ุ〮", "〮")
def test_a_place_is_found_just_where_the_folded_text_has_the_query(text: str, query: str) -> None:
    wanted = fold(query)
    found = stretches(text, wanted)

    assert bool(found) == bool(wanted and wanted in fold(text))
    last = 0
    for start, end in found:
        assert last <= start < end <= len(text)
        last = end
        assert end == len(text) or unicodedata.category(text[end]) != "Mn"


@given(LETTERS, LETTERS, LETTERS)
def test_what_is_marked_holds_the_query(before: str, query: str, after: str) -> None:
    text, wanted = f"{before}|{query}|{after}", fold(query)

    # What is optional beside an abbreviation can look otherwise without it.
    bare = wanted.replace(" ", "")
    marked = [fold(text[start:end]).replace(" ", "") for start, end in stretches(text, wanted)]
    assert all(bare in each for each in marked)


def test_a_text_of_white_space_is_no_burden() -> None:
    # Tried anew at each space, this took half a minute.
    assert fold_text("a" + " " * 40_000 + "b") == "a b"
    assert fold_text("a" + " " * 40_000 + "ข") == "aข"
