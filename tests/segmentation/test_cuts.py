"""Atoms: what they join to, and where they begin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.language import language
from workbench.segmentation.cues import CUES
from workbench.segmentation.cuts import cut_chunks, cut_lines, cut_sentences

EN = language("en")


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text(alphabet="กขา่ิ ๆ. \n๑a“”", max_size=80)))
def test_the_atoms_join_to_the_text(text: str) -> None:
    for cuts in (cut_lines(text), cut_sentences(text, EN), cut_chunks(text)):
        assert "".join(cuts.pieces()) == text
        assert len(cuts.lines) == cuts.count
        assert cuts.cues.shape == (cuts.count + 1, len(CUES))
        # Only a text without anything visible has an atom without.
        assert all(piece.strip() for piece in cuts.pieces()) or not text.strip()


def test_sentences_end_at_punctuation_and_not_at_abbreviations() -> None:
    text = 'Mr. S. Iswaran chaired it, e.g. on 7 Oct. 2020. "We must act." The U.S. agreed.'
    assert cut_sentences(text, EN).pieces() == [
        "Mr. S. Iswaran chaired it, e.g. on 7 Oct. 2020. ",
        '"We must act." ',
        "The U.S. agreed.",
    ]


def test_a_list_marker_belongs_to_what_it_lists() -> None:
    text = "1. Preface. More.\n(2) Next one! And more?\n- Last"
    assert cut_sentences(text, EN).pieces() == [
        "1. Preface. ", "More.\n", "(2) Next one! ", "And more?\n", "- Last",
    ]  # fmt: skip


def test_markers_within_a_line_begin_sentences_of_their_own() -> None:
    text = "There are three. (1) One: it is so. It stays. (2) Two, e.g. this. Then that. 3. Three. End."
    assert cut_sentences(text, EN).pieces() == [
        "There are three. ", "(1) One: it is so. ", "It stays. ",
        "(2) Two, e.g. this. ", "Then that. ", "3. Three. ", "End.",
    ]  # fmt: skip


def test_a_line_end_ends_a_sentence() -> None:
    assert cut_sentences("A heading\n\nA sentence", EN).pieces() == ["A heading\n\n", "A sentence"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("สารบาหลี (Bali Message) นี้", ["สารบาหลี ", "(Bali Message) ", "นี้"]),
        ("ประชุม (อาเซียน (ASEAN Summit) ครั้งที่ ๕) จบ", ["ประชุม ", "(อาเซียน (ASEAN Summit) ครั้งที่ ๕) ", "จบ"]),
        ("ข้อ [ก ข] ต่อ", ["ข้อ ", "[ก ข] ", "ต่อ"]),
        ("(ก ข ยังไม่ปิด", ["(ก ", "ข ", "ยังไม่ปิด"]),
        ("ก (ข\nค) ง", ["ก ", "(ข\n", "ค) ", "ง"]),
        (f"(ก {'ก' * 200}) ข", ["(ก ", f"{'ก' * 200}) ", "ข"]),
    ],
)
def test_thai_is_not_cut_within_brackets_unless_they_are_a_slip(text: str, pieces: list[str]) -> None:
    assert cut_chunks(text).pieces() == pieces


def cues_before(text: str, chunk: str) -> set[str]:
    cuts = cut_chunks(text)
    atom = next(k for k in range(cuts.count) if cuts.piece(k).startswith(chunk))
    return {name for name, value in zip(CUES, cuts.cues[atom], strict=True) if value and name != "crfcut"}


@pytest.mark.parametrize(
    ("text", "chunk", "cue"),
    [
        ("จบประโยค\nเริ่มใหม่", "เริ่ม", "paragraph"),
        ("เขากล่าวว่า “ไปเถอะ”", "“ไป", "opening quote next"),
        ("เขากล่าวว่า ไปเถอะ", "ไป", "says before"),
        ("ประเทศไทย ซึ่งเป็นสมาชิก", "ซึ่ง", "relative next"),
        ("ประเทศไทย และลาว", "และ", "addition next"),
        ("ที่ประชุมเห็นชอบ ทั้งนี้ จะแจ้งผล", "ทั้งนี้", "starter next"),
        ("ประชุมบ่อย ๆ เรื่องใหม่", "เรื่อง", "repeat sign"),
        ("เรียกว่า “สาร บาหลี” นี้", "บาหลี", "inside brackets"),
        ("วันที่ ๗ พ.ย.๖๕", "๗", "digit next"),
        ("ดังนี้ ๑. การทูต", "๑.", "list marker next"),
        ("ดังนี้ ๑. การทูต", "การ", "list marker before"),
        ("โดย ปธน. สี จิ้นผิง", "สี", "abbreviation before"),
        ("เมื่อ พ.ศ. ๒๕๖๕", "๒๕", "abbreviation before"),
        ("ประชุม ณ กรุงฮานอย Hanoi", "Hanoi", "Latin next"),
    ],
)
def test_a_place_has_the_cues_that_can_be_seen_there(text: str, chunk: str, cue: str) -> None:
    assert cue in cues_before(text, chunk)


def test_nothing_is_cut_inside_a_date_or_after_an_abbreviation_without_space() -> None:
    assert cut_chunks("เมื่อวันที่ ๗ พ.ย.๖๕ ปธน.จีนกล่าว").pieces() == [
        "เมื่อวันที่ ", "๗ ", "พ.ย.๖๕ ", "ปธน.จีนกล่าว",
    ]  # fmt: skip


def test_where_white_space_is_wanting_a_sentence_may_begin_at_a_word_that_always_begins_one() -> None:
    pieces = cut_chunks("ไม่มีสมาชิกใดสร้างความเชื่อมั่นนี้ได้เพียงลำพังนอกจากนี้ ที่ประชุมเห็นชอบ").pieces()
    assert pieces == ["ไม่มีสมาชิกใดสร้างความเชื่อมั่นนี้ได้เพียงลำพัง", "นอกจากนี้ ", "ที่ประชุมเห็นชอบ"]


def test_a_long_text_without_any_white_space_is_cut_between_words() -> None:
    sentence = "ที่ประชุมได้หารือเรื่องความมั่นคงปลอดภัยไซเบอร์และเห็นชอบให้ดำเนินการต่อไปแล้ว"
    pieces = cut_chunks(sentence * 12).pieces()
    assert "".join(pieces) == sentence * 12
    assert {sentence.index(piece[:4]) for piece in pieces} == {0, sentence.index("และ")}
