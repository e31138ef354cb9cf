"""Gold links: which stretch of a Thai document says the same as which stretch of its source.

A row of a gold file is the Thai stretch, a tab, the English stretch, each quoted exactly as
the file has it (a line break inside a stretch is written `\\n`). Quoting instead of counting
makes a link break loudly when somebody edits a text. Lines that begin with `#` are comments.
"""

from __future__ import annotations

from pathlib import Path

from workbench.alignment.beads import Span

GOLD = Path(__file__).resolve().parents[1] / "gold"


def gold_path(thai_id: str, english_id: str) -> Path:
    return GOLD / f"{thai_id}--{english_id}.tsv"


def read_gold(path: Path, thai_text: str, english_text: str) -> list[tuple[Span, Span]]:
    """The links of a gold file as spans, in the order of its rows.

    Spans are code points into `thai_text` and `english_text`, the texts behind the heads.
    A row that has not two sides, or a stretch that is missing, occurs twice, overlaps that of
    another row or has white space at its ends, raises an AssertionError that names the row.
    """
    links: list[tuple[Span, Span]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        row = f"{path.name}, line {number}"
        sides = line.split("\t")
        if len(sides) != 2:
            raise AssertionError(f"{row}: {len(sides)} columns instead of a Thai and an English one")
        thai = _find(sides[0].replace("\\n", "\n"), thai_text, row, "Thai")
        english = _find(sides[1].replace("\\n", "\n"), english_text, row, "English")
        for other_thai, other_english in links:
            _keep_apart(thai, other_thai, thai_text, row)
            _keep_apart(english, other_english, english_text, row)
        links.append((thai, english))
    return links


def _find(stretch: str, text: str, row: str, side: str) -> Span:
    if not stretch or stretch != stretch.strip():
        raise AssertionError(f"{row}: the {side} stretch is empty or has white space at an end: {stretch!r}")
    start = text.find(stretch)
    if start < 0:
        raise AssertionError(f"{row}: the {side} text does not hold {stretch!r}")
    if text.find(stretch, start + 1) >= 0:
        raise AssertionError(f"{row}: the {side} text holds more than once {stretch!r}")
    return Span(start, start + len(stretch))


def _keep_apart(span: Span, other: Span, text: str, row: str) -> None:
    if span.start < other.end and other.start < span.end:
        here, there = text[span.start : span.end], text[other.start : other.end]
        raise AssertionError(f"{row}: {here!r} overlaps {there!r} of an earlier row")
