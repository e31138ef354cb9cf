"""Bytes to text: a byte order mark, then strict UTF-8, then cp874, and nothing that is no text."""

from __future__ import annotations

import codecs
import re

from workbench.errors import UnreadableDocument

# The four bytes of UTF-32 begin with the two of UTF-16, so they are looked at first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_EVERYDAY = re.compile("[\t\n\r -~\u00a0-\u00ff\u0e01-\u0e5b\u2010-\u2027\u20ac\ufeff]")
_THAI_RUN = re.compile("[\u0e01-\u0e4e]+")
_THAI_WORD = re.compile("[\u0e01-\u0e4e]{3,}|[\u0e01-\u0e2e]{1,2}(?=[.])")
_STRAY = re.compile(
    # A vowel or mark with no letter to stand on, a leading vowel that leads nothing, and Thai
    # digits or signs against a Latin letter.
    "(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31-\u0e3a\u0e47-\u0e4e]"
    "|(?<![\u0e01-\u0e2e\u0e31-\u0e3a\u0e47-\u0e4e])\u0e30"
    "|[\u0e40-\u0e44](?![\u0e01-\u0e2e\u0e40])"
    "|(?<=[A-Za-z])[\u0e3f\u0e4f-\u0e5b]|[\u0e3f\u0e4f-\u0e5b](?=[A-Za-z])"
)
_MOST_CONTROLS = 0.02
_MOST_STRAYS = 0.05


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` without its byte order mark, and the name of its encoding.

    Offsets into a file are offsets into this text. Raises `UnreadableDocument`, in a sentence
    without the file's name, for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding), encoding
    text = _strict(data, "utf-8")
    if text is not None and _is_text(text):
        return text, "utf-8"
    if text is None and (text := _strict(data, "cp874")) is not None and _is_text(text) and _is_thai(text):
        return text, "cp874"
    for encoding in ("utf-16-le", "utf-16-be"):
        # Latin letters have the other byte 0 there and Thai ones 0x0E.
        text = _strict(data, encoding) if b"\0" in data or b"\x0e" in data else None
        if text and _is_text(text) and len(_EVERYDAY.findall(text)) >= 0.95 * len(text):
            return text, encoding
    if b"\0" in data:
        raise UnreadableDocument(
            "the file has NUL bytes, so it is no text file; give a txt, md, html, docx or pdf file."
        )
    raise UnreadableDocument(
        "the bytes are no text in UTF-8, in UTF-16 or in Thai cp874 (TIS-620); save the file as UTF-8."
    )


def _marked(data: bytes, encoding: str) -> str:
    text = _strict(data, encoding)
    if text is None or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        name = encoding.removesuffix("-sig").upper()
        raise UnreadableDocument(
            f"the file begins with the byte order mark of {name}, but the rest is no {name} text; "
            "save it again as UTF-8."
        )
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    # A few control characters are damage, which the repairs take away; NUL is another kind of file.
    return "\0" not in text and len(_CONTROLS.findall(text)) <= _MOST_CONTROLS * len(text)


def _is_thai(text: str) -> bool:
    """Whether what came out of cp874 is spelt like Thai: nearly any bytes give some Thai letters.

    Without this, one `é` of a Western file turns into a tone mark and random bytes into words.
    """
    letters = sum(map(len, _THAI_RUN.findall(text)))
    in_words = sum(map(len, _THAI_WORD.findall(text)))
    return len(_STRAY.findall(text)) <= _MOST_STRAYS * letters and in_words >= 0.5 * letters
