"""A text in the form in which terms are looked for, and the way back to the text as stored.

Two steps. `repair` puts right what only typing differs in: sara am in any of its forms, เเ for แ, tone
marks before the vowel, letters with their accents apart, characters of zero width. The result still has
its white space, so that a word breaker can read it. `squeeze` then takes away case, accents, the script
of digits, and everything that may or may not stand within a term: white space, hyphens, apostrophes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from workbench.language import THAI_DIGITS

_TONES = "\u0e48-\u0e4b"
_ZERO_WIDTH = "\u00ad\u200b-\u200f\u2060\ufeff"
_REPAIRS = re.compile(
    f"[{_ZERO_WIDTH}]+"
    f"|[{_TONES}]?\u0e4d[{_TONES}]?\u0e32[{_TONES}]?|\u0e33[{_TONES}]"  # sara am, its parts in any order
    f"|[{_TONES}][\u0e31\u0e34-\u0e39]"
    "|\u0e40\u0e40"
    "|[A-Za-z][\u0300-\u036f]+"
)
# Whether there is anything to repair; far quicker to look for than the repairs themselves.
_ODD = re.compile(f"[{_ZERO_WIDTH}\u0e4d\u0300-\u036f]")
_SWAPPED = re.compile(f"[\u0e33{_TONES}][\u0e31\u0e34-\u0e39{_TONES}]")
_SARA_AM = "\u0e33"
_SEPARATORS = "-\u2010\u2011\u2012\u2013'’ʼ" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_SEPARATED = re.compile(f"([{re.escape(_SEPARATORS)}]+)")
_PLAIN = {chr(thai): chr(digit) for thai, digit in THAI_DIGITS.items()} | {
    letter: base
    for letter in map(chr, range(0xC0, 0x250))
    if (base := unicodedata.normalize("NFD", letter)[0]).isascii() and base != letter
}
_TO_PLAIN = re.compile(f"[{''.join(_PLAIN)}]")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text as a word breaker should see it."""

    text: str
    starts: Sequence[int]
    """Where each character begins in the text as stored."""
    ends: Sequence[int]
    """Where it ends there."""


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text as terms are compared."""

    key: str
    gaps: list[int]
    """Before which of the key's characters something is left out, in order."""
    lengths: list[int]
    """How much is left out before each of them and all that come earlier."""

    def place(self, at: int) -> int:
        """Where character `at` of the key stands in the repaired text."""
        before = bisect_right(self.gaps, at)
        return at + self.lengths[before - 1] if before else at


def repair(text: str) -> Repaired:
    """`text` typed the normal way; lengths may differ, case and white space stay."""
    if not (_ODD.search(text) or _SWAPPED.search(text) or "\u0e40\u0e40" in text):
        return Repaired(text, range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in _REPAIRS.finditer(text):
        start, end = match.span()
        right = _right(match[0])
        pieces += text[last:start], right
        # All of what was put right stands for each character that came of it.
        starts += [*range(last, start), *[start] * len(right)]
        ends += [*range(last + 1, start + 1), *[end] * len(right)]
        last = end
    pieces.append(text[last:])
    return Repaired(
        "".join(pieces), [*starts, *range(last, len(text))], [*ends, *range(last + 1, len(text) + 1)]
    )


def _right(wrong: str) -> str:
    if wrong[0] == "\u0e40":
        return "\u0e41"
    if "\u0e4d" in wrong or wrong[0] == _SARA_AM:
        return "".join(mark for mark in wrong if "\u0e48" <= mark <= "\u0e4b") + _SARA_AM
    if "\u0e48" <= wrong[0] <= "\u0e4b":
        return wrong[::-1]
    return wrong[0] if wrong[0].isalpha() else ""


def plain(text: str) -> str:
    """`text` without case, accents and the script of digits; each character stays in its place."""
    # The only letter whose lower case is two characters.
    return _TO_PLAIN.sub(lambda match: _PLAIN[match[0]], text.replace("İ", "I")).lower()


def squeeze(repaired: str) -> Squeezed:
    """What is left of a repaired text when all that may vary is taken away."""
    parts = _SEPARATED.split(plain(repaired))
    lengths = list(map(len, parts))
    return Squeezed("".join(parts[::2]), list(accumulate(lengths[:-1:2])), list(accumulate(lengths[1::2])))


@lru_cache(maxsize=2**15)
def gaps(text: str) -> tuple[tuple[int, str], ...]:
    """The separators within a repaired text, each with the number of the key's characters before it."""
    found = []
    taken = 0
    for match in _SEPARATED.finditer(text):
        found.append((match.start() - taken, match[0]))
        taken += len(match[0])
    return tuple(found)
