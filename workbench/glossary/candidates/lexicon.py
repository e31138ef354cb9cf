"""What word lists and PyThaiNLP's corpora know of words; `word_lists.txt` says what each list is for."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from math import log10

_NOMINAL = re.compile("^(?:การ|ความ|ผู้|นัก)(?=.)")
_MILLIONS = 33.5
"""Words, in millions, of the Thai National Corpus that its frequencies were counted in."""


def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    text = (files("workbench.glossary.candidates") / "word_lists.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            found.setdefault(name, []).extend(line.split())
    return {name: frozenset(words) for name, words in found.items()}


LISTS = _lists()
ENGLISH_FUNCTION = LISTS["english function"] | LISTS["english links"]
THAI_FUNCTION = LISTS["thai function"] | LISTS["thai links"]


@cache
def dictionary() -> frozenset[str]:
    """The words that the word breaker knows."""
    from pythainlp.corpus.common import thai_words

    words: frozenset[str] = thai_words()
    return words


def tags(word: str) -> tuple[str, str]:
    """What ORCHID and the Thai UD treebank have `word` for most often; "" where one lacks it.

    Parts of speech of Universal Dependencies.
    """
    orchid, treebank = _tag_tables()
    return orchid.get(word, ""), treebank.get(word, "")


@cache
def _tag_tables() -> tuple[dict[str, str], dict[str, str]]:
    # PyThaiNLP's own function looks through the whole table for each word.
    from pythainlp.tag.orchid import TO_UD

    orchid, treebank = (
        json.loads((files("pythainlp.corpus") / name).read_text(encoding="utf-8-sig"))
        for name in ("pos_orchid_unigram.json", "pos_tud_unigram.json")
    )
    return {word: TO_UD.get(tag, "") for word, tag in orchid.items()}, treebank


def commonness(word: str) -> float:
    """How often a Thai word stands in general text: the logarithm of its number in a million words.

    0 for one in a million or less; 3 for one in a thousand. A noun made of a verb is as common as that.
    """
    verb = _NOMINAL.sub("", word, count=1)
    return max(0.0, log10(max(_counts().get(word, 0), _counts().get(verb, 0), 1) / _MILLIONS))


@cache
def _counts() -> dict[str, int]:
    from pythainlp.corpus.tnc import unigram_word_freqs

    counts: dict[str, int] = unigram_word_freqs()
    return counts


def titles(phrases: Collection[str]) -> set[str]:
    """Those of `phrases` that the Thai Wikipedia has an article of."""
    # Kept in memory, all of them would take 60 MB.
    with (files("pythainlp.corpus") / "wikipedia_titles_th.txt").open(encoding="utf-8") as lines:
        return {title for line in lines if (title := line.rstrip("\n")) in phrases}
