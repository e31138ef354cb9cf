"""Where a text may be handed over, and where it must not be cut."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"(?<=\S)\s+(?=\S)")
_CLAUSES = re.compile(r"[.,;:!?–—…][\"'”’»)\]]*\s+(?=\S)")

# Thai vowels before their consonant hold on to what follows; those after theirs, tints of emoji and
# tags to what comes before; joiners to both.
_HOLDS_NEXT = re.compile("[เแโใไ\u200d]")
_HOLDS_PREVIOUS = re.compile("[ะาำๅ\u200c\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")


def edges(text: str, spaced: bool) -> list[int]:
    """The inner code points between the chunks of `text`; white space belongs to the chunk before it.

    With word spaces (`spaced`) a chunk ends after a mark of a sentence or clause, and where there is none
    after every word; without them after every white space.
    """
    found = [match.end() for match in _CLAUSES.finditer(text)] if spaced else []
    return found or [match.end() for match in _SPACES.finditer(text)]


def cluster_edge(text: str, at: int) -> int:
    """`at`, or where the character begins, as a reader sees it, that `at` is inside of."""
    while 0 < at < len(text) and _holds(text, at):
        at -= 1
    return at


def _holds(text: str, at: int) -> bool:
    """Whether the code points before and after `at` make one character."""
    return (
        _HOLDS_NEXT.match(text, at - 1) is not None
        or _HOLDS_PREVIOUS.match(text, at) is not None
        or unicodedata.category(text[at]).startswith("M")
        or _in_flag(text, at)
    )


def _in_flag(text: str, at: int) -> bool:
    """Whether `at` stands between the two letters of a flag, which has no letter of its own."""
    start = at
    while start and _FLAG_LETTER.match(text, start - 1):
        start -= 1
    return (at - start) % 2 == 1 and _FLAG_LETTER.match(text, at) is not None
