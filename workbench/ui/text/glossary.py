"""Said on the page of the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.glossary.duplicates import Likeness
from workbench.ui.text import (
    of_candidates,
    of_concepts,
    of_glossary_files,
    of_glossary_history,
    of_glossary_use,
)
from workbench.ui.text.of_candidates import Candidates
from workbench.ui.text.of_concepts import Editing, Merging
from workbench.ui.text.of_glossary_files import Exchange
from workbench.ui.text.of_glossary_history import History
from workbench.ui.text.of_glossary_use import Use


@dataclass(frozen=True, slots=True)
class Glossary:
    """Search, filters, the list of concepts and the concept that is open."""

    title: str
    section: str
    sections: dict[str, str]
    search: str
    search_hint: str
    language: str
    any_language: str
    subject: str
    subjects: dict[str, str]
    """Of the workbench's own glossary; another one may have others, which are shown as they are."""
    no_subject: str
    any_subject: str
    status: str
    any_status: str
    only: str
    any_kind: str
    kinds: dict[str, str]
    """Other things that concepts can be listed by."""
    found: str
    nothing: str

    related: str
    """Leads to the concepts that share terms with others."""
    shares: str
    related_head: str
    related_more: str
    likeness: dict[Likeness, str]
    here: str
    there: str
    merge_with: str

    new: str
    unsaved_one: str
    choose: str
    close: str
    tabs: dict[str, str]
    facts: str
    no_name: str
    """Why nothing can be changed."""
    no_role: str

    candidates: Candidates
    editing: Editing
    merging: Merging
    history: History
    use: Use
    exchange: Exchange


ENGLISH = Glossary(
    title="Glossary",
    section="Part of the page",
    sections={
        "concepts": "Concepts",
        "candidates": "Candidates",
        "coverage": "Coverage",
        "history": "History",
        "exchange": "Import",
    },
    search="Search in Thai or English",
    search_hint="Part of a term or of its definition",
    language="Terms in",
    any_language="Any language",
    subject="Subject",
    subjects={
        "ASEAN": "ASEAN",
        "conference language": "conference language",
        "cyber diplomacy": "cyber diplomacy",
        "cybercrime": "cybercrime",
        "cybersecurity": "cybersecurity",
        "digital policy": "digital policy",
        "events and documents": "events and documents",
        "international organisations": "international organisations",
        "law and treaties": "law and treaties",
        "offices and titles": "offices and titles",
    },
    no_subject="no subject",
    any_subject="All subjects",
    status="Term status",
    any_status="Any status",
    only="Show",
    any_kind="All concepts",
    kinds={
        "related": "With duplicates or conflicts",
        "used": "In use",
        "violated": "Violated in a text",
        "unused": "Unused",
    },
    found="Concepts: {found} of {total}",
    nothing="No concept has that. Try a shorter part of the term, or fewer filters.",
    related="Sharing a term with another: {number}",
    shares="Shares a term with another concept",
    related_head="Other concepts with the same terms",
    related_more="… and {number} more.",
    likeness={
        Likeness.CONTRADICTION: "Contradiction: one says to use what the other says to avoid",
        Likeness.DUPLICATE: "Probably the same concept",
        Likeness.NAMESAKE: "Same term",
    },
    here="here",
    there="there",
    merge_with="Merge with this…",
    new="New concept",
    unsaved_one="Not saved yet",
    choose="Choose a concept from the list to read or edit it.",
    close="Close",
    tabs={
        "edit": "Terms and meaning",
        "usage": "In texts",
        "history": "History",
        "merge": "Merge or remove",
    },
    facts="{id} · last changed by {who}, {when}",
    no_name="Give your name first: every change of the glossary bears one.",
    no_role="This takes the role {needed}. An administrator of your team can give it to you.",
    editing=of_concepts.ENGLISH,
    merging=of_concepts.MERGING_ENGLISH,
    candidates=of_candidates.ENGLISH,
    history=of_glossary_history.ENGLISH,
    use=of_glossary_use.ENGLISH,
    exchange=of_glossary_files.ENGLISH,
)
THAI = Glossary(
    title="อภิธานศัพท์",
    section="ส่วนของหน้า",
    sections={
        "concepts": "รายการศัพท์",
        "candidates": "ศัพท์ที่เสนอ",
        "coverage": "การใช้ศัพท์",
        "history": "ประวัติ",
        "exchange": "นำเข้า",
    },
    search="ค้นหาเป็นภาษาไทยหรืออังกฤษ",
    search_hint="ส่วนหนึ่งของศัพท์หรือคำนิยาม",
    language="ศัพท์ใน",
    any_language="ทุกภาษา",
    subject="หมวด",
    subjects={
        "ASEAN": "อาเซียน",
        "conference language": "ภาษาการประชุม",
        "cyber diplomacy": "การทูตไซเบอร์",
        "cybercrime": "อาชญากรรมไซเบอร์",
        "cybersecurity": "ความมั่นคงปลอดภัยไซเบอร์",
        "digital policy": "นโยบายดิจิทัล",
        "events and documents": "เหตุการณ์และเอกสาร",
        "international organisations": "องค์การระหว่างประเทศ",
        "law and treaties": "กฎหมายและสนธิสัญญา",
        "offices and titles": "หน่วยงานและตำแหน่ง",
    },
    no_subject="ไม่มีหมวด",
    any_subject="ทุกหมวด",
    status="สถานะของศัพท์",
    any_status="ทุกสถานะ",
    only="แสดง",
    any_kind="ทุกรายการ",
    kinds={
        "related": "ที่ซ้ำหรือขัดกัน",
        "used": "ที่ใช้อยู่",
        "violated": "ที่มีข้อความใช้ผิด",
        "unused": "ที่ยังไม่มีข้อความใดใช้",
    },
    found="พบ {found} จาก {total} รายการ",
    nothing="ไม่พบศัพท์ที่ตรงกัน ลองใช้คำให้สั้นลงหรือลดตัวกรอง",
    related="ใช้ศัพท์ร่วมกับรายการอื่น {number} รายการ",
    shares="ใช้ศัพท์ร่วมกับรายการอื่น",
    related_head="รายการอื่นที่ใช้ศัพท์เดียวกัน",
    related_more="… และอีก {number} รายการ",
    likeness={
        Likeness.CONTRADICTION: "ขัดกัน: รายการหนึ่งให้ใช้ อีกรายการหนึ่งให้เลี่ยง",
        Likeness.DUPLICATE: "น่าจะเป็นรายการเดียวกัน",
        Likeness.NAMESAKE: "ศัพท์เดียวกัน",
    },
    here="รายการนี้",
    there="รายการนั้น",
    merge_with="รวมกับรายการนี้…",
    new="เพิ่มรายการใหม่",
    unsaved_one="ยังไม่ได้บันทึก",
    choose="เลือกรายการทางซ้ายเพื่ออ่านหรือแก้ไข",
    close="ปิด",
    tabs={
        "edit": "ศัพท์และความหมาย",
        "usage": "ที่ใช้ในข้อความ",
        "history": "ประวัติ",
        "merge": "รวมหรือลบ",
    },
    facts="{id} · แก้ไขล่าสุดโดย {who} เมื่อ {when}",
    no_name="โปรดระบุชื่อก่อน เพราะทุกการแก้ไขต้องมีชื่อผู้แก้",
    no_role="ต้องมีบทบาท{needed}จึงจะทำได้ ขอบทบาทได้จากผู้ดูแลทีม",
    editing=of_concepts.THAI,
    merging=of_concepts.MERGING_THAI,
    candidates=of_candidates.THAI,
    history=of_glossary_history.THAI,
    use=of_glossary_use.THAI,
    exchange=of_glossary_files.THAI,
)
