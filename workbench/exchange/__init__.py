"""Exchange: what leaves for other tools."""

from workbench.exchange.export import export_tmx
from workbench.exchange.model import Export, Skip
from workbench.exchange.tables import literal, unit_table
from workbench.exchange.tmx import write_tmx

__all__ = ["Export", "Skip", "export_tmx", "literal", "unit_table", "write_tmx"]
