"""A corpus of two small pairs, with text that Markdown and HTML would make something else of."""

from __future__ import annotations

from pathlib import Path

TITLE = "แถลงการณ์ร่วม $5 และ $10 **ฉบับย่อ**"
LITERAL = "<script>document.title = 'taken'</script>"

_THAI = f"""---
id: statement-th
title: "{TITLE}"
language: th
date: "2024-03-01"
publisher: สำนักงานตัวอย่าง
sources: [statement-en, outline-en]
---
ข้อ 1 ประเทศสมาชิก 10 ประเทศ ลงนามเมื่อวันที่ 1 มีนาคม 2024 (ASEAN)

ข้อ 2 งบประมาณ $5 และ $10 ล้าน {LITERAL}

ข้อ 3 ประชุมครั้งที่ 15 ณ Singapore **โดยเร็ว** ภายในปี 2025

ข้อ 4 ศูนย์ประสานงาน CERT จะเปิดในปี 2026
"""
_ENGLISH = f"""---
id: statement-en
title: Joint Statement, $5 and $10
language: en
date: "2024-03-01"
publisher: Example Office
url: https://example.org/statement
---
Article 1. The 10 member states signed on 1 March 2024 (ASEAN).

Article 2. A budget of $5 and $10 million {LITERAL}.

Article 3. The 15th meeting in Singapore will be held **soon**, within 2025.

Article 4. A CERT coordination centre will open in 2026.
"""
_OUTLINE = """---
id: outline-en
title: An Outline of the Statement
language: en
---
The statement was signed by 10 states in 2024.

It foresees a CERT centre in 2026.
"""

PAIR = "statement-th:statement-en"
OUTLINE_PAIR = "statement-th:outline-en"

_GLOSSARY = {
    "concepts.csv": "concept,subject,definition,note,source\n"
    "act,law,A law that **Parliament** has passed.,,Council of State\n"
    "cyberspace,digital policy,,Costs $5 and $10.,\n",
    "terms.csv": "concept,language,term,status,type,part_of_speech,usage_note\n"
    "act,en,Act,preferred,full form,noun,\n"
    "act,th,พระราชบัญญัติ,preferred,full form,noun,\n"
    "act,th,พ.ร.บ.,admitted,abbreviation,noun,\n"
    "cyberspace,en,cyberspace,preferred,full form,noun,\n"
    "cyberspace,th,ไซเบอร์สเปซ,preferred,transliteration,noun,\n"
    'cyberspace,th,"=HYPERLINK(""x"")",forbidden,full form,noun,<b>never</b>\n',
}


def write_corpus(folder: Path) -> Path:
    """`folder` with the corpus in it."""
    for name, content in (
        ("th/statement-th.txt", _THAI),
        ("en/statement-en.txt", _ENGLISH),
        ("en/outline-en.txt", _OUTLINE),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def write_glossary_files(folder: Path) -> Path:
    """`folder` with a glossary of two concepts in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _GLOSSARY.items():
        (folder / name).write_text(content, encoding="utf-8-sig")
    return folder
