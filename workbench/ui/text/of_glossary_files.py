"""Said of glossary files, in and out."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.exchange.glossaries import Choice, GlossaryFormat
from workbench.ui.incoming import Phase


@dataclass(frozen=True, slots=True)
class Exchange:
    """Import and export."""

    export: str
    export_what: str
    formats: dict[GlossaryFormat, str]

    import_: str
    import_what: str
    file: str
    phases: dict[Phase, str]
    """While something is being done."""
    stopped: str
    broke_off: str
    changed_since: str
    compare_again: str
    another: str

    outcomes: dict[Choice, str]
    """Behind how many there will be."""
    left_out: str
    lists: dict[str, str]
    which: str
    empty: str
    choice: str
    choices: dict[Choice, str]
    for_all: str
    into: str
    stays: str
    write: str
    nothing_chosen: str
    written: str
    no_change: str


ENGLISH = Exchange(
    export="Export",
    export_what="Concepts that go out, as the filters leave them: {number}",
    formats={
        GlossaryFormat.TBX: "TBX, version 2 (most tools)",
        GlossaryFormat.TBX3: "TBX, version 3",
        GlossaryFormat.CSV: "CSV",
        GlossaryFormat.XLSX: "Excel (XLSX)",
    },
    import_="Import a glossary",
    import_what="A file of another tool: TBX, CSV or XLSX. What it would change is shown first; nothing is "
    "changed before you say so.",
    file="Glossary file",
    phases={
        Phase.READING: "Reading the file… {share}",
        Phase.COMPARING: "Comparing it with the glossary… {share}",
        Phase.WRITING: "Writing… {share}",
    },
    stopped="Stopped. Nothing was changed.",
    broke_off="This broke off; the server's log says why. Nothing was changed.",
    changed_since="The glossary has changed since it was compared. Compare the file again; "
    "what you chose is kept.",
    compare_again="Compare again",
    another="Another file",
    outcomes={
        Choice.ADD: "to be added",
        Choice.UPDATE: "to be completed",
        Choice.REPLACE: "to be replaced",
    },
    left_out="left out",
    lists={
        "new": "new",
        "changed": "changed",
        "same": "the same",
        "duplicates": "possible duplicates",
        "conflicts": "conflicts",
        "refused": "refused",
        "remarks": "remarks",
    },
    which="What is listed",
    empty="There is no concept in the file.",
    choice="What becomes of it",
    choices={
        Choice.SKIP: "leave out",
        Choice.ADD: "add",
        Choice.UPDATE: "complete",
        Choice.REPLACE: "replace",
    },
    for_all="For all {number} of these:",
    into="Into",
    stays="It says nothing that is not there.",
    write="Import",
    nothing_chosen="Everything is left out.",
    written="Imported. Concepts added or changed: {number}.",
    no_change="The glossary says all of that already; nothing was changed.",
)
THAI = Exchange(
    export="ส่งออก",
    export_what="รายการที่จะส่งออกตามตัวกรอง: {number}",
    formats={
        GlossaryFormat.TBX: "TBX รุ่น 2 (ใช้ได้กับโปรแกรมส่วนใหญ่)",
        GlossaryFormat.TBX3: "TBX รุ่น 3",
        GlossaryFormat.CSV: "ตาราง CSV",
        GlossaryFormat.XLSX: "ตาราง Excel (XLSX)",
    },
    import_="นำเข้าอภิธานศัพท์",
    import_what="ไฟล์ TBX, CSV หรือ XLSX จากโปรแกรมอื่น จะแสดงสิ่งที่จะเปลี่ยนก่อน และจะไม่เปลี่ยนอะไรจนกว่าคุณจะสั่ง",
    file="ไฟล์อภิธานศัพท์",
    phases={
        Phase.READING: "กำลังอ่านไฟล์… {share}",
        Phase.COMPARING: "กำลังเทียบกับอภิธานศัพท์… {share}",
        Phase.WRITING: "กำลังบันทึก… {share}",
    },
    stopped="หยุดแล้ว ไม่มีอะไรเปลี่ยนแปลง",
    broke_off="การทำงานขัดข้อง ดูสาเหตุได้ในบันทึกของเซิร์ฟเวอร์ ไม่มีอะไรเปลี่ยนแปลง",
    changed_since="อภิธานศัพท์เปลี่ยนไปหลังจากเทียบไว้ โปรดเทียบอีกครั้ง สิ่งที่เลือกไว้ยังอยู่",
    compare_again="เทียบอีกครั้ง",
    another="ใช้ไฟล์อื่น",
    outcomes={
        Choice.ADD: "จะเพิ่ม",
        Choice.UPDATE: "จะเติม",
        Choice.REPLACE: "จะแทนที่",
    },
    left_out="ไม่นำเข้า",
    lists={
        "new": "รายการใหม่",
        "changed": "ที่ต่างจากเดิม",
        "same": "เหมือนเดิม",
        "duplicates": "อาจซ้ำ",
        "conflicts": "ขัดกัน",
        "refused": "รับไม่ได้",
        "remarks": "ข้อสังเกต",
    },
    which="รายการที่แสดง",
    empty="ไม่มีรายการในไฟล์",
    choice="จะทำอย่างไร",
    choices={
        Choice.SKIP: "ไม่นำเข้า",
        Choice.ADD: "เพิ่ม",
        Choice.UPDATE: "เติม",
        Choice.REPLACE: "แทนที่",
    },
    for_all="สำหรับทั้ง {number} รายการนี้:",
    into="เข้าไปใน",
    stays="ไม่มีอะไรที่ยังไม่มี",
    write="นำเข้า",
    nothing_chosen="ไม่ได้เลือกนำเข้าสักรายการ",
    written="นำเข้าแล้ว เพิ่มหรือแก้ไข {number} รายการ",
    no_change="อภิธานศัพท์มีครบอยู่แล้ว ไม่มีอะไรเปลี่ยนแปลง",
)
