"""The words of a text, in the form in which texts of two languages are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workbench.language import THAI_DIGITS, Language

if TYPE_CHECKING:
    from sacremoses import MosesTokenizer

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_MARKS = "()[]\"'“”‘’«».,:;!?…-–"
_BUDDHIST_ERA = 543
_BUDDHIST_YEARS = range(2400, 2600)


def thai_tokens(text: str) -> list[str]:
    """Words, white space and marks of a Thai text by PyThaiNLP's dictionary; joined they are the text."""
    from pythainlp.tokenize import word_tokenize

    tokens: list[str] = word_tokenize(text, engine="nlpo3")
    return tokens


def words(text: str, language: Language) -> list[str]:
    """The words and numbers of `text` in lower case, numbers by value.

    Digits are made ASCII and years of the Buddhist era Gregorian, so that ๒๕๖๓ is 2020.
    """
    tokens = (
        _tokenizer(language.code).tokenize(text, escape=False)
        if language.sentence_marks
        else thai_tokens(text)
    )
    return [_form(token) for token in tokens if any(map(str.isalnum, token))]


@cache
def _tokenizer(code: str) -> MosesTokenizer:
    from sacremoses import MosesTokenizer

    return MosesTokenizer(code)


@lru_cache(2**14)
def _form(token: str) -> str:
    plain = token.translate(THAI_DIGITS).strip().lower()
    plain = plain.strip(_MARKS) or plain
    if not _NUMBER.fullmatch(plain):
        return plain
    if plain.isdigit() and int(plain) in _BUDDHIST_YEARS:
        return str(int(plain) - _BUDDHIST_ERA)
    return plain.replace(",", "")
