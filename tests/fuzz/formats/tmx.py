"""TMX, of the workbench and of other tools."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from tests.fuzz.registry import Format
from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Head
from workbench.exchange import read_tmx, write_tmx
from workbench.review import Status, Unit
from workbench.store.model import Pair

_FOREIGN = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="other" segtype="sentence" adminlang="en" srclang="*all*" datatype="rtf">
<prop type="owner">someone</prop><note>A note &amp; more</note></header>
<body>
<tu tuid="1" creationdate="20240101T000000Z"><note lang="en">n</note>
<tuv xml:lang="en-US"><seg>Press <bpt i="1">&lt;b></bpt>OK<ept i="1">&lt;/b></ept><ph/>.</seg></tuv>
<tuv xml:lang="th-TH"><prop type="x">y</prop><seg>กด <hi>ตกลง</hi></seg></tuv>
<tuv xml:lang="ja"><seg><![CDATA[<OK>]]>&#12434;</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg/></tuv></tu>
</body>
</tmx>
"""


def _ours() -> bytes:
    at = datetime(2026, 1, 31, 23, 59, 58, 7, tzinfo=UTC)
    pair = Pair("th-a:en-a", Head("th-a", "th", "ก"), Head("en-a", "en", "A"), "use", at, {})
    units = [
        Unit(
            id=number,
            pair=pair.id,
            position=number,
            bead=Bead(Span(number * 9, number * 9 + 8), None, 0.5),
            source_text="น้ำ & <b>ไฟ</b> 😀",
            target_text="Water\r\nand fire",
            status=status,
            version=number,
            note="ดู 'ก'",
            created_at=at,
            changed_at=at,
            changed_by="สมหญิง",
        )
        for number, status in enumerate(Status)
    ]
    file = io.BytesIO()
    write_tmx(file, units, {pair.id: pair})
    return file.getvalue()


def _read(data: bytes) -> None:
    reading = read_tmx(io.BytesIO(data))
    for _ in reading:
        pass
    assert all(remark.count for remark in reading.remarks)


_ENCODINGS = ("utf-8", "utf-16")
FORMAT = Format((_ours(), *(_FOREIGN.format(encoding=name).encode(name) for name in _ENCODINGS)), _read)
