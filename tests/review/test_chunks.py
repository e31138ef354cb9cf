"""Where a text may be handed over, and where it must not be cut."""

from __future__ import annotations

from itertools import pairwise

import pytest

from workbench.review.chunks import cluster_edge, edges


@pytest.mark.parametrize(
    ("text", "spaced", "chunks"),
    [
        ("ที่ประชุมเห็นชอบ ทั้งนี้  ให้แจ้ง", False, ["ที่ประชุมเห็นชอบ ", "ทั้งนี้  ", "ให้แจ้ง"]),
        ("It met, and it agreed. Then it closed.", True, ["It met, ", "and it agreed. ", "Then it closed."]),
        ("One\n\ntwo three", True, ["One\n\n", "two ", "three"]),
        ("He said: “No.” She left – at 5.30 p.m. sharp", True,
         ["He said: ", "“No.” ", "She left – ", "at 5.30 p.m. ", "sharp"]),
        ("คำเดียว", False, ["คำเดียว"]),
        (" Word ", True, [" Word "]),
        ("", True, [""]),
    ],
)  # fmt: skip
def test_chunks_end_with_their_white_space(text: str, spaced: bool, chunks: list[str]) -> None:
    places = [0, *edges(text, spaced), len(text)]
    assert [text[start:end] for start, end in pairwise(places)] == chunks


@pytest.mark.parametrize(
    ("text", "at", "edge"),
    [
        ("เด็กดี", 1, 0),  # after a vowel that stands before its consonant
        ("เด็กดี", 2, 0),  # before a mark
        ("เด็กดี", 3, 3),
        ("น้ำใจ", 2, 0),
        ("มาก", 1, 0),
        ("e\u0301a", 1, 0),
        ("a👩\u200d🔬b", 2, 1),
        ("a👩\u200d🔬b", 3, 1),
        ("👍🏽!", 1, 0),
        ("🇹🇭🇬🇧", 1, 0),
        ("🇹🇭🇬🇧", 2, 2),
        ("🇹🇭🇬🇧", 3, 2),
        ("a\u200fb", 1, 1),
        ("ab", 0, 0),
        ("ab", 2, 2),
    ],
)
def test_no_place_is_inside_of_what_readers_see_as_one_character(text: str, at: int, edge: int) -> None:
    assert cluster_edge(text, at) == edge
