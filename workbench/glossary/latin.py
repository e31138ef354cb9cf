"""Where a term stands as a word of its own in text of Latin letters, and how English may write it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from unicodedata import normalize

from workbench.glossary.folding import gaps, squeeze
from workbench.glossary.inflection import is_word

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# With one of these before a hyphen it is another word: sub-regional, vice-president, non-party.
_PREFIXED = re.compile(
    r"(?<![a-z])(?:bi|co|counter|inter|intra|macro|mega|micro|multi|non|pan|quasi|re|self|semi|sub|trans|tri|un|vice)"
    r".$",
    re.IGNORECASE,
)
_SPACE = r"[^\S\n]*\n?[^\S\n]*"
_HYPHENS = "-‐‑‒–"
_HYPHEN = f"[{_HYPHENS}]"
_BREAK = re.compile(rf"['’ʼ]?(?:{_SPACE}|{_HYPHEN}(?:\n[^\S\n]*)?)")
_LINE_END = re.compile(rf"{_HYPHEN}\n[^\S\n]*")
_APOSTROPHES = "'’ʼ"
_PLURAL_ACRONYM = re.compile("[A-Z]s$")
# Words that a line in capitals has too, and that an acronym may look like.
_ORDINARY = re.compile(
    "all|am|an|and|are|as|at|be|but|by|can|do|for|from|has|he|her|him|his|how|if|in|is|it|its|may|me|my|no|not"
    "|now|of|on|one|or|our|out|she|so|than|that|the|this|to|too|two|up|us|was|we|who|why|with|you"
)
_ANY_CASE = 4
"""Letters from which on an acronym that is no English word may be written in any case: Asean, Covid-19."""
_BESIDE = 40
"""Characters on each side that tell whether a line is in capitals."""
_LEFT_PART, _RIGHT_PART = 4, 3
"""Letters that the two parts of a word must have to be written apart."""


class LatinText:
    """A text after `repair`."""

    def __init__(self, text: str, _stretches: object = None) -> None:
        self._text = text
        self._addresses = [match.span() for match in _ADDRESS.finditer(text)]

    def is_word(self, start: int, end: int) -> bool:
        """Whether the stretch from `start` to `end` is a word or several, in whole."""
        text = self._text
        before, after = text[start - 1 : start], text[end : end + 1]
        if (_joins(before) and _joins(text[start])) or (_joins(after) and _joins(text[end - 1])):
            return False
        if "@" in (before, after) or self._is_in_address(start, end):
            return False
        # example.org, but not a sentence that ends without a space.
        if before == "." and text[start].islower() and text[start - 2 : start - 1].isalnum():
            return False
        if after == "." and text[end + 1 : end + 2].islower():
            return False
        return not (before and before in _HYPHENS and _PREFIXED.search(text, max(0, start - 9), start))

    def _is_in_address(self, start: int, end: int) -> bool:
        place = bisect_left(self._addresses, (end, end)) - 1
        return place >= 0 and start < self._addresses[place][1]


def _joins(character: str) -> bool:
    """Whether two such characters side by side are in one word."""
    return (character.isalnum() and not "\u0e00" <= character <= "\u0e7f") or character == "_"


class EnglishText(LatinText):
    """English writes a term with or without hyphens and spaces, and may begin a line within it."""

    def fits(self, form: str, start: int, end: int) -> bool:
        """Whether the stretch may stand for `form`; that their letters are the same is known."""
        stretch = self._text[start:end]
        return (stretch == form or _same_breaks(form, stretch)) and (
            not _is_acronym(form) or self._is_acronym_here(form, stretch, start, end)
        )

    def _is_acronym_here(self, form: str, stretch: str, start: int, end: int) -> bool:
        """Whether its capitals tell the stretch from an ordinary word: WHO from who."""
        letters = "".join(filter(str.isalpha, stretch))
        if letters.isupper() and _ORDINARY.fullmatch(letters.lower()):
            return not self._in_capitals(start, end)
        if letters.isupper() or letters == "".join(filter(str.isalpha, form)):
            return True
        single = letters[:-1] if _PLURAL_ACRONYM.search(form) else letters
        return len(single) >= _ANY_CASE and not is_word(single.lower())

    def _in_capitals(self, start: int, end: int) -> bool:
        """Whether what is beside it in its line is in capitals too."""
        before = self._text[max(0, start - _BESIDE) : start].rpartition("\n")[2]
        behind = self._text[end : end + _BESIDE].partition("\n")[0]
        return (before + behind).isupper()


class ExactText(LatinText):
    """A language whose forms are not known: a term stands as it is written, but for case and white space."""

    def fits(self, form: str, start: int, end: int) -> bool:
        """Whether the stretch is `form`."""
        stretch = " ".join(normalize("NFC", self._text[start:end]).split())
        return stretch == form or (not _is_acronym(form) and stretch.casefold() == form.casefold())


@lru_cache(maxsize=2**14)
def _is_acronym(form: str) -> bool:
    """Whether `form` is one word with several capitals, as no part of Secretary-General has."""
    return " " not in form and any(sum(map(str.isupper, part)) > 1 for part in form.split("-"))


@lru_cache(maxsize=2**14)
def _same_breaks(form: str, stretch: str) -> bool:
    """Whether `stretch` is divided and hyphenated in one of the ways in which `form` may be."""
    key = squeeze(form).key
    expected = {at for at, _ in gaps(form)}
    found = gaps(stretch)
    for at, gap in found:
        if not _BREAK.fullmatch(gap):
            return False
        # Minister's Meeting for Ministers' Meeting, but no possessive at the end.
        if at not in expected and not (gap in _APOSTROPHES and at + 1 in expected):
            start = max((each for each in expected if each < at), default=0)
            end = min((each for each in expected if each > at), default=len(key))
            if not _may_be_divided(key[start:end], at - start, gap, _is_acronym(form)):
                return False
    missing = expected.difference(at for at, _ in found)
    return not any(key[at - 1].isdigit() and key[at].isdigit() for at in missing)


def _may_be_divided(word: str, at: int, gap: str, acronym: bool) -> bool:
    """Whether a word that is written in one may be divided before its character `at`."""
    if _LINE_END.fullmatch(gap):
        return at > 1 and len(word) - at > 1
    if gap[0] in _APOSTROPHES:
        return False
    if word[at - 1].isdigit() != word[at].isdigit():
        return True
    if acronym:
        return False
    # cyber-attack, e-mail; but a space only between parts that can be words, as in cyber attack.
    return not gap.isspace() or (at >= _LEFT_PART and len(word) - at >= _RIGHT_PART)
