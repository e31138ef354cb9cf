import pytest

from workbench.glossary.candidates.acronyms import expansion, is_short
from workbench.glossary.candidates.words import read_words


@pytest.mark.parametrize("text", ["AMCC", "UNODC", "SMEs", "MoU", "กต.", "พ.ร.บ.", "สกมช.", "สกมช", "ครม."])
def test_short_forms(text: str) -> None:
    assert is_short(text)


@pytest.mark.parametrize(
    "text", ["hybrid", "Bali", "ไทย", "ความ", "Convention", "2020", "United Nations", ""]
)
def test_no_short_forms(text: str) -> None:
    assert not is_short(text)


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("It was the fifth Regional Forum on Cyber Norms", "RFCN", "Regional Forum on Cyber Norms"),
        ("a report by the group of governmental experts", "GGE", "group of governmental experts"),
        ("the new open-ended working group", "OEWG", "open-ended working group"),
        ("help for small and medium enterprises", "SMEs", "small and medium enterprises"),
        ("the Association of Southeast Asian Nations", "ASEAN", "Association of Southeast Asian Nations"),
        ("the Japan-Mekong Data Training Centre", "JMDTC", "Japan-Mekong Data Training Centre"),
        ("ตามที่กระทรวงการต่างประเทศ", "กต.", "กระทรวงการต่างประเทศ"),
        ("ผู้แทนกระทรวงการคลัง", "กค.", "กระทรวงการคลัง"),
        ("ที่ประชุมคณะรัฐมนตรี", "ครม.", "คณะรัฐมนตรี"),
        ("ตามพระราชบัญญัติ", "พ.ร.บ.", "พระราชบัญญัติ"),
        ("โดยสำนักงานสภาความมั่นคงแห่งชาติ", "สมช.", "สำนักงานสภาความมั่นคงแห่งชาติ"),
        # The kind of office has no letter.
        ("ของกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม", "ดศ.", "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม"),
    ],
)
def test_the_full_form_is_what_the_letters_spell(text: str, short: str, full: str) -> None:
    reading = read_words(text)
    start = expansion(short, reading, len(reading.words))
    assert start is not None
    assert text[reading.starts[start] :] == full


@pytest.mark.parametrize(
    ("text", "short"),
    [("a plan of action", "UNODC"), ("by the Ministry of Energy", "MFA"), ("ตามที่กระทรวงการคลัง", "สมช.")],
)
def test_letters_that_are_not_there_spell_nothing(text: str, short: str) -> None:
    reading = read_words(text)
    assert expansion(short, reading, len(reading.words)) is None


def test_nothing_is_looked_for_before_the_first_word_allowed() -> None:
    reading = read_words("open-ended working group")
    assert expansion("OEWG", reading, 3, first=1) is None
