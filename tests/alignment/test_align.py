"""What any alignment must be, whatever the texts."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.alignment import Bead, Span, align
from workbench.alignment.aligner import PairAligner
from workbench.alignment.features import Comparison
from workbench.embedding import encoder
from workbench.errors import AlignmentError
from workbench.language import language

TH, EN, DE, FR = (language(code) for code in ("th", "en", "de", "fr"))
HASHING = encoder("hashing")

THAI = st.text(alphabet="กขคงจด่าิีเแ ๆฯ๑๒65.()“”\n", max_size=120)
LATIN = st.text(alphabet="abcdeABC ,.!?\"'()0123 \n", max_size=120)
ANY = st.text(max_size=60)


def check_tiling(beads: list[Bead], source: str, target: str) -> None:
    """Every visible character is on exactly one bead, and spans begin and end with visible characters."""
    for text, spans in (
        (source, [bead.source for bead in beads if bead.source]),
        (target, [bead.target for bead in beads if bead.target]),
    ):
        seen = [0] * len(text)
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert not text[start].isspace() and not text[end - 1].isspace()
            for at in range(start, end):
                seen[at] += 1
        assert all(count == 1 or character.isspace() for count, character in zip(seen, text, strict=True))
        assert all(count <= 1 for count in seen)
    assert all(bead.source or bead.target for bead in beads)
    assert all(0 <= bead.confidence <= 1 for bead in beads)
    sources = [bead.source for bead in beads if bead.source]
    assert sources == sorted(sources)


@settings(max_examples=60, deadline=None)
@given(THAI, LATIN, st.booleans(), st.booleans())
def test_no_character_is_lost_or_doubled(
    source: str, target: str, source_lines: bool, target_lines: bool
) -> None:
    beads = align(source, target, TH, EN, HASHING, source_lines=source_lines, target_lines=target_lines)
    check_tiling(beads, source, target)


@settings(max_examples=40, deadline=None)
@given(ANY, ANY)
def test_any_text_on_either_side_is_taken(source: str, target: str) -> None:
    check_tiling(align(source, target, TH, EN, HASHING), source, target)
    check_tiling(align(target, source, DE, FR, HASHING), target, source)


@pytest.mark.parametrize(
    ("source", "target"),
    [("", ""), ("", "A text."), ("ก", ""), (" \n ", "A."), ("ข้อความ", "\t"), ("ก", "a")],
)
def test_an_empty_side_leaves_the_other_alone(source: str, target: str) -> None:
    beads = align(source, target, TH, EN, HASHING)
    check_tiling(beads, source, target)
    if not source.strip() or not target.strip():
        assert not [bead for bead in beads if bead.source and bead.target]


def test_the_same_input_gives_the_same_beads() -> None:
    thai = "ประเทศไทยเข้าร่วมการประชุม ASEAN 2020 เมื่อวันที่ 7 ตุลาคม 2563 ที่ประชุมเห็นชอบ 5 ข้อ"
    english = "Thailand joined ASEAN 2020 on 7 October 2020. The meeting agreed on 5 points."
    assert align(thai, english, TH, EN, HASHING) == align(thai, english, TH, EN, HASHING)


def test_with_the_thai_text_as_target_the_beads_are_mirrored() -> None:
    thai = "การประชุม ASEAN 2020 ครั้งที่ 5 ที่ประชุมเห็นชอบ Bali Message 21 ประเทศ"
    english = "The 5th ASEAN 2020 meeting. It adopted the Bali Message of 21 countries."
    forth = align(thai, english, TH, EN, HASHING)
    back = align(english, thai, EN, TH, HASHING)
    assert {(bead.source, bead.target) for bead in forth} == {(bead.target, bead.source) for bead in back}
    check_tiling(back, english, thai)


def test_given_lines_are_put_together_but_never_cut() -> None:
    source = "Erste Zeile. Zweiter Satz.\nDritte Zeile 42."
    target = "Première ligne. Deuxième phrase.\nTroisième ligne 42."
    ends = {0, 26, len(source)}
    for bead in align(source, target, DE, FR, HASHING, source_lines=True, target_lines=True):
        if bead.source:
            assert bead.source.start in {0, 27} and bead.source.end in ends


@settings(max_examples=60, deadline=None)
@given(THAI, LATIN, st.booleans(), st.booleans(), st.data())
def test_fixed_beads_come_back_and_the_rest_is_found_around_them(
    source: str, target: str, source_lines: bool, target_lines: bool, data: st.DataObject
) -> None:
    def some_spans(text: str) -> list[Span]:
        visible = [at for at, character in enumerate(text) if not character.isspace()]
        ends = data.draw(st.lists(st.sampled_from(visible), unique=True, max_size=4)) if visible else []
        ends.sort()
        return [Span(a, b + 1) for a, b in zip(ends[::2], ends[1::2], strict=False)]

    sides = [*zip_longest(some_spans(source), data.draw(st.permutations(some_spans(target))))]
    fixed = [Bead(ours, theirs, 1.0) for ours, theirs in sides]
    lines = {"source_lines": source_lines, "target_lines": target_lines}
    beads = align(source, target, TH, EN, HASHING, **lines, fixed=fixed)
    assert set(fixed) <= set(beads)
    check_tiling(beads, source, target)


def test_beads_fixed_as_they_were_found_change_nothing() -> None:
    thai = "การประชุม ASEAN 2020 ครั้งที่ 5 ที่ประชุมเห็นชอบ Bali Message 21 ประเทศ ปิดประชุม 17.00 น."
    english = "The 5th ASEAN 2020 meeting. It adopted the Bali Message of 21 countries. It closed at 17.00."
    beads = align(thai, english, TH, EN, HASHING)
    assert align(thai, english, TH, EN, HASHING, fixed=beads) == beads


def test_a_fixed_bead_draws_its_neighbours_along() -> None:
    thai = "ประโยคหนึ่ง ประโยคสอง ประโยคสาม"
    english = "First sentence. Second sentence. Third sentence."
    wanted = Bead(Span(12, 21), Span(33, 48), 1.0)
    beads = align(thai, english, TH, EN, HASHING, fixed=[wanted])
    assert wanted in beads
    for bead in beads:
        assert bead == wanted or bead.target is None or bead.target.end <= 33


@pytest.mark.parametrize(
    ("fixed", "reason"),
    [
        ([Bead(Span(0, 4), None, 1.0), Bead(Span(2, 6), None, 1.0)], "share characters"),
        ([Bead(Span(0, 400), None, 1.0)], "in a text of 11 characters"),
        ([Bead(None, Span(3, 3), 1.0)], "in a text of 7 characters"),
    ],
)
def test_fixed_beads_that_do_not_fit_are_refused(fixed: list[Bead], reason: str) -> None:
    with pytest.raises(AlignmentError, match=reason):
        align("ประโยคหนึ่ง", "A text.", TH, EN, HASHING, fixed=fixed)


def test_two_texts_without_sentence_marks_are_refused() -> None:
    with pytest.raises(AlignmentError, match="Neither Thai nor Thai"):
        align("ก", "ข", TH, TH, HASHING)


@settings(max_examples=40, deadline=None)
@given(THAI, LATIN)
def test_no_character_is_lost_or_doubled_where_only_windows_are_looked_at(source: str, target: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"_WHOLE": 0, "_STRETCH": 8, "_WIDEST": 6, "_MARGIN": 1}.items():
            patch.setattr(f"workbench.alignment.windows.{name}", value)
        check_tiling(align(source, target, TH, EN, HASHING), source, target)


def test_a_real_encoder_finds_the_cut_that_no_space_tells() -> None:
    thai = (
        "คณะรัฐมนตรีมีมติเห็นชอบสารบาหลี เมื่อวันที่ ๒๖ เม.ย. ๒๕๖๕ สารดังกล่าวไม่มีผลผูกพันทางกฎหมาย "
        "กระทรวงการต่างประเทศจะแจ้งผลให้อินโดนีเซียทราบ"
    )
    english = (
        "The cabinet approved the Bali Message on 26 April 2022. The message is not legally binding. "
        "The Ministry of Foreign Affairs will inform Indonesia of the result."
    )
    beads = [bead for bead in align(thai, english, TH, EN, encoder("use")) if bead.source and bead.target]
    starts = [thai[bead.source.start :][:6] for bead in beads if bead.source]
    assert starts == [thai[:6], "สารดัง", "กระทรว"]


def test_a_pair_is_aligned_again_as_it_would_be_from_the_start() -> None:
    thai = "การประชุม ASEAN 2020 ครั้งที่ 5 ที่ประชุมเห็นชอบ Bali Message 21 ประเทศ ปิดประชุม 17.00 น."
    english = "The 5th ASEAN 2020 meeting. It adopted the Bali Message of 21 countries. It closed at 17.00."
    pair = PairAligner(thai, english, TH, EN, HASHING)
    assert pair.beads() == align(thai, english, TH, EN, HASHING)
    inside_a_chunk = [Bead(Span(0, 6), Span(4, 11), 1.0)]
    for fixed in ([], inside_a_chunk, []):
        beads = pair.beads(fixed)
        assert set(fixed) <= set(beads)
        check_tiling(beads, thai, english)
    turned = PairAligner(english, thai, EN, TH, HASHING)
    assert {(bead.source, bead.target) for bead in turned.beads()} == {
        (bead.target, bead.source) for bead in pair.beads()
    }


def test_looks_are_shared_between_alignments(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    look = Comparison.first_look
    monkeypatch.setattr(
        Comparison, "first_look", lambda self, weights: looks.append(1) or look(self, weights)
    )
    thai, english = "ประโยคหนึ่ง ประโยคสอง ประโยคสาม", "First sentence. Second sentence. Third sentence."
    pair = PairAligner(thai, english, TH, EN, HASHING)
    pair.beads()
    pair.beads([Bead(Span(12, 21), Span(33, 48), 1.0)])
    assert len(looks) == 1
    pair.beads([Bead(Span(2, 5), Span(33, 48), 1.0)])
    assert len(looks) == 2


def test_the_same_text_on_both_sides_is_beside_itself() -> None:
    text = "The cabinet approved the text. It is not binding. Indonesia will be told of the result."
    beads = align(text, text, EN, EN, encoder("use"))
    assert [(bead.source, bead.target) for bead in beads] == [(Span(a, b), Span(a, b)) for a, b in
                                                              ((0, 30), (31, 49), (50, 87))]  # fmt: skip
