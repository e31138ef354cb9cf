"""Said on the page of the documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Documents:
    """The pairs, the import and the pairing."""

    title: str
    pairs: str
    import_: str
    pair_up: str
    empty: str
    no_pairs: str
    review: str
    waits: str
    unpaired: str
    file: str
    language: str
    language_guessed: str
    read: str
    repairs: str
    repair_kinds: dict[str, str]
    """By the core's name for each."""
    no_repairs: str
    preview: str
    preview_cut: str
    head: str
    title_field: str
    fields: dict[str, str]
    """Of a document's head, by their names there."""
    read_beside: str
    read_beside_hint: str
    add: str
    added: str
    added_unpaired: str
    source: str
    target: str
    all_paired: str
    pair_hint: str
    add_pair: str
    paired: str
    too_few: str
    readers: str


ENGLISH = Documents(
    title="Documents",
    pairs="Pairs",
    import_="Add a document",
    pair_up="Pair documents",
    empty="There are no documents yet. Add one under “Add a document”.",
    no_pairs="No documents are paired yet.",
    review="Review",
    waits="Waits to be aligned",
    unpaired="Documents without a pair",
    file="File: txt, md, html, docx or pdf",
    language="Language",
    language_guessed="As the file tells",
    read="Read as {language}, {encoding}: {characters} characters.",
    repairs="Repaired on the way in: {repairs}. The text is not changed any more after this.",
    repair_kinds={
        "line ends": "line ends",
        "control characters": "control characters",
        "invisible characters": "invisible characters",
        "old font glyphs": "old font glyphs",
        "spaces before marks": "spaces before marks",
        "no-break spaces": "no-break spaces",
        "sara am": "sara am",
        "doubled vowels": "doubled vowels",
        "mark order": "mark order",
        "doubled marks": "doubled marks",
    },
    no_repairs="Nothing had to be repaired.",
    preview="Text",
    preview_cut="The first {shown} of {total} characters.",
    head="About the document",
    title_field="Title",
    fields={
        "id": "Id: a-z, 0-9, hyphens, full stops",
        "date": "Date, as 2022-11-07",
        "publisher": "Publisher",
        "rights": "Rights",
        "url": "Address of the published text",
        "note": "Note",
    },
    read_beside="Pair it with",
    read_beside_hint="None for now",
    add="Add the document",
    added="“{title}” was added. New pairs: {pairs}.",
    added_unpaired="“{title}” is kept, but not all its pairs were made: {fault}",
    source="Document",
    target="Source it is read beside",
    all_paired="Paired with all that fit",
    pair_hint="The pair is aligned at once; the progress shows above.",
    add_pair="Pair and align",
    paired="The pair was added.",
    too_few="A pair needs two documents in different languages. Add the missing one first.",
    readers="Your role is to read. Reviewers add and pair documents.",
)
THAI = Documents(
    title="เอกสาร",
    pairs="คู่เอกสาร",
    import_="เพิ่มเอกสาร",
    pair_up="จับคู่เอกสาร",
    empty="ยังไม่มีเอกสาร เพิ่มได้ที่แท็บ “เพิ่มเอกสาร”",
    no_pairs="ยังไม่มีเอกสารที่จับคู่ไว้",
    review="ตรวจทาน",
    waits="รอจับคู่ประโยค",
    unpaired="เอกสารที่ยังไม่มีคู่",
    file="ไฟล์ txt, md, html, docx หรือ pdf",
    language="ภาษา",
    language_guessed="ตามที่พบในไฟล์",
    read="อ่านเป็น{language} รหัสอักขระ {encoding} จำนวน {characters} อักขระ",
    repairs="แก้ให้ระหว่างนำเข้า: {repairs} หลังจากนี้ข้อความจะไม่ถูกเปลี่ยนอีก",
    repair_kinds={
        "line ends": "ตัวขึ้นบรรทัดใหม่",
        "control characters": "อักขระควบคุม",
        "invisible characters": "อักขระที่มองไม่เห็น",
        "old font glyphs": "รูปอักษรของฟอนต์รุ่นเก่า",
        "spaces before marks": "ช่องว่างหน้าสระหรือวรรณยุกต์",
        "no-break spaces": "ช่องว่างแบบไม่ตัดบรรทัด",
        "sara am": "สระอำ",
        "doubled vowels": "สระซ้อน",
        "mark order": "ลำดับสระและวรรณยุกต์",
        "doubled marks": "เครื่องหมายซ้ำ",
    },
    no_repairs="ไม่มีจุดที่ต้องแก้",
    preview="ข้อความ",
    preview_cut="แสดง {shown} อักขระแรกจากทั้งหมด {total} อักขระ",
    head="ข้อมูลเอกสาร",
    title_field="ชื่อเรื่อง",
    fields={
        "id": "รหัส: ใช้ a-z, 0-9, ยัติภังค์ และจุด",
        "date": "วันที่ (ปี ค.ศ.) เช่น 2022-11-07",
        "publisher": "ผู้เผยแพร่",
        "rights": "สิทธิ์",
        "url": "ที่อยู่เว็บของฉบับเผยแพร่",
        "note": "หมายเหตุ",
    },
    read_beside="จับคู่กับ",
    read_beside_hint="ยังไม่จับคู่",
    add="เพิ่มเอกสารนี้",
    added="เพิ่ม “{title}” แล้ว ได้คู่ใหม่ {pairs} คู่",
    added_unpaired="เก็บ “{title}” ไว้แล้ว แต่จับคู่ได้ไม่ครบ: {fault}",
    source="เอกสาร",
    target="ต้นฉบับที่ใช้เทียบ",
    all_paired="จับคู่กับทุกฉบับที่คู่กันได้แล้ว",
    pair_hint="ระบบจะจับคู่ประโยคให้ทันที ดูความคืบหน้าได้ด้านบน",
    add_pair="จับคู่เอกสารและประโยค",
    paired="เพิ่มคู่เอกสารแล้ว",
    too_few="ต้องมีเอกสารสองฉบับต่างภาษากันจึงจะจับคู่ได้ เพิ่มฉบับที่ยังขาดก่อน",
    readers="บทบาทของคุณคืออ่านอย่างเดียว ผู้ตรวจทานเป็นผู้เพิ่มและจับคู่เอกสาร",
)
