"""One side of a document's units as a text of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document as Word

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.errors import ExchangeError
from workbench.exchange import Export, Skip
from workbench.exchange.readable import write_side
from workbench.review import Unit
from workbench.review.operations import Side
from workbench.store.model import Pair

MakeUnit = Callable[..., Unit]
THAI = Document(Head("th-text", "th", "ต้นฉบับ"), "ชื่อ\n\nข้อหนึ่ง ข้อสอง\r\nข้อสามข้อสี่\n")
ENGLISH = Document(Head("en-text", "en", "Source"), "Title\n\nTwo. One.\nThree.")


def places(document: Document, text: str) -> Span:
    at = document.text.index(text)
    return Span(at, at + len(text))


@pytest.fixture
def units(unit: MakeUnit) -> list[Unit]:
    """Five units, of which the English has two in another order and none of the last."""
    texts = [
        ("ชื่อ", "Title"), ("ข้อหนึ่ง", "One."), ("ข้อสอง", "Two."), ("ข้อสาม", "Three."), ("ข้อสี่", ""),
    ]  # fmt: skip
    return [
        unit(
            thai,
            english,
            bead=Bead(places(THAI, thai), places(ENGLISH, english) if english else None, 0.9),
        )
        for thai, english in texts
    ]


def text_of(pair: Pair, document: Document, side: Side, *units: Unit) -> tuple[str, Export]:
    file = io.BytesIO()
    export = write_side(file, units, pair, document, side, "txt")
    return file.getvalue().decode(), export


def test_a_side_has_the_lines_and_paragraphs_of_its_document(pair: Pair, units: list[Unit]) -> None:
    assert text_of(pair, THAI, "source", *units) == (THAI.text.rstrip("\n"), Export(5, {}, 0))
    text, export = text_of(pair, ENGLISH, "target", *units)
    assert text == ENGLISH.text
    assert export == Export(4, {Skip.EMPTY_SIDE: 1}, 0)


def test_it_is_the_text_as_it_was_edited(pair: Pair, units: list[Unit], unit: MakeUnit) -> None:
    edited = unit("ข้อ ๒ ซึ่งยาวกว่าเดิม", "2", id=3, position=2, bead=units[2].bead)
    text, _ = text_of(pair, THAI, "source", *units[:2], edited, *units[3:])
    assert text == "ชื่อ\n\nข้อหนึ่ง ข้อ ๒ ซึ่งยาวกว่าเดิม\r\nข้อสามข้อสี่"


def test_what_was_left_out_leaves_no_text_and_one_break(pair: Pair, units: list[Unit]) -> None:
    assert text_of(pair, THAI, "source", units[0], units[2], units[4])[0] == "ชื่อ\n\nข้อสอง\r\nข้อสี่"


def test_a_text_that_stands_in_no_document_has_a_line_of_its_own(
    pair: Pair, units: list[Unit], unit: MakeUnit
) -> None:
    added = unit("ข้อเพิ่ม", "Added.", position=3, bead=Bead(None, None, 1.0))
    given = [*units[:3], added, *units[3:]]
    assert text_of(pair, THAI, "source", *given)[0] == ("ชื่อ\n\nข้อหนึ่ง ข้อสอง\nข้อเพิ่ม\r\nข้อสามข้อสี่")


def test_a_word_file_has_a_paragraph_a_line(pair: Pair, units: list[Unit]) -> None:
    file = io.BytesIO()
    write_side(file, units, pair, THAI, "source", "docx")
    document = Word(file)
    assert [each.text for each in document.paragraphs] == ["ชื่อ", "", "ข้อหนึ่ง ข้อสอง", "ข้อสามข้อสี่"]
    assert {each.style.name for each in document.paragraphs} == {"Text-th"}
    assert document.core_properties.title == "ต้นฉบับ"


def test_another_document_is_refused(pair: Pair, units: list[Unit], tmp_path: Any) -> None:
    with pytest.raises(ExchangeError, match="is the document 'en-text', and not 'th-text'"):
        write_side(tmp_path / "out.txt", units, pair, THAI, "target", "txt")
    assert list(tmp_path.iterdir()) == []
