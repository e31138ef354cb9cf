"""Pairs made of given texts, without an aligner."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.alignment.beads import Bead, Span
from workbench.documents import Document, Head
from workbench.store import Store

THAI = [
    "ประเทศสมาชิก 10 ประเทศ ลงนามเมื่อวันที่ 1 มีนาคม",
    "งบประมาณ $5 และ $10 ล้าน",
    "ประชุมครั้งที่ 15 ณ สิงคโปร์ โดยเร็ว",
    "ศูนย์ประสานงานจะเปิดในปี 2569",
    "รัฐมนตรีเห็นชอบ แผนงานใหม่",
    "การประชุมครั้งต่อไปจัดที่บาหลี",
]
ENGLISH = [
    "The 10 member states signed. They did so on 1 March.",
    "A budget of $5 and $10 million.",
    "The 15th meeting, in Singapore, will be held soon.",
    "A coordination centre will open in 2026.",
    "The ministers agreed, and a new plan began.",
    "The next meeting will be in Bali.",
]


def made_pair(
    store: Store, name: str, texts: Sequence[tuple[str, str]] | None = None, confidence: float = 0.5
) -> str:
    """The id of a new pair of two documents with a line for each of `texts`; an empty one is a gap."""
    given = texts if texts is not None else list(zip(THAI, ENGLISH, strict=True))
    sides = []
    for side, code in enumerate(("th", "en")):
        lines = [each[side] for each in given if each[side]]
        head = Head(f"{name}-{code}", code, f"{name} {code}")
        store.add_document(Document(head, "\n".join(lines)))
        sides.append(iter(_spans(lines)))
    beads = [
        Bead(next(sides[0]) if thai else None, next(sides[1]) if english else None, confidence)
        for thai, english in given
    ]
    pair = store.add_pair(f"{name}-th", f"{name}-en").id
    store.save_alignment(pair, beads, "none")
    return pair


def _spans(lines: Sequence[str]) -> list[Span]:
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans
