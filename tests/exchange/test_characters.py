from __future__ import annotations

import pytest
from lxml import etree

from workbench.exchange.characters import REPLACEMENT, has_ink, xml_text


def test_every_character_comes_out_as_one_that_xml_can_hold() -> None:
    every = "".join(map(chr, range(0x110000)))
    text, replaced = xml_text(every)
    element = etree.Element("seg")
    element.text = text
    assert etree.fromstring(etree.tostring(element)).text == text
    assert len(text) == len(every)
    # 29 of the 32 C0 controls, the surrogates, and two non-characters; nothing that is legal.
    assert replaced == 29 + 0x800 + 2
    assert sum(before != after for before, after in zip(every, text, strict=True)) == replaced


@pytest.mark.parametrize("break_", ["\v", "\f"])
def test_a_break_out_of_word_or_pdf_becomes_a_space(break_: str) -> None:
    assert xml_text(f"หน้า{break_}ถัดไป") == ("หน้า ถัดไป", 1)


def test_other_controls_stay_to_be_seen() -> None:
    assert xml_text("a\x00b\x1bc\ud800d\uffff") == (
        f"a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}d{REPLACEMENT}",
        4,
    )


@pytest.mark.parametrize("text", ["ก", "\u0e49", " . ", "\ufffd", "😀", "\ue000"])
def test_text_that_shows_something_has_ink(text: str) -> None:
    assert has_ink(text)


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0\u3000", "\u200b\u2060\ufeff", "\x00\x1f", "\ud800"])
def test_text_of_spaces_and_controls_has_none(text: str) -> None:
    assert not has_ink(text)
