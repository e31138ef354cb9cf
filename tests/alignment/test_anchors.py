"""Numbers and Latin words that tell which sentences belong together."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment.anchors import anchor_counts, anchors
from workbench.language import language

TH, EN, DE = language("th"), language("en"), language("de")


@pytest.mark.parametrize(
    ("thai", "english", "shared"),
    [
        ("เมื่อวันที่ ๗ ต.ค. ๒๕๖๓", "on 7 October 2020", {"7", "2020"}),
        ("ผู้เข้าร่วม 6,000 คน", "more than 6,000 people", {"6000"}),
        ("ร้อยละ ๓.๕", "3.5 per cent", {"3.5"}),
        ("ประชุม AMCC (Bali Message)", "The AMCC adopted the Bali Message.", {"amcc", "bali", "message"}),
        ("โรค COVID-19", "the COVID-19 pandemic", {"covid-19", "19"}),
        ("ปี 2019", "in 2019,", {"2019"}),
        ("ปีงบประมาณ", "fiscal year", set()),
    ],
)
def test_numbers_count_by_value_and_latin_words_by_letters(thai: str, english: str, shared: set[str]) -> None:
    assert anchors(thai, TH) & anchors(english, EN) == shared


def test_punctuation_is_no_part_of_a_word() -> None:
    assert anchors('"Berlin," sagte er.', DE) == {"berlin", "sagte", "er"}


def test_only_anchors_of_both_sides_are_counted_and_common_ones_left_out() -> None:
    sources = [{"2020", "asean"}, {"asean"}, {"asean", "7"}, {"asean"}]
    targets = [{"2020"}, {"asean", "hanoi"}, {"7"}]
    ours, theirs = anchor_counts(sources, targets)
    # ASEAN stands in every source atom, Hanoi in none: what remains is 2020 and 7, by name.
    np.testing.assert_array_equal(ours, [[1, 0], [0, 0], [0, 1], [0, 0]])
    np.testing.assert_array_equal(theirs, [[1, 0], [0, 0], [0, 1]])
