from collections.abc import Callable

import pytest

from workbench.glossary.candidates.brackets import BracketReader, definitions
from workbench.glossary.candidates.likeness import Likeness
from workbench.glossary.candidates.words import Reading, read_words

Meaning = Callable[..., tuple[list[Reading], Likeness]]


def explained(meaning: Meaning, *texts: str) -> list[tuple[str, ...]]:
    readings, likeness = meaning(*texts)
    reader = BracketReader(readings, likeness, {})
    return [
        tuple(reading.text[slice(*piece)] for piece in found.pieces)
        for reading in readings
        for found in reader.explained(reading)
    ]


@pytest.mark.parametrize(
    ("text", "thai", "english"),
    [
        (
            "ผู้แทนไทยกล่าวถึงการสนับสนุนการทูตดิจิทัล (digital diplomacy) ในหลายเวที",
            "การทูตดิจิทัล",
            "digital diplomacy",
        ),
        (
            "สมาชิกเห็นพ้องให้คุ้มครองโครงสร้างพื้นฐานสำคัญทางสารสนเทศ (critical information infrastructure) ร่วมกัน",
            "โครงสร้างพื้นฐานสำคัญทางสารสนเทศ",
            "critical information infrastructure",
        ),
        (
            "รายงานกล่าวถึงเศรษฐกิจดิจิทัล* (digital economy) หลายครั้ง",
            "เศรษฐกิจดิจิทัล",
            "digital economy",
        ),
        (
            "ไทยเข้าร่วมการประชุมรัฐมนตรีอาเซียนด้านดิจิทัล ครั้งที่ 4 (The 4th ASEAN Digital Ministers Meeting) แล้ว",
            "การประชุมรัฐมนตรีอาเซียนด้านดิจิทัล",
            "ASEAN Digital Ministers Meeting",
        ),
        (
            "The embassy wrote about the rule of law (หลักนิติธรรม) in its report.",
            "หลักนิติธรรม",
            "rule of law",
        ),
        (
            "Ministers spoke of respect for cyber sovereignty (อธิปไตยไซเบอร์) once more.",
            "อธิปไตยไซเบอร์",
            "cyber sovereignty",
        ),
    ],
)
def test_the_term_before_the_bracket_is_what_says_the_same(
    meaning: Meaning, text: str, thai: str, english: str
) -> None:
    assert [set(found) for found in explained(meaning, text)] == [{thai, english}]


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("the group of governmental experts (GGE) met again", "group of governmental experts", "GGE"),
        ("ตามที่กระทรวงการต่างประเทศ (กต.) เสนอ", "กระทรวงการต่างประเทศ", "กต."),
        ("เรื่องนี้ สมช. (สำนักงานสภาความมั่นคงแห่งชาติ) ดูแล", "สำนักงานสภาความมั่นคงแห่งชาติ", "สมช."),
        ("พบกันที่ สพธอ. (ETDA) ในวันจันทร์", "สพธอ.", "ETDA"),
    ],
)
def test_short_forms_stand_beside_what_they_are_short_for(
    meaning: Meaning, text: str, full: str, short: str
) -> None:
    assert explained(meaning, text) == [(full, short)]


def test_both_forms_in_a_bracket_are_taken(meaning: Meaning) -> None:
    text = "ที่ประชุมกล่าวถึงเป้าหมายการพัฒนาที่ยั่งยืน (Sustainable Development Goals: SDGs) อีกครั้ง"
    assert explained(meaning, text) == [("เป้าหมายการพัฒนาที่ยั่งยืน", "Sustainable Development Goals", "SDGs")]


def test_a_short_form_of_the_other_script_is_read_by_what_another_text_says_of_it(meaning: Meaning) -> None:
    found = explained(
        meaning,
        "ตามแผนของสำนักงานว่าด้วยยาเสพติดและอาชญากรรมแห่งสหประชาชาติ (UNODC) ในปีหน้า",
        "The United Nations Office on Drugs and Crime (UNODC) has a plan.",
    )
    assert ("สำนักงานว่าด้วยยาเสพติดและอาชญากรรมแห่งสหประชาชาติ", "UNODC") in found


@pytest.mark.parametrize(
    "text",
    ["(ASEAN) เริ่มประชุม", "ประชุมเมื่อปี ๒๕๖๔ (2021) ที่บาหลี", "ข้อความ\n(digital diplomacy)", "()", "“” (X)", ""],
)
def test_a_bracket_that_explains_nothing_gives_nothing(meaning: Meaning, text: str) -> None:
    assert explained(meaning, text) == []


def test_certainty_is_a_probability(meaning: Meaning) -> None:
    (reading,), likeness = meaning("มีการใช้มัลแวร์ (malware) โจมตีระบบ")
    (found,) = BracketReader([reading], likeness, {}).explained(reading)
    assert 0 < found.certainty < 1
    assert -1 <= found.meaning <= 1


def meanings(text: str) -> list[tuple[str, str]]:
    return [(key, text[slice(*meaning)]) for key, meaning in definitions(read_words(text))]


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("* มัลแวร์ (malware) หมายถึง โปรแกรมที่ทำความเสียหาย", "มัลแวร", "โปรแกรมที่ทำความเสียหาย"),
        ("บทนำ\n๑. คำว่า “พยาน” หมายความว่า ผู้ที่รู้เห็นเหตุการณ์", "พยาน", "ผู้ที่รู้เห็นเหตุการณ์"),
        ("* การทูตดิจิทัล คือ การทูตที่ใช้อินเทอร์เน็ต", "การทูตดิจิทัล", "การทูตที่ใช้อินเทอร์เน็ต"),
        ("Cyber habits means what keeps a system safe.", "cyber habit", "what keeps a system safe."),
        ("The depositary refers to the keeper of a treaty.", "depositary", "the keeper of a treaty."),
    ],
)
def test_what_a_text_says_that_a_term_means_is_found(text: str, term: str, meaning: str) -> None:
    assert meanings(text) == [(term, meaning)]


@pytest.mark.parametrize(
    "text",
    [
        "ปัญหาคือไม่มีใครรู้ว่าใครเป็นผู้รับผิดชอบ",
        "อนึ่ง เรื่องนี้ไม่ได้หมายถึงว่าทุกคนเห็นด้วย และยังมีผู้คัดค้านอยู่จำนวนมากในที่ประชุมครั้งก่อนที่จัดขึ้นเมื่อปีกลาย",
        "What this means is not known to anybody.",
    ],
)
def test_other_sentences_define_nothing(text: str) -> None:
    assert meanings(text) == []
