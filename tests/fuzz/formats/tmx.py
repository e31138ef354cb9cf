"""TMX, of the workbench and of other tools."""

from __future__ import annotations

from functools import partial

from tests.fuzz.formats._units import read_units, written
from tests.fuzz.registry import Format
from workbench.exchange import read_tmx, write_tmx

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


_ENCODINGS = ("utf-8", "utf-16")
FORMAT = Format(
    (written(write_tmx), *(_FOREIGN.format(encoding=name).encode(name) for name in _ENCODINGS)),
    partial(read_units, read_tmx),
)
