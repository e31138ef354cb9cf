"""Said on the page of the export."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.exchange import Format, Skip
from workbench.exchange.preflight import Kind
from workbench.exchange.returning import Clash, Stranger


@dataclass(frozen=True, slots=True)
class Export:
    """What goes out, and the files."""

    title: str
    what: str
    nothing: str
    pairs: str
    all_pairs: str
    statuses: str
    format: str
    formats: dict[str, str]
    side: str
    both_sides: str
    one_side: str
    one_pair: str
    tool: str
    tools: dict[str, str]
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
    download: str
    stale: str

    preflight: str
    preflight_clean: str
    preflight_kinds: dict[Kind, str]
    preflight_unit: str
    preflight_first: str
    preflight_download: str

    back: str
    back_what: str
    back_file: str
    back_counts: tuple[str, str, str, str, str]
    """Units changed, the same, in conflict, unknown, left out."""
    back_columns: tuple[str, str, str, str, str]
    """Place, unit, field, here, in the file."""
    back_fields: dict[str, str]
    back_changes: str
    back_conflicts: str
    back_take: str
    back_clashes: dict[Clash, str]
    back_strangers: dict[Stranger, str]
    back_left_out: str
    back_apply: str
    back_done: str
    back_new_pair: str
    back_new_pair_done: str


ENGLISH = Export(
    title="Export",
    what="A memory for OmegaT, Trados, memoQ and others, or a file to work on, to read or to print.",
    nothing="No pair is aligned yet. Add a document or a pair on the page Documents.",
    pairs="Pairs",
    all_pairs="All pairs",
    statuses="Units that go out",
    format="Format",
    formats={
        Format.TMX: "TMX 1.4, a translation memory",
        Format.XLIFF: "XLIFF 2.1, to be worked on in another tool",
        Format.XLIFF_1: "XLIFF 1.2, for older tools",
        Format.XLSX: "Excel table, to be reviewed by hand",
        Format.CSV: "CSV table",
        Format.JSONL: "JSON Lines, for programs",
        Format.HTML: "Web page to read or print",
        Format.DOCX: "Word document to read or print",
        "txt": "Plain text of one side alone",
    },
    side="Text",
    both_sides="Both, side by side",
    one_side="{language} only",
    one_pair="Plain text is of one pair: choose it above.",
    tool="For",
    tools={"generic": "Any tool", "omegat": "OmegaT", "trados": "Trados", "memoq": "memoQ"},
    source_language="Source language of the file",
    chosen="chosen to go out",
    left="stay behind: {status}",
    no_status="Choose at least one status.",
    none_chosen="No unit of these pairs has such a status yet: review some, or choose other statuses.",
    make="Make the file",
    made="Made on {moment}.",
    written="units in the file",
    skipped="left out: {reason}",
    skipped_because={
        Skip.EMPTY_SIDE: "a side has no text",
        Skip.REPEATED: "given more than once",
        Skip.TOO_LONG: "a side is longer than the tool takes",
    },
    replaced="characters replaced that XML cannot hold",
    download="Download the file",
    stale="The choices have changed since: make the file again.",
    preflight="Before you hand it out: {count} to look at",
    preflight_clean="Nothing in these units will trouble the tool.",
    preflight_kinds={
        Kind.ILLEGAL: "A character that XML forbids",
        Kind.EMPTY: "A side has no text: left out of a TMX",
        Kind.TOO_LONG: "Longer than the tool takes",
        Kind.TWO_TRANSLATIONS: "The same text translated in two ways",
        Kind.LANGUAGE: "A language that the tool does not know",
        Kind.MARKUP: "A tag or entity in the text",
        Kind.SPACES: "Spaces at an end",
        Kind.UNAPPROVED: "Not approved",
        Kind.TERM: "A term of the glossary is violated",
    },
    preflight_unit="Unit",
    preflight_first="The first {shown} of {count}.",
    preflight_download="Save this report (CSV)",
    back="Bring a file back",
    back_what="A file that went out and was worked on elsewhere: TMX, XLIFF, XLSX or CSV. Only what was "
    "changed there is changed here.",
    back_file="File",
    back_counts=("changed there", "the same", "changed here too: choose", "not known here", "cannot come in"),
    back_columns=("Where", "Unit", "What", "Here", "In the file"),
    back_fields={"source_text": "Text", "target_text": "Source text", "status": "Status", "note": "Note"},
    back_changes="Changes",
    back_conflicts="To choose: what is here stays unless you take the file's",
    back_take="Take the file's",
    back_clashes={
        Clash.BOTH: "changed here and there",
        Clash.EMPTIED: "the file has no text",
        Clash.REPEATED: "twice in the file",
        Clash.NEWER: "a version that is not known here",
        Clash.SOURCE: "another text",
    },
    back_strangers={
        Stranger.NO_UNIT: "no such unit",
        Stranger.OTHER_PAIR: "of another pair",
        Stranger.OTHER_LANGUAGES: "in other languages",
        Stranger.NO_ID: "no unit is named, and not one unit has this text",
    },
    back_left_out="Left out",
    back_apply="Change {count} units",
    back_done="Changed: {count}.",
    back_new_pair="Make a new pair of it",
    back_new_pair_done="The pair {pair} has {count} units.",
)
THAI = Export(
    title="ส่งออก",
    what="หน่วยความจำการแปลสำหรับ OmegaT, Trados, memoQ และโปรแกรมอื่น หรือไฟล์สำหรับทำต่อ อ่าน หรือพิมพ์",
    nothing="ยังไม่มีคู่เอกสารที่จับคู่ประโยคแล้ว เพิ่มเอกสารหรือคู่เอกสารได้ที่หน้า “เอกสาร”",
    pairs="คู่เอกสาร",
    all_pairs="ทุกคู่",
    statuses="หน่วยแปลที่จะส่งออก",
    format="รูปแบบ",
    formats={
        Format.TMX: "TMX 1.4 หน่วยความจำการแปล",
        Format.XLIFF: "XLIFF 2.1 สำหรับทำต่อในโปรแกรมอื่น",
        Format.XLIFF_1: "XLIFF 1.2 สำหรับโปรแกรมรุ่นเก่า",
        Format.XLSX: "ตาราง Excel สำหรับตรวจทานเอง",
        Format.CSV: "ตาราง CSV",
        Format.JSONL: "JSON Lines สำหรับโปรแกรม",
        Format.HTML: "หน้าเว็บสำหรับอ่านหรือพิมพ์",
        Format.DOCX: "เอกสาร Word สำหรับอ่านหรือพิมพ์",
        "txt": "ข้อความล้วนเพียงภาษาเดียว",
    },
    side="ข้อความ",
    both_sides="ทั้งสองภาษา เคียงกัน",
    one_side="เฉพาะ{language}",
    one_pair="ข้อความล้วนทำได้ทีละคู่เอกสาร เลือกหนึ่งคู่ด้านบน",
    tool="สำหรับ",
    tools={"generic": "โปรแกรมใดก็ได้", "omegat": "OmegaT", "trados": "Trados", "memoq": "memoQ"},
    source_language="ภาษาต้นทางของไฟล์",
    chosen="หน่วยที่จะส่งออก",
    left="ไม่ส่งออก: {status}",
    no_status="เลือกอย่างน้อยหนึ่งสถานะ",
    none_chosen="คู่เอกสารเหล่านี้ยังไม่มีหน่วยแปลในสถานะที่เลือก ตรวจทานก่อนหรือเลือกสถานะอื่น",
    make="สร้างไฟล์",
    made="สร้างเมื่อ {moment}",
    written="หน่วยแปลในไฟล์",
    skipped="ไม่ได้รวมไว้: {reason}",
    skipped_because={
        Skip.EMPTY_SIDE: "มีข้อความข้างเดียว",
        Skip.REPEATED: "ซ้ำกับหน่วยอื่น",
        Skip.TOO_LONG: "ยาวเกินที่โปรแกรมรับได้",
    },
    replaced="อักขระที่ XML รองรับไม่ได้และถูกแทนที่",
    download="ดาวน์โหลดไฟล์",
    stale="ตัวเลือกเปลี่ยนไปแล้ว สร้างไฟล์ใหม่อีกครั้ง",
    preflight="ก่อนส่งมอบ มี {count} จุดที่ควรดู",
    preflight_clean="ไม่มีสิ่งใดในหน่วยแปลเหล่านี้ที่จะทำให้โปรแกรมมีปัญหา",
    preflight_kinds={
        Kind.ILLEGAL: "อักขระที่ XML รองรับไม่ได้",
        Kind.EMPTY: "มีข้อความข้างเดียว ไม่รวมใน TMX",
        Kind.TOO_LONG: "ยาวเกินที่โปรแกรมรับได้",
        Kind.TWO_TRANSLATIONS: "ข้อความเดียวกันแปลไว้สองแบบ",
        Kind.LANGUAGE: "ภาษาที่โปรแกรมไม่รู้จัก",
        Kind.MARKUP: "มีแท็กหรือเอนทิตีในข้อความ",
        Kind.SPACES: "มีช่องว่างที่ต้นหรือท้ายข้อความ",
        Kind.UNAPPROVED: "ยังไม่อนุมัติ",
        Kind.TERM: "ไม่ตรงกับอภิธานศัพท์",
    },
    preflight_unit="หน่วยแปล",
    preflight_first="{shown} รายการแรกจาก {count}",
    preflight_download="บันทึกรายงานนี้ (CSV)",
    back="นำไฟล์กลับเข้ามา",
    back_what="ไฟล์ที่ส่งออกไปและแก้ไขที่อื่น: TMX, XLIFF, XLSX หรือ CSV จะเปลี่ยนที่นี่เฉพาะสิ่งที่แก้มาจากที่นั่น",
    back_file="ไฟล์",
    back_counts=("แก้มาจากที่อื่น", "เหมือนเดิม", "แก้ทั้งสองที่ ต้องเลือก", "ไม่รู้จักที่นี่", "นำเข้าไม่ได้"),
    back_columns=("ตำแหน่ง", "หน่วยแปล", "ส่วน", "ที่นี่", "ในไฟล์"),
    back_fields={"source_text": "ข้อความ", "target_text": "ข้อความต้นฉบับ", "status": "สถานะ", "note": "หมายเหตุ"},
    back_changes="สิ่งที่จะเปลี่ยน",
    back_conflicts="ต้องเลือก: ใช้ของที่นี่ เว้นแต่คุณเลือกของในไฟล์",
    back_take="ใช้ของในไฟล์",
    back_clashes={
        Clash.BOTH: "แก้ทั้งสองที่",
        Clash.EMPTIED: "ในไฟล์ไม่มีข้อความ",
        Clash.REPEATED: "มีในไฟล์สองครั้ง",
        Clash.NEWER: "รุ่นที่ไม่รู้จักที่นี่",
        Clash.SOURCE: "ข้อความไม่ตรงกัน",
    },
    back_strangers={
        Stranger.NO_UNIT: "ไม่มีหน่วยแปลนั้น",
        Stranger.OTHER_PAIR: "เป็นของคู่เอกสารอื่น",
        Stranger.OTHER_LANGUAGES: "เป็นภาษาอื่น",
        Stranger.NO_ID: "ไม่ได้ระบุหน่วยแปล และข้อความไม่ตรงกับหน่วยใดหน่วยเดียว",
    },
    back_left_out="ไม่ได้นำเข้า",
    back_apply="เปลี่ยน {count} หน่วย",
    back_done="เปลี่ยนแล้ว {count} หน่วย",
    back_new_pair="สร้างเป็นคู่เอกสารใหม่",
    back_new_pair_done="คู่เอกสาร {pair} มี {count} หน่วย",
)
