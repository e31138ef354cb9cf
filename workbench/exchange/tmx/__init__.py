"""TMX: a memory for other tools, and memories of other tools."""

from workbench.exchange.tmx.profiles import GENERIC, MEMOQ, OMEGAT, PROFILES, TRADOS, Profile
from workbench.exchange.tmx.reading import TmxReading, read_tmx
from workbench.exchange.tmx.writing import write_tmx

__all__ = [
    "GENERIC",
    "MEMOQ",
    "OMEGAT",
    "PROFILES",
    "TRADOS",
    "Profile",
    "TmxReading",
    "read_tmx",
    "write_tmx",
]
