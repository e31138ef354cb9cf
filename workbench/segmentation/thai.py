"""Thai: every white space may be a sentence end, and nothing says which is.

The text is cut at all of them, and each cut gets its cues: what crfcut thinks of it, as a soft
prior, and what can be seen at the place itself. How much each cue counts is learned (see
`workbench.alignment.model`); which span is a sentence, the alignment decides.
"""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray

_GAP = re.compile(r"\s+")

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
)  # fmt: skip
_HANGING = (
    "และ", "หรือ", "แต่", "โดย", "ของ", "เพื่อ", "กับ", "ซึ่ง", "ใน", "จาก", "ที่", "คือ", "เป็น",
    "ได้แก่", "เช่น", "ระหว่าง", "ว่าด้วย", "เรื่อง", "หัวข้อ", "นาย", "นาง", "นางสาว", "วันที่", "เมื่อ",
    "ปี", "ครั้งที่", "ณ", "ราว", "ประมาณ", "กว่า", "จำนวน",
)  # fmt: skip
_SAYS = ("ว่า", "กล่าว", "ระบุ", "เผย", "ชี้แจง")
_MONTHS = ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม")  # fmt: skip

_MARKER = re.compile(r"\(?(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*|[ก-ฮ]|[a-zA-Z])[.)]$|[•▪●*–-]$")
_MARKER_START = re.compile(r"\(?(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*|[ก-ฮ]|[a-zA-Z])[.)](?![0-9๐-๙])|[•▪●*–]")
_ABBREVIATION = re.compile(r"[ก-ฮ]{1,4}\.$")
_DIGIT = re.compile(r"[0-9๐-๙]")
_LATIN = re.compile(r"[A-Za-z]")

CUES = (
    "crfcut",
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
    "month next",
)
"""Names of the cues, in the order of their columns."""


def chunk_edges(text: str) -> list[int]:
    """Offsets that cut `text` after every white space: 0, each further chunk's start, `len(text)`."""
    inner = [match.end() for match in _GAP.finditer(text) if text[: match.start()].strip()]
    if inner and inner[-1] == len(text):
        inner.pop()
    return [0, *inner, len(text)] if text else [0]


def cue_values(text: str, edges: list[int]) -> NDArray[np.float32]:
    """The cues at each inner edge: shape (len(edges) - 2, len(CUES)), 0 or 1, crfcut's a logit / 5."""
    inner = edges[1:-1]
    values = np.zeros((len(inner), len(CUES)), dtype=np.float32)
    if not inner:
        return values
    values[:, 0] = np.clip(np.asarray(sentence_end_logits(text, inner)) / 5, -2, 2)
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
    return [
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
        before[-1:] in _CLOSING or (before[-1:] in "\"'" and not inside),
        bool(_LATIN.match(after)),
        bool(_LATIN.match(before[-1:])),
        after.startswith(_MONTHS),
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


def sentence_end_logits(text: str, places: list[int]) -> list[float]:
    """The log odds, by crfcut's marginals, that a sentence ends at the white space before each place."""
    from pythainlp.tokenize import word_tokenize
    from pythainlp.tokenize.crfcut import _extract_features, _tagger

    logits = []
    waiting = iter(places)
    place = next(waiting, None)
    at = 0
    for paragraph in text.splitlines(keepends=True):
        words = word_tokenize(paragraph) if paragraph.strip() else [paragraph]
        _tagger.set(_extract_features(words))
        chance = 0.0
        for index, word in enumerate(words):
            at += len(word)
            here = _tagger.marginal("E", index)
            # The model puts the end on the last word or on the space after it.
            chance = chance + (1 - chance) * here if word.isspace() else here
            if place is not None and at >= place:
                chance = min(max(chance, 1e-6), 1 - 1e-6)
                logits.append(math.log(chance / (1 - chance)))
                place = next(waiting, None)
    return logits
