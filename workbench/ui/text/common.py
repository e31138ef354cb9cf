"""Said in more than one view."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.glossary import TermStatus
from workbench.review import Status


@dataclass(frozen=True, slots=True)
class Common:
    """What stands above every view, and words that several of them use."""

    app: str
    tab: str
    """Title of the browser's tab."""
    about: str
    language: str
    """Of the interface."""
    language_own_name: str
    """Of the language that these words are in."""
    languages: dict[str, str]
    """Names of the languages that documents are in, by code."""
    months: tuple[str, ...]
    """As short as they are written in a date."""
    day: str
    month: str
    """Of a date that names no day."""
    moment: str
    era: int
    """Years that the calendar in use is ahead of the Gregorian one."""
    status: dict[Status, str]
    term_status: dict[TermStatus, str]
    streamlit: dict[str, str]
    """In place of Streamlit's own phrases, which are English; those left out stay as they are."""
    try_again: str
    refused: str | None
    """Before a sentence of the core, which is in English; None where these words are too."""
    open_original: str
    reading_corpus: str
    aligning: str
    stopping: str
    stopped: str
    broke_off: str
    reading_file: str
    saving: str
    work_stopped: str
    work_broke_off: str
    stop: str
    go_on: str


ENGLISH = Common(
    app="Workbench",
    tab="{page} · Workbench",
    about="A workbench for people who work between Thai and English: align, review, export.",
    language="Language of the interface",
    language_own_name="English",
    languages={"th": "Thai", "en": "English", "de": "German", "fr": "French"},
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    day="{day} {month} {year}",
    month="{month} {year}",
    moment="{day}, {time}",
    era=0,
    status={
        Status.UNREVIEWED: "Unreviewed",
        Status.IN_PROGRESS: "In progress",
        Status.APPROVED: "Approved",
        Status.REJECTED: "Rejected",
        Status.SENT_BACK: "Sent back",
    },
    term_status={
        TermStatus.PREFERRED: "preferred",
        TermStatus.ADMITTED: "admitted",
        TermStatus.DEPRECATED: "deprecated",
        TermStatus.FORBIDDEN: "do not use",
    },
    streamlit={},
    try_again="Try again",
    refused=None,
    open_original="published text",
    reading_corpus="Reading the documents…",
    aligning="Aligning pair {number} of {total}",
    stopping="Stopping after this pair…",
    stopped="The alignment was stopped. Pairs still to align: {number}. What was aligned is kept.",
    broke_off="The alignment broke off; the server's log says why. What was aligned is kept.",
    reading_file="Reading the file… {share}",
    saving="Saving… {share}",
    work_stopped="Stopped. Nothing was changed.",
    work_broke_off="This broke off; the server's log says why. Nothing was changed.",
    stop="Stop",
    go_on="Go on",
)
THAI = Common(
    app="โต๊ะงานแปล",
    tab="{page} · โต๊ะงานแปล",
    about="เครื่องมือสำหรับผู้ทำงานระหว่างภาษาไทยกับภาษาอังกฤษ: จับคู่ประโยค ตรวจทาน ส่งออก",
    language="ภาษาของหน้าจอ",
    language_own_name="ไทย",
    languages={"th": "ภาษาไทย", "en": "ภาษาอังกฤษ", "de": "ภาษาเยอรมัน", "fr": "ภาษาฝรั่งเศส"},
    months=(
        "ม.ค.",
        "ก.พ.",
        "มี.ค.",
        "เม.ย.",
        "พ.ค.",
        "มิ.ย.",
        "ก.ค.",
        "ส.ค.",
        "ก.ย.",
        "ต.ค.",
        "พ.ย.",
        "ธ.ค.",
    ),
    day="{day} {month} {year}",
    month="{month} {year}",
    moment="{day} เวลา {time} น.",
    era=543,
    status={
        Status.UNREVIEWED: "ยังไม่ตรวจ",
        Status.IN_PROGRESS: "กำลังตรวจ",
        Status.APPROVED: "อนุมัติแล้ว",
        Status.REJECTED: "ไม่อนุมัติ",
        Status.SENT_BACK: "ส่งกลับแก้",
    },
    term_status={
        TermStatus.PREFERRED: "คำที่แนะนำ",
        TermStatus.ADMITTED: "ใช้ได้",
        TermStatus.DEPRECATED: "เลิกใช้",
        TermStatus.FORBIDDEN: "ห้ามใช้",
    },
    streamlit={
        "Upload": "เลือกไฟล์",
        "{} per file": "ไม่เกิน {} ต่อไฟล์",
        "File must be {} or smaller.": "ไฟล์ต้องมีขนาดไม่เกิน {}",
        "Error: ": "ผิดพลาด: ",
        "{} files are not allowed.": "ไม่รับไฟล์ชนิด {}",
        "Press Enter to submit form": "กด Enter เพื่อส่งแบบฟอร์ม",
        "Press Enter to apply": "กด Enter เพื่อใช้",
        "No results": "ไม่พบรายการ",
        "System": "ตามระบบ",
        "Light": "สว่าง",
        "Dark": "มืด",
        "About": "เกี่ยวกับ",
        "Stop": "หยุด",
        "Skip to main content": "ข้ามไปยังเนื้อหาหลัก",
        "{} more": "อีก {} หน้า",
        "App pages": "หน้าต่าง ๆ",
        "Main menu": "เมนูหลัก",
        "file upload": "ช่องวางไฟล์",
        "Add files": "เพิ่มไฟล์",
        "Remove {}": "ลบ {}",
        "Open": "เปิด",
        "Dismiss": "ปิด",
        "Close": "ปิด",
        "Clear entry": "ล้าง",
        "add icon": "เพิ่ม",
        "{} options available.": "มี {} ตัวเลือก",
        "{} option available.": "มี {} ตัวเลือก",
        "Pagination": "แบ่งหน้า",
        "Previous page": "หน้าก่อน",
        "Next page": "หน้าถัดไป",
        "Page {}": "หน้า {}",
        "Add row": "เพิ่มแถว",
        "Delete row(s)": "ลบแถว",
        "Show/hide columns": "แสดงหรือซ่อนคอลัมน์",
        "Download as CSV": "ดาวน์โหลดเป็น CSV",
        "Search": "ค้นหา",
        "Fullscreen": "เต็มจอ",
    },
    try_again="ลองใหม่",
    refused="ทำรายการนี้ไม่ได้ ระบบแจ้งสาเหตุเป็นภาษาอังกฤษว่า",
    open_original="ฉบับเผยแพร่",
    reading_corpus="กำลังอ่านเอกสาร…",
    aligning="กำลังจับคู่ประโยค: เอกสารคู่ที่ {number} จาก {total}",
    stopping="จะหยุดเมื่อเสร็จคู่นี้…",
    stopped="หยุดการจับคู่ประโยคแล้ว เหลืออีก {number} คู่ ส่วนที่ทำเสร็จแล้วยังอยู่ครบ",
    broke_off="การจับคู่ประโยคขัดข้องกลางคัน ดูสาเหตุได้ในบันทึกของเซิร์ฟเวอร์ ส่วนที่ทำเสร็จแล้วยังอยู่ครบ",
    reading_file="กำลังอ่านไฟล์… {share}",
    saving="กำลังบันทึก… {share}",
    work_stopped="หยุดแล้ว ไม่มีอะไรเปลี่ยนแปลง",
    work_broke_off="การทำงานขัดข้อง ดูสาเหตุได้ในบันทึกของเซิร์ฟเวอร์ ไม่มีอะไรเปลี่ยนแปลง",
    stop="หยุด",
    go_on="ทำต่อ",
)
