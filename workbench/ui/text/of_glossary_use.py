"""Said of where the glossary is used."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.glossary.usage import Standing


@dataclass(frozen=True, slots=True)
class Use:
    """The units of a concept, and the coverage of the glossary."""

    reading: str
    term: str
    in_units: str
    which: str
    all_terms: str
    only_open: str
    units: str
    unit: str
    open: str
    nothing: str
    not_yet: str

    coverage_what: str
    no_texts: str
    standings: dict[Standing, str]
    standing_count: dict[Standing, str]
    terms_used: str
    terms_total: str


ENGLISH = Use(
    reading="Reading the texts: {read} of {pairs} pairs",
    term="Term",
    in_units="Units",
    which="Units with",
    all_terms="Any of the terms",
    only_open="An open finding",
    units="Units: {number}",
    unit="Unit {number}",
    open="open finding",
    nothing="No text has it.",
    not_yet="Nothing found so far.",
    coverage_what="What the texts of all pairs make of the glossary's concepts, by subject. A concept is "
    "violated where a finding on it is open: translated otherwise, or by a term to be avoided.",
    no_texts="There is no aligned pair yet whose texts could use the glossary.",
    standings={
        Standing.USED: "concepts in use",
        Standing.VIOLATED: "violated",
        Standing.UNUSED: "unused",
    },
    standing_count={
        Standing.USED: "{number} in use",
        Standing.VIOLATED: "{number} violated",
        Standing.UNUSED: "{number} unused",
    },
    terms_used="terms in use: {used} of {total}",
    terms_total="terms in use",
)
THAI = Use(
    reading="กำลังอ่านข้อความ: {read} จาก {pairs} คู่",
    term="ศัพท์",
    in_units="จำนวนหน่วย",
    which="แสดงหน่วยที่มี",
    all_terms="ศัพท์ใดก็ได้",
    only_open="จุดที่ต้องตรวจ",
    units="{number} หน่วย",
    unit="หน่วยที่ {number}",
    open="มีจุดที่ต้องตรวจ",
    nothing="ยังไม่มีข้อความใดใช้",
    not_yet="ยังไม่พบ",
    coverage_what="ข้อความของทุกคู่เอกสารใช้ศัพท์ในอภิธานศัพท์เพียงใด แยกตามหมวด รายการที่ใช้ผิด "
    "คือรายการที่ยังมีจุดต้องตรวจ เช่น แปลเป็นคำอื่น หรือใช้คำที่ควรเลี่ยง",
    no_texts="ยังไม่มีคู่เอกสารที่จับคู่ประโยคแล้ว",
    standings={
        Standing.USED: "รายการที่ใช้อยู่",
        Standing.VIOLATED: "ใช้ผิด",
        Standing.UNUSED: "ยังไม่ใช้",
    },
    standing_count={
        Standing.USED: "ใช้อยู่ {number}",
        Standing.VIOLATED: "ใช้ผิด {number}",
        Standing.UNUSED: "ยังไม่ใช้ {number}",
    },
    terms_used="ใช้ศัพท์แล้ว {used} จาก {total} คำ",
    terms_total="ศัพท์ที่ใช้อยู่",
)
