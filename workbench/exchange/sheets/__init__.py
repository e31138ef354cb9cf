"""Units as tables for people who review without the workbench, and what comes back from them."""

from workbench.exchange.sheets.reading import SheetReading, read_sheet
from workbench.exchange.sheets.writing import write_csv, write_xlsx

__all__ = ["SheetReading", "read_sheet", "write_csv", "write_xlsx"]
