"""Terms are found where a reader sees them, and nowhere else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.corpus import corpus_path, read_corpus_file
from tests.support.glossary import ADMITTED, DEPRECATED, FORBIDDEN, glossary, term
from tests.support.terms import read_terms
from workbench.glossary import Glossary, Hit, PartOfSpeech, Recogniser, TermType, read_glossary
from workbench.glossary.folding import plain, repair, squeeze
from workbench.glossary.inflection import forms

FOLDER = Path(__file__).parents[2] / "glossary"
VERB = PartOfSpeech.VERB


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(read_glossary(FOLDER))


def found(text: str, language: str, *terms: str, **options: PartOfSpeech) -> list[str]:
    """What stands in `text` of the terms of one language."""
    entries = {f"c{number}": [term(language, each, **options)] for number, each in enumerate(terms)}
    return [hit.text for hit in Recogniser(glossary(**entries)).find(text, language)]


@pytest.mark.parametrize("language", ["th", "en"])
def test_marked_texts_are_read_as_a_person_reads_them(recogniser: Recogniser, language: str) -> None:
    marked = hits = right = 0
    for _, text, marks in read_terms(language):
        got = {(hit.start, hit.end, hit.concept) for hit in recogniser.find(text, language)}
        marked, hits, right = marked + len(marks), hits + len(got), right + len(got & marks)
    assert marked >= 300
    assert right / marked >= 0.97, "recall"
    assert right / hits >= 0.97, "precision"


@pytest.mark.parametrize("language", ["th", "en"])
def test_marked_stretches_of_the_corpus_stand_in_it(language: str) -> None:
    rows = read_terms(language)
    assert {document for document, _, _ in rows} > {"own"}
    for document, text, _ in rows:
        assert document == "own" or text in read_corpus_file(corpus_path(document, language))[1]


def test_a_hit_says_where_it_stands_and_what_it_is() -> None:
    terms = glossary(digital=[term("th", "ดิจิทัล"), term("th", "ดิจิตอล", FORBIDDEN)])
    assert Recogniser(terms).find("ยุคดิจิตอล", "th") == [
        Hit(3, 10, "ดิจิตอล", "digital", "ดิจิตอล", FORBIDDEN),
    ]


def test_the_longer_of_two_that_overlap_wins() -> None:
    assert found("ความมั่นคงปลอดภัยไซเบอร์", "th", "ไซเบอร์", "ความมั่นคงปลอดภัยไซเบอร์") == ["ความมั่นคงปลอดภัยไซเบอร์"]
    assert found("a cyber security policy paper", "en", "cyber security", "security policy paper") == [
        "security policy paper"
    ]


def test_concepts_that_share_a_term_are_both_found_in_its_place() -> None:
    terms = glossary(threat=[term("en", "APT")], partners=[term("en", "APT")])
    hits = Recogniser(terms).find("The APT meets.", "en")
    assert [(hit.concept, hit.start, hit.end) for hit in hits] == [("partners", 4, 7), ("threat", 4, 7)]


def test_what_stands_within_a_longer_term_is_told_apart() -> None:
    terms = glossary(
        convention=[term("th", "อนุสัญญา")], hanoi=[term("th", "อนุสัญญาฮานอย")], sea=[term("th", "ทะเล")]
    )
    everything = Recogniser(terms).find_all("ลงนามอนุสัญญาฮานอยแล้ว", "th")
    assert [hit.concept for hit in everything.hits] == ["hanoi"]
    assert [(hit.concept, hit.text) for hit in everything.covered] == [("convention", "อนุสัญญา")]


def test_of_two_spellings_the_one_that_stands_there_is_named() -> None:
    terms = glossary(
        asean=[
            term("en", "Association of Southeast Asian Nations"),
            term("en", "Association of South East Asian Nations", FORBIDDEN),
        ]
    )
    texts = (
        "the Association of South East Asian Nations",
        "the Association of Southeast Asian Nations",
        # Neither; nobody is accused for a hyphen.
        "the Association of South-East Asian Nations",
    )
    statuses = [hit.status for text in texts for hit in Recogniser(terms).find(text, "en")]
    assert statuses == [FORBIDDEN, terms.concepts[0].terms[0].status, terms.concepts[0].terms[0].status]


@pytest.mark.parametrize(
    ("term_text", "text", "expected"),
    [
        ("treaty", "Treaties, a treaty's text and treaties’ texts", ["Treaties", "treaty", "treaties"]),
        ("memorandum of understanding", "memoranda of understanding", ["memoranda of understanding"]),
        ("Secretary-General", "the secretaries-general", ["secretaries-general"]),
        ("State Party", "States Parties and a State party", ["States Parties", "State party"]),
        ("least developed countries", "a least developed country", ["least developed country"]),
        ("spokesman", "spokesmen", ["spokesmen"]),
        (
            "capacity-building",
            "capacity building, Capacity-Building",
            ["capacity building", "Capacity-Building"],
        ),
        ("cyberattack", "cyber attacks and cyber-attacks", ["cyber attacks", "cyber-attacks"]),
        (
            "white paper",
            "whitepapers, white-paper, white\n  paper",
            ["whitepapers", "white-paper", "white\n  paper"],
        ),
        ("cybersecurity", "cyber-\nsecurity", ["cyber-\nsecurity"]),
        ("international law", "inter-\nnational law", ["inter-\nnational law"]),
        ("chargé d'affaires", "the charges d’affaires", ["charges d’affaires"]),
        ("joint communiqué", "a joint communique\u0301.", ["joint communique\u0301"]),
        ("Foreign Ministers' Meeting", "Foreign Ministers Meeting", ["Foreign Ministers Meeting"]),
        ("G20", "the G-20", ["G-20"]),
        ("diplomacy", "the\u200bdiplo\u00admacy", []),
        ("diplomacy", "the diplo\u00admacy", ["diplo\u00admacy"]),
    ],
)
def test_english_is_found_however_it_is_inflected_and_written(
    term_text: str, text: str, expected: list[str]
) -> None:
    assert found(text, "en", term_text) == expected


def test_a_verb_is_found_in_its_forms_and_a_noun_is_not_taken_for_one() -> None:
    text = "It took note of, takes note of and has taken note of it, taking note of all."
    assert len(found(text, "en", "take note of", part_of_speech=VERB)) == 4
    assert found("addressed, addressing, addresses", "en", "address") == ["addresses"]


@pytest.mark.parametrize(
    ("term_text", "text"),
    [
        ("norm", "normal abnormal enormous norm_1 normX"),
        ("regional", "sub-regional, inter‑regional"),
        ("treaty", "a treaty.example.org and mail treaty@example.org or https://example.org/treaty"),
        ("white paper", "White. Paper"),
        ("white paper", "white\n\npaper"),
        ("white paper", "white — paper"),
        ("therapist", "the rapist"),
        ("2030 Agenda", "the 12030 Agenda"),
        ("fake news", "fake new accounts"),
        ("organ", "organization"),
    ],
)
def test_english_is_not_found_within_other_words_or_across_sentences(term_text: str, text: str) -> None:
    assert found(text, "en", term_text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who tells the WHO what it is in IT, tell us, the US", ["WHO", "IT", "US"]),
        ("it's who's", []),
        ("NGOs, an NGO's, Ngo", ["NGOs", "NGO"]),
        ("the U.S. and the W.H.O. said; i.t. did", ["U.S.", "W.H.O."]),
        ("IT IS FOR US TO SAY WHO LEADS", []),
        ("WHO\nand then", ["WHO"]),
        ("Asean, ASEAN and asean", ["Asean", "ASEAN", "asean"]),
        ("the CARE group takes care, Care is taken", ["CARE"]),
    ],
)
def test_an_acronym_that_is_an_ordinary_word_needs_its_capitals(text: str, expected: list[str]) -> None:
    assert found(text, "en", "WHO", "IT", "US", "NGO", "ASEAN", "CARE") == expected


@pytest.mark.parametrize(
    ("term_text", "text", "expected"),
    [
        ("พ.ร.บ. คอมพิวเตอร์", "ตามพ.ร.บ.คอมพิวเตอร์ฉบับนี้", ["พ.ร.บ.คอมพิวเตอร์"]),
        ("กระทรวงการต่างประเทศ", "ที่กระทรวงการ ต่างประเทศ", ["กระทรวงการ ต่างประเทศ"]),
        ("ประเทศต่าง ๆ", "ของประเทศต่างๆ ทุกแห่ง", ["ประเทศต่างๆ"]),
        ("คำแถลง", "มีคํ\u0e32แถลงแล้ว", ["คํ\u0e32แถลง"]),
        ("เน้นย้ำ", "ขอเน้นย\u0e4d\u0e49\u0e32อีก", ["เน้นย\u0e4d\u0e49\u0e32"]),
        ("เน้นย้ำ", "ขอเน้นยำ\u0e49อีก", ["เน้นยำ\u0e49"]),
        ("แถลงการณ์ร่วม", "ออกเเถลงการณ์ร่วม", ["เเถลงการณ์ร่วม"]),
        ("พ.ศ. 2562", "เมื่อ พ.ศ. ๒๕๖๒", ["พ.ศ. ๒๕๖๒"]),
        ("กลุ่ม 77", "จากกลุ่ม๗๗ และ", ["กลุ่ม๗๗"]),
        ("การทูต", "งานการ\u200bทูตไทย", ["การ\u200bทูต"]),
        ("คณะทำงาน", "ตั้งคณะทำ งานแล้ว", ["คณะทำ งาน"]),
        ("มัลแวร์", "พบมัลแวร์บนเครื่อง", ["มัลแวร์"]),
        ("กต.", "ตามที่กต.เสนอ", ["กต."]),
        ("เป้าหมายการพัฒนาที่ยั่งยืน", "การบรรลุเป้าหมายการพัฒนาที่ยั่งยืน", ["เป้าหมายการพัฒนาที่ยั่งยืน"]),
        ("โควิด-19", "ช่วงโควิด 19", ["โควิด 19"]),
    ],
)
def test_thai_is_found_however_it_is_typed(term_text: str, text: str, expected: list[str]) -> None:
    assert found(text, "th", term_text) == expected


@pytest.mark.parametrize(
    ("term_text", "text"),
    [
        ("ข้อ", "ข้อมูล ข้อตกลง ข้อริเริ่ม ข้อเสนอ"),
        ("ทูต", "คณะทูตานุทูต"),
        ("บท", "บทบาทของบทความ"),
        ("ในภูมิภาค", "ภายในภูมิภาค"),
        ("ประธานร่วม", "คือประธาน ร่วมกับเลขานุการ"),
        ("กรรมการร่วม", "กรรมการร่วมมือกัน"),
        ("ค.ศ.", "คณะ อ.ก.ค.ศ. เขต"),
        ("ส.ส.", "ส.ส.ร."),
        ("มติ", "ประชามติ"),
        ("กฎหมาย", "ผิดกฎหมาย"),
        ("กลุ่ม 20", "กลุ่ม 200"),
        ("คำ", "ดำเนิน"),
    ],
)
def test_thai_is_not_found_within_other_words(term_text: str, text: str) -> None:
    assert found(text, "th", term_text) == []


def test_an_item_is_found_where_it_is_no_part_of_a_noun() -> None:
    assert found("สองข้อ ข้อ ๔ ข้อที่ห้า ทุกข้อ", "th", "ข้อ") == ["ข้อ"] * 4


def test_other_languages_are_found_as_they_are_written_at_the_edges_of_words() -> None:
    text = "Das Abkommen; des Abkommens; das abkommen; Zusatzabkommen; die Großmacht"
    assert found(text, "de", "Abkommen", "Großmacht") == ["Abkommen", "abkommen", "Großmacht"]
    assert found("résumé, resume", "fr", "résumé") == ["résumé"]


def test_only_the_language_that_is_asked_for_is_found() -> None:
    terms = Recogniser(glossary(amcc=[term("en", "AMCC"), term("th", "การประชุม")]))
    assert [hit.text for hit in terms.find("การประชุมAMCCครั้งที่ ๕", "en")] == ["AMCC"]
    assert [hit.text for hit in terms.find("การประชุมAMCCครั้งที่ ๕", "th")] == ["การประชุม"]
    assert terms.find("การประชุม", "de") == []


def test_unusable_terms_are_never_found_and_do_no_harm() -> None:
    strange = ["่", "…", "- -", "<b>norm</b>", "x" * 5000, "่่่ ้", " norm\n ", "'"]
    text = "a norm – " + "่" * 50 + " … <b>norm</b> " + "x" * 5000 + "'"
    for language in ("th", "en", "de"):
        entries = {f"c{number}": [term(language, each)] for number, each in enumerate(strange)}
        hits = Recogniser(glossary(**entries)).find(text, language)
        assert {hit.text for hit in hits} == {"norm", "<b>norm</b>", "x" * 5000}


@pytest.mark.parametrize(
    "text",
    ["", " " * 1000, "ก" * 20_000, "ข้อ" * 5000, "IT " * 5000, "ํ" * 5000, "a-" * 5000, "\n" * 5000, "😀"],
)
def test_strange_texts_are_read_in_a_moment(recogniser: Recogniser, text: str) -> None:
    for language in ("th", "en", "fr"):
        for hit in recogniser.find(text, language):
            assert text[hit.start : hit.end] == hit.text


TERMS = glossary(
    asean=[term("th", "อาเซียน"), term("en", "ASEAN")],
    cyber=[term("th", "ไซเบอร์"), term("en", "cyber", part_of_speech=PartOfSpeech.ADJECTIVE)],
    security=[term("th", "ความมั่นคงปลอดภัยไซเบอร์"), term("en", "cybersecurity")],
    adopt=[term("th", "รับรอง"), term("en", "adopt", part_of_speech=VERB)],
    word=[term("th", "ถ้อยคำ", ADMITTED), term("en", "white paper", DEPRECATED)],
    cabinet=[term("th", "ครม.", type=TermType.ABBREVIATION), term("en", "Cabinet")],
)
PIECES = {
    "th": ["อาเซียน", "ความมั่นคง", "ปลอดภัย", "ไซเบอร์", "รับรอง", "ถ้อยคํา", "ถ้อยคำ", "ครม.", "และ", "กระ"],
    "en": [
        "ASEAN",
        "asean's",
        "cyber",
        "security",
        "adopted",
        "white",
        "papers",
        "Cabinet",
        "the",
        "adopts'",
    ],
}
GAPS = ["", " ", "\n", "-", "\u200b", "\u00a0", ". ", "่", "’", "ๆ", "๒", "x", "\u0e4d", "\u0301"]
READY = Recogniser(TERMS)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(["th", "en"]))
    pieces = draw(st.lists(st.sampled_from(PIECES[language] + GAPS), max_size=14))
    return language, "".join(pieces)


def written(hit: Hit, language: str) -> set[str]:
    """All forms of a hit's term, without what may vary."""
    (entry,) = (
        each
        for concept in TERMS.concepts
        if concept.id == hit.concept
        for each in concept.terms_in(language)
        if each.text == hit.term
    )
    return {squeeze(repair(form).text).key for form in (forms(entry) if language == "en" else [entry.text])}


@settings(max_examples=300, deadline=None)
@given(texts())
def test_hits_stand_where_they_say_are_forms_of_their_term_and_do_not_overlap(
    sample: tuple[str, str],
) -> None:
    language, text = sample
    hits = READY.find(text, language)
    for hit in hits:
        assert text[hit.start : hit.end] == hit.text
        assert squeeze(repair(hit.text).text).key in written(hit, language)
    for hit, behind in pairwise(hits):
        assert hit.end <= behind.start
    everything = READY.find_all(text, language)
    assert everything.hits == hits
    for hit in everything.covered:
        assert any(hit.start < each.end and each.start < hit.end for each in hits)


@settings(max_examples=200, deadline=None)
@given(texts(), st.sampled_from(["ก่อนหน้านี้\n\n", "Before.\n\n", "\u200b\n\n", "นํ้า\n\n", "12\n\n"]))
def test_text_before_it_shifts_a_hit_and_changes_nothing_else(sample: tuple[str, str], before: str) -> None:
    language, text = sample
    moved = READY.find(before + text, language)
    assert [(hit.start, hit.end, hit.text, hit.term) for hit in moved] == [
        (hit.start + len(before), hit.end + len(before), hit.text, hit.term)
        for hit in READY.find(text, language)
    ]


@settings(max_examples=100, deadline=None)
@given(texts())
def test_an_empty_glossary_finds_nothing(sample: tuple[str, str]) -> None:
    language, text = sample
    assert Recogniser(Glossary(())).find(text, language) == []


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="กขรคมาิีุ่้์ำํเแไๆฯ. 1๑aB-'’\u200b\u0301é\n", max_size=60))
def test_every_character_can_be_traced_back(text: str) -> None:
    repaired = repair(text)
    assert len(repaired.text) == len(repaired.starts) == len(repaired.ends)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(repaired.starts, repaired.ends, strict=True)
    )
    squeezed = squeeze(repaired.text)
    for at, character in enumerate(squeezed.key):
        assert plain(repaired.text)[squeezed.place(at)] == character
