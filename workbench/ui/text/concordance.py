"""Said on the page of the concordance, and where memories come in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concordance:
    """What is looked for and found; memories, and how they come in."""

    title: str
    what: str
    query: str
    hint: str
    looking: str
    nothing: str
    found: str
    first: str
    """Where not all of them are shown."""
    unit: str
    memory: str
    """Name of the memory and number of the unit in it."""

    memories: str
    no_memories: str
    incomplete: str
    bring_in: str
    columns: tuple[str, str, str, str, str]
    """Name, units, languages, file, and who brought it in when."""
    since: str
    remove: str
    which: str
    remove_sure: str
    removing: str
    removed: str

    purpose: str
    purposes: dict[str, str]
    """What a file is for that is brought back: `changes` or `memory`."""
    keep_what: str
    name: str
    keep: str
    kept: str
    left_out: str
    remarks: str
    no_name: str
    no_role: str


ENGLISH = Concordance(
    title="Concordance",
    what="A word or a stretch of text, looked for in all pairs and memories. Case, accents, Thai tone marks "
    "and spaces do not matter.",
    query="Text to look for",
    hint="such as ความมั่นคง or cyber norms",
    looking="Looking…",
    nothing="Nothing is found. A shorter stretch may be.",
    found="Units found: {total}",
    first="Units found: {total}. These are the best {shown}; a longer text finds fewer.",
    unit="Unit {number}",
    memory="Memory {name}, {number}",
    memories="Translation memories",
    incomplete="{name} (not complete: it is coming in, or broke off)",
    no_memories="There is none yet. A TMX, XLIFF, XLSX or CSV file comes in as a memory on the page Export.",
    bring_in="Bring in a memory",
    columns=("Name", "Units", "Languages", "File", "Brought in"),
    since="{name}, {moment}",
    remove="Remove a memory",
    which="Memory",
    remove_sure="Remove it for good",
    removing="Removing…",
    removed="The memory {name} is removed.",
    purpose="What the file is",
    purposes={"changes": "Units that come back", "memory": "A memory to look into"},
    keep_what="A translation memory of any tool: TMX, XLIFF, XLSX or CSV. It is kept beside the pairs and "
    "found by the concordance; nothing of it has to be reviewed.",
    name="Name of the memory",
    keep="Keep as a memory",
    kept="The memory {name} is kept, with {count} units.",
    left_out="Left out: {count}",
    remarks="Read otherwise than it stands there",
    no_name="Give your name first, at the top of the page.",
    no_role="This takes the role {needed}.",
)
THAI = Concordance(
    title="ค้นคำแปล",
    what="ค้นคำหรือข้อความในเอกสารทุกคู่และหน่วยความจำการแปลทั้งหมด โดยไม่คำนึงถึงตัวพิมพ์เล็กใหญ่ วรรณยุกต์ และช่องว่าง",
    query="ข้อความที่ค้น",
    hint="เช่น ความมั่นคง หรือ cyber norms",
    looking="กำลังค้น…",
    nothing="ไม่พบ ลองใช้ข้อความที่สั้นลง",
    found="พบ {total} หน่วย",
    first="พบ {total} หน่วย แสดง {shown} หน่วยที่ตรงที่สุด ใช้ข้อความที่ยาวขึ้นเพื่อให้พบน้อยลง",
    unit="หน่วยแปล {number}",
    memory="หน่วยความจำ {name} ลำดับที่ {number}",
    memories="หน่วยความจำการแปล",
    incomplete="{name} (ยังไม่ครบ กำลังนำเข้าหรือหยุดกลางคัน)",
    no_memories="ยังไม่มี นำไฟล์ TMX, XLIFF, XLSX หรือ CSV เข้ามาเป็นหน่วยความจำได้ที่หน้า “ส่งออก”",
    bring_in="นำหน่วยความจำเข้ามา",
    columns=("ชื่อ", "จำนวนหน่วย", "ภาษา", "ไฟล์", "นำเข้าโดย"),
    since="{name} เมื่อ {moment}",
    remove="ลบหน่วยความจำ",
    which="หน่วยความจำ",
    remove_sure="ลบถาวร",
    removing="กำลังลบ…",
    removed="ลบหน่วยความจำ {name} แล้ว",
    purpose="ไฟล์นี้คือ",
    purposes={"changes": "หน่วยแปลที่แก้ไขมาจากที่อื่น", "memory": "หน่วยความจำไว้ค้นดู"},
    keep_what="หน่วยความจำการแปลจากโปรแกรมใดก็ได้: TMX, XLIFF, XLSX หรือ CSV เก็บไว้ข้างคู่เอกสารให้ค้นได้ ไม่ต้องตรวจทาน",
    name="ชื่อหน่วยความจำ",
    keep="เก็บเป็นหน่วยความจำ",
    kept="เก็บหน่วยความจำ {name} แล้ว มี {count} หน่วย",
    left_out="ไม่ได้นำเข้า {count} หน่วย",
    remarks="สิ่งที่อ่านต่างไปจากในไฟล์",
    no_name="ใส่ชื่อของคุณก่อน ที่ด้านบนของหน้า",
    no_role="ต้องมีบทบาท{needed}",
)
