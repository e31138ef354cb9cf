import pytest

from tests.support.glossary import glossary, term
from workbench.embedding import Encoder
from workbench.errors import LanguageError
from workbench.glossary import Glossary
from workbench.glossary.candidates import Candidate, Origin, Passage, candidates

TEXTS = [
    ("ธนาคารกลางกล่าวถึงภัยคุกคามทางไซเบอร์ (cyber threats)", "The central bank spoke of cyber threats."),
    ("ธนาคารกลางขึ้นดอกเบี้ย", "The central bank raised interest rates."),
    ("ครูอ่านหนังสือในห้องสมุด", "The teacher read a book in the library."),
    ("ฝนตกหนักในภาคเหนือ", "Heavy rain fell in the north."),
    ("ผู้โดยสารรอรถไฟ", "Passengers waited for the train."),
    ("แพทย์ตรวจผู้ป่วย", "The doctor examined the patient."),
    ("* การคว่ำบาตร หมายถึง การไม่ค้าขายด้วย", "Nobody came."),
    ("มีการคว่ำบาตร (sanctions) อีกครั้ง", ""),
]
PASSAGES = [Passage(number, *texts, 0.9) for number, texts in enumerate(TEXTS, 1)]
EMPTY = Glossary(())
CENTRAL_BANK = "en: central bank | th: ธนาคารกลาง"


@pytest.fixture
def offered(use: Encoder):
    def find(
        known: Glossary = EMPTY, rejected: tuple[str, ...] = (), passages: list[Passage] = PASSAGES
    ) -> dict[str, Candidate]:
        found = candidates(passages, known, rejected, ("th", "en"), use)
        assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
        return {each.key: each for each in found}

    return find


def test_what_translates_each_other_is_offered_with_its_evidence(offered) -> None:
    found = offered()[CENTRAL_BANK]
    assert [(each.language, each.text) for each in found.terms] == [
        ("th", "ธนาคารกลาง"),
        ("en", "central bank"),
    ]
    assert found.origins == (Origin.PAIRS,)
    assert found.together == pytest.approx(1.8)
    assert found.ratio > 6.63
    assert 0 < found.similarity <= 1
    assert {mention.passage for mention in found.mentions} == {1, 2}
    texts = {place.side: TEXTS[0][place.side == "target"] for place in found.mentions[0].places}
    assert {texts[place.side][place.start : place.end] for place in found.mentions[0].places} == {
        "ธนาคารกลาง",
        "central bank",
    }


def test_brackets_are_read_where_there_is_no_translation_and_definitions_go_with_their_terms(offered) -> None:
    found = offered()["en: sanction | th: การควำบาตร"]
    assert found.origins == (Origin.BRACKETS,)
    assert found.definition == "การไม่ค้าขายด้วย"
    assert (found.together, found.ratio) == (0, 0)


def test_what_the_glossary_has_is_not_offered(offered) -> None:
    known = glossary(central_bank=[term("th", "ธนาคารกลาง"), term("en", "central banks")])
    assert CENTRAL_BANK not in offered(known)


def test_a_new_term_of_a_concept_says_of_which(offered) -> None:
    known = glossary(bank=[term("th", "ธนาคารชาติ"), term("en", "central bank")])
    assert offered(known)[CENTRAL_BANK].concept == "bank"


def test_the_rejected_do_not_come_back_in_any_form(offered) -> None:
    written = [*PASSAGES, Passage(9, "มีธนาคารกลางหลายแห่ง", "There are several Central Banks.", 0.9)]
    assert CENTRAL_BANK in offered(passages=written)
    left = offered(rejected=(CENTRAL_BANK,), passages=written)
    assert not any("central" in key for key in left)


def test_doubtful_passages_are_not_read_for_translations(offered) -> None:
    doubtful = [Passage(each.id, each.source, each.target, 0.3) for each in PASSAGES]
    found = offered(passages=doubtful)
    assert found
    assert all(each.origins == (Origin.BRACKETS,) for each in found.values())


def test_nothing_comes_of_nothing(offered, use: Encoder) -> None:
    assert offered(passages=[]) == {}
    assert offered(passages=[Passage(1, "", "", 1.0), Passage(2, "()", "1234", 1.0)]) == {}
    with pytest.raises(LanguageError):
        candidates([], EMPTY, (), ("th", "xx"), use)
