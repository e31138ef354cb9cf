"""Said on the page of the export."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.exchange import Skip


@dataclass(frozen=True, slots=True)
class Export:
    """What goes out, and the files."""

    title: str
    what: str
    nothing: str
    pairs: str
    all_pairs: str
    statuses: str
    source_language: str
    chosen: str
    left: str
    no_status: str
    none_chosen: str
    make: str
    made: str
    written: str
    skipped: str
    skipped_because: dict[Skip, str]
    replaced: str
    download_tmx: str
    download_csv: str
    stale: str
    columns: dict[str, str]
    """Of the table, by their names in the core."""


ENGLISH = Export(
    title="Export",
    what="A translation memory (TMX 1.4) for OmegaT, Trados, memoQ and others, and its units as a table.",
    nothing="No pair is aligned yet. Add a document or a pair on the page Documents.",
    pairs="Pairs",
    all_pairs="All pairs",
    statuses="Units that go out",
    source_language="Source language of the file",
    chosen="chosen to go out",
    left="stay behind: {status}",
    no_status="Choose at least one status.",
    none_chosen="No unit of these pairs has such a status yet: review some, or choose other statuses.",
    make="Make the files",
    made="Made on {moment}.",
    written="units in the TMX",
    skipped="left out: {reason}",
    skipped_because={Skip.EMPTY_SIDE: "a side has no text", Skip.REPEATED: "given more than once"},
    replaced="characters replaced that XML cannot hold",
    download_tmx="Download the TMX",
    download_csv="Download the table (CSV)",
    stale="The choices have changed since: make the files again.",
    columns={
        "unit": "Unit",
        "version": "Version",
        "source_document": "Document",
        "target_document": "Source document",
        "position": "Number",
        "status": "Status",
        "confidence": "Confidence",
        "source_language": "Language",
        "source_text": "Text",
        "target_language": "Source language",
        "target_text": "Source text",
        "note": "Note",
        "reviewer": "Last decided by",
        "changed_at": "Changed (UTC)",
    },
)
THAI = Export(
    title="ส่งออก",
    what="หน่วยความจำการแปล (TMX 1.4) สำหรับ OmegaT, Trados, memoQ และโปรแกรมอื่น พร้อมหน่วยแปลเป็นตาราง",
    nothing="ยังไม่มีคู่เอกสารที่จับคู่ประโยคแล้ว เพิ่มเอกสารหรือคู่เอกสารได้ที่หน้า “เอกสาร”",
    pairs="คู่เอกสาร",
    all_pairs="ทุกคู่",
    statuses="หน่วยแปลที่จะส่งออก",
    source_language="ภาษาต้นทางของไฟล์",
    chosen="หน่วยที่จะส่งออก",
    left="ไม่ส่งออก: {status}",
    no_status="เลือกอย่างน้อยหนึ่งสถานะ",
    none_chosen="คู่เอกสารเหล่านี้ยังไม่มีหน่วยแปลในสถานะที่เลือก ตรวจทานก่อนหรือเลือกสถานะอื่น",
    make="สร้างไฟล์",
    made="สร้างเมื่อ {moment}",
    written="หน่วยแปลใน TMX",
    skipped="ไม่ได้รวมไว้: {reason}",
    skipped_because={Skip.EMPTY_SIDE: "มีข้อความข้างเดียว", Skip.REPEATED: "ซ้ำกับหน่วยอื่น"},
    replaced="อักขระที่ XML รองรับไม่ได้และถูกแทนที่",
    download_tmx="ดาวน์โหลด TMX",
    download_csv="ดาวน์โหลดตาราง (CSV)",
    stale="ตัวเลือกเปลี่ยนไปแล้ว สร้างไฟล์ใหม่อีกครั้ง",
    columns={
        "unit": "หน่วยแปล",
        "version": "รุ่น",
        "source_document": "เอกสาร",
        "target_document": "เอกสารต้นฉบับ",
        "position": "ลำดับ",
        "status": "สถานะ",
        "confidence": "ความมั่นใจ",
        "source_language": "ภาษา",
        "source_text": "ข้อความ",
        "target_language": "ภาษาต้นฉบับ",
        "target_text": "ข้อความต้นฉบับ",
        "note": "หมายเหตุ",
        "reviewer": "ผู้ตัดสินล่าสุด",
        "changed_at": "แก้ไขเมื่อ (UTC)",
    },
)
