"""Thai: every white space may be a sentence end, and nothing says which is.

The text is cut at all of them, and each cut gets its cues: what crfcut thinks of it, as a soft
prior, and what can be seen at the place itself. How much each cue counts is learned (see
`workbench.alignment.model`); which span is a sentence, the alignment decides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_OPENING = "“‘«「『"
_CLOSING = "”’»」』"
_QUOTES = '"“”'
_LONGEST_ASIDE = 400
"""Code points after which a bracket or quote that nothing closes is taken for a slip."""

# Words that speak for or against a sentence end beside them, by prefix or ending: no word breaker
# is sure of them at the places that matter.
_RELATIVE = ("ซึ่ง", "ที่", "โดย", "อัน", "เพื่อ", "ให้")
_ADDITION = (
    "และ", "หรือ", "กับ", "รวมทั้ง", "รวมถึง", "ตลอดจน", "พร้อมทั้ง", "อีกทั้ง",
    "เช่น", "ได้แก่", "ฯลฯ", "เป็นต้น",
)  # fmt: skip
_STARTER = (
    "ทั้งนี้", "อย่างไรก็ตาม", "อย่างไรก็ดี", "นอกจากนี้", "นอกจากนั้น", "ดังนั้น", "เพราะฉะนั้น",
    "ด้วยเหตุนี้", "อนึ่ง", "ในการนี้", "โอกาสนี้", "ในโอกาสนี้", "ขณะเดียวกัน", "ในขณะเดียวกัน",
    "ในขณะที่", "ต่อมา", "ล่าสุด", "สำหรับ", "แต่", "เมื่อ", "หาก", "ถ้า", "แม้", "ตามที่", "จากนั้น",
    "หลังจาก", "ก่อนหน้านี้", "ในที่สุด", "นี่", "นั่น", "มัน", "เขา", "เธอ", "เรา",
    "เช่นเดียวกัน", "เช่นกัน", "โดยทั่วไป", "ขั้นต่อไป", "ต่อไป", "นอกจาก", "ในทางกลับกัน", "กลับกัน", "แน่นอน",
    "ตัวอย่างเช่น", "ยิ่งไปกว่านั้น", "เนื่องจาก", "ด้วย", "ตาม", "ในปี", "ในเดือน", "เมื่อวัน", "โดยรวม", "ประการ",
)  # fmt: skip
_HANGING = (
    "และ", "หรือ", "แต่", "โดย", "ของ", "เพื่อ", "กับ", "ซึ่ง", "ใน", "จาก", "ที่", "คือ", "เป็น",
    "ได้แก่", "เช่น", "ระหว่าง", "ว่าด้วย", "เรื่อง", "หัวข้อ", "นาย", "นาง", "นางสาว", "วันที่", "เมื่อ",
    "ปี", "ครั้งที่", "ณ", "ราว", "ประมาณ", "กว่า", "จำนวน",
)  # fmt: skip
_SAYS = ("ว่า", "กล่าว", "ระบุ", "เผย", "ชี้แจง")
_STRONG = {"ทั้งนี้", "นอกจากนี้", "อย่างไรก็ตาม", "อย่างไรก็ดี", "อนึ่ง", "ดังนั้น", "ขณะเดียวกัน"}
"""Words that begin a sentence wherever they stand."""
_SHORT = 25
"""Code points up to which a chunk is a phrase that belongs to its neighbour rather than a sentence."""
_LONG = 150
"""Code points from which on a stretch without white space is offered cuts between words."""
_BEGINNERS = {*_STARTER, *_RELATIVE, *_ADDITION}
_ENDERS = {"แล้ว", "ด้วย", "นี้", "นั้น", "ได้", "ไป", "มา", "ขึ้น", "ลง", "อยู่", "กัน", "เท่านั้น", "เช่นกัน", "ต่อไป"}
_ATTRIBUTION = re.compile(
    r"(?:เขา|เธอ|นาย|นาง|ผู้)?[ก-๎]{0,12}?(?:ได้)?(?:กล่าว|เสริม|บอก|ระบุ|เผย|อธิบาย|ชี้แจง|ยืนยัน|ทวีต|เขียน|ถาม|ตอบ)"
)

_MARKER = re.compile(r"\(?(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*|[ก-ฮ]|[a-zA-Z])[.)]$|[•▪●*–-]$")
_MARKER_START = re.compile(r"\(?(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*|[ก-ฮ]|[a-zA-Z])[.)](?![0-9๐-๙])|[•▪●*–]")
_ABBREVIATION = re.compile(r"[ก-ฮ]{1,4}\.$")
_DIGIT = re.compile(r"[0-9๐-๙]")
_LATIN = re.compile(r"[A-Za-z]")

CUES = (
    "crfcut",
    "no white space",
    "paragraph",
    "opening quote next",
    "says before",
    "relative next",
    "addition next",
    "starter next",
    "hanging before",
    "repeat sign",
    "inside brackets",
    "digit next",
    "digit before",
    "list marker next",
    "list marker before",
    "sentence mark before",
    "abbreviation before",
    "closing quote before",
    "Latin next",
    "Latin before",
    "bracket next",
    "short opening before",
    "attribution next",
    "attribution before",
)
"""Names of the cues, in the order of their columns."""


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
            far = word.start - (edges[-1] if edges else 0) > _SHORT
            if far and (word.text in _STRONG or (length > _LONG and likely)):
                edges.append(word.start)
                logits.append(_logit(before.ends))
        edges.append(stretch[-1].next)
        logits.append(_logit(stretch[-1].ends))
    if not text:
        return Chunks([0], [])
    # Nothing begins where the text ends.
    return Chunks([0, *edges[:-1], len(text)], logits[:-1])


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
    from pythainlp.tokenize import word_tokenize
    from pythainlp.tokenize.crfcut import _extract_features, _tagger

    words: list[_Word] = []
    at = 0
    for paragraph in text.splitlines(keepends=True):
        tokens = word_tokenize(paragraph) if paragraph.strip() else [paragraph]
        _tagger.set(_extract_features(tokens))
        for index, token in enumerate(tokens):
            chance = _tagger.marginal("E", index)
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


def cue_values(text: str, chunks: Chunks) -> NDArray[np.float32]:
    """The cues at each inner edge: shape (len(edges) - 2, len(CUES)), 0 or 1, crfcut's a logit / 5."""
    edges = chunks.edges
    inner = edges[1:-1]
    values = np.zeros((len(inner), len(CUES)), dtype=np.float32)
    if not inner:
        return values
    values[:, 0] = np.clip(np.asarray(chunks.logits) / 5, -2, 2)
    inside = _inside(text, inner)
    for row, edge in enumerate(inner):
        chunk = text[edges[row] : edge]
        before = chunk.rstrip()
        after = text[edge : edges[row + 2]].rstrip()
        values[row, 1:] = _surface(before, chunk[len(before) :], after, inside[row])
    return values


def _surface(before: str, gap: str, after: str, inside: bool) -> list[bool]:
    """The cues that can be seen at a place: in the chunk before it and the chunk after it."""
    bare = before.strip("“”‘’\"'()[]")
    quote = before[-1:] in _CLOSING or (before[-1:] in "\"'" and not inside)
    return [
        not gap,
        "\n" in gap,
        after[:1] in _OPENING or (after[:1] in "\"'" and not inside),
        bare.endswith(_SAYS),
        after.startswith(_RELATIVE),
        after.startswith(_ADDITION),
        after.startswith(_STARTER),
        before.endswith(_HANGING),
        after.startswith("ๆ") or before.endswith("ๆ"),
        inside,
        bool(_DIGIT.match(after)),
        bool(_DIGIT.match(before[-1:])),
        bool(_MARKER_START.match(after)),
        bool(_MARKER.match(before)),
        before.endswith((".", "!", "?", "…"))
        and not _ABBREVIATION.search(before)
        and not _MARKER.match(before),
        bool(_ABBREVIATION.search(before)) and not _MARKER.match(before),
        quote,
        bool(_LATIN.match(after)),
        bool(_LATIN.match(before[-1:])),
        after.startswith("(") and not _MARKER_START.match(after),
        len(before) <= _SHORT and before.startswith((*_STARTER, *_ADDITION)),
        quote and bool(_ATTRIBUTION.match(after)),
        len(before) <= _SHORT and bool(_ATTRIBUTION.match(before)),
    ]


def _inside(text: str, places: list[int]) -> list[bool]:
    """Whether each place lies within brackets or quotes that its paragraph has opened."""
    found = []
    wanted = set(places)
    opened: dict[str, int] = {}
    for at, character in enumerate(text):
        if at in wanted:
            found.append(any(at - start < _LONGEST_ASIDE for start in opened.values()))
        if character == "\n":
            opened.clear()
        elif character in "([":
            opened["("] = at
        elif character in ")]":
            opened.pop("(", None)
        # Straight and curly marks get mixed: whatever comes next closes what is open.
        elif character in _QUOTES and opened.pop('"', None) is None and character != "”":
            opened['"'] = at
    return found
