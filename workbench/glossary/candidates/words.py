"""The words of a text where they stand, and what part each can play in a term."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from workbench.glossary.candidates.lexicon import (
    ENGLISH_FUNCTION,
    LISTS,
    THAI_FUNCTION,
    dictionary,
    tags,
)
from workbench.glossary.folding import repair
from workbench.glossary.tolerant import fold
from workbench.language import THAI_DIGITS
from workbench.segmentation.words import thai_tokens

_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
_PIECES = re.compile(
    # An abbreviation: พ.ร.บ., สกมช., เม.ย.
    rf"(?P<short>(?<![{_THAI}])(?:[เ-ไ]?[ก-ฮ][ะ-ู]?[ก-ฮ]{{0,4}}\.)+)"
    rf"|(?P<thai>[{_THAI}]+)"
    r"|(?P<number>[0-9๐-๙]+(?:[.,:/][0-9๐-๙]+)*(?![A-Za-z]))"
    r"|(?P<latin>(?:[A-Za-z]\.){2,}|[0-9]*[A-Za-zÀ-ɏ][0-9A-Za-zÀ-ɏ]*(?:['’&/‐‑-][0-9A-Za-zÀ-ɏ]+)*)"
)
_POSSESSIVE = re.compile(r"['’]s$")
_HYPHENS = re.compile("[-‐‑–]")
_SPACE_BESIDE_THAI = re.compile(r"(?<=[ก-๎]) |(?<=[ก-ฮ]\.) | (?=[ก-๎])")
_FUNCTION_TAGS = frozenset(("ADP", "CCONJ", "SCONJ", "PRON", "DET", "AUX", "PART", "PUNCT", "NUM"))
_NOMINAL = ("การ", "ความ")
# ทางเศรษฐกิจ, ตามกฎหมาย: a noun and what ties it to the one before.
_TIES = ("ทาง", "เชิง", "ตาม", "โดย")
# How a dictionary's one word begins that grammar has for several, the first of which opens no term.
_OPENED = ("เป็น", "ไม่", "ยัง", "ให้", "ทุก", "บาง", "ที่", "ได้", "มี")

_ADJECTIVES = ("able", "al", "ful", "ible", "ic", "ive", "less", "ous")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, wherever it stands."""

    form: str
    """As it is written, in lower case: what an encoder reads."""
    key: str
    """The same for all its forms."""
    thai: bool = False
    """Whether it is written in Thai letters."""
    says: bool = False
    """Whether it means something by itself."""
    opens: bool = False
    """Whether a term may begin with it."""
    links: bool = False
    """Whether it may stand within a term."""
    closes: bool = False
    """Whether a term may end with it."""
    acts: bool = False
    """Whether it is a verb or may be one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and its words and numbers in order."""

    text: str
    words: tuple[Word, ...]
    starts: array[int]
    """Code points into the text as stored."""
    ends: array[int]

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` up to, not including, `last` stand."""
        return self.starts[first], self.ends[last - 1]

    def within(self, start: int, end: int) -> range:
        """The words that begin between two places of the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def key(self, first: int, last: int) -> str:
        """The same for all ways to write these words."""
        # Thai is written without spaces, and it must not matter where the word breaker sees words.
        return _SPACE_BESIDE_THAI.sub("", " ".join([word.key for word in self.words[first:last]]))


@dataclass(frozen=True, slots=True)
class Bitext:
    """The two sides of a passage as words."""

    id: int
    source: Reading
    target: Reading
    weight: float


def read_words(text: str) -> Reading:
    """The words of `text`, each read as its script has it: Thai, or else English."""
    repaired = repair(text)
    words: list[Word] = []
    starts, ends = array("l"), array("l")

    def add(start: int, end: int, word: Word) -> None:
        words.append(word)
        starts.append(repaired.starts[start])
        ends.append(repaired.ends[end - 1])

    # In a line of capitals none of them tells an acronym.
    shouted = repaired.text.isupper()
    for match in _PIECES.finditer(repaired.text):
        start, end = match.span()
        piece = match[0]
        if match.lastgroup == "thai":
            for token in thai_tokens(piece):
                add(start, start + len(token), _thai_word(token))
                start += len(token)
        elif match.lastgroup == "number":
            number = piece.translate(THAI_DIGITS)
            add(start, end, Word(number, number, links=True))
        elif match.lastgroup == "short":
            add(start, end, _noun(piece, piece, thai=True))
        else:
            piece = _POSSESSIVE.sub("", piece)
            add(start, start + len(piece), _latin_word(piece.lower() if shouted else piece))
    return Reading(text, tuple(words), starts, ends)


def _noun(form: str, key: str, *, thai: bool = False, acts: bool = False) -> Word:
    return Word(form, key, thai, says=True, opens=True, links=True, closes=True, acts=acts)


@lru_cache(maxsize=2**15)
def _thai_word(token: str) -> Word:
    key = fold(token)
    if token in LISTS["thai bound"]:
        return Word(token, key, thai=True, opens=True, links=True)
    if token in THAI_FUNCTION:
        return Word(token, key, thai=True, links=token in LISTS["thai links"])
    tied = any(token.startswith(tie) and _is_noun(token.removeprefix(tie)) for tie in _TIES)
    if tied or token in LISTS["thai tails"]:
        return Word(token, key, thai=True, says=True, links=True, closes=True)
    first, second = tags(token)
    tag = first or second
    if tag in _FUNCTION_TAGS or token.endswith("ว่า") or (not tag and token.startswith(_OPENED)):
        return Word(token, key, thai=True)
    if tag == "ADV" and second not in ("ADJ", "NOUN"):
        return Word(token, key, thai=True, links=True)
    if tag in ("VERB", "ADV", "ADJ") or (not tag and any(each + token in dictionary() for each in _NOMINAL)):
        return Word(token, key, thai=True, says=True, links=True, closes=True, acts=True)
    return _noun(token, key, thai=True)


def _is_noun(token: str) -> bool:
    return token.startswith(_NOMINAL) or "NOUN" in tags(token)


@lru_cache(maxsize=2**15)
def _latin_word(token: str) -> Word:
    """A word of Latin letters, taken for English."""
    from lemminflect import getAllLemmas

    form = token.lower().replace("’", "'")
    # Before the function words: US, IT and WHO are not among them.
    if sum(map(str.isupper, token)) > 1:
        acronym = token[:-1] if token[-1] == "s" and token[:-1].isupper() else token
        return _noun(form, _HYPHENS.sub(" ", acronym.lower()))
    if form in ENGLISH_FUNCTION:
        return Word(form, form, links=form in LISTS["english links"])
    lemmas = getAllLemmas(form)
    key = _HYPHENS.sub(" ", lemmas.get("NOUN", lemmas.get("PROPN", (form,)))[0])
    # creative is a noun too, to a dictionary.
    adjective = "ADJ" in lemmas and form.endswith(_ADJECTIVES)
    if not adjective and ("NOUN" in lemmas or not lemmas.keys() - {"PROPN"}):
        return _noun(form, key, acts="VERB" in lemmas)
    if "ADJ" in lemmas:
        return Word(form, key, says=True, opens=True, links=True)
    if "VERB" not in lemmas:
        return Word(form, key, links=True)
    if form.endswith("ing"):
        return _noun(form, key)
    participle = form.endswith("ed")
    return Word(form, key, says=True, opens=participle, acts=not participle)
