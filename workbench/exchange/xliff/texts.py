"""The text of a segment of XLIFF, with or without inline codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbench.exchange.characters import REPLACEMENT, xml_text
from workbench.exchange.incoming import Remarks
from workbench.exchange.xml_records import local_name


def text_of(element: Any, remarks: Remarks, place: str) -> str:
    """All text in `element`: of inline codes what stands in them, with a remark."""
    told: set[str] = set()
    text = "".join(_pieces(element, told))
    for remark in sorted(told):
        remarks.add(remark, place)
    return text


def _pieces(element: Any, told: set[str]) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        name = local_name(child)
        if name == "cp":
            told.add("A control character is read as the character that stands for it in files")
            yield _control(child.get("hex", ""))
        elif name:
            # A mark is about the text in it; anything else is a code.
            if name != "mrk":
                told.add("Inline codes are left out, and the text in them is kept")
            yield from _pieces(child, told)
        if child.tail:
            yield child.tail


def _control(digits: str) -> str:
    """What stands for the character of that number, which XML cannot hold."""
    try:
        return xml_text(chr(int(digits, 16)))[0]
    except (ValueError, OverflowError):
        return REPLACEMENT
