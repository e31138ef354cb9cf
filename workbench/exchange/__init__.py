"""Exchange: what leaves for other tools."""

from workbench.exchange.export import Format, check, export, export_side
from workbench.exchange.model import Export, Skip
from workbench.exchange.tables import UNIT_COLUMNS, csv_table, unit_rows
from workbench.exchange.tmx import Profile, TmxReading, read_tmx, write_tmx

__all__ = [
    "UNIT_COLUMNS",
    "Export",
    "Format",
    "Profile",
    "Skip",
    "TmxReading",
    "check",
    "csv_table",
    "export",
    "export_side",
    "read_tmx",
    "unit_rows",
    "write_tmx",
]
