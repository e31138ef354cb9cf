"""Pre-flight: what the tool that a file is for will stumble over, told before the file is handed out."""

from workbench.exchange.preflight.checking import check_units
from workbench.exchange.preflight.model import REPORT_COLUMNS, Finding, Kind, Report, report_rows

__all__ = ["REPORT_COLUMNS", "Finding", "Kind", "Report", "check_units", "report_rows"]
