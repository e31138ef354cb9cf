import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary.candidates.spans import LONGEST, Run, as_entered, in_capitals, runs
from workbench.glossary.candidates.words import read_words


def stretches(text: str) -> set[str]:
    reading = read_words(text)
    return {text[slice(*reading.stretch(*run))] for run in runs(reading)}


def test_a_term_neither_begins_nor_ends_with_a_word_that_holds_others_together() -> None:
    found = stretches("the rule of law in cyberspace")
    assert {"rule of law", "law in cyberspace", "rule", "cyberspace"} <= found
    assert not {"the rule", "rule of", "of law", "the rule of law"} & found
    thai = stretches("ความร่วมมือด้านการทูตดิจิทัลของอาเซียน")
    assert {"การทูตดิจิทัล", "ความร่วมมือด้านการทูตดิจิทัล"} <= thai
    assert not {"ด้านการทูตดิจิทัล", "การทูตดิจิทัลของ"} & thai


def test_a_term_does_not_go_on_past_punctuation_or_a_thai_space() -> None:
    assert not any("," in text for text in stretches("banks, railways and hospitals"))
    assert not any(" " in text for text in stretches("การธนาคาร การบิน พลังงาน"))
    assert "พ.ร.บ. คอมพิวเตอร์" in stretches("พ.ร.บ. คอมพิวเตอร์")
    assert "กรอบ ASEAN Digital Masterplan" in stretches("กรอบ ASEAN Digital Masterplan")


def test_a_name_in_capitals_is_not_cut() -> None:
    found = stretches("He signed the United Nations Convention against Cybercrime in Hanoi.")
    assert "United Nations Convention against Cybercrime" in found
    assert "United Nations Convention" in found
    assert not {"Nations Convention", "Convention against Cybercrime", "United Nations"} & found


def test_what_follows_to_and_pheua_is_a_clause() -> None:
    assert not any(text.startswith("support") for text in stretches("a framework to support diplomacy"))
    assert not any("เพื่อสนับสนุน" in text for text in stretches("การจัดการข้อมูลเพื่อสนับสนุนการทูต"))


def test_a_word_is_not_taken_from_the_one_that_makes_it_a_noun() -> None:
    assert "พิการ" not in stretches("ผู้พิการ")


def test_names_are_told_from_words_that_begin_a_sentence() -> None:
    reading = read_words("Digital tools help. The Digital Silk Road does.")
    assert not in_capitals(reading, Run(0, 1))
    assert in_capitals(reading, Run(4, 7))


@given(st.text(alphabet="กขคงเแาิี่้ ันร.,()aeiTtn Nof\n", max_size=80))
def test_runs_are_of_bounded_length_and_within_the_text(text: str) -> None:
    reading = read_words(text)
    for first, last in runs(reading):
        assert 0 <= first < last <= len(reading.words)
        assert last - first <= LONGEST
        assert reading.words[first].opens
        assert reading.words[last - 1].closes


@pytest.mark.parametrize(
    ("text", "run", "entered", "certain"),
    [
        ("Data management helps.", Run(0, 2), "data management", False),
        ("The Digital Silk Road grows.", Run(1, 4), "Digital Silk Road", True),
        ("Wuzhen is a town.", Run(0, 1), "Wuzhen", False),
        ("UNODC helps.", Run(0, 1), "UNODC", True),
        ("a plan of\n  action now", Run(1, 4), "plan of action", True),
        ("การทูต ดิจิทัล", Run(0, 2), "การทูต ดิจิทัล", True),
    ],
)
def test_a_term_is_entered_on_one_line_without_the_capital_of_its_sentence(
    text: str, run: Run, entered: str, certain: bool
) -> None:
    assert as_entered(read_words(text), run) == (entered, certain)
