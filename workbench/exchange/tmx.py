"""TMX 1.4: translation units as a memory that OmegaT, Trados, memoQ and others read.

One unit is one line of the file, broken here to be read:

    <tu tuid="PAIR#UNIT" creationdate="…" creationid="workbench" changedate="…" changeid="REVIEWER">
    <prop type="x-document">…</prop><prop type="x-target-document">…</prop>
    <prop type="x-status">approved</prop><prop type="x-confidence">0.973</prop><note>…</note>
    <tuv xml:lang="th"><seg>…</seg></tuv><tuv xml:lang="en"><seg>…</seg></tuv></tu>
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from lxml import etree

from workbench import __version__
from workbench.errors import ExchangeError
from workbench.exchange.characters import has_ink, xml_text
from workbench.exchange.files import replacing
from workbench.exchange.model import Export, Skip
from workbench.language import language

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair

TOOL = "workbench"
"""What the header names as the maker, and `creationid` as the one who put a unit's sides together."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PROGRESS_EVERY = 500


def write_tmx(
    target: str | os.PathLike[str] | BinaryIO,
    units: Iterable[Unit],
    pairs: Mapping[str, Pair],
    *,
    source_language: str = "th",
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write `units` as TMX 1.4 and tell what became of them.

    `target` is a path or an open binary file. A file at that path is replaced once all is written, and
    stays as it was when anything fails; an open file is written to as the units come, and left open.
    Units are taken one at a time and none is kept, so that memory does not grow with their number.

    `pairs` maps each `unit.pair` to its pair. `source_language` becomes the header's srclang, and every
    unit begins with that side. A unit with a side that shows nothing and a unit given a second time are
    left out and counted. `progress` is told the number of units taken, every 500 and at the end.

    Raises LanguageError for an unknown `source_language`; ExchangeError for a unit whose pair is not
    among `pairs` or has no side in `source_language`, and for a path that cannot be written.
    """
    writer = _Writer(pairs, language(source_language).code)
    if isinstance(target, str | os.PathLike):
        with replacing(target) as file:
            return writer.write(file, units, progress)
    return writer.write(target, units, progress)


class _Writer:
    """One export on its way: what holds for all its units, and what is counted."""

    def __init__(self, pairs: Mapping[str, Pair], source_language: str) -> None:
        self._pairs = pairs
        self._source_language = source_language
        self._replaced = 0
        # A bit for each id, by pair and 1,024 ids: a million units take some 300 kB, a set 60 MB.
        self._taken: dict[tuple[str, int], int] = {}

    def write(self, file: BinaryIO, units: Iterable[Unit], progress: Callable[[int], None] | None) -> Export:
        """Write the whole file."""
        skipped: Counter[Skip] = Counter()
        taken = 0
        with etree.xmlfile(file, encoding="utf-8") as xml:
            xml.write_declaration()
            xml.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
            with xml.element("tmx", version="1.4"):
                xml.write("\n", self._header(), "\n")
                with xml.element("body"):
                    # A line end here and after each unit: Perl's XML::TMX loses units without.
                    xml.write("\n")
                    for taken, unit in enumerate(units, 1):
                        reason = self._reason_to_skip(unit)
                        if reason:
                            skipped[reason] += 1
                        else:
                            xml.write(self._tu(unit))
                        if progress and taken % _PROGRESS_EVERY == 0:
                            progress(taken)
                xml.write("\n")
        if progress:
            progress(taken)
        return Export(taken - skipped.total(), dict(skipped), self._replaced)

    def _header(self) -> Any:
        return etree.Element(
            "header",
            {
                "creationtool": TOOL,
                "creationtoolversion": __version__,
                # With "paragraph", OmegaT cuts both sides at their full stops and pairs the pieces by
                # number: units that nobody approved. "block" is for whole chapters.
                "segtype": "sentence",
                "o-tmf": TOOL,
                "adminlang": "en",
                "srclang": self._source_language,
                "datatype": "plaintext",
                "creationdate": _stamp(datetime.now(UTC)),
            },
        )

    def _reason_to_skip(self, unit: Unit) -> Skip | None:
        page, bit = (unit.pair, unit.id >> 10), 1 << (unit.id & 1023)
        before = self._taken.get(page, 0)
        if before & bit:
            return Skip.REPEATED
        self._taken[page] = before | bit
        if has_ink(unit.source_text) and has_ink(unit.target_text):
            return None
        return Skip.EMPTY_SIDE

    def _tu(self, unit: Unit) -> Any:
        pair = self._pair(unit)
        attributes = {
            "tuid": f"{unit.pair}#{unit.id}",
            "creationdate": _stamp(unit.created_at),
            "creationid": TOOL,
            "changedate": _stamp(unit.changed_at),
        }
        if unit.changed_by:
            attributes["changeid"] = self._clean(unit.changed_by)
        tu = etree.Element("tu", attributes)
        for name, value in (
            ("x-document", pair.source.id),
            ("x-target-document", pair.target.id),
            ("x-status", unit.status.value),
            ("x-confidence", f"{unit.bead.confidence:.3f}"),
        ):
            etree.SubElement(tu, "prop", {"type": name}).text = value
        if unit.note:
            etree.SubElement(tu, "note").text = self._clean(unit.note)
        sides = [(pair.source.language, unit.source_text), (pair.target.language, unit.target_text)]
        # Some tools take the first side for the source, whatever srclang says.
        if pair.source.language != self._source_language:
            sides.reverse()
        for code, text in sides:
            etree.SubElement(etree.SubElement(tu, "tuv", {_LANG: code}), "seg").text = self._clean(text)
        tu.tail = "\n"
        return tu

    def _pair(self, unit: Unit) -> Pair:
        pair = self._pairs.get(unit.pair)
        if pair is None:
            raise ExchangeError(f"Unit {unit.id} is of the pair '{unit.pair}', which was not given with it.")
        codes = (pair.source.language, pair.target.language)
        if self._source_language not in codes:
            raise ExchangeError(
                f"The pair '{pair.id}' has the languages {codes[0]} and {codes[1]}, so it cannot go into a "
                f"TMX file whose source language is {self._source_language}: "
                "leave the pair out, or choose one of its languages."
            )
        return pair

    def _clean(self, text: str) -> str:
        clean, replaced = xml_text(text)
        self._replaced += replaced
        return clean


def _stamp(moment: datetime) -> str:
    """`moment` as TMX writes it, such as `20260131T235959Z`; one without a zone is UTC already."""
    return (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y%m%dT%H%M%SZ")
