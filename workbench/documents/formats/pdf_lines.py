"""The lines of a PDF page, rebuilt letter by letter where Thai needs it.

PDFium gives letters from left to right. Thai vowels and tone marks stand above and below other letters and
are often drawn as pieces of their own, so they come out late, doubled (once for each piece of a cluster
that carries its text as /ActualText), or with a space that nobody wrote. The order in which a program drew
the pieces is the order of the text, and what is a space shows from the distance.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from workbench.documents.formats.paragraphs import Line
from workbench.errors import UnreadableDocument

_THAI = re.compile("[\u0e01-\u0e5b\uf700-\uf71a]")
_COMBINING = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\uf701-\uf70e\uf710-\uf71a]")
_MOST_LETTERS = 200_000
"""On one page; a book's page has 3,000, and a file made to fill the memory has millions."""
_HYPHEN = 2
"""PDFium's code for a hyphen at a line's end; it leaves out the line end that follows."""
_SPACE_WIDTH = 0.15
"""Of the font's size: a narrower gap is no space. Thai and Latin spaces are 0.2 to 0.3 wide."""
_BESIDE_INK = 0.2
"""The same after letters of an /ActualText, whose right edge is that of the ink."""


@dataclass(frozen=True, slots=True)
class _Letter:
    char: str
    left: float
    right: float
    baseline: float
    size: float
    piece: tuple[int, int]
    """Place of the drawn piece on the page, and of the letter in it."""
    span: int | None
    """The /ActualText that the letter comes from; its letters have no widths of their own."""
    made_up: bool
    """A space or line end that is not in the file."""


def page_lines(page: Any, repairs: Counter[str]) -> list[Line]:
    """The lines of a `pypdfium2.PdfPage` from first to last; adds to `repairs` what had to be done."""
    lines = [_line(row, repairs) for row in _rows(_once(_letters(page), repairs))]
    return [line for line in lines if line.text.strip()]


def _once(letters: list[_Letter], repairs: Counter[str]) -> list[_Letter]:
    """Without the repetitions of an /ActualText, which PDFium gives once for each of its pieces."""
    first: dict[int, int] = {}
    once = [
        letter
        for letter in letters
        if letter.span is None or first.setdefault(letter.span, letter.piece[0]) == letter.piece[0]
    ]
    _count(repairs, "doubled letters in PDF", len(letters) - len(once))
    return once


def _rows(letters: list[_Letter]) -> list[list[_Letter]]:
    """Letters cut at PDFium's line ends, other than those around a mark that it took for a line."""
    rows: list[list[_Letter]] = []
    row: list[_Letter] = []
    for letter in (*letters, None):
        if letter is not None and letter.char not in "\r\n":
            row.append(letter)
        elif any(not each.made_up for each in row):
            if rows and _continues(rows[-1], row):
                rows[-1].extend(row)
            else:
                rows.append(row)
            row = []
        else:
            row = []
    return rows


def _continues(before: list[_Letter], after: list[_Letter]) -> bool:
    end, start = before[-1], after[0]
    return (
        abs(end.baseline - start.baseline) < 0.2 * start.size
        and -0.5 < (start.left - end.right) / (start.size or 1) < 1.5
    )


def _letters(page: Any) -> list[_Letter]:
    from pypdfium2 import raw

    text_page = page.get_textpage()
    order, spans, rights = _pieces(page)
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    letters: list[_Letter] = []
    last = high = 0
    count = raw.FPDFText_CountChars(text_page)
    if count > _MOST_LETTERS:
        raise UnreadableDocument(
            f"a page of the PDF has {count:,} letters where {_MOST_LETTERS:,} are the most; give it as txt."
        )
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        # Letters beyond the first plane come as the two halves of UTF-16.
        if 0xD800 <= code < 0xDC00:
            high = code - 0xD7C0
            continue
        if 0xDC00 <= code < 0xE000:
            code = (high << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        address = _address(raw.FPDFText_GetTextObject(text_page, index))
        last = order.get(address, last)
        span = spans.get(address)
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, index, box)
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        letter = _Letter(
            char="-" if code == _HYPHEN else chr(code),
            left=x.value,
            right=box.right if span is None else max(rights[span], box.right),
            baseline=y.value,
            size=raw.FPDFText_GetFontSize(text_page, index) * (matrix.c**2 + matrix.d**2) ** 0.5,
            piece=(last, index),
            span=span,
            made_up=raw.FPDFText_IsGenerated(text_page, index) == 1,
        )
        letters.append(letter)
        if code == _HYPHEN:
            letters.append(replace(letter, char="\n", made_up=True))
    text_page.close()
    return letters


def _pieces(page: Any) -> tuple[dict[int, int], dict[int, int], dict[int, float]]:
    """By address of a drawn piece its place and its /ActualText; by /ActualText its right edge."""
    from pypdfium2 import raw

    order: dict[int, int] = {}
    spans: dict[int, int] = {}
    rights: dict[int, float] = {}
    length = ctypes.c_ulong()
    for place, piece in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])):
        address = _address(piece.raw)
        order[address] = place
        for number in range(raw.FPDFPageObj_CountMarks(piece.raw)):
            mark = raw.FPDFPageObj_GetMark(piece.raw, number)
            found = raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, length)
            # One mark object stands for one stretch of the page's program, whatever its text.
            if found and length.value > 2:
                span = _address(mark)
                spans[address] = span
                rights[span] = max(rights.get(span, 0.0), piece.get_bounds()[2])
    return order, spans, rights


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _line(letters: list[_Letter], repairs: Counter[str]) -> Line:
    text = "".join(letter.char for letter in letters)
    drawn = [letter for letter in letters if not letter.made_up]
    if not _THAI.search(text):
        return _measured(text, drawn)
    ordered = sorted(drawn, key=lambda letter: letter.piece)
    if _jumps(ordered) >= _jumps(drawn):
        ordered = drawn
    neighbours = set(pairwise(drawn))
    moved = sum(
        pair not in neighbours and _COMBINING.match(pair[1].char) is not None for pair in pairwise(ordered)
    )
    _count(repairs, "marks out of order in PDF", moved)
    spaced = _spaced(ordered)
    _count(repairs, "spaces put in by PDF", text.count(" ") - spaced.count(" "))
    return _measured(spaced, ordered)


def _count(repairs: Counter[str], kind: str, number: int) -> None:
    if number > 0:
        repairs[kind] += number


def _jumps(letters: list[_Letter]) -> int:
    """How often a letter stands neither on nor beside the one before it."""
    return sum(
        not -1.0 < (after.left - before.right) / (after.size or 1) < 1.0
        for before, after in pairwise(letters)
    )


def _spaced(letters: list[_Letter]) -> str:
    parts: list[str] = []
    before: _Letter | None = None
    right = 0.0
    for letter in letters:
        combining = _COMBINING.match(letter.char) is not None
        same = before is not None and letter.span is not None and letter.span == before.span
        if (
            before is not None
            and not combining
            and not same
            and not letter.char.isspace()
            and not before.char.isspace()
            and letter.left - right > (_SPACE_WIDTH if before.span is None else _BESIDE_INK) * letter.size
        ):
            parts.append(" ")
        parts.append(letter.char)
        # A mark may reach past its letter; the letter's own edge tells the gap.
        if not combining or letter.span is not None:
            right = letter.right
        before = letter
    return "".join(parts)


def _measured(text: str, letters: list[_Letter]) -> Line:
    visible = [letter for letter in letters if not letter.char.isspace()] or letters
    bases = [letter for letter in visible if not _COMBINING.match(letter.char)] or visible
    return Line(
        text,
        left=min(letter.left for letter in bases),
        right=max(letter.right for letter in bases),
        baseline=Counter(letter.baseline for letter in bases).most_common(1)[0][0],
        size=Counter(round(letter.size, 1) for letter in bases).most_common(1)[0][0],
    )
