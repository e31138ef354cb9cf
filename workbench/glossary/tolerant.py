"""Texts as a searcher sees them, and the way back to the text as stored."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Thai signs that writers leave out or doubt: maitaikhu, the tone marks, thanthakhat, yamakkan, phinthu.
# The vowels above and below are marks to Unicode too, but without them กิน and กัน are the same word.
_OPTIONAL_THAI = frozenset("็่้๊๋์๎ฺ")
_NIKHAHIT = "\u0e4d"
_LETTERS = (
    # NFKD has taken every sara am apart; with the tone marks gone its two halves are neighbours.
    (_NIKHAHIT + "า", "ำ"),
    (_NIKHAHIT, ""),
    ("เเ", "แ"),
)
_SPACES = (
    (re.compile(r"(?<=[\u0e00-\u0e7f])\s+|(?<=[\u0e00-\u0e7f]\.)\s+|(?<!\s)\s+(?=[\u0e00-\u0e7f])"), ""),
    (re.compile(r"\s+"), " "),
)
# The same as patterns, which are slower to replace and can tell where.
_STEPS = (*((re.compile(letters), right) for letters, right in _LETTERS), *_SPACES)


class _Kept(dict[int, str | None]):
    """What is kept of a character, for `str.translate`; found out once for each."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        kept: str | None = character
        if category == "Nd":
            kept = str(unicodedata.decimal(character))
        elif (
            category == "Cf"
            or character in _OPTIONAL_THAI
            or (category == "Mn" and not "\u0e00" <= character <= "\u0e7f")
        ):
            kept = None
        self[code] = kept
        return kept


_KEPT = _Kept()


def fold_text(text: str) -> str:
    """`text` without what a searcher may write otherwise; for comparing, never for showing.

    Case and accents go; so do the Thai tone marks, ็ and ์, and everything of zero width. Sara am is
    one letter however it was typed (ำ, ํา, before or after the tone mark), เเ is แ, and a digit is
    itself in whatever script. White space is one space, and none beside a Thai letter or abbreviation,
    where it is optional. The result has no white space at its ends and may be empty.
    """
    folded = _kept(text)
    for letters, right in _LETTERS:
        folded = folded.replace(letters, right)
    for pattern, right in _SPACES:
        folded = pattern.sub(right, folded)
    return folded.strip()


@lru_cache(maxsize=2**16)
def fold(term: str) -> str:
    """As `fold_text`, remembered: for terms and what is typed, which come again and again."""
    return fold_text(term)


def _kept(text: str) -> str:
    return unicodedata.normalize("NFKD", text).casefold().translate(_KEPT)


def stretches(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where `text` has what `fold` made of a query, as starts and ends in the text as it stands.

    They do not overlap, and none ends between a letter and the marks on it. There is at least one just
    where `fold(text)` contains `wanted`; none for an empty one.
    """
    if not wanted:
        return []
    folded, starts, ends = _traced(text)
    for pattern, right in _STEPS:
        folded, starts, ends = _replaced(pattern, right, folded, starts, ends)
    found: list[tuple[int, int]] = []
    at = folded.find(wanted)
    while at >= 0:
        start, end = starts[at], ends[at + len(wanted) - 1]
        while end < len(text) and unicodedata.category(text[end]) == "Mn":
            end += 1
        # A ligature may hold the end of one and the beginning of the next.
        if not found or start >= found[-1][1]:
            found.append((start, end))
        at = folded.find(wanted, at + len(wanted))
    return found


def _traced(text: str) -> tuple[str, list[int], list[int]]:
    """What is kept of `text`, and where each character of that begins and ends in it."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        parts = [_kept(character) for character in text[start:end]]
        whole = parts[0] if len(parts) == 1 else _kept(text[start:end])
        if "".join(parts) == whole:
            for place, part in enumerate(parts, start):
                starts += [place] * len(part)
                ends += [place + 1] * len(part)
        else:
            # Unicode puts several marks on one letter into an order of its own.
            starts += [start] * len(whole)
            ends += [end] * len(whole)
        pieces.append(whole)
        start = end
    return "".join(pieces), starts, ends


def _replaced(
    pattern: re.Pattern[str], right: str, folded: str, starts: list[int], ends: list[int]
) -> tuple[str, list[int], list[int]]:
    """`pattern.sub(right, folded)`, each new character standing for all that it replaces."""
    pieces: list[str] = []
    from_: list[int] = []
    to: list[int] = []
    last = 0
    for match in pattern.finditer(folded):
        at, after = match.span()
        pieces += folded[last:at], right
        from_ += [*starts[last:at], *[starts[at]] * len(right)]
        to += [*ends[last:at], *[ends[after - 1]] * len(right)]
        last = after
    return "".join([*pieces, folded[last:]]), from_ + starts[last:], to + ends[last:]
