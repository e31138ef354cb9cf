"""Said on the overview."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overview:
    """What is there, what is left, and what to do next."""

    title: str
    next: str
    left: str
    there: str
    go_on: str
    """Where one has been before."""
    go_on_button: str
    begin: str
    """Where one has not."""
    begin_button: str
    no_documents: str
    add_document: str
    no_pairs: str
    pair_up: str
    wait: str
    """Pairs are there, and none is aligned."""
    to_documents: str
    to_pictures: str
    done: str
    export: str
    open: str
    nothing_left: str
    more_pairs: str
    sent_back: str
    assigned: str
    mentions: str
    documents: str
    pairs: str
    units: str


ENGLISH = Overview(
    title="Overview",
    next="Next",
    left="What is left",
    there="What is there",
    go_on="Go on where you left",
    go_on_button="Go on with unit {number}",
    begin="A pair to review",
    begin_button="Begin with unit {number}",
    no_documents="There are no documents yet. A pair needs two of them: one in Thai, one in English.",
    add_document="Add a document",
    no_pairs="The documents do not stand side by side yet.",
    pair_up="Pair documents",
    wait="No pair is aligned yet. The units to review come with the alignment.",
    to_documents="See the documents",
    to_pictures="See the progress",
    done="Every unit has been decided on. What is approved can go out as a translation memory.",
    export="Export",
    open="Open: {number}",
    nothing_left="Nothing: there is no unit that waits.",
    more_pairs="Further pairs: {number}",
    sent_back="Sent back: {number}",
    assigned="Assigned to you: {number}",
    mentions="Said to you",
    documents="documents",
    pairs="pairs",
    units="units",
)
THAI = Overview(
    title="ภาพรวม",
    next="ทำต่อ",
    left="งานที่เหลือ",
    there="มีอะไรบ้าง",
    go_on="ทำต่อจากที่ค้างไว้",
    go_on_button="ทำต่อที่หน่วยที่ {number}",
    begin="คู่เอกสารที่รอตรวจทาน",
    begin_button="เริ่มที่หน่วยที่ {number}",
    no_documents="ยังไม่มีเอกสาร คู่เอกสารต้องมีสองฉบับ คือภาษาไทยหนึ่งฉบับและภาษาอังกฤษหนึ่งฉบับ",
    add_document="เพิ่มเอกสาร",
    no_pairs="มีเอกสารแล้ว แต่ยังไม่ได้จับคู่",
    pair_up="จับคู่เอกสาร",
    wait="ยังไม่มีคู่เอกสารที่จับคู่ประโยคแล้ว เมื่อจับคู่ประโยคเสร็จจะมีหน่วยแปลให้ตรวจทาน",
    to_documents="ดูเอกสาร",
    to_pictures="ดูความคืบหน้า",
    done="ตัดสินครบทุกหน่วยแปลแล้ว ส่วนที่อนุมัติส่งออกเป็นหน่วยความจำการแปลได้",
    export="ส่งออก",
    open="ยังไม่เสร็จ: {number}",
    nothing_left="ไม่มีหน่วยแปลที่รอตรวจ",
    more_pairs="คู่เอกสารอื่นที่ยังมีงานเหลือ: {number}",
    sent_back="ส่งกลับแก้: {number}",
    assigned="มอบหมายให้คุณ: {number}",
    mentions="ความเห็นถึงคุณ",
    documents="เอกสาร",
    pairs="คู่เอกสาร",
    units="หน่วยแปล",
)
