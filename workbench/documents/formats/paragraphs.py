"""Lines of a page joined to paragraphs, from where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_ITEM = re.compile(r"(?:\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)]|[-•●▪*])\s")
_THAI = re.compile("[\u0e01-\u0e5b]")
_GAP = 1.35
"""Of the usual distance between two lines: what is farther apart is two paragraphs."""
_SLACK = 0.15
"""Of a line's width: what ends farther from the margin was ended on purpose, not broken."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it stands, in points; `baseline` counts from the foot of the page."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def join_lines(lines: Sequence[Line], width: float, repairs: Counter[str]) -> str:
    """The text of a page `width` points wide, one paragraph a line; counts the lines joined."""
    if not lines:
        return ""
    drops = sorted(
        before.baseline - after.baseline
        for before, after in pairwise(lines)
        if before.baseline > after.baseline
    )
    pitch = drops[len(drops) // 4] if drops else 0.0
    left = min(line.left for line in lines)
    # A page of short lines, such as a list, has no margin that its lines could have been broken at.
    right = max(width * 0.7, *(line.right for line in lines))
    parts = [lines[0].text]
    for before, after in pairwise(lines):
        if _goes_on(before, after, pitch, left, right):
            parts += (_joint(before.text, after.text), after.text)
            repairs["lines joined in PDF"] += 1
        else:
            parts += ("\n", after.text)
    return "\n".join(paragraph.strip() for paragraph in "".join(parts).split("\n"))


def _goes_on(before: Line, after: Line, pitch: float, left: float, right: float) -> bool:
    drop = before.baseline - after.baseline
    if drop <= 0 or drop > _GAP * pitch or _ITEM.match(after.text.lstrip()):
        return False
    if not 0.85 < after.size / (before.size or 1) < 1.15:
        return False
    indented = after.left > left + after.size and after.left > before.left + after.size / 2
    if indented and not _ITEM.match(before.text.lstrip()):
        return False
    # The first word of the next line did not fit: Latin words show where they end, Thai ones are short.
    word = re.match("[^\\s\u0e01-\u0e5b]+", after.text.lstrip())
    share = len(word[0]) / len(after.text) if word else 0.0
    return right - before.right < max(
        _SLACK * (right - left), share * (after.right - after.left) + after.size
    )


def _joint(before: str, after: str) -> str:
    """Nothing where a space is there, inside Thai, which has no spaces between words, and after a hyphen."""
    if before[-1:].isspace() or after[:1].isspace() or before.endswith("-"):
        return ""
    return "" if _THAI.match(before[-1:]) and _THAI.match(after[:1]) else " "
