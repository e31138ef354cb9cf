"""Words that look the same in any language: numbers with their values, and Latin words in Thai text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.language import THAI_DIGITS

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_BUDDHIST_ERA = 543
_BUDDHIST_YEARS = range(2400, 2600)
_COMMON = 0.2
"""Share of a text's atoms from which on an anchor tells nothing."""


def anchors(text: str) -> set[str]:
    """The numbers and Latin words of `text`: digits made ASCII, years made Gregorian, words in lower case."""
    plain = text.translate(THAI_DIGITS)
    found = {word.lower() for word in _WORD.findall(plain)}
    for match in _NUMBER.findall(plain):
        number = match.replace(",", "")
        if "." not in number and int(number) in _BUDDHIST_YEARS:
            number = str(int(number) - _BUDDHIST_ERA)
        found.add(number)
    return found


def anchor_counts(
    sources: Sequence[str], targets: Sequence[str]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Which anchors stand in which atom, for the anchors that both texts have.

    Returns two arrays of 0 and 1, (sources, anchors) and (targets, anchors). Anchors that a good
    part of the atoms of either side have are left out.
    """
    sides = [[anchors(text) for text in texts] for texts in (sources, targets)]
    kept: set[str] | None = None
    for side in sides:
        counts = Counter(anchor for atom in side for anchor in atom)
        limit = max(2.0, _COMMON * len(side))
        rare = {anchor for anchor, count in counts.items() if count <= limit}
        kept = rare if kept is None else kept & rare
    column = {anchor: index for index, anchor in enumerate(sorted(kept or ()))}
    found = []
    for side in sides:
        values = np.zeros((len(side), len(column)), dtype=np.float32)
        for row, atom in enumerate(side):
            values[row, [column[anchor] for anchor in atom if anchor in column]] = 1
        found.append(values)
    return found[0], found[1]
