"""TMX 1.1 to 1.4b of any tool in, a unit at a time."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.errors import ExchangeError
from workbench.exchange.incoming import IncomingUnit, Remark, Remarks, Skipped
from workbench.exchange.sources import Progress, Source, opened_source
from workbench.exchange.tmx.units import Wanted, read_units
from workbench.exchange.xml_records import line, local_name, xml_records
from workbench.language import language

LARGEST = 4 * 2**30
"""Bytes of a file. Memory does not grow with it, and a million units of long sentences have over 1 GiB."""

_VERSIONS = frozenset({"1.1", "1.2", "1.3", "1.4", "1.4a", "1.4b"})


def read_tmx(
    source: Source,
    source_language: str | None = None,
    target_language: str | None = None,
    progress: Progress | None = None,
) -> TmxReading:
    """What the TMX file `source` holds, whoever wrote it; iterate it once, and nothing is changed by that.

    `source` is a path or an open binary file that can be searched, and `progress` is told of its bytes.
    The languages are those wanted of units that have several. Without them a unit's source is in the
    language that the file says, and its target is in the first other. What the workbench wrote itself
    comes back with the sides of its pair, whichever of them the file translates from.

    Raises LanguageError for a language that the workbench does not know. All ExchangeErrors come while it
    is iterated: for a file that is no TMX, too large, damaged or dangerous.
    """
    codes = [None if code is None else language(code).code for code in (source_language, target_language)]
    if codes[0] and codes[0] == codes[1]:
        raise ExchangeError(f"Both languages are {codes[0]}: choose two that differ.")
    return TmxReading(source, (codes[0], codes[1]), progress)


class TmxReading:
    """One file on its way; see `read_tmx`."""

    def __init__(self, source: Source, wanted: Wanted, progress: Progress | None) -> None:
        self._source = source
        self._wanted = wanted
        self._progress = progress
        self._remarks = Remarks()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was read otherwise than it stands in the file, so far."""
        return self._remarks.all()

    def __iter__(self) -> Iterator[IncomingUnit | Skipped]:
        """Each unit of the file, or why it cannot come in."""
        is_tmx = False
        srclang = ""
        with opened_source(self._source, LARGEST) as (file, size):
            for element in xml_records(file, size, ("tmx", "header"), ("tu",), "unit", self._progress):
                name = local_name(element)
                if name == "tmx":
                    is_tmx = element.getparent() is None
                if not is_tmx:
                    break
                if name == "tu":
                    yield from read_units(element, srclang, self._wanted, self._remarks)
                elif name == "header":
                    srclang = element.get("srclang") or ""
                elif (version := element.get("version") or "") not in _VERSIONS:
                    self._remarks.add(
                        f"The file says it is TMX '{version}', and is read as 1.4", line(element)
                    )
        if not is_tmx:
            raise ExchangeError("The file is XML but no TMX: export the memory as TMX 1.4.")
