"""What is wrong with a pair of texts is found, and nothing that is right."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.support.glossary import ADMITTED, DEPRECATED, FORBIDDEN, glossary, term
from workbench.glossary import Checker, Finding, FindingKind, Glossary, PartOfSpeech, Side, TermType

MISSING, BAD, OLD, SECOND, UNEXPANDED = FindingKind
ABBREVIATION, ADJECTIVE, VERB = TermType.ABBREVIATION, PartOfSpeech.ADJECTIVE, PartOfSpeech.VERB
TERMS = glossary(
    act=[term("en", "Act"), term("th", "พระราชบัญญัติ"), term("th", "พ.ร.บ.", ADMITTED, ABBREVIATION)],
    adopt=[term("en", "adopt", part_of_speech=VERB), term("th", "รับรอง")],
    agenda=[term("en", "agenda"), term("th", "ระเบียบวาระการประชุม"), term("th", "กำหนดการ", DEPRECATED)],
    amcc=[
        term("en", "ASEAN Ministerial Conference on Cybersecurity"),
        term("en", "AMCC", ADMITTED),
        term("th", "การประชุมรัฐมนตรีอาเซียนด้านความมั่นคงปลอดภัยไซเบอร์"),
    ],
    article=[term("en", "article"), term("th", "ข้อ"), term("th", "บทความ", FORBIDDEN)],
    asean=[
        term("en", "ASEAN"),
        term("en", "Association of Southeast Asian Nations", ADMITTED),
        term("th", "อาเซียน"),
    ],
    buddhist_era=[term("en", "Buddhist Era"), term("th", "พ.ศ.", ADMITTED, ABBREVIATION)],
    convention=[term("en", "convention"), term("th", "อนุสัญญา")],
    crime=[
        term("en", "cybercrime"),
        term("th", "อาชญากรรมไซเบอร์"),
        term("th", "อาชญากรรมคอมพิวเตอร์", ADMITTED),
        term("th", "อาชญากรรมทางอินเทอร์เน็ต", ADMITTED),
    ],
    digital=[
        term("en", "digital", part_of_speech=ADJECTIVE),
        term("th", "ดิจิทัล"),
        term("th", "ดิจิตอล", FORBIDDEN),
    ],
    hanoi=[term("en", "Hanoi Convention"), term("th", "อนุสัญญาฮานอย")],
    parties=[
        term("en", "conference of the parties"),
        term("en", "COP", ADMITTED),
        term("th", "การประชุมรัฐภาคี"),
    ],
    programme=[term("en", "programme"), term("th", "กำหนดการ")],
    protection=[
        term("en", "child online protection"),
        term("en", "COP", ADMITTED),
        term("th", "การคุ้มครองเด็กออนไลน์"),
    ],
    thai_only=[term("th", "กรุงเทพมหานคร")],
    union=[
        term("en", "European Union"),
        term("th", "สหภาพยุโรป"),
        term("th", "อียู", ADMITTED, ABBREVIATION),
        term("th", "สหภาพยุโรปแห่งภาคพื้นทวีป", ADMITTED),
    ],
)
CHECKER = Checker(TERMS, "en", "th")


def check(source: str, target: str, checker: Checker = CHECKER) -> list[Finding]:
    return checker.check(checker.terms(source, target))


def kinds(findings: Iterable[Finding]) -> list[tuple[FindingKind, str]]:
    return [(finding.kind, finding.text) for finding in findings]


def check_document(*units: tuple[str, str]) -> list[list[Finding]]:
    return CHECKER.check_document([CHECKER.terms(*unit) for unit in units])


def test_a_term_without_its_translation_is_told_with_what_is_expected() -> None:
    assert check("They adopted the Act.", "ที่ประชุมรับรองแล้ว") == [
        Finding(MISSING, "act", Side.SOURCE, 17, 20, "Act", "Act", ("พระราชบัญญัติ", "พ.ร.บ."))
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The Acts", "พระราชบัญญัติหลายฉบับ"),
        ("the Act's title", "ชื่อ พ.ร.บ."),
        ("adopting it", "การรับรองเอกสารนี้"),
        # In the target the concept stands within a longer term; in the source a longer one covers it.
        ("the convention", "อนุสัญญาฮานอย"),
        ("the Hanoi Convention", "อนุสัญญาฮานอย"),
        # Left in the other language on purpose.
        ("the AMCC", "การประชุม AMCC ครั้งที่ ๕"),
        ("the song “Digital Love”", "เพลง “Digital Love”"),
        ("in Bangkok", "ในกรุงเทพมหานคร"),
        ("", "ดิจิตอล"),
        ("the Act", " \n"),
        ("", ""),
    ],
)
def test_what_is_translated_is_no_finding(source: str, target: str) -> None:
    assert check(source, target) == []


def test_a_term_left_in_brackets_behind_another_translation_is_not_translated() -> None:
    assert kinds(check("a digital age", "ยุคใหม่ (digital)")) == [(MISSING, "digital")]


def test_a_term_is_told_once_a_unit() -> None:
    assert kinds(check("Act, Act and Acts", "ไม่มี")) == [(MISSING, "Act")]


def test_a_homonym_is_translated_when_one_of_its_concepts_is() -> None:
    assert check("the COP", "การประชุมรัฐภาคี") == []
    (finding,) = check("the COP", "ที่ประชุม")
    assert finding.expected == ("การประชุมรัฐภาคี", "การคุ้มครองเด็กออนไลน์")


def test_an_era_is_translated_by_its_year() -> None:
    checker = Checker(TERMS, "th", "en")
    assert check("เมื่อ พ.ศ. ๒๕๖๒", "in 2019", checker) == []
    assert kinds(check("เมื่อ พ.ศ. ๒๕๖๒", "later", checker)) == [(MISSING, "พ.ศ.")]


def test_a_misspelling_is_told_wherever_it_stands() -> None:
    assert check("online markets", "ตลาดดิจิตอล") == [
        Finding(BAD, "digital", Side.TARGET, 4, 11, "ดิจิตอล", "ดิจิตอล", ("ดิจิทัล",))
    ]
    assert kinds(check("digital markets", "ตลาดดิจิตอล")) == [(BAD, "ดิจิตอล")]


def test_another_word_is_told_only_where_it_stands_for_the_concept() -> None:
    assert kinds(check("article 5", "บทความที่ ๕")) == [(BAD, "บทความ")]
    assert check("an essay", "บทความ") == []


def test_a_word_to_be_avoided_for_one_concept_may_be_right_for_another() -> None:
    assert check("the programme", "กำหนดการ") == []
    assert kinds(check("the agenda", "กำหนดการ")) == [(OLD, "กำหนดการ")]
    assert kinds(check("the agenda and the programme", "ระเบียบวาระการประชุมและกำหนดการ")) == []
    assert check("the plan", "กำหนดการ") == []


def test_findings_are_on_both_sides_and_in_order() -> None:
    checker = Checker(TERMS, "th", "en")
    assert kinds(check("ยุคดิจิตอล พระราชบัญญัติ", "a digital age", checker)) == [
        (BAD, "ดิจิตอล"),
        (MISSING, "พระราชบัญญัติ"),
    ]


def test_a_dismissal_outlives_changes_around_the_finding() -> None:
    (before,) = check("The Act is old.", "เก่าแล้ว")
    (after,) = check("As we know, the old Acts are old.", "เก่ามากแล้ว")
    assert before.key == after.key
    (other,) = check("adopted", "เก่าแล้ว")
    assert other.key != before.key
    keys = [finding.key for finding in check("digital", "ดิจิตอล ดิจิตอล")]
    assert len(keys) == 2 and len(set(keys)) == 1


def test_a_second_translation_is_told_where_the_preferred_one_is_not_used() -> None:
    findings = check_document(
        ("cybercrime", "อาชญากรรมไซเบอร์"),
        ("nothing", "ไม่มี"),
        ("Cybercrime grows", "อาชญากรรมคอมพิวเตอร์เพิ่มขึ้น"),
    )
    assert findings == [
        [],
        [],
        [
            Finding(
                SECOND,
                "crime",
                Side.TARGET,
                0,
                20,
                "อาชญากรรมคอมพิวเตอร์",
                "อาชญากรรมคอมพิวเตอร์",
                ("อาชญากรรมไซเบอร์",),
            )
        ],
    ]


@pytest.mark.parametrize(
    "units",
    [
        # Both admitted.
        [("cybercrime", "อาชญากรรมคอมพิวเตอร์"), ("cybercrime", "อาชญากรรมทางอินเทอร์เน็ต")],
        # A short form, one longer than the other, and one that the source does not have.
        [("European Union", "สหภาพยุโรป"), ("European Union", "อียู")],
        [("European Union", "สหภาพยุโรป"), ("European Union", "สหภาพยุโรปแห่งภาคพื้นทวีป")],
        [("cybercrime", "อาชญากรรมไซเบอร์"), ("crime", "อาชญากรรมคอมพิวเตอร์")],
        [],
    ],
)
def test_forms_of_one_translation_are_no_finding(units: list[tuple[str, str]]) -> None:
    assert not any(check_document(*units))


def test_an_acronym_is_told_at_first_use_where_nothing_has_expanded_it() -> None:
    findings = check_document(("The AMCC met.", "การประชุม AMCC"), ("The AMCC ended.", "AMCC จบแล้ว"))
    assert [kinds(each) for each in findings] == [[(UNEXPANDED, "AMCC"), (UNEXPANDED, "AMCC")], []]
    english, thai = findings[0]
    assert (english.side, english.expected) == (
        Side.SOURCE,
        ("ASEAN Ministerial Conference on Cybersecurity",),
    )
    assert (thai.side, thai.expected) == (
        Side.TARGET,
        ("การประชุมรัฐมนตรีอาเซียนด้านความมั่นคงปลอดภัยไซเบอร์",),
    )


@pytest.mark.parametrize(
    "units",
    [
        [("The ASEAN Ministerial Conference on Cybersecurity (AMCC)", "การประชุมนี้"), ("The AMCC", "ที่ประชุม")],
        [("The conference of ministers (AMCC)", "การประชุมนี้")],
        [("ASEAN Ministerial Conference on Cybersecurity", ""), ("AMCC", "ที่ประชุม")],
        # Better known than what it stands for.
        [("ASEAN", "อาเซียน")],
        [("Conference of the parties", "ที่ประชุม"), ("COP", "ที่ประชุม")],
        [("AMCC", "")],
    ],
)
def test_an_acronym_that_is_known_or_introduced_is_no_finding(units: list[tuple[str, str]]) -> None:
    assert not any(check_document(*units))


def test_without_a_glossary_nothing_is_found() -> None:
    checker = Checker(Glossary(()), "en", "th")
    unit = checker.terms("The Act", "ดิจิตอล")
    assert unit.concepts == frozenset()
    assert checker.check(unit) == [] and checker.check_document([unit]) == [[]]
