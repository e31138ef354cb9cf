"""Short forms and what they are short for."""

from __future__ import annotations

import re

from workbench.glossary.candidates.lexicon import LISTS, dictionary
from workbench.glossary.candidates.words import Reading

_LATIN = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9]*(?:[&./-][A-Z0-9][A-Za-z0-9]*)*s?")
_THAI = re.compile(r"(?:[เ-ไ]?[ก-ฮ][ะ-ู]?[ก-ฮ]{0,4}\.\s?)+|[ก-ฮ]{2,6}")
_LONGEST = 12
_WORDS_A_LETTER = 4
_PLURAL = re.compile("(?<=[A-Z])s$")
_LETTERS = re.compile("[a-z0-9ก-ฮ]")
_LEADING_VOWELS = "เแโใไ"
_OFFICE = re.compile(f"^(?:{'|'.join(sorted(LISTS['thai offices'], key=len, reverse=True))})")


def is_short(text: str) -> bool:
    """Whether `text` looks like a short form: UNODC, กต., SMEs, สกมช."""
    if len(text) > _LONGEST:
        return False
    return bool(
        _LATIN.fullmatch(text) or (_THAI.fullmatch(text) and ("." in text or text not in dictionary()))
    )


def expansion(short: str, reading: Reading, last: int, first: int = 0) -> int | None:
    """Where among the words `first` to `last` the full form of `short` begins that ends before `last`.

    The nearest word that begins with its first letter, the others following in order; None where there
    is no such word (Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation
    definitions"). The kind of an office need not have a letter: ดศ. is กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม.
    """
    opening, *later = _LETTERS.findall(_PLURAL.sub("", short).lower())
    count = 1 + len(later)
    reach = _WORDS_A_LETTER * count if opening >= "ก" else min(count + 5, 2 * count)
    for at in range(last - 1, max(first, last - reach) - 1, -1):
        form = reading.words[at].form
        while later and (found := form.rfind(later[-1])) >= 0:
            later.pop()
            form = form[:found]
        without = _OFFICE.sub("", form, count=1)
        if not later and opening in (each.lstrip(_LEADING_VOWELS)[:1] for each in (form, without)):
            while opening >= "ก" and at > first and reading.words[at - 1].form in LISTS["thai offices"]:
                at -= 1
            return at
    return None
