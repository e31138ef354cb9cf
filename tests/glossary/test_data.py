"""The glossary that comes with the project."""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from workbench.glossary import TermStatus, TermType, fold, read_glossary, search, write_glossary

FOLDER = Path(__file__).parents[2] / "glossary"
AVOID = (TermStatus.DEPRECATED, TermStatus.FORBIDDEN)

HOMONYMS = {
    ("en", "APT"),
    ("en", "COP"),
    ("en", "ICC"),
    ("en", "Minister"),
    ("en", "approve"),
    ("en", "protocol"),
    ("th", "มาตรา"),
    ("th", "แถลงการณ์ร่วม"),
}


@pytest.fixture(scope="module")
def glossary():
    return read_glossary(FOLDER)


def test_it_comes_back_from_a_round_trip_byte_for_byte(glossary, tmp_path):
    write_glossary(glossary, tmp_path)
    for name in ("concepts.csv", "terms.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_it_is_large_enough_and_has_one_preferred_term_a_language(glossary):
    assert len(glossary.concepts) >= 260
    for concept in glossary.concepts:
        for language in ("th", "en"):
            assert len(concept.terms_in(language, TermStatus.PREFERRED)) == 1, (concept.id, language)


def test_ids_are_readable_and_subjects_few(glossary):
    assert [
        each.id for each in glossary.concepts if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each.id)
    ] == []
    assert len(glossary.subjects) <= 12


def test_what_is_to_be_avoided_says_why(glossary):
    assert [
        (concept.id, term.text)
        for concept in glossary.concepts
        for term in concept.terms
        if term.status in AVOID and not term.usage_note
    ] == []


def test_a_term_to_be_used_stands_for_two_concepts_only_where_it_is_a_homonym(glossary):
    concepts = defaultdict(set)
    for concept in glossary.concepts:
        for term in concept.terms:
            if term.status not in AVOID:
                concepts[term.language, term.text].add(concept.id)
    assert {term for term, ids in concepts.items() if len(ids) > 1} == HOMONYMS


def test_concepts_that_share_a_term_are_told_apart_by_a_definition(glossary):
    shared = [
        concept
        for concept in glossary.concepts
        if any((term.language, term.text) in HOMONYMS for term in concept.terms)
    ]
    assert [concept.id for concept in shared if not concept.definition] == []


def test_thai_is_typed_the_normal_way(glossary):
    for concept in glossary.concepts:
        for term in concept.terms_in("th"):
            assert term.text == unicodedata.normalize("NFC", term.text)
            # Split sara am, sara e twice for sara ae, a vowel after the tone mark, zero width.
            assert not re.search("\u0e4d\u0e32|เเ|[่-๋][ัิ-ฺ]|[\u200b-\u200f\ufeff]", term.text), term.text


def test_definitions_are_sentences(glossary):
    assert [
        each.id for each in glossary.concepts if each.definition and not each.definition.endswith(".")
    ] == []


def test_thai_abbreviations_are_not_in_latin_letters_and_acronyms_not_in_thai(glossary):
    terms = [term for concept in glossary.concepts for term in concept.terms]
    assert {term.language for term in terms if term.type is TermType.ACRONYM} == {"en"}
    assert {term.language for term in terms if term.type is TermType.TRANSLITERATION} == {"th"}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("อธิปไตยไซเบอร์", "cyber-sovereignty"),
        ("อนุสัญญาฮานอย", "un-convention-against-cybercrime"),
        ("สารบาหลี", "bali-message"),
        ("AMCC", "amcc"),
        ("อูเจิ้น", "wuzhen"),
        ("กต.", "ministry-of-foreign-affairs"),
        ("สกมช", "ncsa"),
        ("ปธน", "president"),
        ("unodc", "unodc"),
        ("charge d'affaires", "charge-d-affaires"),
        ("พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. ๒๕๖๒", "personal-data-protection-act"),
        ("กระทรวงดิจิทัล เพื่อเศรษฐกิจและสังคม", "mdes"),
    ],
)
def test_what_the_five_documents_speak_of_is_found(glossary, query, first):
    assert search(glossary, query)[0].id == first


def test_a_spelling_that_is_not_to_be_used_leads_to_the_one_that_is(glossary):
    (digital, *_) = search(glossary, "ดิจิตอล", status=TermStatus.FORBIDDEN)
    assert "ดิจิทัล" in fold(digital.terms_in("th", TermStatus.PREFERRED)[0].text)
