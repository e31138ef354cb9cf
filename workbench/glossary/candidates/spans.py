"""The stretches of a text that may be terms."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.glossary.candidates.lexicon import LISTS
from workbench.glossary.candidates.words import Reading

LONGEST = 8
"""Words in a term, those that hold others together among them."""
_SPACE = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;“\"\n•–-])\s*$")
_LOOK_BACK = 8
"""Characters before a word that tell whether a sentence begins there."""
_ARTICLES = frozenset(("a", "an", "the"))
_BEFORE_ARTICLE = frozenset(("against", "for", "in", "of", "on"))
_BEFORE_CLAUSE = frozenset(("ที่", "เพื่อ", "โดย"))
_BEFORE_VERB = frozenset(("can", "could", "may", "might", "must", "shall", "should", "to", "will", "would"))


class Run(NamedTuple):
    """Some consecutive words of a text."""

    first: int
    last: int
    """The one behind."""


def runs(reading: Reading) -> list[Run]:
    """What may be a term: up to eight words, none at an edge that may not be there."""
    words = reading.words
    count = len(words)
    joined = [_joined(reading, at) for at in range(count - 1)]
    # A name is not cut, and so a term may begin or end before each of the other words.
    divides = [not cuts_name(reading, at) for at in range(count)]
    divides.append(True)
    found = []
    for first, opening in enumerate(words):
        if not opening.opens or not divides[first] or _is_within(reading, first):
            continue
        for last in range(first + 1, min(count, first + LONGEST) + 1):
            if words[last - 1].closes and divides[last]:
                found.append(Run(first, last))
            if last == count or not words[last - 1].links or not joined[last - 1]:
                break
    return found


def _joined(reading: Reading, at: int) -> bool:
    """Whether a term may go on from a word to the next."""
    one, other = reading.words[at], reading.words[at + 1]
    if not one.links or not (other.links or other.closes):
        return False
    start, end = reading.ends[at], reading.starts[at + 1]
    if start < end:
        if not _SPACE.fullmatch(reading.text, start, end):
            return False
        # Thai has its spaces between phrases; within them only beside abbreviations and foreign words.
        if one.thai and other.thai:
            return one.form.endswith(".")
    if other.form in _ARTICLES:
        return one.form in _BEFORE_ARTICLE
    # To support and เพื่อสนับสนุน begin a clause.
    return not other.acts or one.form not in (_BEFORE_CLAUSE if other.thai else _BEFORE_VERB)


def cuts_name(reading: Reading, at: int) -> bool:
    """Whether a term that begins with a word, or ends before it, would cut a name: Nations Convention."""
    if not at or not reading.words[at - 1].says or not reading.text[reading.starts[at - 1]].isupper():
        return False
    start, end = reading.ends[at - 1], reading.starts[at]
    return start < end and bool(_SPACE.fullmatch(reading.text, start, end)) and has_capital(reading, at)


def _is_within(reading: Reading, at: int) -> bool:
    """Whether a word belongs to the one before it: ผู้พิการ, to support."""
    if not at:
        return False
    word, before = reading.words[at], reading.words[at - 1]
    if before.form in LISTS["thai bound"]:
        return reading.ends[at - 1] == reading.starts[at]
    return word.acts and before.form in _BEFORE_VERB


def in_capitals(reading: Reading, run: Run) -> bool:
    """Whether all words that say something begin with a capital, and not because a sentence begins."""
    said = [at for at in range(*run) if reading.words[at].says]
    return all(reading.text[reading.starts[at]].isupper() for at in said) and any(
        has_capital(reading, at) for at in said
    )


def has_capital(reading: Reading, at: int) -> bool:
    """Whether a word has a capital that its place in the sentence does not account for."""
    start, end = reading.stretch(at, at + 1)
    if not reading.text[start].isupper():
        return False
    acronym = sum(map(str.isupper, reading.text[start:end])) > 1
    return acronym or not _SENTENCE_END.search(reading.text, max(0, start - _LOOK_BACK), start)


def as_entered(reading: Reading, run: Run) -> tuple[str, bool]:
    """A stretch on one line, without the capital that may only begin the sentence; whether that is certain.

    It keeps the capital where no dictionary has the word without it: china is no country.
    """
    from lemminflect import getAllLemmas

    start, end = reading.stretch(*run)
    text = " ".join(reading.text[start:end].split())
    first, rest = text[0], text[1:]
    if not first.isupper() or rest != rest.lower() or has_capital(reading, run.first):
        return text, True
    ordinary = getAllLemmas(reading.words[run.first].form).keys() - {"PROPN"}
    return first.lower() + rest if ordinary else text, False
