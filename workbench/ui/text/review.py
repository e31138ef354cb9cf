"""Said in the review."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.ui.text import in_list, of_keys
from workbench.ui.text.in_list import InList
from workbench.ui.text.of_keys import OfKeys


@dataclass(frozen=True, slots=True)
class Review:
    """The page around the list, what administrators do there, and the list itself."""

    title: str
    nothing: str
    waits: str
    pair: str
    more: str

    assign: str
    assign_first: str
    assign_last: str
    assign_to: str
    assign_hint: str
    assign_button: str
    assigned: str

    realign: str
    realign_hint: str
    realign_button: str
    realigning: str
    realign_same: str
    realign_would: str
    realign_gone: str
    realign_new: str
    realign_more: str
    realign_apply: str
    realign_cancel: str
    realigned: str

    in_list: InList
    of_keys: OfKeys


ENGLISH = Review(
    title="Review",
    nothing="No pair is aligned yet. Add a document or a pair on the page Documents.",
    waits="That pair waits to be aligned. Another one is shown.",
    pair="Pair",
    more="Whole pair",
    assign="Assign units",
    assign_first="From unit",
    assign_last="To unit",
    assign_to="To whom",
    assign_hint="An empty name assigns them to nobody.",
    assign_button="Assign",
    assigned="Units that have changed hands: {count}.",
    realign="Align the rest again",
    realign_hint="What people decided, edited or commented on stays. First you see what would change.",
    realign_button="Show what would change",
    realigning="Aligning around what people decided…",
    realign_same="Aligning again would change nothing.",
    realign_would="Aligning again would keep {kept} units, take {gone} away and make {new} new ones.",
    realign_gone="Would go",
    realign_new="Would be new",
    realign_more="and {count} more",
    realign_apply="Make it so",
    realign_cancel="Leave it as it is",
    realigned="The rest is aligned again.",
    in_list=in_list.ENGLISH,
    of_keys=of_keys.ENGLISH,
)
THAI = Review(
    title="ตรวจทาน",
    nothing="ยังไม่มีคู่เอกสารที่จับคู่ประโยคแล้ว เพิ่มเอกสารหรือคู่เอกสารได้ที่หน้า “เอกสาร”",
    waits="คู่เอกสารนั้นยังรอจับคู่ประโยค จึงแสดงคู่อื่นแทน",
    pair="คู่เอกสาร",
    more="ทั้งคู่เอกสาร",
    assign="มอบหมายหน่วยแปล",
    assign_first="ตั้งแต่หน่วยที่",
    assign_last="ถึงหน่วยที่",
    assign_to="มอบหมายให้ใคร",
    assign_hint="ถ้าไม่ใส่ชื่อ คือไม่มอบหมายให้ใคร",
    assign_button="มอบหมาย",
    assigned="จำนวนหน่วยที่เปลี่ยนผู้รับผิดชอบ: {count}",
    realign="จับคู่ส่วนที่เหลือใหม่",
    realign_hint="สิ่งที่มีคนตัดสิน แก้ไข หรือแสดงความเห็นไว้จะคงเดิม คุณจะเห็นก่อนว่าอะไรจะเปลี่ยน",
    realign_button="ดูว่าอะไรจะเปลี่ยน",
    realigning="กำลังจับคู่ส่วนที่อยู่รอบสิ่งที่ตัดสินแล้ว…",
    realign_same="จับคู่ใหม่แล้วไม่มีอะไรเปลี่ยน",
    realign_would="ถ้าจับคู่ใหม่ จะคงไว้ {kept} หน่วย เลิกใช้ {gone} หน่วย และสร้างใหม่ {new} หน่วย",
    realign_gone="จะเลิกใช้",
    realign_new="จะสร้างใหม่",
    realign_more="และอีก {count}",
    realign_apply="ใช้ผลใหม่",
    realign_cancel="คงไว้ตามเดิม",
    realigned="จับคู่ส่วนที่เหลือใหม่แล้ว",
    in_list=in_list.THAI,
    of_keys=of_keys.THAI,
)
