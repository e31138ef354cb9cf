"""Between the rows of a table and concepts: a row a term, as the workbench writes it, or a row a concept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from workbench.errors import suggest
from workbench.exchange.glossaries import values
from workbench.exchange.glossaries.columns import CONCEPT_FIELDS, Layout
from workbench.exchange.glossaries.drafts import TermDraft, entry, one_line
from workbench.exchange.glossaries.model import Entry, Refusal
from workbench.exchange.remarks import Remarks
from workbench.exchange.spreadsheet import Row
from workbench.glossary import Concept, PartOfSpeech, TermStatus, TermType

_Value = TypeVar("_Value", bound=StrEnum)
_SEVERAL = re.compile(r"[;；\n]")


def concept_rows(concept: Concept) -> Iterator[tuple[str, ...]]:
    """The rows of `concept` under `COLUMNS`; what belongs to the concept stands in its first one."""
    facts: tuple[str, ...] = (concept.subject, concept.definition, concept.note, concept.source)
    for term in concept.terms:
        yield (
            concept.id,
            *facts,
            term.language,
            term.text,
            term.status.value,
            term.type.value,
            term.part_of_speech.value,
            term.usage_note,
        )
        facts = ("",) * len(facts)


def read_rows(rows: Iterable[Row], layout: Layout, remarks: Remarks) -> Iterator[Entry | Refusal]:
    """The concepts in `rows`, which come without the header."""
    for column in layout.columns:
        if column.field is None and column.name:
            remarks.add(f"The column '{column.name}' is kept in the note", "the header")
        elif not column.field and column.name:
            remarks.add(f"The column '{column.name}' is left out", "the header")
    reader = _RowReader(layout, remarks)
    return reader.by_term(rows) if layout.by_term else reader.by_concept(rows)


class _Unreadable(Exception):
    """A cell that cannot be read; told as the reason of a refusal."""


@dataclass(slots=True)
class _ConceptDraft:
    """A concept on its way, from one row or several."""

    id: str
    place: str
    facts: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    terms: list[TermDraft] = field(default_factory=list)
    refusal: Refusal | None = None


class _RowReader:
    def __init__(self, layout: Layout, remarks: Remarks) -> None:
        self._layout = layout
        self._remarks = remarks
        self._at = {column.field: number for number, column in enumerate(layout.columns) if column.field}
        # In a row a concept, a status or type does not say of which term it is.
        ambiguous = () if layout.by_term else ("language", "status", "type", "usage_note")
        self._others = [
            (number, column.name)
            for number, column in enumerate(layout.columns)
            if column.field is None or column.field in ambiguous
        ]
        self._languages = [
            (number, column) for number, column in enumerate(layout.columns) if column.language
        ]

    def by_term(self, rows: Iterable[Row]) -> Iterator[Entry | Refusal]:
        """Concepts whose terms have a row each, wherever in the table those stand."""
        drafts: dict[str, _ConceptDraft] = {}
        for place, cells in rows:
            id = one_line(self._cell("concept", cells), "id", self._remarks, place)
            if not id:
                yield Refusal(place, "The row has no id: give the rows of one concept the same id.")
                continue
            draft = drafts.setdefault(id, _ConceptDraft(id, place))
            try:
                self._facts(draft, cells, place)
                self._term(draft, cells, place)
            except _Unreadable as error:
                draft.refusal = draft.refusal or Refusal(place, str(error))
        for draft in drafts.values():
            yield self._finished(draft)

    def by_concept(self, rows: Iterable[Row]) -> Iterator[Entry | Refusal]:
        """Concepts with a row each and their terms in columns named by language."""
        for place, cells in rows:
            id = one_line(self._cell("concept", cells), "id", self._remarks, place)
            draft = _ConceptDraft(id, place)
            try:
                self._facts(draft, cells, place)
                self._terms(draft, cells, place)
            except _Unreadable as error:
                draft.refusal = Refusal(place, str(error))
            yield self._finished(draft)

    def _cell(self, name: str, cells: Sequence[str]) -> str:
        at = self._at.get(name, len(cells))
        return cells[at] if at < len(cells) else ""

    def _facts(self, draft: _ConceptDraft, cells: Sequence[str], place: str) -> None:
        for name in CONCEPT_FIELDS:
            text = self._cell(name, cells)
            if name == "subject":
                text = one_line(text, "subject field", self._remarks, place)
            if not text:
                continue
            if draft.facts.setdefault(name, text) != text:
                raise _Unreadable(
                    f"The {name} is not the one that {draft.places[name]} gives for '{draft.id}': "
                    "write it in one of its rows and leave it empty in the others."
                )
            draft.places.setdefault(name, place)
        for at, name in self._others:
            text = cells[at].strip() if at < len(cells) else ""
            line = f"{name}: {text}" if name else text
            if text and line not in draft.others:
                draft.others.append(line)

    def _term(self, draft: _ConceptDraft, cells: Sequence[str], place: str) -> None:
        text = one_line(self._cell("term", cells), "term", self._remarks, place)
        tag = self._cell("language", cells).strip()
        if not text and not tag:
            return
        code = values.language_code(tag)
        if code is None:
            raise _Unreadable(f"No language '{tag}'.{suggest(tag.casefold(), values.LANGUAGE_NAMES)}")
        usage = self._cell("usage_note", cells)
        draft.terms.append(
            TermDraft(
                code,
                text,
                _value(values.status, TermStatus, "status", self._cell("status", cells)),
                _value(values.term_type, TermType, "type", self._cell("type", cells)),
                self._part_of_speech(cells),
                [usage] if usage else [],
                values.region(tag),
            )
        )

    def _terms(self, draft: _ConceptDraft, cells: Sequence[str], place: str) -> None:
        part = self._part_of_speech(cells)
        for at, column in self._languages:
            region = values.region(column.name) if values.language_code(column.name) else ""
            for each in _SEVERAL.split(cells[at]) if at < len(cells) else ():
                text = one_line(each, "term", self._remarks, place)
                if text:
                    code = column.language or ""
                    draft.terms.append(TermDraft(code, text, column.status, None, part, region=region))

    def _part_of_speech(self, cells: Sequence[str]) -> PartOfSpeech | None:
        cell = self._cell("part_of_speech", cells)
        return _value(values.part_of_speech, PartOfSpeech, "part of speech", cell)

    def _finished(self, draft: _ConceptDraft) -> Entry | Refusal:
        if draft.refusal:
            return draft.refusal
        facts = {name: draft.facts.get(name, "") for name in CONCEPT_FIELDS}
        note = "\n".join(filter(None, (facts.pop("note"), *draft.others)))
        return entry(
            Concept(id=draft.id, note=note, terms=(), **facts), draft.terms, draft.place, self._remarks
        )


def _value(read: Callable[[str], _Value | None], kind: type[_Value], name: str, cell: str) -> _Value | None:
    """What `cell` says; None where it is empty."""
    found = read(cell)
    if found is None and cell.strip():
        raise _Unreadable(f"No {name} '{cell.strip()}'.{suggest(cell.strip().casefold(), kind)}")
    return found
