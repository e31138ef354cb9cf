"""Tables for review outside: what ours look like, and what people and spreadsheets make of them."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from workbench.errors import ExchangeError
from workbench.exchange.incoming import IncomingUnit, Skipped
from workbench.exchange.sheets import SheetReading, read_sheet, write_csv, write_xlsx
from workbench.exchange.tables import UNIT_COLUMNS
from workbench.review import Status, Unit
from workbench.store.model import Pair

MakeUnit = Callable[..., Unit]
HEADER = "unit,version,source_language,source_text,target_language,target_text,status,note"


def read(data: bytes, **options: Any) -> tuple[list[IncomingUnit], list[Skipped], SheetReading]:
    reading = read_sheet(io.BytesIO(data), **options)
    found = list(reading)
    return (
        [each for each in found if isinstance(each, IncomingUnit)],
        [each for each in found if isinstance(each, Skipped)],
        reading,
    )


def table(*rows: str, header: str = HEADER, encoding: str = "utf-8") -> Any:
    return read("\r\n".join((header, *rows)).encode(encoding))


def written(write: Callable[..., Any], pair: Pair, *units: Unit) -> bytes:
    file = io.BytesIO()
    write(file, units, {pair.id: pair})
    return file.getvalue()


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    """A workbook as somebody saves it after `edit`."""
    book = load_workbook(io.BytesIO(data))
    edit(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_only_texts_status_and_note_can_be_changed(pair: Pair, unit: MakeUnit) -> None:
    sheet = load_workbook(io.BytesIO(written(write_xlsx, pair, unit(note="n"), unit()))).active
    assert [cell.value for cell in sheet[1]] == list(UNIT_COLUMNS)
    assert sheet.protection.sheet
    assert (sheet.protection.sort, sheet.protection.autoFilter) == (False, False)
    assert sheet.protection.insertRows
    open_columns = {"status", "source_text", "target_text", "note"}
    for name, cell in zip(UNIT_COLUMNS, sheet[2], strict=True):
        assert cell.protection.locked == (name not in open_columns)
        assert cell.alignment.wrap_text or cell.value is None
    # A cell that is empty, too.
    note = sheet.cell(3, UNIT_COLUMNS.index("note") + 1)
    assert note.value is None
    assert not sheet.column_dimensions[note.column_letter].protection.locked


def test_the_header_stays_in_view_and_a_status_is_picked_from_a_list(pair: Pair, unit: MakeUnit) -> None:
    sheet = load_workbook(io.BytesIO(written(write_xlsx, pair, unit()))).active
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:N")
    assert sheet.print_title_rows == "$1:$1"
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == f'"{",".join(Status)}"'
    assert str(choice.sqref).startswith("F2:F")


def test_ids_are_numbers_and_texts_are_texts_whatever_they_look_like(pair: Pair, unit: MakeUnit) -> None:
    sheet = load_workbook(io.BytesIO(written(write_xlsx, pair, unit("=1+1", "12", id=7)))).active
    cells = dict(zip(UNIT_COLUMNS, sheet[2], strict=True))
    assert (cells["unit"].value, cells["unit"].data_type) == (7, "n")
    assert (cells["source_text"].value, cells["source_text"].data_type) == ("=1+1", "s")
    assert cells["source_text"].quotePrefix
    assert (cells["target_text"].value, cells["target_text"].data_type) == ("12", "s")


def test_rows_are_as_high_as_their_texts(pair: Pair, unit: MakeUnit) -> None:
    units = unit("สั้น"), unit("ที่" * 200), unit("ก\nข\nค"), unit("ก" * 30_000)
    sheet = load_workbook(io.BytesIO(written(write_xlsx, pair, *units))).active
    heights = [sheet.row_dimensions[number].height for number in range(2, 6)]
    assert heights == [17, 17 * 4, 17 * 3, 409]


def test_csv_comes_with_the_mark_that_excel_needs_and_no_formulas(pair: Pair, unit: MakeUnit) -> None:
    data = written(write_csv, pair, unit("=1+1", "-5"))
    assert data.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == list(UNIT_COLUMNS)
    assert (row[8], row[10], row[0]) == ("'=1+1", "'-5", "1")
    assert [(each.source_text, each.target_text) for each in read(data)[0]] == [("=1+1", "-5")]


def test_columns_come_back_in_any_order_and_case_and_with_others_between(pair: Pair, unit: MakeUnit) -> None:
    def shuffle(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet]
        rows[0] = [name.upper().replace("_", " ") for name in rows[0]]
        sheet.delete_rows(1, len(rows))
        for row, mine in zip(rows, ("Mine", "x", "y", "z"), strict=True):
            sheet.append([mine, *reversed(row)])
        # Deleted by somebody who has nothing to say of it.
        sheet.delete_rows(3)

    given = [unit(f"ข้อ {number}", f"Item {number}", version=number) for number in range(3)]
    units, skipped, reading = read(edited(written(write_xlsx, pair, *given), shuffle))
    assert [(each.unit, each.version, each.source_text, each.target_text) for each in units] == [
        (1, 0, "ข้อ 0", "Item 0"),
        (3, 2, "ข้อ 2", "Item 2"),
    ]
    assert {each.pair for each in units} == {"th-text:en-text"}
    assert skipped == []
    assert [each.text for each in reading.remarks] == ["The column 'Mine' is left out"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["cp874", "utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_spreadsheet_is_read(separator: str, encoding: str) -> None:
    row = "12.0,3,TH,ข้อความภาษาไทยที่ยาวพอ,en-GB,A text,Sent Back,หมายเหตุ"
    text = f"{HEADER}\r\n{row}\r\n".replace(",", separator)
    ((unit,), skipped, _) = read(text.encode(encoding))
    assert skipped == []
    assert (unit.unit, unit.version, unit.status) == (12, 3, Status.SENT_BACK)
    assert (unit.source_language, unit.target_language) == ("th", "en")
    assert (unit.source_text, unit.note, unit.place) == ("ข้อความภาษาไทยที่ยาวพอ", "หมายเหตุ", "line 2")


def test_numbers_and_dates_as_spreadsheets_leave_them() -> None:
    header = f"{HEADER},confidence,changed_at,reviewer"
    units, skipped, reading = table(
        "12.00,1.0,th,ก,en,a,,,0.5,2026-01-31 23:59:58,me",
        '13,2,th,ก,en,a,approved,,"0,25",31/1/2026 23:59,',
        "14,,th,ก,en,a,,,97%,,",
        header=header,
    )
    assert skipped == []
    assert [(each.unit, each.version, each.confidence) for each in units] == [
        (12, 1, 0.5), (13, 2, 0.25), (14, None, None),
    ]  # fmt: skip
    assert f"{units[0].changed_at:%Y-%m-%d %H:%M:%S %Z}" == "2026-01-31 23:59:58 UTC"
    assert [each.changed_by for each in units] == ["me", None, None]
    assert units[1].changed_at is None
    assert {each.text for each in reading.remarks} == {
        "A date that a spreadsheet has written in a way of its own is left out",
        "A confidence that is no number from 0 to 1 is left out",
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1.5,,th,ก,en,a,,", "The unit is '1.5', and not a number"),
        ("x,,th,ก,en,a,,", "The unit is 'x', and not a number"),
        ("1,2026-01-02,th,ก,en,a,,", "The version is '2026-01-02', and not a number"),
        ("1,,th,ก,en,a,aproved,", "No status 'aproved'. Did you mean 'approved'?"),
        ("1,,th,ก,xx,a,,", "The target language is 'xx', which the workbench does not know"),
        ("1,,,ก,en,a,,", "The source language is not said"),
    ],
)
def test_a_row_that_cannot_be_read_is_skipped_with_its_reason(row: str, reason: str) -> None:
    units, skipped, _ = table(row, "2,,th,ข,en,b,,")
    assert [each.unit for each in units] == [2]
    assert skipped[0].place == "line 2"
    assert skipped[0].reason.startswith(reason)


def test_a_cell_that_is_empty_says_so_and_a_column_that_is_missing_says_nothing() -> None:
    ((unit,), _, _) = table("1,,th,ก,en,a,,")
    assert (unit.note, unit.status) == ("", None)
    data = "Source Text,TRANSLATION\nก,a\n".encode()
    ((unit,), _, reading) = read(data, source_language="th", target_language="en")
    assert (unit.unit, unit.note, unit.pair) == (None, None, None)
    (remark,) = reading.remarks
    assert remark.text == "Without the column 'unit', units go by their source text"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "The file is empty"),
        (b"a,b\n1,2\n", "None of the first 20 rows names the columns of units"),
        (b"PK\x03\x04" + bytes(100), "The workbook is damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "an old workbook (XLS) or one with a password"),
        (b'unit,source_text,target_text\n1,"x', "is not CSV"),
    ],
)
def test_what_is_no_table_of_units_ends_in_a_sentence(data: bytes, told: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(data)
    assert told in str(caught.value)


def test_a_formula_that_somebody_typed_is_read_as_text_and_told(pair: Pair, unit: MakeUnit) -> None:
    def type_formula(sheet: Any) -> None:
        sheet["K2"] = "=A1&A2"

    units, _, reading = read(edited(written(write_xlsx, pair, unit()), type_formula))
    assert units[0].target_text == "=A1&A2"
    assert [each.text for each in reading.remarks] == ["A formula is read as the text that it is"]


def test_more_units_than_a_sheet_has_rows_are_refused(
    pair: Pair, unit: MakeUnit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.exchange.spreadsheet.sheet.MOST_ROWS", 3)
    with pytest.raises(ExchangeError, match="more to write than the 3 rows of a sheet"):
        written(write_xlsx, pair, unit(), unit(), unit())


def _rows(path: Path) -> list[Sequence[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.client
def test_libreoffice_opens_the_workbook_and_what_it_saves_comes_back(
    pair: Pair, unit: MakeUnit, tmp_path: Path, needs: Callable[[bool, str], None]
) -> None:
    office = shutil.which("soffice")
    needs(office is not None, "LibreOffice is not installed (apt-get install libreoffice-calc)")
    units = [unit("=1+1 น้ำ", "a\nb"), unit("", "x", note="ดู"), unit("ก", "", status=Status.REJECTED)]
    write_xlsx(tmp_path / "units.xlsx", units, {pair.id: pair})
    for kind in ("csv:Text - txt - csv (StarCalc):44,34,76", "xlsx:Calc MS Excel 2007 XML"):
        home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
        command = [str(office), home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out")]
        subprocess.run([*command, str(tmp_path / "units.xlsx")], check=True, capture_output=True, timeout=120)
    assert [row[8] for row in _rows(tmp_path / "out" / "units.csv")] == ["source_text", "=1+1 น้ำ", "", "ก"]
    found, skipped, _ = read((tmp_path / "out" / "units.xlsx").read_bytes())
    assert skipped == []
    assert [(each.unit, each.source_text, each.target_text, each.status, each.note) for each in found] == [
        (each.id, each.source_text, each.target_text, each.status, each.note) for each in units
    ]
