"""Facts about a language, in one object each: nothing else in the workbench asks for a language's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.errors import LanguageError, suggest

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
"""Thai digits to ASCII ones; other characters stay."""

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Language:
    """What the workbench must know of a language to cut, join and measure its text."""

    code: str
    """BCP 47, lower case: also what TMX and HTML get."""
    name: str
    """In English."""
    sentence_marks: bool
    """Whether punctuation ends sentences; where not, white space only may."""
    expansion: float
    """Visible characters for each one of the same text in English, as translations have it on average."""

    def length(self, text: str) -> int:
        """How much `text` says, as the number of its visible characters."""
        return len(_SPACES.sub("", text))


_LANGUAGES = {
    each.code: each
    for each in (
        Language("th", "Thai", sentence_marks=False, expansion=1.11),
        Language("en", "English", sentence_marks=True, expansion=1.0),
        Language("de", "German", sentence_marks=True, expansion=1.12),
        Language("fr", "French", sentence_marks=True, expansion=1.12),
    )
}


def language(code: str) -> Language:
    """The language of `code`; one unknown is refused with the closest known."""
    found = _LANGUAGES.get(code.lower())
    if found is None:
        raise LanguageError(f"No language '{code}'.{suggest(code.lower(), _LANGUAGES)}")
    return found


def languages() -> tuple[Language, ...]:
    """All that are known, Thai and English first."""
    return tuple(_LANGUAGES.values())
