"""Crfcut's features put together faster are the features it was trained on."""

from __future__ import annotations

import pytest
from pythainlp.tokenize.crfcut import _extract_features

from workbench.segmentation.crfcut import ends, features


@pytest.mark.parametrize(
    "tokens",
    [
        [],
        ["ครับ"],
        ["แต่", "เรา", " ", "ไม่", "ไป", "ครับ"],
        [
            "ผู้แทน",
            " ",
            "๑๐",
            " ",
            "ประเทศ",
            "กล่าว",
            "ว่า",
            " ",
            "ดังนั้น",
            "เรา",
            "จึง",
            "รับ",
            "นะคะ",
            " ",
            "และ",
            "|",
        ],
    ],
)
def test_features_are_those_of_the_package(tokens: list[str]) -> None:
    assert list(map(sorted, features(tokens))) == list(map(sorted, _extract_features(tokens)))


def test_each_token_has_a_probability() -> None:
    found = ends(["เรา", "ไป", "แล้ว", "ครับ", " ", "แต่", "เขา", "ไม่", "ไป"])
    assert len(found) == 9
    assert all(0 <= each <= 1 for each in found)
    assert max(found[3:5]) > max(found[:3])


def test_no_tokens_have_none() -> None:
    assert ends([]) == []
