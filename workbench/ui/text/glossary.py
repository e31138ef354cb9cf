"""Said on the page of the glossary."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glossary:
    """Search, filters and the table of concepts."""

    title: str
    search: str
    search_hint: str
    language: str
    any_language: str
    subject: str
    subjects: dict[str, str]
    """Of the workbench's own glossary; another one may have others, which are shown as they are."""
    any_subject: str
    status: str
    any_status: str
    found: str
    nothing: str
    meaning: str
    source: str
    download: str
    columns: dict[str, str]
    """Of the table to take away, by their names in the core."""


ENGLISH = Glossary(
    title="Glossary",
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
    any_subject="All subjects",
    status="Term status",
    any_status="Any status",
    found="Concepts: {found} of {total}",
    nothing="No concept has that. Try a shorter part of the term, or fewer filters.",
    meaning="Meaning and use",
    source="Source: {source}",
    download="Download as CSV",
    columns={
        "concept": "Concept",
        "subject": "Subject",
        "thai": "Thai",
        "thai_admitted": "Thai, admitted",
        "english": "English",
        "english_admitted": "English, admitted",
        "avoid": "Avoid",
        "definition": "Definition",
        "note": "Note",
        "source": "Source",
    },
)
THAI = Glossary(
    title="อภิธานศัพท์",
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
    any_subject="ทุกหมวด",
    status="สถานะของศัพท์",
    any_status="ทุกสถานะ",
    found="พบ {found} จาก {total} รายการ",
    nothing="ไม่พบศัพท์ที่ตรงกัน ลองใช้คำให้สั้นลงหรือลดตัวกรอง",
    meaning="ความหมายและการใช้",
    source="ที่มา: {source}",
    download="ดาวน์โหลดเป็น CSV",
    columns={
        "concept": "รหัสรายการ",
        "subject": "หมวด",
        "thai": "ไทย",
        "thai_admitted": "ไทย (ใช้ได้)",
        "english": "อังกฤษ",
        "english_admitted": "อังกฤษ (ใช้ได้)",
        "avoid": "ควรเลี่ยง",
        "definition": "คำนิยาม",
        "note": "หมายเหตุ",
        "source": "ที่มา",
    },
)
