"""Workbooks of units that arrive damaged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from workbench.errors import ExchangeError
from workbench.exchange.sheets import read_sheet, write_xlsx
from workbench.review import Unit
from workbench.store.model import Pair


@pytest.fixture
def workbook(pair: Pair, unit: Callable[..., Unit]) -> bytes:
    """A small one."""
    file = io.BytesIO()
    write_xlsx(file, (unit(), unit()), {pair.id: pair})
    return file.getvalue()


def told(data: bytes) -> str:
    """What is said of `data`; empty where it is read all the same."""
    try:
        assert len(list(read_sheet(io.BytesIO(data)))) <= 2
    except ExchangeError as error:
        return str(error)
    return ""


def test_with_a_stretch_missing_anywhere_it_is_damaged(workbook: bytes) -> None:
    for at in range(4, len(workbook) - 40, 97):
        assert "damaged" in told(workbook[:at] + workbook[at + 30 :])
        assert told(workbook[:at]).endswith(".")


def test_without_one_of_its_parts_it_is_told_or_read(workbook: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for missing in parts:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            for name, content in parts.items():
                if name != missing:
                    package.writestr(name, content)
        said = told(file.getvalue())
        assert said == "" or said.endswith(".")


def test_a_workbook_that_names_none_of_its_parts_is_damaged() -> None:
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert "damaged" in told(file.getvalue())
