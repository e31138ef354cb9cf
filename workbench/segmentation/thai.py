"""Thai: every white space may be a sentence end, and nothing says which is.

The text is cut at all of them but those within brackets, and each cut gets what crfcut thinks of it, as
one cue among those of `workbench.segmentation.cues`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from workbench.segmentation.crfcut import ends
from workbench.segmentation.cues import ADDITIONS, RELATIVES, SHORT, STARTERS
from workbench.segmentation.words import thai_tokens

_STRONG = {"ทั้งนี้", "นอกจากนี้", "อย่างไรก็ตาม", "อย่างไรก็ดี", "อนึ่ง", "ดังนั้น", "ขณะเดียวกัน"}
"""Words that begin a sentence wherever they stand."""
_LONG = 150
"""Code points from which on a stretch without white space is offered cuts between words."""
_ASIDE = re.compile(r"\((?:[^()\n]|\([^()\n]*\)){1,200}\)|\[[^\[\]\n]{1,200}\]")
"""What stands in brackets belongs to the sentence around it; longer than this, one of them is a slip."""
_BEGINNERS = {*STARTERS, *RELATIVES, *ADDITIONS}
_ENDERS = {"แล้ว", "ด้วย", "นี้", "นั้น", "ได้", "ไป", "มา", "ขึ้น", "ลง", "อยู่", "กัน", "เท่านั้น", "เช่นกัน", "ต่อไป"}


@dataclass(frozen=True, slots=True)
class Chunks:
    """A Thai text cut wherever a sentence may end."""

    edges: list[int]
    """0, the start of each further chunk, the text's length; only 0 for an empty text."""
    logits: list[float]
    """Log odds, by crfcut's marginals, that a sentence ends at each inner edge."""


def cut(text: str) -> Chunks:
    """Cut `text` after every white space and, where white space is wanting, before some words.

    Without white space a cut is offered before a word that always begins a sentence and, in a very
    long stretch, between words of which one often ends a sentence or the other often begins one.
    """
    edges: list[int] = []
    logits: list[float] = []
    for stretch in _stretches(text):
        length = stretch[-1].next - stretch[0].start
        for before, word in pairwise(stretch):
            likely = word.text in _BEGINNERS or (before.text in _ENDERS and word.text not in _ENDERS)
            far = word.start - (edges[-1] if edges else 0) > SHORT
            if far and (word.text in _STRONG or (length > _LONG and likely)):
                edges.append(word.start)
                logits.append(_logit(before.ends))
        edges.append(stretch[-1].next)
        logits.append(_logit(stretch[-1].ends))
    if not text:
        return Chunks([0], [])
    # Nothing begins where the text ends.
    inner = _outside_brackets(text, edges[:-1])
    return Chunks([0, *(edges[at] for at in inner), len(text)], [logits[at] for at in inner])


def _outside_brackets(text: str, edges: list[int]) -> list[int]:
    """Indices of the edges that no brackets enclose."""
    inside: set[int] = set()
    for aside in _ASIDE.finditer(text):
        inside.update(range(bisect_right(edges, aside.start()), bisect_left(edges, aside.end())))
    return [at for at in range(len(edges)) if at not in inside]


@dataclass(slots=True)
class _Word:
    start: int
    text: str
    ends: float
    """Probability that a sentence ends with it, or with the white space after it."""
    next: int
    """Where what follows its white space begins."""


def _stretches(text: str) -> Iterator[list[_Word]]:
    """Yield the words between two white spaces, stretch by stretch."""
    words: list[_Word] = []
    at = 0
    for paragraph in text.splitlines(keepends=True):
        tokens = thai_tokens(paragraph) if paragraph.strip() else [paragraph]
        for token, chance in zip(tokens, ends(tokens), strict=True):
            start, at = at, at + len(token)
            if token.strip():
                if words and words[-1].next != words[-1].start + len(words[-1].text):
                    yield words
                    words = []
                bare = token.rstrip()
                words.append(_Word(start, bare, chance, at))
            elif words:
                # The model puts the end on the last word or on the space after it.
                words[-1].ends += (1 - words[-1].ends) * chance
                words[-1].next = at
    if words:
        yield words


def _logit(chance: float) -> float:
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(chance / (1 - chance))
