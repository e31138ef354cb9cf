"""What can be seen at a place of a text that speaks for or against a sentence starting there.

How much each cue counts is learned (see `workbench.alignment.model`); which span is a sentence, the
alignment decides. The words are Thai, where white space is all that there is; the marks are anybody's.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

_OPENING = "“‘«「『"
_CLOSING = "”’»」』"
_QUOTES = '"“”'
_LONGEST_ASIDE = 400
"""Code points after which a bracket or quote that nothing closes is taken for a slip."""

# Words that speak for or against a sentence end beside them, by prefix or ending: no word breaker
# is sure of them at the places that matter.
RELATIVES = ("ซึ่ง", "ที่", "โดย", "อัน", "เพื่อ", "ให้")
ADDITIONS = (
    "และ", "หรือ", "กับ", "รวมทั้ง", "รวมถึง", "ตลอดจน", "พร้อมทั้ง", "อีกทั้ง",
    "เช่น", "ได้แก่", "ฯลฯ", "เป็นต้น",
)  # fmt: skip
STARTERS = (
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
    "ปี", "ครั้งที่", "ณ", "ราว", "ประมาณ", "กว่า", "จำนวน", "ถึง", "วัย", "ทำให้",
)  # fmt: skip
# What a clause goes on with: it has said of whom, or of how many, before.
_PREDICATES = (
    "ก็", "จึง", "จะ", "ได้", "ถูก", "อาจ", "กำลัง", "เคย", "มัก", "เป็น", "คือ", "ไป", "ว่า", "กล่าว", "บอก",
    "ระบุ", "เผย", "ของ", "เกี่ยวกับ", "นั้น", "ล้าน", "พันล้าน", "เปอร์เซ็นต์", "ดอลลาร์", "บาท", "คน", "นาที",
    "ชั่วโมง", "เมตร", "กิโลเมตร",
)  # fmt: skip
_SAYS = ("ว่า", "กล่าว", "ระบุ", "เผย", "ชี้แจง")
SHORT = 25
"""Code points up to which a chunk is a phrase that belongs to its neighbour rather than a sentence."""
_ATTRIBUTION = re.compile(
    r"(?:เขา|เธอ|นาย|นาง|ผู้)?[ก-๎]{0,12}?(?:ได้)?(?:กล่าว|เสริม|บอก|ระบุ|เผย|อธิบาย|ชี้แจง|ยืนยัน|ทวีต|เขียน|ถาม|ตอบ)"
)

# What stands alone between two spaces and says how the next sentence goes on from the last one.
_CONNECTIVE = re.compile(
    r"(?:และ|แต่)?(?:"
    r"(?:นอก(?:เหนือ)?จาก|หลัง(?:จาก)?|ก่อน(?:หน้า)?|จาก|ด้วย|เพราะ|เนื่องด้วย|เมื่อ).{0,20}(?:นี้|นั้น|แล้ว)"
    r"|(?:ด้วยเหตุ|เพราะ)?(?:ดัง|ฉะ)นั้น|ทั้งนี้|อนึ่ง|กระนั้น(?:ก็ตาม)?|อย่างไรก็(?:ตาม|ดี)"
    r"|(?:ถึง|ไม่ว่า(?:จะ)?)อย่างไร(?:ก็(?:ตาม|ดี))?|(?:ใน)?(?:การ|โอกาส|กรณี|ส่วน|เรื่อง)นี้"
    r"|(?:ใน)?(?:ขณะ|เวลา|ทำนอง)(?:เดียวกัน|นั้น|นี้)|เช่น(?:เดียว)?กัน"
    r"|(?:ใน)?(?:อีก)?(?:ทาง|ด้าน|แง่|มุม)?(?:หนึ่ง|กลับกัน|(?:ตรง)?กันข้าม)"
    r"|(?:ยก)?ตัวอย่าง(?:เช่น)?|ยิ่ง(?:ไป)?กว่านั้น|โดย(?:ทั่วไป|รวม|สรุป|เฉพาะ(?:อย่างยิ่ง)?|หลักการ)(?:แล้ว)?"
    r"|(?:ใน|ตาม)?(?:ความเป็น|ความ|ที่|แท้)จริง(?:แล้ว)?|(?:ใน)?ที่สุด(?:แล้ว)?|สุดท้าย(?:นี้|แล้ว)?"
    r"|ต่อ(?:มา|ไป)|ล่าสุด|(?:ใน)?(?:ปัจจุบัน|อดีต|อนาคต)|ขั้น(?:ต่อไป|แรก|สุดท้าย)"
    r"|(?:อีก)?ประการ(?:แรก|หนึ่ง|สุดท้าย|ที่.{1,6})|กล่าว(?:คือ|อีกนัยหนึ่ง)|แน่นอน(?:ว่า)?|สรุป(?:แล้ว|ได้ว่า)"
    r")$"
)

_MARKER = re.compile(r"\(?(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*|[ก-ฮ]|[a-zA-Z])[.)]$|[•▪●*–-]$")
_MARKER_START = re.compile(r"\(?(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*|[ก-ฮ]|[a-zA-Z])[.)](?![0-9๐-๙])|[•▪●*–]")
_ABBREVIATION = re.compile(r"[ก-ฮ]{1,4}\.$")
_DIGIT = re.compile(r"[0-9๐-๙]")
_LATIN = re.compile(r"[A-Za-z]")
_LATIN_HANGING = re.compile(r"(?:^|[^A-Za-z])(?:the|an?|of|and|or|in|for|to|with|by)$", re.IGNORECASE)

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
    "lower case next",
    "clause mark before",
    "connective before",
    "predicate next",
)
"""Names of the cues, in the order of their columns."""


def surface_cues(text: str, edges: list[int]) -> NDArray[np.float32]:
    """The cues at each inner edge: shape (len(edges) - 2, len(CUES)), 0 or 1; crfcut's stays 0."""
    inner = edges[1:-1]
    values = np.zeros((len(inner), len(CUES)), dtype=np.float32)
    if not inner:
        return values
    inside = _inside(text, inner)
    for row, edge in enumerate(inner):
        piece = text[edges[row] : edge]
        before = piece.rstrip()
        after = text[edge : edges[row + 2]].rstrip()
        values[row, 1:] = _surface(before, piece[len(before) :], after, inside[row])
    return values


def _surface(before: str, gap: str, after: str, inside: bool) -> list[bool]:
    """Those of a place between the piece before it, its white space, and the piece after it."""
    bare = before.strip("“”‘’\"'()[]")
    quote = before[-1:] in _CLOSING or (before[-1:] in "\"'" and not inside)
    return [
        not gap,
        "\n" in gap,
        after[:1] in _OPENING or (after[:1] in "\"'" and not inside),
        bare.endswith(_SAYS),
        after.startswith(RELATIVES),
        after.startswith(ADDITIONS),
        after.startswith(STARTERS),
        before.endswith(_HANGING) or bool(_LATIN_HANGING.search(before)),
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
        len(before) <= SHORT and before.startswith((*STARTERS, *ADDITIONS)),
        quote and bool(_ATTRIBUTION.match(after)),
        len(before) <= SHORT and bool(_ATTRIBUTION.match(before)),
        after[:1].islower(),
        before.endswith((",", ";", ":")),
        bool(_CONNECTIVE.match(before)),
        after.startswith(_PREDICATES),
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
