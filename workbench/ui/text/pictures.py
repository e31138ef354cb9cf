"""Said of the pictures of an alignment and of the progress."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pictures:
    """The map, the heat map, the progress and the calibration."""

    title: str
    which: str
    kinds: dict[str, str]
    pair: str
    nothing: str

    map_what: str
    in_map: dict[str, str]
    """For the map, which draws itself in the browser."""
    bands: tuple[str, ...]
    """Of the confidence, the least first."""
    characters: str
    table: str
    columns: dict[str, str]

    heat_what: str
    heat_pooled: str
    heat_none: str
    heat_alt: str
    heat_cosine: str
    comparing: str

    progress_what: str
    by_pair: str
    by_day: str
    by_reviewer: str
    day_said: str
    no_decisions: str

    sure_what: str
    sure_right: str
    sure_range: str
    sure_promised: str
    sure_none: str
    sure_few: str
    sure_band: str
    sure_cases: str
    sure_row: str
    verdicts: dict[str, str]
    """By the core's name for each."""


ENGLISH = Pictures(
    title="Pictures",
    which="Picture",
    kinds={
        "map": "Alignment map",
        "heat": "Similarity",
        "progress": "Progress",
        "sure": "How sure is sure",
    },
    pair="Pair",
    nothing="No pair is aligned yet. Add a document or a pair on the page Documents.",
    map_what="Each column is a document from its beginning to its end; a ribbon joins what says the same.",
    in_map={
        "map": "Map of the alignment. Arrow keys go from unit to unit, Enter opens one in the review.",
        "colour": "Colour by",
        "confidence": "Confidence",
        "status": "Status",
        "size": "Size of the map",
        "smaller": "Smaller",
        "larger": "Larger",
        "whole": "Whole",
        "unit": "Unit {number} of {total}",
        "sure": "{percent} sure",
        "alone": "no counterpart",
        "moved": "stands elsewhere",
        "nothing": "no counterpart",
        "hint": "Click or Enter: open in the review",
    },
    bands=("under 50% sure", "50–69%", "70–89%", "90% and more"),
    characters="{number} characters",
    table="As a table",
    columns={
        "number": "Unit",
        "source": "Document",
        "target": "Source document",
        "confidence": "Confidence",
        "status": "Status",
        "moved": "Stands elsewhere",
    },
    heat_what=(
        "The more a cell stands out, the closer what its row says is to what its column says. The line runs "
        "through the units that were aligned, from the first to the last."
    ),
    heat_pooled="The texts are long, so a cell takes up to {rows} × {columns} units together.",
    heat_none="One of the two texts has no units, so there is nothing to compare.",
    heat_alt="Heat map of the similarity of {source} and {target}, with the aligned units as a line.",
    heat_cosine="Similarity",
    comparing="Comparing the texts…",
    progress_what="Decisions of the last four weeks. What was taken back does not count.",
    by_pair="By pair",
    by_day="By day",
    by_reviewer="By reviewer",
    day_said="{day}: {counts}",
    no_decisions="Nobody has decided on anything in the last four weeks.",
    sure_what=(
        "How often the aligner was right, by how sure it was. A unit approved as the aligner made it counts "
        "as right; one rejected or aligned otherwise by a person counts as wrong."
    ),
    sure_right="share that was right",
    sure_range="where it lies with 95% certainty",
    sure_promised="share that was promised",
    sure_none="Nobody has approved or rejected a unit yet, so nothing can be said.",
    sure_few=(
        "So far {number} units have been approved, rejected or aligned otherwise. With fewer than "
        "{enough}, chance plays too large a part: take the picture as a first hint."
    ),
    sure_band="{low}–{high}% sure",
    sure_cases="right {right} of {number}",
    sure_row=(
        "{band}: right {right} of {number}, that is {share}, with 95% certainty between {least} and "
        "{most}; promised {said}"
    ),
    verdicts={
        "fits": "keeps its promise",
        "too sure": "too sure of itself",
        "too careful": "better than promised",
        "few": "too few to tell",
    },
)
THAI = Pictures(
    title="แผนภาพ",
    which="แผนภาพ",
    kinds={
        "map": "แผนที่การจับคู่",
        "heat": "ความใกล้เคียง",
        "progress": "ความคืบหน้า",
        "sure": "ความมั่นใจเชื่อได้แค่ไหน",
    },
    pair="คู่เอกสาร",
    nothing="ยังไม่มีคู่เอกสารที่จับคู่ประโยคแล้ว เพิ่มเอกสารหรือคู่เอกสารได้ที่หน้า “เอกสาร”",
    map_what="แต่ละแถบคือเอกสารหนึ่งฉบับตั้งแต่ต้นจนจบ เส้นโยงเชื่อมข้อความที่มีความหมายตรงกัน",
    in_map={
        "map": "แผนที่การจับคู่ประโยค ใช้ปุ่มลูกศรเลื่อนไปทีละหน่วย กด Enter เพื่อเปิดในหน้าตรวจทาน",
        "colour": "สีตาม",
        "confidence": "ความมั่นใจ",
        "status": "สถานะ",
        "size": "ขนาดแผนที่",
        "smaller": "ย่อ",
        "larger": "ขยาย",
        "whole": "ทั้งหมด",
        "unit": "หน่วยที่ {number} จาก {total}",
        "sure": "มั่นใจ {percent}",
        "alone": "ไม่มีข้อความคู่กัน",
        "moved": "อยู่ต่างตำแหน่ง",
        "nothing": "ไม่มีข้อความคู่กัน",
        "hint": "คลิกหรือกด Enter เพื่อเปิดในหน้าตรวจทาน",
    },
    bands=("มั่นใจไม่ถึง 50%", "50–69%", "70–89%", "90% ขึ้นไป"),
    characters="{number} อักขระ",
    table="ดูเป็นตาราง",
    columns={
        "number": "หน่วยแปล",
        "source": "เอกสาร",
        "target": "เอกสารต้นฉบับ",
        "confidence": "ความมั่นใจ",
        "status": "สถานะ",
        "moved": "อยู่ต่างตำแหน่ง",
    },
    heat_what=("ช่องยิ่งเด่น ข้อความของแถวกับคอลัมน์ยิ่งมีความหมายใกล้กัน เส้นลากผ่านหน่วยแปลที่จับคู่ไว้ ตั้งแต่หน่วยแรกถึงหน่วยสุดท้าย"),
    heat_pooled="เอกสารยาว หนึ่งช่องจึงรวมข้อความได้ถึง {rows} × {columns} หน่วย",
    heat_none="เอกสารฉบับหนึ่งไม่มีหน่วยแปล จึงไม่มีอะไรให้เทียบ",
    heat_alt="แผนภาพความใกล้เคียงของ {source} กับ {target} พร้อมเส้นแสดงหน่วยแปลที่จับคู่ไว้",
    heat_cosine="ความใกล้เคียง",
    comparing="กำลังเทียบข้อความ…",
    progress_what="การตัดสินในสี่สัปดาห์ที่ผ่านมา ไม่นับรายการที่เลิกทำ",
    by_pair="แยกตามคู่เอกสาร",
    by_day="แยกตามวัน",
    by_reviewer="แยกตามผู้ตรวจทาน",
    day_said="{day}: {counts}",
    no_decisions="สี่สัปดาห์ที่ผ่านมายังไม่มีการตัดสิน",
    sure_what=(
        "ระบบจับคู่ได้ถูกบ่อยแค่ไหนเมื่อเทียบกับความมั่นใจที่แจ้งไว้ หน่วยที่อนุมัติตามที่ระบบจับคู่นับว่าถูก หน่วยที่ไม่อนุมัติหรือมีผู้จับคู่ใหม่นับว่าผิด"
    ),
    sure_right="สัดส่วนที่ถูก",
    sure_range="ช่วงที่เชื่อได้ 95%",
    sure_promised="สัดส่วนที่ระบบแจ้งไว้",
    sure_none="ยังไม่มีหน่วยแปลที่อนุมัติหรือไม่อนุมัติ จึงยังบอกอะไรไม่ได้",
    sure_few=(
        "จนถึงตอนนี้มีหน่วยแปลที่อนุมัติ ไม่อนุมัติ หรือจับคู่ใหม่ {number} หน่วย "
        "หากน้อยกว่า {enough} หน่วย ผลยังขึ้นกับความบังเอิญมาก ให้ถือเป็นแนวโน้มเบื้องต้น"
    ),
    sure_band="มั่นใจ {low}–{high}%",
    sure_cases="ถูก {right} จาก {number}",
    sure_row=(
        "{band}: ถูก {right} จาก {number} คิดเป็น {share} ช่วงที่เชื่อได้ 95% คือ {least} ถึง {most} ระบบแจ้งไว้ {said}"
    ),
    verdicts={
        "fits": "ตรงตามที่แจ้ง",
        "too sure": "มั่นใจเกินไป",
        "too careful": "ดีกว่าที่แจ้ง",
        "few": "น้อยเกินกว่าจะบอกได้",
    },
)
