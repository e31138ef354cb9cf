import pytest

from tests.support.glossary import glossary, term
from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType, fold, search
from workbench.glossary.search import Index


def concept(id: str, *terms: tuple[str, str] | tuple[str, str, TermStatus], **facts: str) -> Concept:
    return Concept(
        id,
        facts.get("subject", "law"),
        facts.get("definition", ""),
        "",
        "",
        tuple(
            Term(
                language,
                text,
                status[0] if status else TermStatus.PREFERRED,
                TermType.FULL_FORM,
                PartOfSpeech.NOUN,
            )
            for language, text, *status in terms
        ),
    )


def found(*concepts: Concept, query: str, **filters: object) -> list[str]:
    return [each.id for each in search(Glossary(concepts), query, **filters)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aide-Mémoire", "aide-memoire"),
        ("COMMUNIQUÉ", "communique\u0301"),
        ("ไซเบอร์", "ไซเบอร"),
        ("เซ็นเตอร์", "เซนเตอร"),
        ("น้ำ", "น\u0e49\u0e4d\u0e32"),
        ("น้ำ", "น\u0e4d\u0e49\u0e32"),
        ("น้ำ", "นำ\u0e49"),
        ("น้ำ", "นำ"),
        ("แผน", "เเผน"),
        ("พ.ศ. ๒๕๖๒", "พ.ศ.2562"),
        ("ความ\u200bมั่นคง", "ความมั่นคง"),
        ("\ufeffการทูต", "การทูต"),
        ("co\u00adoperate", "cooperate"),
        ("ต่าง ๆ", "ต่างๆ"),
        ("กระทรวงดิจิทัล เพื่อเศรษฐกิจ", "กระทรวงดิจิทัลเพื่อเศรษฐกิจ"),
        ("ครั้งที่ 5", "ครั้งที่5"),
        ("  white\n\u00a0 paper ", "white paper"),
        ("ＡＳＥＡＮ", "asean"),
    ],
)
def test_what_a_searcher_may_write_otherwise_folds_to_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("กิน", "กัน"), ("คำ", "คา"), ("ดี", "ดิ"), ("white paper", "whitepaper"), ("ปุ", "ปู"), ("2 5", "25")],
)
def test_what_makes_another_word_is_not_folded_away(one, other):
    assert fold(one) != fold(other)


def test_a_thai_substring_is_found_without_word_edges():
    cyber = concept("cyber", ("th", "ความมั่นคงปลอดภัยไซเบอร์"))
    assert found(cyber, concept("act", ("th", "พระราชบัญญัติ")), query="ปลอดภัย") == ["cyber"]


def test_terms_of_both_languages_are_searched():
    both = concept("norm", ("th", "บรรทัดฐาน"), ("en", "norm"))
    assert found(both, query="norm") == found(both, query="บรรทัด") == ["norm"]


def test_thai_digits_accents_and_marks_do_not_matter():
    act = concept("act", ("th", "พ.ร.บ. ไซเบอร์ พ.ศ. 2562"))
    charge = concept("charge", ("en", "chargé d'affaires"))
    assert found(act, charge, query="๒๕๖๒") == ["act"]
    assert found(act, charge, query="ไซเบอร") == ["act"]
    assert found(act, charge, query="CHARGE D") == ["charge"]


def test_exact_comes_before_prefix_before_within_before_definition():
    assert found(
        concept("a", ("en", "law"), definition="Of diplomacy."),
        concept("b", ("en", "digital diplomacy")),
        concept("c", ("en", "diplomacy by proxy")),
        concept("d", ("en", "envoy"), ("en", "Diplomacy", TermStatus.DEPRECATED)),
        concept("e", ("en", "treaty")),
        query="diplomacy",
    ) == ["d", "c", "b", "a"]


def test_equal_matches_come_in_the_order_of_their_ids():
    assert found(concept("b", ("en", "law b")), concept("a", ("en", "law a")), query="law") == ["a", "b"]


def test_a_language_limits_terms_and_definitions():
    norm = concept("norm", ("th", "บรรทัดฐาน"), ("en", "norm"), definition="A shared expectation.")
    assert found(norm, query="norm", language="th") == []
    assert found(norm, query="expectation", language="th") == []
    assert found(norm, query="expectation", language="en") == ["norm"]
    assert found(norm, query="บรรทัดฐาน", language="th") == ["norm"]


def test_a_status_counts_only_the_terms_that_have_it():
    digital = concept("digital", ("th", "ดิจิทัล"), ("th", "ดิจิตอล", TermStatus.FORBIDDEN))
    law = concept("law", ("th", "กฎหมาย"))
    assert found(digital, law, query="", status=TermStatus.FORBIDDEN) == ["digital"]
    assert found(digital, law, query="ดิจิทัล", status=TermStatus.FORBIDDEN) == []
    assert found(digital, law, query="ดิจิตอล", status=TermStatus.FORBIDDEN) == ["digital"]


def test_a_subject_limits_the_concepts():
    act = concept("act", ("en", "act"), subject="law")
    attack = concept("attack", ("en", "cyberattack"), subject="cybersecurity")
    assert found(act, attack, query="ac", subject="cybersecurity") == ["attack"]


def test_an_empty_query_finds_all_and_one_of_bare_marks_nothing():
    concepts = concept("b", ("en", "b")), concept("a", ("en", "a"))
    assert found(*concepts, query=" ") == ["a", "b"]
    assert found(*concepts, query="์\u200b") == []


def test_a_changed_index_is_that_of_the_changed_glossary() -> None:
    before = glossary(norm=[term("en", "norm")], treaty=[term("en", "treaty")])
    after = glossary(accord=[term("en", "treaty")], norm=[term("en", "norm"), term("th", "บรรทัดฐาน")])
    old = Index(before)

    index = old.changed({"treaty": None} | {concept.id: concept for concept in after.concepts})

    assert index.glossary == after
    assert [each.id for each in index.search("treaty")] == ["accord"]
    assert [each.id for each in index.search("บรรทัดฐาน")] == ["norm"]
    assert old.glossary == before
    assert index.names("norm") == (("en", "norm"), ("th", "บรรทัดฐาน"))
