"""The baseline: crfcut and Vecalign."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest

from benchmarks.baseline import baseline_beads, check_installed
from benchmarks.gold import GoldPair
from workbench.alignment import Bead, Span
from workbench.embedding import encoder
from workbench.errors import AlignmentError

THAI = "\nแมวกินปลาแล้ว  มันก็นอนหลับไป ตอนนี้ฝนตกหนัก\n\n๑. เขาไปตลาดเมื่อวานนี้ \nเธอซื้อผัก ผลไม้ และข้าว\n"
ENGLISH = "The cat ate the fish.  Then it slept. It rains.\n\n1. He went to the market.\nShe bought rice.\n"


@pytest.fixture
def vecalign() -> None:
    pytest.importorskip("sentweave", reason="sentweave is not installed (requirements-bench.txt)")


def pair(source_lines: bool, target_lines: bool) -> GoldPair:
    return GoldPair("cats", "cats", ("th", "en"), THAI, ENGLISH, (), source_lines, target_lines)


def visible(text: str, spans: list[Span]) -> str:
    return "".join("".join(text[span.start : span.end] for span in spans).split())


def sides(beads: list[Bead]) -> tuple[list[Span], list[Span]]:
    return [bead.source for bead in beads if bead.source], [bead.target for bead in beads if bead.target]


@pytest.mark.usefixtures("vecalign")
@pytest.mark.parametrize(("source_lines", "target_lines"), [(False, False), (False, True), (True, True)])
def test_beads_hold_all_visible_text_of_both_sides_once_and_in_order(
    source_lines: bool, target_lines: bool
) -> None:
    beads = baseline_beads(pair(source_lines, target_lines), encoder("hashing"))
    for text, spans in zip((THAI, ENGLISH), sides(beads), strict=True):
        assert visible(text, spans) == "".join(text.split())
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
    assert all(0 <= bead.confidence <= 1 for bead in beads)


@pytest.mark.usefixtures("vecalign")
def test_lines_that_are_given_are_not_cut() -> None:
    beads = baseline_beads(pair(True, True), encoder("hashing"))
    for text, spans in zip((THAI, ENGLISH), sides(beads), strict=True):
        assert all(text[: span.start].rstrip(" ").endswith("\n") or not text[: span.start] for span in spans)
        assert all(text[span.end :].lstrip(" ").startswith("\n") for span in spans)


def test_a_missing_vecalign_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentweave", None)
    with pytest.raises(AlignmentError, match=r"sentweave.*not installed.*requirements-bench\.txt"):
        check_installed()
