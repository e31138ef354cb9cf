"""Said where a concept is edited, merged with another and removed."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.glossary import PartOfSpeech, TermType


@dataclass(frozen=True, slots=True)
class Editing:
    """Fields, terms, and what comes of saving."""

    fields: dict[str, str]
    columns: dict[str, str]
    """Of the table of terms."""
    types: dict[TermType, str]
    parts_of_speech: dict[PartOfSpeech, str]
    subject_hint: str
    save: str
    discard: str
    unsaved: str
    saved: str
    newer: str
    """Somebody changed it while it is open."""

    both_shown: str
    """Somebody else saved first."""
    versions: dict[str, str]
    choose: str
    choose_first: str
    nothing_there: str
    save_chosen: str
    save_mine: str
    drop_mine: str
    theirs_gone: str
    make_anew: str


@dataclass(frozen=True, slots=True)
class Merging:
    """Two concepts become one, or one is taken away."""

    merge: str
    merge_what: str
    search: str
    search_hint: str
    other: str
    other_hint: str
    nothing_found: str
    nothing_alike: str
    comes: str
    comes_same: str
    goes: str
    merge_button: str
    merged: str
    remove: str
    remove_ask: str
    removed: str
    save_first: str


ENGLISH = Editing(
    fields={
        "subject": "Subject",
        "definition": "Definition (in English)",
        "note": "Note",
        "source": "Source",
    },
    columns={
        "language": "Language",
        "text": "Term",
        "status": "Status",
        "type": "Type",
        "part_of_speech": "Part of speech",
        "usage_note": "Usage note",
    },
    types={
        TermType.FULL_FORM: "full form",
        TermType.ABBREVIATION: "abbreviation",
        TermType.ACRONYM: "acronym",
        TermType.TRANSLITERATION: "transliteration",
    },
    parts_of_speech={
        PartOfSpeech.NOUN: "noun",
        PartOfSpeech.VERB: "verb",
        PartOfSpeech.ADJECTIVE: "adjective",
        PartOfSpeech.PROPER_NOUN: "proper noun",
        PartOfSpeech.PHRASE: "phrase",
    },
    subject_hint="Choose one or write a new one",
    save="Save",
    discard="Discard",
    unsaved="Not saved yet",
    saved="Saved",
    newer="Somebody else has changed this concept meanwhile; “Discard” shows it as it is now.",
    both_shown="Choose for each difference which version is to stay. Nothing of either is lost until then.",
    versions={"theirs": "As saved", "mine": "Mine"},
    choose="Which version stays",
    choose_first="Still to choose: {number}",
    nothing_there="not there",
    save_chosen="Save as chosen",
    save_mine="Save all of mine",
    drop_mine="Keep as saved, drop mine",
    theirs_gone="What you wrote:",
    make_anew="Make it anew as I wrote it",
)
THAI = Editing(
    fields={
        "subject": "หมวด",
        "definition": "คำนิยาม (ภาษาอังกฤษ)",
        "note": "หมายเหตุ",
        "source": "ที่มา",
    },
    columns={
        "language": "ภาษา",
        "text": "ศัพท์",
        "status": "สถานะ",
        "type": "ชนิด",
        "part_of_speech": "ชนิดของคำ",
        "usage_note": "วิธีใช้",
    },
    types={
        TermType.FULL_FORM: "คำเต็ม",
        TermType.ABBREVIATION: "คำย่อ",
        TermType.ACRONYM: "อักษรย่อ",
        TermType.TRANSLITERATION: "คำทับศัพท์",
    },
    parts_of_speech={
        PartOfSpeech.NOUN: "คำนาม",
        PartOfSpeech.VERB: "คำกริยา",
        PartOfSpeech.ADJECTIVE: "คำคุณศัพท์",
        PartOfSpeech.PROPER_NOUN: "ชื่อเฉพาะ",
        PartOfSpeech.PHRASE: "วลี",
    },
    subject_hint="เลือกหรือพิมพ์หมวดใหม่",
    save="บันทึก",
    discard="ยกเลิกการแก้ไข",
    unsaved="ยังไม่ได้บันทึก",
    saved="บันทึกแล้ว",
    newer="มีผู้อื่นแก้รายการนี้แล้ว กด “ยกเลิกการแก้ไข” เพื่อดูฉบับล่าสุด",
    both_shown="เลือกว่าจะเก็บฉบับใดในแต่ละจุดที่ต่างกัน ระหว่างนี้ทั้งสองฉบับยังอยู่ครบ",
    versions={"theirs": "ฉบับที่บันทึกแล้ว", "mine": "ฉบับของฉัน"},
    choose="ฉบับที่จะเก็บ",
    choose_first="ยังต้องเลือกอีก {number} จุด",
    nothing_there="ไม่มี",
    save_chosen="บันทึกตามที่เลือก",
    save_mine="บันทึกตามฉบับของฉันทั้งหมด",
    drop_mine="เก็บฉบับที่บันทึกแล้ว ทิ้งของฉัน",
    theirs_gone="ที่คุณเขียนไว้:",
    make_anew="เพิ่มใหม่ตามที่ฉันเขียน",
)
MERGING_ENGLISH = Merging(
    merge="Merge with another concept",
    merge_what="The terms and texts of the other concept come into this one, and the other one goes.",
    search="Search for the other concept",
    search_hint="Part of a term",
    other="The other concept",
    other_hint="Choose a concept",
    nothing_found="No other concept has that.",
    nothing_alike="No other concept shares a term with this one: search for the one to merge with.",
    comes="What comes of it",
    comes_same="This concept stays as it is: it says all of that already.",
    goes="The concept {id} goes. Both can be taken back in the history.",
    merge_button="Merge",
    merged="{other} was merged into {concept}.",
    remove="Remove this concept",
    remove_ask="It goes from the glossary, and texts are not checked against it any more. "
    "It can be taken back in the history.",
    removed="Removed: {concept}.",
    save_first="Save or discard what you wrote first.",
)
MERGING_THAI = Merging(
    merge="รวมกับรายการอื่น",
    merge_what="ศัพท์และรายละเอียดของอีกรายการจะเข้ามาอยู่ในรายการนี้ แล้วอีกรายการจะหายไป",
    search="ค้นหารายการที่จะนำมารวม",
    search_hint="ส่วนหนึ่งของศัพท์",
    other="รายการที่จะนำมารวม",
    other_hint="เลือกรายการ",
    nothing_found="ไม่พบรายการอื่นที่ตรงกัน",
    nothing_alike="ไม่มีรายการอื่นที่ใช้ศัพท์ร่วมกัน ค้นหารายการที่จะนำมารวมได้",
    comes="ผลที่ได้",
    comes_same="รายการนี้คงเดิม เพราะมีทุกอย่างครบแล้ว",
    goes="รายการ {id} จะหายไป เรียกคืนทั้งสองรายการได้จากประวัติ",
    merge_button="รวม",
    merged="รวม {other} เข้ากับ {concept} แล้ว",
    remove="ลบรายการนี้",
    remove_ask="รายการนี้จะหายไปจากอภิธานศัพท์ และจะไม่ใช้ตรวจข้อความอีก เรียกคืนได้จากประวัติ",
    removed="ลบแล้ว: {concept}",
    save_first="โปรดบันทึกหรือยกเลิกสิ่งที่แก้ไว้ก่อน",
)
