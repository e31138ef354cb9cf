"""What every format has to do; a new one is in all of these tests by being in GlossaryFormat."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import ExchangeError
from workbench.exchange.glossaries import (
    GlossaryFormat,
    Incoming,
    complaint,
    in_order,
    plan,
    read_glossary_file,
    write_glossary_file,
)
from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType, read_glossary

PROJECT = Path(__file__).parents[3] / "glossary"

ThroughFile = Callable[..., Incoming]
Make = Callable[..., Any]

HARD_TEXTS = {
    "markup": """<b> & </b> "quoted" 'single' &amp; ]]> <!-- -->""",
    "Thai marks": "น้ำ นํ้า นำ้ เเก แก ที่ปรึกษา ๆ ฯลฯ ก็ ศิลป์ พ.ร.บ. ๒๕๖๒",
    "combining order": "ก\u0e48\u0e34 ก\u0e34\u0e48 é e\u0301 ｶﾞ ﬁ",
    "zero width": "ภาษา\u200bไทย a\u200db \u2060x",
    "bidirectional": "abc \u202eעברית\u202c \u200fالعربية\u200e 123",
    "beyond the first plane": "😀 👩\u200d💻 𝒜 🇹🇭",
    "formula": '=HYPERLINK("http://localhost/";"cyber")',
    "formula of another kind": "+1 @SUM -2 '=x",
    "apostrophes": "''=x'' '",
    "separators": "a,b;c\td|e",
    "escapes of Excel": "_x0041_ _x005F_",
    "a long one": "ก" * 10_000,
}


@pytest.fixture(params=list(GlossaryFormat))
def kind(request: pytest.FixtureRequest) -> GlossaryFormat:
    """Each format in turn."""
    return GlossaryFormat(request.param)


def read(concepts: tuple[Concept, ...], kind: GlossaryFormat) -> tuple[Incoming, int]:
    """What comes back of `concepts`, and the number of characters replaced."""
    file = io.BytesIO()
    written = write_glossary_file(file, concepts, kind)
    file.seek(0)
    return read_glossary_file(file), written.replaced_characters


def test_the_glossary_of_the_project_comes_back_equal(kind: GlossaryFormat, tmp_path: Path) -> None:
    glossary = read_glossary(PROJECT)
    written = write_glossary_file(tmp_path / "file", glossary.concepts, kind)
    incoming = read_glossary_file(tmp_path / "file")
    assert tuple(entry.concept for entry in incoming.entries) == glossary.concepts
    assert (incoming.refused, incoming.remarks, incoming.complete) == ((), (), True)
    assert (written.concepts, written.left_out) == (len(glossary.concepts), 0)
    assert written.terms == sum(len(concept.terms) for concept in glossary.concepts)
    planned = plan(glossary, incoming)
    assert len(planned.same) == len(glossary.concepts)
    assert (planned.new, planned.changed, planned.duplicates, planned.conflicts) == ((), (), (), ())


def test_every_value_of_the_model_comes_back(kind: GlossaryFormat, glossary: Glossary) -> None:
    seen = {
        value
        for term in glossary.concepts[0].terms
        for value in (term.status, term.type, term.part_of_speech)
    }
    assert seen == {*TermStatus, *TermType, *PartOfSpeech}
    incoming, _ = read(glossary.concepts, kind)
    assert tuple(entry.concept for entry in incoming.entries) == glossary.concepts
    assert all(assumed == frozenset() for entry in incoming.entries for assumed in entry.assumed)


@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS)
def test_hard_texts_come_back_to_the_code_point(
    kind: GlossaryFormat, concept: Make, term: Make, text: str
) -> None:
    line = " ".join(text.split())[:500]
    fields = dict.fromkeys(("definition", "note", "source"), text)
    hard = concept("hard", term(line, usage_note=text), subject=line[:200].strip(), **fields)
    incoming, replaced = read((hard,), kind)
    assert [entry.concept for entry in incoming.entries] == [hard], incoming.refused
    assert replaced == 0


@pytest.mark.parametrize("text", ["two\nlines", "a\n\n  indented", "\r\n", "ends in white space \n", " "])
def test_white_space_of_a_note_is_kept(kind: GlossaryFormat, concept: Make, text: str) -> None:
    spaced = concept("spaced", note=text)
    incoming, _ = read((spaced,), kind)
    assert [entry.concept for entry in incoming.entries] == [spaced]


@pytest.mark.parametrize(
    "id", ["5g", "คำ", "a b", "q\"uo'te", "a&b<c>", "_", "-", "=1+1", "1.50", "TRUE", "2026-01-02"]
)
def test_any_id_comes_back(kind: GlossaryFormat, concept: Make, id: str) -> None:
    incoming, _ = read((concept(id), concept("other")), kind)
    assert [entry.concept.id for entry in incoming.entries] == [id, "other"]


def test_characters_that_no_text_has_are_replaced_and_told(
    kind: GlossaryFormat, concept: Make, term: Make
) -> None:
    broken = concept(note="a\0b\x0bc\ud800d\uffff")
    incoming, replaced = read((broken,), kind)
    assert replaced == 4
    assert [entry.concept.note for entry in incoming.entries] == ["a\ufffdb c\ufffdd\ufffd"]


def test_a_concept_without_a_term_is_left_out_and_told(kind: GlossaryFormat, concept: Make) -> None:
    bare = Concept("bare", "", "", "", "", ())
    file = io.BytesIO()
    written = write_glossary_file(file, (bare, concept("other")), kind)
    assert (written.concepts, written.terms, written.left_out) == (1, 2, 1)
    file.seek(0)
    assert [entry.concept.id for entry in read_glossary_file(file).entries] == ["other"]


def test_an_id_given_twice_is_refused_and_the_earlier_file_stays(
    kind: GlossaryFormat, concept: Make, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("earlier")
    with pytest.raises(ExchangeError, match="'cyber' is there twice"):
        write_glossary_file(tmp_path / "file", (concept("cyber"), concept("cyber")), kind)
    assert (tmp_path / "file").read_text() == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ก" * 5000, "5,000 characters"),
        ("\u0e48\u0e34", "marks only"),
        ("\u200b\u200b", "shows nothing"),
    ],
)
def test_terms_against_the_rules_are_refused_with_their_place(
    kind: GlossaryFormat, concept: Make, term: Make, text: str, reason: str
) -> None:
    incoming, _ = read((concept("bad", term(text)), concept("good")), kind)
    assert [entry.concept.id for entry in incoming.entries] == ["good"]
    (refusal,) = incoming.refused
    assert reason in refusal.reason
    assert refusal.place.startswith(("line ", "row "))


def test_progress_is_told_to_the_end_both_ways(kind: GlossaryFormat, concept: Make) -> None:
    concepts = tuple(concept(f"c{number}") for number in range(501))
    out: list[tuple[int, int | None]] = []
    file = io.BytesIO()
    write_glossary_file(file, concepts, kind, lambda done, total: out.append((done, total)))
    assert out == [(500, 501), (501, 501)]
    back: list[tuple[int, int | None]] = []
    file.seek(0)
    read_glossary_file(file, lambda done, total: back.append((done, total)))
    assert len(back) >= 2
    assert back == sorted(back, key=lambda told: told[0])
    assert back[-1][0] == back[-1][1]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, KeyError])
def test_whoever_is_told_of_progress_can_stop_it(
    kind: GlossaryFormat, concept: Make, fault: type[BaseException], tmp_path: Path
) -> None:
    def stop(done: int, total: int | None) -> None:
        raise fault

    concepts = tuple(concept(f"c{number}") for number in range(501))
    with pytest.raises(fault):
        write_glossary_file(tmp_path / "file", concepts, kind, stop)
    assert list(tmp_path.iterdir()) == []
    write_glossary_file(tmp_path / "file", concepts, kind)
    with pytest.raises(fault):
        read_glossary_file(tmp_path / "file", stop)


_ALPHABET = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff")
_LINES = st.text(_ALPHABET, max_size=30).map(lambda text: " ".join(text.split()))
_TEXTS = st.text(st.one_of(_ALPHABET, st.sampled_from("\n\r\t=+-@'\"<&;,")), max_size=60)
_TERMS = st.builds(
    Term,
    st.sampled_from(("th", "en", "de", "fr")),
    _LINES,
    st.sampled_from(TermStatus),
    st.sampled_from(TermType),
    st.sampled_from(PartOfSpeech),
    _TEXTS,
)
_CONCEPTS = st.builds(
    Concept,
    _LINES.filter(bool),
    _LINES,
    _TEXTS,
    _TEXTS,
    _TEXTS,
    st.lists(_TERMS, min_size=1, max_size=4).map(lambda terms: in_order(tuple(terms))),
).filter(lambda concept: complaint(concept) is None)


@pytest.mark.parametrize("kind", list(GlossaryFormat))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(concepts=st.lists(_CONCEPTS, min_size=1, max_size=3, unique_by=lambda concept: concept.id))
def test_whatever_the_rules_admit_comes_back(kind: GlossaryFormat, concepts: list[Concept]) -> None:
    incoming, replaced = read(tuple(concepts), kind)
    assert [entry.concept for entry in incoming.entries] == concepts, incoming.refused
    assert replaced == 0


def test_the_texts_above_hold_what_they_promise() -> None:
    marks = {unicodedata.category(each) for text in HARD_TEXTS.values() for each in text}
    assert {"Mn", "Cf", "So", "Lm"} <= marks
