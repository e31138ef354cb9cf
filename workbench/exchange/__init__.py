"""Exchange: what leaves for other tools."""

from workbench.exchange.export import export_tmx
from workbench.exchange.model import Export, Skip
from workbench.exchange.tables import UNIT_COLUMNS, csv_table, unit_rows
from workbench.exchange.tmx import write_tmx

__all__ = [
    "UNIT_COLUMNS",
    "Export",
    "Skip",
    "csv_table",
    "export_tmx",
    "unit_rows",
    "write_tmx",
]
