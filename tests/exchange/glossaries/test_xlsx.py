"""Workbooks: what ours look like, and those of others."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from workbench.errors import ExchangeError
from workbench.exchange.glossaries import GlossaryFormat, Incoming, read_glossary_file, write_glossary_file
from workbench.glossary import Glossary

Make = Callable[..., Any]


def saved(book: Workbook) -> io.BytesIO:
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def sheet(*rows: tuple[object, ...]) -> Incoming:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return read_glossary_file(saved(book))


def test_ours_has_one_sheet_with_its_header_in_view_and_its_ids_locked(glossary: Glossary) -> None:
    file = io.BytesIO()
    write_glossary_file(file, glossary.concepts, GlossaryFormat.XLSX)
    book = load_workbook(file)
    (ours,) = book.worksheets
    assert ours.freeze_panes == "A2"
    assert ours.protection.sheet
    names = [cell.value for cell in ours[1]]
    rows = list(ours.iter_rows(min_row=2, max_row=4))
    for row in rows:
        for name, cell in zip(names, row, strict=True):
            if cell.value is not None:
                assert cell.protection.locked == (name == "concept")
                assert cell.alignment.wrap_text
                assert cell.data_type == "s"
    # Where nothing stands yet, people can write.
    assert not ours.column_dimensions["A"].protection.locked
    choices = {each.formula1 for each in ours.data_validations.dataValidation}
    assert '"preferred,admitted,deprecated,forbidden"' in choices


def test_formulas_are_text_and_stay_text_when_edited(concept: Make, term: Make) -> None:
    file = io.BytesIO()
    write_glossary_file(file, (concept("x", term('=HYPERLINK("http://localhost")')),), GlossaryFormat.XLSX)
    cell = next(cell for cell in load_workbook(file).active[2] if cell.value and "HYPERLINK" in cell.value)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_formula_of_somebody_else_is_read_as_text_and_listed() -> None:
    incoming = sheet(("id", "English"), ("x", '=HYPERLINK("http://localhost";"cyber")'), ("y", "=A1&A2"))
    assert [entry.concept.terms[0].text for entry in incoming.entries] == [
        '=HYPERLINK("http://localhost"', "=A1&A2",
    ]  # fmt: skip
    remark = next(each for each in incoming.remarks if "formula" in each.text)
    assert (remark.count, remark.places) == (2, ("row 2", "row 3"))


def test_numbers_dates_and_errors() -> None:
    incoming = sheet(
        ("id", "English", "note", "Thai"),
        (17, 5.0, datetime.date(2026, 1, 31), "ก"),
        (18.5, "act", True, "#REF!"),
    )
    first, second = (entry.concept for entry in incoming.entries)
    assert (first.id, first.terms[0].text, first.note) == ("17", "5", "2026-01-31T00:00:00")
    assert (second.id, second.note, len(second.terms)) == ("18.5", "True", 1)
    assert "A cell with the error #REF! is read as empty" in {each.text for each in incoming.remarks}


def test_only_the_first_sheet_is_read_and_the_others_are_listed() -> None:
    book = Workbook()
    book.active.append(("Thai", "English"))
    book.active.append(("ไซเบอร์", "cyber"))
    book.create_sheet("Old").append(("Thai", "English"))
    incoming = read_glossary_file(saved(book))
    assert len(incoming.entries) == 1
    assert any("The sheet 'Old' is left out" in remark.text for remark in incoming.remarks)


def test_empty_rows_and_a_title_are_passed_over() -> None:
    incoming = sheet(("Glossary",), (), ("Thai", "English"), (), ("ไซเบอร์", "cyber"), (None, None))
    assert [entry.place for entry in incoming.entries] == ["row 5"]


def test_a_sheet_without_columns_of_a_glossary_is_told() -> None:
    with pytest.raises(ExchangeError, match="None of the first 20 rows"):
        sheet(("a", "b"), (1, 2))


def test_a_text_too_long_for_a_cell_is_refused_not_cut(concept: Make) -> None:
    with pytest.raises(ExchangeError, match="The note of 'x' has 32,768 characters"):
        write_glossary_file(io.BytesIO(), (concept("x", note="ก" * 32_768),), GlossaryFormat.XLSX)
