"""Said of terms that the glossary may lack."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.glossary.candidates import Origin


@dataclass(frozen=True, slots=True)
class Candidates:
    """What was found in the texts, and what becomes of it."""

    what: str
    find: str
    finding: str
    nothing: str
    counted: str
    likely: str
    origins: dict[Origin, str]
    further: str
    units: str
    accept: str
    reject: str
    accepted: str
    rejected: str


ENGLISH = Candidates(
    what="Terms that stand in the texts of all pairs and not in the glossary: set side by side in brackets, "
    "or translating each other in aligned units. Correct what is cut wrongly, then accept; what you reject "
    "does not come back.",
    find="Look for terms",
    finding="Reading the texts…",
    nothing="Nothing was found that the glossary lacks.",
    counted="Candidates: {count}",
    likely="likely {percent}",
    origins={Origin.BRACKETS: "in brackets", Origin.PAIRS: "translate each other"},
    further="A further term of {concept}",
    units="Units",
    accept="Accept",
    reject="Reject",
    accepted="“{concept}” is in the glossary.",
    rejected="Rejected: {terms}",
)
THAI = Candidates(
    what="ศัพท์ที่พบในเอกสารทุกคู่และยังไม่มีในอภิธานศัพท์ จากคำที่วางคู่กันในวงเล็บ หรือคำที่แปลกันในหน่วยแปลที่จับคู่แล้ว "
    "แก้คำที่ตัดมาไม่ตรง แล้วกดรับ คำที่ไม่รับจะไม่กลับมาอีก",
    find="ค้นหาศัพท์",
    finding="กำลังอ่านเอกสาร…",
    nothing="ไม่พบศัพท์ที่อภิธานศัพท์ยังไม่มี",
    counted="ศัพท์ที่เสนอ: {count}",
    likely="น่าจะใช่ {percent}",
    origins={Origin.BRACKETS: "อยู่ในวงเล็บ", Origin.PAIRS: "แปลกัน"},
    further="ศัพท์เพิ่มเติมของ {concept}",
    units="หน่วยแปล",
    accept="รับ",
    reject="ไม่รับ",
    accepted="“{concept}” อยู่ในอภิธานศัพท์แล้ว",
    rejected="ไม่รับ: {terms}",
)
