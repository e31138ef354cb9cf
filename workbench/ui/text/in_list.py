"""Said within the list of units, which draws itself in the browser: words in braces are filled in there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InList:
    """What stands on the list, on the opened unit and in the dialogs."""

    list: str
    nothing: str
    """In place of a text."""
    empty: str
    note: str
    confidence: str
    saving: str
    comments: str
    draft: str
    unsaved: str
    look: str
    """On a unit that one has to look at."""
    awaits_choice: str
    refused: str
    assigned_to: str
    is_here: str
    """After one or several names."""
    changed_by: str
    text_of: str
    place_in: str
    no_rows: str

    search: str
    filters: str
    status: str
    confidence_from: str
    confidence_to: str
    person: str
    anybody: str
    changed_by_filter: str
    assigned_to_filter: str
    with_comments: str
    order: str
    by_document: str
    least_sure: str
    clear_filters: str
    shown: str

    all_saved: str
    read_only: str
    waiting: str
    away: str
    asking: str
    linking: str
    refused_at: str
    not_done: str
    understood: str

    save: str
    save_approve: str
    keep_draft: str
    throw_away: str
    go_on: str
    why_rejected: str
    why_sent_back: str
    your_comment: str
    send: str
    cancel: str
    mention_hint: str
    line_hint: str
    nothing_written: str
    late: str
    somebody: str
    theirs: str
    mine: str
    keep_theirs: str
    save_mine: str
    edit_mine: str

    history: str
    no_history: str
    loading: str
    changed_text: str
    """For whoever hears and does not see what is marked."""
    kinds: dict[str, str]
    """Operations, by their names in the core."""

    findings: str
    falls_short: str
    finding_names: dict[str, str]
    """By kind, short."""
    finding_kinds: dict[str, str]
    """By kind, as a sentence about the term that is found."""
    all_units: str
    any_finding: str
    concepts: str
    any_concept: str
    no_definition: str
    dismiss: str
    why_dismissed: str
    dismissed_by: str
    restore: str
    term_in: str
    concept_of_term: str
    new_concept: str
    term_of: str
    take_term: str
    term_taken: str
    select_hint: str

    close: str
    keys_title: str
    keys_hint: str
    save_key: str
    tab_key: str
    jump_hint: str
    jump_nothing: str
    sample: str
    sample_floor: str
    sample_counted: str
    sample_hint: str
    sample_seen: str
    approve_count: str
    look_at: str


ENGLISH = InList(
    list="Units of the pair",
    nothing="no counterpart",
    empty="(empty)",
    note="Note",
    confidence="Confidence",
    saving="saving…",
    comments="Comments",
    draft="Draft",
    look="Look here",
    unsaved="You have changed this text and not saved it.",
    awaits_choice="Somebody saved this unit in the meantime: choose between the two texts.",
    refused="Something was not done",
    assigned_to="Assigned to",
    is_here="is here now",
    changed_by="last: {name}",
    text_of="{language} text",
    place_in="Begins {percent}% into the document",
    no_rows="No unit passes these filters.",
    search="Search texts and notes",
    filters="Filters",
    status="Status",
    confidence_from="Confidence from, per cent",
    confidence_to="Confidence up to, per cent",
    person="Person",
    anybody="Anybody",
    changed_by_filter="Changed last by {name}",
    assigned_to_filter="Assigned to {name}",
    with_comments="With comments",
    order="Order",
    by_document="As in the document",
    least_sure="Least sure first",
    clear_filters="Show all",
    shown="{shown} of {total}",
    all_saved="All saved",
    read_only="Reading only",
    waiting="Saving: {count} left",
    away="No answer from the server. Unsaved: {count}; it is kept here and sent later.",
    asking="Asking the server…",
    linking="Unit {number} waits for its counterpart: go to it and press L. Esc stops.",
    refused_at="Unit {number}: something was not done",
    not_done="Not done:",
    understood="Understood",
    save="Save",
    save_approve="Save and approve",
    keep_draft="Close, keep the draft",
    throw_away="Throw my changes away",
    go_on="Go on editing",
    why_rejected="Why is it rejected?",
    why_sent_back="What should be corrected?",
    your_comment="Your comment",
    send="Send",
    cancel="Cancel",
    mention_hint="@name calls somebody. Shift+Enter begins a new line.",
    line_hint="Shift+Enter begins a new line.",
    nothing_written="Nothing is written yet.",
    late="{name} saved this unit after you began to change it. Nothing of yours is lost: choose.",
    somebody="Somebody",
    theirs="Saved by {name}",
    mine="Yours, not saved",
    keep_theirs="Keep what is saved",
    save_mine="Save mine instead",
    edit_mine="Go on editing mine",
    history="History",
    no_history="Nobody has changed this unit yet.",
    loading="Loading…",
    changed_text="Before: {before}. After: {after}",
    kinds={
        "decide": "Decided",
        "split": "Split",
        "merge": "Merged",
        "move": "Text moved",
        "unlink": "Unlinked",
        "link": "Linked",
        "decideAll": "Decided, many at once",
        "undo": "Undone",
        "redo": "Redone",
        "align": "Aligned",
        "realign": "Aligned again",
    },
    findings="Findings on terms",
    falls_short="Approved, but not what the glossary says now",
    finding_names={
        "missing translation": "Term not translated",
        "forbidden term": "Forbidden term",
        "deprecated term": "Deprecated term",
        "second translation": "Second translation",
        "unexpanded acronym": "Acronym not expanded",
    },
    finding_kinds={
        "missing translation": "“{term}” is not translated by a term of the glossary: {expected}",
        "forbidden term": "“{term}” is forbidden; use {expected}",
        "deprecated term": "“{term}” is deprecated; use {expected}",
        "second translation": "“{term}” here, but elsewhere in this document {expected}",
        "unexpanded acronym": "“{term}” stands here first, without its full form: {expected}",
    },
    all_units="With or without findings",
    any_finding="With any finding",
    concepts="Terms of the glossary",
    any_concept="Any term",
    no_definition="No definition yet.",
    dismiss="Dismiss",
    why_dismissed="Why is this no fault?",
    dismissed_by="dismissed by {name}: {reason}",
    restore="Bring back",
    term_in="Term in {language}",
    concept_of_term="Concept",
    new_concept="A new concept",
    term_of="A further term of {concept}",
    take_term="Take into the glossary",
    term_taken="Into the glossary: {terms}",
    select_hint="What you select in the texts first stands here.",
    close="Close",
    keys_title="Keys",
    keys_hint="Keys go by their place on the keyboard, so they are the same on a Thai layout.",
    save_key="Save what is edited",
    tab_key="From the list into the texts and buttons of the unit",
    jump_hint="Number of a unit, or a confidence: 70% goes to the next one no surer than that",
    jump_nothing="There is no such unit.",
    sample="Sample",
    sample_floor="Approve all that nobody has decided on, from this confidence in per cent",
    sample_counted="{count} units have a confidence of {confidence} or more.",
    sample_hint="Read this sample first. If something in it is wrong, choose a higher confidence.",
    sample_seen="I have read the sample, and it is right",
    approve_count="Approve {count} units",
    look_at="Go to this unit",
)
THAI = InList(
    list="หน่วยแปลของคู่เอกสาร",
    nothing="ไม่มีข้อความคู่กัน",
    empty="(ว่าง)",
    note="หมายเหตุ",
    confidence="ความมั่นใจ",
    saving="กำลังบันทึก…",
    comments="ความเห็น",
    draft="ฉบับร่าง",
    look="ต้องดู",
    unsaved="คุณแก้ข้อความนี้ไว้และยังไม่ได้บันทึก",
    awaits_choice="มีคนบันทึกหน่วยนี้ระหว่างที่คุณแก้ เลือกว่าจะใช้ข้อความใด",
    refused="มีสิ่งที่ทำไม่สำเร็จ",
    assigned_to="มอบหมายให้",
    is_here="กำลังอยู่ที่นี่",
    changed_by="ล่าสุด: {name}",
    text_of="ข้อความ{language}",
    place_in="เริ่มที่ร้อยละ {percent} ของเอกสาร",
    no_rows="ไม่มีหน่วยแปลที่ตรงกับตัวกรอง",
    search="ค้นข้อความและหมายเหตุ",
    filters="ตัวกรอง",
    status="สถานะ",
    confidence_from="ความมั่นใจตั้งแต่ (ร้อยละ)",
    confidence_to="ความมั่นใจไม่เกิน (ร้อยละ)",
    person="บุคคล",
    anybody="ทุกคน",
    changed_by_filter="แก้ล่าสุดโดย {name}",
    assigned_to_filter="มอบหมายให้ {name}",
    with_comments="มีความเห็น",
    order="ลำดับ",
    by_document="ตามเอกสาร",
    least_sure="มั่นใจน้อยก่อน",
    clear_filters="แสดงทั้งหมด",
    shown="{shown} จาก {total}",
    all_saved="บันทึกครบแล้ว",
    read_only="อ่านอย่างเดียว",
    waiting="กำลังบันทึก เหลือ {count}",
    away="เซิร์ฟเวอร์ไม่ตอบ ยังไม่ได้บันทึก {count} รายการ เก็บไว้ที่นี่และจะส่งให้ภายหลัง",
    asking="กำลังถามเซิร์ฟเวอร์…",
    linking="หน่วยที่ {number} รอคู่ของมัน ไปที่คู่นั้นแล้วกด L หรือกด Esc เพื่อเลิก",
    refused_at="หน่วยที่ {number} มีสิ่งที่ทำไม่สำเร็จ",
    not_done="ทำไม่สำเร็จ:",
    understood="รับทราบ",
    save="บันทึก",
    save_approve="บันทึกและอนุมัติ",
    keep_draft="ปิดและเก็บฉบับร่าง",
    throw_away="ทิ้งสิ่งที่แก้ไว้",
    go_on="แก้ต่อ",
    why_rejected="ไม่อนุมัติเพราะอะไร",
    why_sent_back="ควรแก้ตรงไหน",
    your_comment="ความเห็นของคุณ",
    send="ส่ง",
    cancel="ยกเลิก",
    mention_hint="พิมพ์ @ชื่อ เพื่อเรียกใครสักคน กด Shift+Enter เพื่อขึ้นบรรทัดใหม่",
    line_hint="กด Shift+Enter เพื่อขึ้นบรรทัดใหม่",
    nothing_written="ยังไม่ได้เขียนอะไร",
    late="{name} บันทึกหน่วยนี้หลังจากที่คุณเริ่มแก้ งานของคุณยังอยู่ครบ เลือกฉบับที่จะใช้",
    somebody="มีคน",
    theirs="ฉบับที่ {name} บันทึก",
    mine="ฉบับของคุณ ยังไม่ได้บันทึก",
    keep_theirs="ใช้ฉบับที่บันทึกแล้ว",
    save_mine="บันทึกฉบับของฉันแทน",
    edit_mine="แก้ไขฉบับของฉันต่อ",
    history="ประวัติ",
    no_history="ยังไม่มีใครแก้หน่วยแปลนี้",
    loading="กำลังโหลด…",
    changed_text="เดิม: {before} ใหม่: {after}",
    kinds={
        "decide": "ตัดสิน",
        "split": "แยก",
        "merge": "รวม",
        "move": "ย้ายข้อความ",
        "unlink": "แยกคู่",
        "link": "จับคู่",
        "decideAll": "ตัดสินหลายหน่วยพร้อมกัน",
        "undo": "เลิกทำ",
        "redo": "ทำซ้ำ",
        "align": "จับคู่อัตโนมัติ",
        "realign": "จับคู่ส่วนที่เหลือใหม่",
    },
    findings="ข้อสังเกตเรื่องศัพท์",
    falls_short="อนุมัติแล้ว แต่ไม่ตรงกับอภิธานศัพท์ในขณะนี้",
    finding_names={
        "missing translation": "ศัพท์ที่ยังไม่ได้แปล",
        "forbidden term": "ศัพท์ต้องห้าม",
        "deprecated term": "ศัพท์ที่เลิกใช้",
        "second translation": "แปลไม่ตรงกัน",
        "unexpanded acronym": "อักษรย่อที่ยังไม่มีคำเต็ม",
    },
    finding_kinds={
        "missing translation": "“{term}” ยังไม่ได้แปลด้วยศัพท์ในอภิธานศัพท์: {expected}",
        "forbidden term": "“{term}” เป็นศัพท์ต้องห้าม ให้ใช้ {expected}",
        "deprecated term": "“{term}” เป็นศัพท์ที่เลิกใช้แล้ว ให้ใช้ {expected}",
        "second translation": "ที่นี่ใช้ “{term}” แต่ที่อื่นในเอกสารนี้ใช้ {expected}",
        "unexpanded acronym": "“{term}” ปรากฏครั้งแรกที่นี่โดยไม่มีคำเต็ม: {expected}",
    },
    all_units="มีหรือไม่มีข้อสังเกต",
    any_finding="มีข้อสังเกต",
    concepts="ศัพท์ในอภิธานศัพท์",
    any_concept="ศัพท์ใดก็ได้",
    no_definition="ยังไม่มีคำนิยาม",
    dismiss="ไม่ใช่ข้อผิด",
    why_dismissed="เพราะเหตุใดจึงไม่ใช่ข้อผิด",
    dismissed_by="{name} เห็นว่าไม่ใช่ข้อผิด: {reason}",
    restore="นำกลับมา",
    term_in="ศัพท์{language}",
    concept_of_term="รายการ",
    new_concept="รายการใหม่",
    term_of="ศัพท์เพิ่มเติมของ {concept}",
    take_term="เก็บเข้าอภิธานศัพท์",
    term_taken="เก็บเข้าอภิธานศัพท์แล้ว: {terms}",
    select_hint="ข้อความที่เลือกไว้จะมาอยู่ในช่องนี้",
    close="ปิด",
    keys_title="แป้นลัด",
    keys_hint="แป้นลัดนับตามตำแหน่งบนแป้นพิมพ์ จึงใช้ได้เหมือนกันแม้เปิดแป้นพิมพ์ภาษาไทย",
    save_key="บันทึกสิ่งที่แก้",
    tab_key="จากรายการเข้าไปในข้อความและปุ่มของหน่วย",
    jump_hint="เลขหน่วย หรือความมั่นใจ เช่น 70% ไปยังหน่วยถัดไปที่มั่นใจไม่เกินนั้น",
    jump_nothing="ไม่มีหน่วยนั้น",
    sample="ตัวอย่าง",
    sample_floor="อนุมัติทุกหน่วยที่ยังไม่มีใครตัดสิน ซึ่งมีความมั่นใจตั้งแต่ (ร้อยละ)",
    sample_counted="มี {count} หน่วยที่มีความมั่นใจ {confidence} ขึ้นไป",
    sample_hint="อ่านตัวอย่างนี้ก่อน ถ้ามีข้อใดผิด ให้เลือกความมั่นใจที่สูงขึ้น",
    sample_seen="อ่านตัวอย่างแล้ว และถูกต้อง",
    approve_count="อนุมัติ {count} หน่วย",
    look_at="ไปยังหน่วยนี้",
)
