"""XLIFF 1.2 and 2.1, of the workbench and of other tools."""

from __future__ import annotations

from functools import partial

from tests.fuzz.formats._units import read_units, written
from tests.fuzz.registry import Format
from workbench.exchange.xliff import read_xliff, write_xliff

_FOREIGN = """<?xml version="1.0" encoding="{encoding}"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.docx" source-language="en-US" target-language="th-TH" datatype="x-doc"><header><skl>
<internal-file>QUJD</internal-file></skl></header><body><group id="g">
<trans-unit id="1" approved="yes"><source>Press <g id="1">OK<x id="2"/></g>.</source>
<seg-source><mrk mtype="seg" mid="0">Press OK.</mrk></seg-source>
<target state="signed-off" state-qualifier="tm">กด <bpt id="3">&lt;b&gt;</bpt>ตกลง</target>
<alt-trans match-quality="80"><target>x</target></alt-trans><note from="t">n</note></trans-unit>
<bin-unit id="2" mime-type="image/png"><bin-source/></bin-unit></group></body></file></xliff>
"""
_FOREIGN_2 = """<?xml version="1.0"?>
<xliff version="2.0" srcLang="en" trgLang="th" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><group id="g"><unit id="u"><originalData><data id="d">x</data></originalData>
<segment state="reviewed" subState="x:y"><source>One <pc id="1">two</pc><cp hex="0007"/></source>
<target order="3">หนึ่ง</target></segment><ignorable><source> </source></ignorable>
<segment><source>Three<ph id="2" dataRef="d"/></source><target order="1">สาม</target></segment>
</unit></group></file></xliff>
"""
FORMAT = Format(
    (
        written(write_xliff, version="1.2"),
        written(write_xliff, version="2.1"),
        *(_FOREIGN.format(encoding=name).encode(name) for name in ("utf-8", "utf-16")),
        _FOREIGN_2.encode(),
    ),
    partial(read_units, read_xliff),
)
