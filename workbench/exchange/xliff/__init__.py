"""XLIFF 1.2 and 2.1: units to be worked on in another tool, and what comes back from there."""

from workbench.exchange.xliff.reading import XliffReading, read_xliff
from workbench.exchange.xliff.writing import write_xliff

__all__ = ["XliffReading", "read_xliff", "write_xliff"]
