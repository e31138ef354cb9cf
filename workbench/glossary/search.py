"""Finding concepts by a part of what they are called or of what is said of them."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from workbench.glossary.model import Concept, Glossary, TermStatus

# Thai signs that writers leave out or doubt: maitaikhu, the tone marks, thanthakhat, yamakkan, phinthu.
# The vowels above and below are marks to Unicode too, but without them กิน and กัน are the same word.
_OPTIONAL_THAI = frozenset("็่้๊๋์๎ฺ")
_NIKHAHIT = "\u0e4d"
_SPACE_BESIDE_THAI = re.compile(r"(?<=[\u0e00-\u0e7f])\s+|(?<=[\u0e00-\u0e7f]\.)\s+|\s+(?=[\u0e00-\u0e7f])")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=2**16)
def fold(text: str) -> str:
    """`text` without what a searcher may write otherwise; for comparing, never for showing.

    Case and accents go; so do the Thai tone marks, ็ and ์, and everything of zero width. Sara am is
    one letter however it was typed (ำ, ํา, before or after the tone mark), เเ is แ, and a digit is
    itself in whatever script. White space is one space, and none beside a Thai letter or abbreviation,
    where it is optional. The result has no white space at its ends and may be empty.
    """
    kept = []
    for character in unicodedata.normalize("NFKD", text).casefold():
        category = unicodedata.category(character)
        if category == "Nd":
            kept.append(str(unicodedata.decimal(character)))
        elif category == "Cf" or character in _OPTIONAL_THAI:
            continue
        elif category != "Mn" or "\u0e00" <= character <= "\u0e7f":
            kept.append(character)
    # NFKD has taken every sara am apart; with the tone marks gone its two halves are neighbours.
    folded = "".join(kept).replace(_NIKHAHIT + "า", "ำ").replace(_NIKHAHIT, "").replace("เเ", "แ")
    return _SPACES.sub(" ", _SPACE_BESIDE_THAI.sub("", folded)).strip()


class _Match(IntEnum):
    """How well a concept answers; the best first."""

    EXACT = 0
    PREFIX = 1
    WITHIN = 2
    DEFINITION = 3


def search(
    glossary: Glossary,
    query: str,
    language: str | None = None,
    subject: str | None = None,
    status: TermStatus | None = None,
) -> list[Concept]:
    """The concepts that have `query` in a term or in the definition, both as `fold` sees them.

    Terms that are the query come first, then those that begin with it, then those that contain it,
    then definitions; within each, by id. Only terms of `language` and `status` count where these are
    given, and a concept without any such term is left out; definitions are in English, so they count
    unless another language is asked for. An empty query finds all that the filters leave.
    """
    wanted = fold(query)
    if query.strip() and not wanted:
        return []
    found: list[tuple[_Match, str, Concept]] = []
    for concept in glossary.concepts:
        if subject is not None and concept.subject != subject:
            continue
        texts = [
            term.text
            for term in concept.terms
            if language in (None, term.language) and status in (None, term.status)
        ]
        match = _best(wanted, texts, concept.definition if language in (None, "en") else "")
        if texts and match is not None:
            found.append((match, concept.id, concept))
    return [concept for _, _, concept in sorted(found, key=lambda each: each[:2])]


def _best(wanted: str, texts: list[str], definition: str) -> _Match | None:
    folded = [fold(text) for text in texts]
    if not wanted:
        return _Match.WITHIN
    if wanted in folded:
        return _Match.EXACT
    if any(text.startswith(wanted) for text in folded):
        return _Match.PREFIX
    if any(wanted in text for text in folded):
        return _Match.WITHIN
    return _Match.DEFINITION if wanted in fold(definition) else None
