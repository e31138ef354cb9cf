"""The glossary's text form: a folder with `concepts.csv` and `terms.csv`.

UTF-8 with a byte order mark, without which Excel shows Thai as gibberish; commas; `\\n` at line
ends; a fixed order, so that a change shows in git as the lines that changed.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from pathlib import Path
from typing import TypeVar

from workbench.errors import GlossaryError, LanguageError, suggest
from workbench.glossary.model import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType
from workbench.glossary.rules import in_order
from workbench.language import language

CONCEPTS_FILE = "concepts.csv"
TERMS_FILE = "terms.csv"
CONCEPT_COLUMNS = ("concept", "subject", "definition", "note", "source")
TERM_COLUMNS = ("concept", "language", "term", "status", "type", "part_of_speech", "usage_note")

_Kind = TypeVar("_Kind", TermStatus, TermType, PartOfSpeech)


def read_glossary(folder: Path) -> Glossary:
    """The glossary in `folder`, in the order in which it would be written.

    Raises GlossaryError, naming file, line and value, for a file that is missing, unreadable or not
    UTF-8; columns that are missing or unknown; a row with too many or too few cells; an unknown
    language, status, type or part of speech; an id or term that is empty or not one clean line; a
    duplicate; a term whose concept is not there.
    """
    concepts, terms = folder / CONCEPTS_FILE, folder / TERMS_FILE
    return _parse(_content(concepts), _content(terms), concepts, terms)


def write_glossary(glossary: Glossary, folder: Path) -> None:
    """Write `glossary` into `folder`, which is made where it is missing.

    A file is replaced only once both have been written aside in full. Raises GlossaryError for a
    glossary that `read_glossary` would refuse or give back changed, with nothing touched, and for a
    folder that cannot be written.
    """
    concepts, terms = folder / CONCEPTS_FILE, folder / TERMS_FILE
    ordered = _in_order(glossary.concepts)
    contents = {
        concepts: _csv(
            CONCEPT_COLUMNS,
            ((each.id, each.subject, each.definition, each.note, each.source) for each in ordered),
        ),
        terms: _csv(TERM_COLUMNS, ((each.id, *astuple(term)) for each in ordered for term in each.terms)),
    }
    reread = _parse(contents[concepts], contents[terms], concepts, terms)
    for written, read in zip(ordered, reread.concepts, strict=True):
        if written != read:
            raise GlossaryError(
                f"The concept '{written.id}' would not come back from {folder} as it is: "
                "give its languages by their lower-case codes."
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in contents.items():
            _aside(path).write_text(content, encoding="utf-8-sig", newline="")
        for path in contents:
            os.replace(_aside(path), path)
    except OSError as error:
        raise GlossaryError(f"Cannot write the glossary to {folder}: {error.strerror}.") from error


def _aside(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _in_order(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    return tuple(
        replace(concept, terms=in_order(concept.terms))
        for concept in sorted(concepts, key=lambda concept: concept.id)
    )


def _csv(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    content = io.StringIO(newline="")
    writer = csv.writer(content, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return content.getvalue()


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise GlossaryError(
            f"No file {path}: a glossary is a folder with {CONCEPTS_FILE} and {TERMS_FILE}."
        ) from error
    except OSError as error:
        raise GlossaryError(f"Cannot read {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"{path} is not UTF-8 (byte {error.start}): save it as 'CSV UTF-8' in the spreadsheet."
        ) from error


def _parse(concepts_text: str, terms_text: str, concepts_path: Path, terms_path: Path) -> Glossary:
    concepts: dict[str, dict[str, str]] = {}
    for place, row in _rows(concepts_text, CONCEPT_COLUMNS, concepts_path):
        _refuse_unclean(row["concept"], "concept", place)
        if row["concept"] in concepts:
            raise GlossaryError(
                f"{place}: the concept '{row['concept']}' is there twice. Merge the two rows."
            )
        concepts[row["concept"]] = row
    terms: dict[str, dict[tuple[str, str], Term]] = {id: {} for id in concepts}
    for place, row in _rows(terms_text, TERM_COLUMNS, terms_path):
        if not concepts:
            raise GlossaryError(
                f"{place}: no concept for this term, since {concepts_path} has none. Add it there."
            )
        if row["concept"] not in terms:
            raise GlossaryError(
                f"{place}: the term '{row['term']}' belongs to a concept '{row['concept']}' "
                f"that {concepts_path.name} does not have.{suggest(row['concept'], concepts)}"
            )
        term = _term(row, place)
        known = terms[row["concept"]]
        if (term.language, term.text) in known:
            raise GlossaryError(
                f"{place}: the concept '{row['concept']}' has the term '{term.text}' ({term.language}) "
                "twice. Delete one of the rows."
            )
        known[term.language, term.text] = term
    return Glossary(_in_order(_concept(row, terms[id].values()) for id, row in concepts.items()))


def _concept(row: dict[str, str], terms: Iterable[Term]) -> Concept:
    return Concept(
        row["concept"], row["subject"], row["definition"], row["note"], row["source"], tuple(terms)
    )


def _term(row: dict[str, str], place: str) -> Term:
    _refuse_unclean(row["term"], "term", place)
    try:
        code = language(row["language"]).code
    except LanguageError as error:
        raise GlossaryError(f"{place}: {error}") from error
    return Term(
        code,
        row["term"],
        _one_of(TermStatus, "status", row, place),
        _one_of(TermType, "type", row, place),
        _one_of(PartOfSpeech, "part_of_speech", row, place),
        row["usage_note"],
    )


def _one_of(kind: type[_Kind], column: str, row: dict[str, str], place: str) -> _Kind:
    try:
        return kind(row[column])
    except ValueError as error:
        raise GlossaryError(f"{place}: no {column} '{row[column]}'.{suggest(row[column], kind)}") from error


def _refuse_unclean(value: str, column: str, place: str) -> None:
    if not value.strip():
        raise GlossaryError(f"{place}: the column '{column}' is empty. Fill it in or delete the row.")
    if value != " ".join(value.split()):
        raise GlossaryError(
            f"{place}: the {column} {value!r} has white space at an end, doubled, or a line break. Remove it."
        )


def _rows(text: str, columns: tuple[str, ...], path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row that is not blank, by column, with the place to name when it is wrong."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    while True:
        place = f"{path}, line {reader.line_num + 1}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise GlossaryError(f"{place}: not CSV ({error}). Check the quotation marks.") from error
        if cells is None:
            break
        if header is None:
            header = cells
            _refuse_header(header, columns, place)
        elif any(cells):
            if len(cells) != len(header):
                raise GlossaryError(
                    f"{place}: {len(cells)} cells where the header has {len(header)}. "
                    "Put a cell that has a comma in it into quotation marks."
                )
            yield place, dict(zip(header, cells, strict=True))
    if header is None:
        raise GlossaryError(f"{path} is empty: its first line must be {','.join(columns)}.")


def _refuse_header(header: list[str], columns: tuple[str, ...], place: str) -> None:
    for column in columns:
        if column not in header:
            raise GlossaryError(
                f"{place}: no column '{column}' in '{','.join(header)}'. "
                f"The columns are {','.join(columns)}, with commas between them."
            )
    for column in header:
        # What is not read would be lost when the glossary is written again.
        if column not in columns or header.count(column) > 1:
            raise GlossaryError(
                f"{place}: a column '{column}' too many. The columns are {','.join(columns)}."
            )
