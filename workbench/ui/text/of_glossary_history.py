"""Said of what happened to the glossary."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class History:
    """The changes, and the way back."""

    kinds: dict[str, str]
    """By the store's names."""
    text_form: str
    """In place of who did it."""
    touched: str
    made: str
    removed: str
    undone: str
    nothing: str
    more: str
    take_back: str
    ask: str
    taken_back: str
    put_away: str


ENGLISH = History(
    kinds={
        "edit": "Edited",
        "remove": "Removed",
        "merge": "Merged",
        "import": "Imported",
        "undo": "Taken back",
    },
    text_form="the glossary's text form",
    touched="concepts: {number}",
    made="New concept",
    removed="Concept removed",
    undone="taken back",
    nothing="Nothing has happened yet.",
    more="Show more",
    take_back="Take back",
    ask="Everything that this change made of {number} concepts becomes as it was before. "
    "That can be taken back in turn.",
    taken_back="Taken back.",
    put_away="OK",
)
THAI = History(
    kinds={
        "edit": "แก้ไข",
        "remove": "ลบ",
        "merge": "รวมรายการ",
        "import": "นำเข้า",
        "undo": "ย้อนกลับ",
    },
    text_form="ไฟล์ตั้งต้นของอภิธานศัพท์",
    touched="{number} รายการ",
    made="รายการใหม่",
    removed="ลบรายการ",
    undone="ย้อนกลับแล้ว",
    nothing="ยังไม่มีการเปลี่ยนแปลง",
    more="แสดงเพิ่ม",
    take_back="ย้อนกลับ",
    ask="ทุกอย่างที่การเปลี่ยนแปลงนี้ทำกับ {number} รายการจะกลับเป็นอย่างเดิม และทำกลับคืนได้อีก",
    taken_back="ย้อนกลับแล้ว",
    put_away="ตกลง",
)
