"""Glossaries as TBX of both versions, and as workbooks."""

from __future__ import annotations

import io

from tests.fuzz.registry import Format
from workbench.exchange.glossaries import GlossaryFormat, read_glossary_file, write_glossary_file
from workbench.glossary import Concept, PartOfSpeech, Term, TermStatus, TermType

_TERMS = tuple(
    Term(language, text, status, TermType.TRANSLITERATION, PartOfSpeech.PHRASE, "ใช้ & <b>")
    for language, text, status in (
        ("en", "cyber", TermStatus.PREFERRED),
        ("th", "ไซเบอร์", TermStatus.PREFERRED),
        ("th", "ไซเบ้อ", TermStatus.FORBIDDEN),
    )
)
_CONCEPTS = [Concept(id, "law", "A = b.", "note\ntwo", "ที่มา", _TERMS) for id in ("cyber", "ก 1", "=x")]


def _written(kind: GlossaryFormat) -> bytes:
    file = io.BytesIO()
    write_glossary_file(file, _CONCEPTS, kind)
    return file.getvalue()


def _read(data: bytes) -> None:
    incoming = read_glossary_file(io.BytesIO(data))
    assert all(entry.concept.terms for entry in incoming.entries)
    assert all(refusal.reason for refusal in incoming.refused)


FORMAT = Format(tuple(map(_written, GlossaryFormat)), _read)
