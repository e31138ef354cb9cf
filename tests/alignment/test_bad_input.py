"""Texts that nobody should align, and vectors that nobody can."""

from __future__ import annotations

import resource
from itertools import cycle, islice

import numpy as np
import pytest

from workbench.alignment import Bead, align
from workbench.embedding import Encoder, encoder
from workbench.errors import EncoderError
from workbench.language import language

TH, EN = language("th"), language("en")

RIVER = (
    "แม่น้ำสายนี้ไหลผ่านหุบเขา ชาวบ้านปลูกข้าวสองฝั่ง ฤดูฝนน้ำท่วมทุกปี เด็ก ๆ ว่ายน้ำตอนเย็น "
    "สะพานไม้เก่าถูกซ่อมแล้ว เรือหาปลาออกแต่เช้ามืด"
)
CUSTOMS = (
    "The central bank raised interest rates in March. Shares of chip makers fell. "
    "Investors fear a trade war over tariffs. The dollar gained against the yen."
)


def both_sides(beads: list[Bead]) -> list[Bead]:
    return [bead for bead in beads if bead.source and bead.target]


def test_unrelated_texts_stay_alone() -> None:
    beads = align(RIVER, CUSTOMS, TH, EN, encoder("use"))
    assert all(bead.confidence < 0.5 for bead in both_sides(beads))
    assert [bead for bead in beads if bead.target is None]
    assert [bead for bead in beads if bead.source is None]


def test_a_text_in_another_language_than_said_is_aligned_all_the_same() -> None:
    beads = align(CUSTOMS, CUSTOMS, TH, EN, encoder("use"))
    assert both_sides(beads)
    assert all(CUSTOMS[slice(*bead.source)] == CUSTOMS[slice(*bead.target)] for bead in both_sides(beads))
    for bead in align(RIVER, RIVER, TH, EN, encoder("use")):
        assert bead.source is None or bead.target is None or bead.source == bead.target


@pytest.mark.parametrize("sides", [(RIVER, CUSTOMS), (CUSTOMS, CUSTOMS)])
def test_vectors_that_are_no_numbers_are_refused(sides: tuple[str, str]) -> None:
    class Broken:
        name, dimension = "broken", 8

        def encode(self, texts: list[str]) -> np.ndarray:
            return np.full((len(texts), 8), np.nan, dtype=np.float32)

    broken: Encoder = Broken()
    with pytest.raises(EncoderError, match=r"'broken' gave .* vectors with values that are no numbers"):
        align(*sides, TH, EN, broken)


def test_one_paragraph_of_fifty_thousand_characters_is_aligned() -> None:
    words = ["การประชุม", "ระหว่างประเทศ", "เรื่อง", "ความมั่นคง", "ทางไซเบอร์", "เห็นชอบ", "หลักการ", "และ", "แนวทาง"]
    thai = "".join(islice(cycle(words), 7000))[:50_000]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    beads = align(thai, CUSTOMS, TH, EN, encoder("use"))
    assert "".join(thai[slice(*bead.source)] for bead in beads if bead.source) == thai
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


def test_ten_thousand_pieces_beside_a_few_sentences_are_aligned() -> None:
    thai = " ".join(f"ข้อ {number}" for number in range(5000))
    beads = align(thai, CUSTOMS, TH, EN, encoder("use"))
    covered = sum(bead.source.end - bead.source.start for bead in beads if bead.source)
    assert covered >= len(thai) - len(beads)
