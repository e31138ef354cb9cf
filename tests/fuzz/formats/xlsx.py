"""Units as tables for review, in XLSX and in CSV."""

from __future__ import annotations

from functools import partial

from tests.fuzz.formats._units import read_units, written
from tests.fuzz.registry import Format
from workbench.exchange.sheets import read_sheet, write_csv, write_xlsx

_CSV = written(write_csv)
_THAI = _CSV.decode("utf-8-sig").replace("😀", "").encode("cp874")
# Workbooks first and more of them: there is more to spoil.
FORMAT = Format((*[written(write_xlsx)] * 3, _CSV, _THAI), partial(read_units, read_sheet))
