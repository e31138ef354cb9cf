from __future__ import annotations

import csv as reader
import io

import pytest

from workbench.exchange import csv_table


def read(data: bytes) -> list[list[str]]:
    return list(reader.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_thai_comes_with_the_mark_that_excel_needs() -> None:
    data = csv_table([("ไทย", 1)], ["ชื่อ", "n"])

    assert data.startswith(b"\xef\xbb\xbf")
    assert read(data) == [["ชื่อ", "n"], ["ไทย", "1"]]


@pytest.mark.parametrize("formula", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", " =1"])
def test_what_a_spreadsheet_would_compute_comes_out_as_text(formula: str) -> None:
    assert read(csv_table([(formula,)], ["x"])) == [["x"], [f"'{formula}"]]


def test_numbers_stay_numbers_even_below_zero() -> None:
    assert read(csv_table([(-1, 0.5)], ["a", "b"]))[1] == ["-1", "0.5"]


def test_a_table_without_rows_has_its_head() -> None:
    assert read(csv_table([], ["a", "b"])) == [["a", "b"]]


def test_line_breaks_commas_and_quotes_come_back_as_they_were() -> None:
    text = 'one,\n"two"'

    assert read(csv_table([(text,)], ["x"]))[1] == [text]
