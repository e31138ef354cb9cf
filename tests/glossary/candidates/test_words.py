import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary.candidates.words import Word, read_words

PIECES = st.sampled_from(
    [
        "การทูตดิจิทัล", "ความร่วมมือ", "น\u0e4d\u0e49\u0e32", "กํากับดูแล", "เเผน", "ความ\u200bมั่นคง", "พ.ร.บ.",
        "สกมช.", "๒๕๖๕", "cyber", "States'", "Xi's", "open-ended", "UNODC", "U.S.", "5G", "(", ")", " ", "\n",
        "“", "ๆ", "ฯ", "\ufeff", "é",
    ]
)  # fmt: skip


def forms(text: str) -> list[str]:
    return [word.form for word in read_words(text).words]


def word(text: str) -> Word:
    (found,) = read_words(text).words
    return found


@given(st.lists(PIECES, max_size=12).map("".join))
def test_words_stand_in_order_in_the_text_as_stored_and_none_is_blank(text: str) -> None:
    reading = read_words(text)
    assert len(reading.words) == len(reading.starts) == len(reading.ends)
    at = 0
    for start, end in zip(reading.starts, reading.ends, strict=True):
        assert at <= start < end <= len(text)
        assert text[start:end].strip()
        at = end


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    reading = read_words(text)
    assert list(reading.starts) == sorted(reading.starts)
    assert all(end <= len(text) for end in reading.ends)


def test_offsets_count_in_the_text_as_it_was_typed() -> None:
    text = "การก\u0e4dากับดูแล (governance)"
    reading = read_words(text)
    assert text[reading.starts[-1] : reading.ends[-1]] == "governance"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("norms", "Norm"),
        ("Ministries", "ministry"),
        ("SMEs", "SME"),
        ("China's", "China"),
        ("States", "state"),
    ],
)
def test_forms_of_a_word_share_a_key(one: str, other: str) -> None:
    assert word(one).key == word(other).key


def test_it_does_not_matter_where_the_word_breaker_sees_thai_words() -> None:
    together, apart = read_words("ทูตดิจิทัล"), read_words("ทูต ดิจิทัล")
    assert together.key(0, len(together.words)) == apart.key(0, len(apart.words))
    assert "-" not in read_words("open-ended working group").key(0, 3)


def test_abbreviations_and_numbers_are_words_of_their_own() -> None:
    assert forms("ตาม พ.ร.บ.คอมพิวเตอร์ ๒๕๖๐") == ["ตาม", "พ.ร.บ.", "คอมพิวเตอร์", "2560"]


@pytest.mark.parametrize("text", ["ของ", "และ", "ซึ่ง", "จะ", "the", "which", "should", "๒๕๖๕", "2565"])
def test_what_only_holds_words_together_neither_opens_nor_closes_a_term(text: str) -> None:
    assert not word(text).opens
    assert not word(text).closes
    assert not word(text).says


@pytest.mark.parametrize("text", ["สนับสนุน", "ลงนาม", "ระหว่างประเทศ", "ทางเศรษฐกิจ", "protect", "quickly"])
def test_verbs_and_what_hangs_on_another_word_open_no_term(text: str) -> None:
    assert not word(text).opens


@pytest.mark.parametrize("text", ["อนุสัญญา", "ธรรมาภิบาล", "มัลแวร์", "กต.", "treaty", "cybersecurity", "UNODC"])
def test_a_noun_may_be_a_term_alone(text: str) -> None:
    assert word(text).opens
    assert word(text).closes


def test_an_acronym_is_no_function_word_unless_all_is_in_capitals() -> None:
    assert read_words("The US and the WHO agreed.").words[1].says
    assert not read_words("WHO IS IN THE CHAIR").words[0].says
