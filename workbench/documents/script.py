"""Which script a text is in, and whether that fits the language it is given as."""

from __future__ import annotations

import re

from workbench.errors import LanguageError
from workbench.language import language

_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def thai_share(text: str) -> float | None:
    """How many of the letters of `text` are Thai, 0 to 1, vowels and marks counted; None without letters."""
    thai = sum(map(len, _THAI.findall(text)))
    others = sum(map(len, _LETTERS.findall(_THAI.sub(" ", text))))
    return thai / (thai + others) if thai + others else None


def guess(text: str) -> str:
    """`th` from a fifth of Thai letters on, since Thai texts quote much English, and `en` otherwise."""
    return "th" if (thai_share(text) or 0.0) >= 0.2 else "en"


def check_script(text: str, code: str) -> None:
    """Raises `LanguageError` where `text` is plainly not in the language `code`."""
    share = thai_share(text)
    if share is None:
        return
    name = language(code).name
    if code == "th" and share < 0.05:
        raise LanguageError(
            f"given as Thai, but {share:.0%} of its letters are Thai; choose its language or another file."
        )
    if code != "th" and share > 0.5:
        raise LanguageError(
            f"given as {name}, but {share:.0%} of its letters are Thai; choose Thai or another file."
        )
