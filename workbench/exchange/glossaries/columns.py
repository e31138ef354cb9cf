"""What the columns of a table of terms are, by the names that people give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.exchange.glossaries import values
from workbench.glossary import TermStatus

CONCEPT_FIELDS = ("subject", "definition", "note", "source")
TERM_FIELDS = ("language", "term", "status", "type", "part_of_speech", "usage_note")
COLUMNS = ("concept", *CONCEPT_FIELDS, *TERM_FIELDS)
"""Of the table that the workbench writes: a row a term."""

# By their `values.key`.
_NAMES = {
    "concept": "concept conceptid id entry entryid รหัส รหัสแนวคิด แนวคิด มโนทัศน์",
    "subject": "subject subjectfield domain field category topic หมวด หมวดหมู่ สาขา สาขาวิชา",
    "definition": "definition definitions meaning description explanation "
    "นิยาม คำนิยาม คำจำกัดความ ความหมาย คำอธิบาย",
    "note": "note notes comment comments remark remarks หมายเหตุ",
    "source": "source sources reference references ที่มา แหล่งที่มา อ้างอิง แหล่งอ้างอิง",
    "language": "language lang languagecode ภาษา",
    "term": "term terms word คำ คำศัพท์ ศัพท์",
    "status": "status termstatus administrativestatus usagestatus สถานะ",
    "type": "type termtype ประเภท ชนิด",
    "part_of_speech": "partofspeech pos wordclass ชนิดของคำ ชนิดคำ",
    "usage_note": "usagenote usagenotes usage หมายเหตุการใช้ การใช้ วิธีใช้",
    "": "no number nr # order row ลำดับ ลำดับที่ ที่",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}

_BETWEEN = re.compile(r"[\s_\-./():\[\]]+")
_FILLERS = frozenset(("term", "terms", "word", "words", "translation", "translations", "in", "the"))
_THAI_FILLERS = re.compile("คำศัพท์|ศัพท์|คำแปล|คำ")
_LISTED = {
    **dict.fromkeys(("also", "other", "others", "synonyms", "alternatives"), TermStatus.ADMITTED),
    "avoided": TermStatus.FORBIDDEN,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    """As it stands in the table."""
    field: str | None
    """One of `COLUMNS`; empty for what is passed over, such as row numbers; None for what is not known."""
    language: str | None = None
    """Of a column of terms that is named by its language."""
    status: TermStatus | None = None
    """Of all terms in such a column, where its name says so."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, and which of two kinds it is."""

    columns: tuple[Column, ...]

    @property
    def by_term(self) -> bool:
        """Whether a row is a term, with its language in a column, and not a concept."""
        return {"language", "term"} <= self.fields

    @property
    def usable(self) -> bool:
        """Whether there are terms in it whose language is known."""
        return self.by_term or any(column.language for column in self.columns)

    @property
    def complete(self) -> bool:
        """Whether there is a column for all that the glossary holds."""
        return set(COLUMNS) <= self.fields

    @property
    def fields(self) -> set[str]:
        """The fields that have a column."""
        return {column.field for column in self.columns if column.field}

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    @property
    def known(self) -> int:
        """How many columns are known."""
        return sum(column.field is not None for column in self.columns)


def layout(header: Sequence[str]) -> Layout:
    """What `header` says of its table. A second column of one name is not known."""
    columns: list[Column] = []
    taken: set[str] = set()
    for name in header:
        column = _column(name.strip())
        if column.field and column.field != "term" and column.field in taken:
            column = Column(column.name, None)
        taken.add(column.field or "")
        columns.append(column)
    return Layout(tuple(columns))


def header_among(rows: Iterable[Sequence[str]]) -> tuple[int, Layout] | None:
    """The number of the first of `rows` that can be a header, from 0, and what it says."""
    for number, row in enumerate(rows):
        found = layout(row)
        if found.usable:
            return number, found
    return None


def _column(name: str) -> Column:
    field = _FIELDS.get(values.key(name))
    if field is not None or not name:
        return Column(name, field)
    return _language_column(name) or Column(name, None)


def _language_column(name: str) -> Column | None:
    """`Thai`, `en-GB`, `คำศัพท์ภาษาไทย`, `English (admitted)`, `term_th`: a column of terms; else None."""
    code = values.language_code(name)
    if code:
        return Column(name, "term", code)
    status, rest = None, []
    for word in _BETWEEN.split(name.casefold()):
        found = values.language_code(word)
        for language, its_code in values.LANGUAGE_NAMES.items():
            if found is None and language in word and not language.isascii():
                found, word = its_code, word.replace(language, "").replace("ภาษา", "")
                rest.append(word)
        if found is None:
            rest.append(word)
        code = code or found
    for word in filter(None, rest):
        meant = _LISTED.get(word) or values.status(word)
        if meant:
            status = meant
        elif word not in _FILLERS and _THAI_FILLERS.sub("", word):
            return None
    return Column(name, "term", code, status) if code else None
