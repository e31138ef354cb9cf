"""Words that look the same in any language: numbers with their values, and Latin words in Thai text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workbench.language import THAI_DIGITS, Language

if TYPE_CHECKING:
    from sacremoses import MosesTokenizer

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9]+(?:[-'][A-Za-zÀ-ɏ0-9]+)*")
_BUDDHIST_ERA = 543
_BUDDHIST_YEARS = range(2400, 2600)
_COMMON = 0.2
"""Share of a text's atoms from which on an anchor tells nothing."""


def anchors(text: str, language: Language) -> set[str]:
    """The numbers and Latin words of `text`: digits made ASCII, years made Gregorian, words in lower case."""
    plain = text.translate(THAI_DIGITS)
    found = {_year(match.replace(",", "")) for match in _NUMBER.findall(plain)}
    found.update(word.lower() for word in _words(plain, language) if len(word) > 1 and not word.isdigit())
    return found


def _words(text: str, language: Language) -> Iterable[str]:
    """Latin words: by Moses' rules where it has them, else whatever stands between other letters."""
    if not language.sentence_marks:
        return _WORD.findall(text)
    tokens = _tokenizer(language.code).tokenize(text, escape=False)
    return (token for token in tokens if _WORD.match(token))


@cache
def _tokenizer(code: str) -> MosesTokenizer:
    from sacremoses import MosesTokenizer

    return MosesTokenizer(code)


def _year(number: str) -> str:
    if number.isdigit() and int(number) in _BUDDHIST_YEARS:
        return str(int(number) - _BUDDHIST_ERA)
    return number


def anchor_counts(
    sources: Sequence[set[str]], targets: Sequence[set[str]]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Which anchors stand in which atom, for the anchors that both texts have.

    Returns two arrays of 0 and 1, (sources, anchors) and (targets, anchors). Anchors that a good
    part of the atoms of either side have are left out.
    """
    kept = _rare(sources) & _rare(targets)
    column = {anchor: index for index, anchor in enumerate(sorted(kept))}
    return _table(sources, column), _table(targets, column)


def _rare(atoms: Sequence[set[str]]) -> set[str]:
    counts = Counter(anchor for atom in atoms for anchor in atom)
    limit = max(2.0, _COMMON * len(atoms))
    return {anchor for anchor, count in counts.items() if count <= limit}


def _table(atoms: Sequence[set[str]], column: dict[str, int]) -> NDArray[np.float32]:
    values = np.zeros((len(atoms), len(column)), dtype=np.float32)
    for row, atom in enumerate(atoms):
        values[row, [column[anchor] for anchor in atom if anchor in column]] = 1
    return values
