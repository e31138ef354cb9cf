"""XLIFF 1.2 and 2.x of any tool in, a unit at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from workbench.errors import ExchangeError
from workbench.exchange.glossaries.values import language_code
from workbench.exchange.incoming import IncomingUnit, Remark, Remarks, Skipped
from workbench.exchange.sources import Progress, Source, opened_source
from workbench.exchange.xliff.dialects import GLOSSARY
from workbench.exchange.xliff.facts import CATEGORY, PURPOSE, incoming
from workbench.exchange.xliff.states import least, status_1, status_2
from workbench.exchange.xliff.texts import text_of
from workbench.exchange.xml_records import line, local_name, words, xml_records

_BEGINS = ("xliff", "file")
_UNITS = ("trans-unit", "unit", "bin-unit")
# Ours: two ids of documents. What other tools name there are files.
_PAIR = re.compile(r"([a-z0-9.-]+):([a-z0-9.-]+)")
_ID = re.compile(r"\d{1,10}", re.ASCII)


def read_xliff(
    source: Source,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    progress: Progress | None = None,
) -> XliffReading:
    """What the XLIFF file `source` holds, whoever wrote it; iterate it once, and nothing is changed by that.

    `source` is a path or an open binary file that can be searched, and `progress` is told of its bytes.
    The languages are for files that name none. All ExchangeErrors come while it is iterated: for a file
    that is no XLIFF, too large, damaged or dangerous.
    """
    return XliffReading(source, source_language, target_language, progress)


@dataclass(slots=True)
class _File:
    """What holds for all units of a file element."""

    source: str | None = None
    target: str | None = None
    pair: str | None = None
    documents: tuple[str | None, str | None] = (None, None)


class XliffReading:
    """One file on its way; see `read_xliff`."""

    def __init__(
        self,
        source: Source,
        source_language: str | None,
        target_language: str | None,
        progress: Progress | None,
    ) -> None:
        self._source = source
        self._languages = (source_language, target_language)
        self._progress = progress
        self._remarks = Remarks()
        self._file = _File()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was read otherwise than it stands in the file, so far."""
        return self._remarks.all()

    def __iter__(self) -> Iterator[IncomingUnit | Skipped]:
        """Each unit of the file, or why it cannot come in."""
        read: dict[str, Callable[[Any], IncomingUnit | Skipped]] = {
            "trans-unit": self._unit_1,
            "unit": self._unit_2,
            "bin-unit": self._binary,
        }
        root: dict[str, str] | None = None
        with opened_source(self._source) as (file, size):
            for element in xml_records(file, size, _BEGINS, _UNITS, "unit", self._progress):
                name = local_name(element)
                if name == "xliff":
                    root = dict(element.attrib)
                elif root is None:
                    break
                elif name == "file":
                    self._begin(root, element)
                else:
                    yield read[name](element)
        if root is None:
            raise ExchangeError("The file is XML but no XLIFF: export it as XLIFF 1.2 or 2.1.")

    def _begin(self, root: dict[str, str], file: Any) -> None:
        """Take up what a file element says."""
        ours = _PAIR.fullmatch(file.get("original") or "")
        # Each version has its own names for the languages; no file has both.
        self._file = _File(
            file.get("source-language") or root.get("srcLang") or self._languages[0],
            file.get("target-language") or root.get("trgLang") or self._languages[1],
            ours[0] if ours else None,
            (ours[1], ours[2]) if ours else (None, None),
        )

    def _binary(self, element: Any) -> Skipped:
        return Skipped(line(element), "It is a picture or other file, and not a text.")

    def _unit_1(self, element: Any) -> IncomingUnit | Skipped:
        place = line(element)
        parts = {local_name(child): child for child in reversed(element)}
        source, target = parts.get("source"), parts.get("target")
        state = {} if target is None else target.attrib
        found = {
            (context.get("context-type") or "").removeprefix(f"{PURPOSE}-"): context.text or ""
            for group in element.iterchildren("{*}context-group")
            if group.get("purpose") == PURPOSE
            for context in group.iterchildren("{*}context")
        }
        return self._unit(
            element,
            "" if source is None else text_of(source, self._remarks, place),
            "" if target is None else text_of(target, self._remarks, place),
            status=status_1(state.get("state"), state.get("state-qualifier"), element.get("approved")),
            note=_note(element.iterchildren("{*}note")),
            **incoming(found),
        )

    def _unit_2(self, element: Any) -> IncomingUnit | Skipped:
        place = line(element)
        sources, targets, statuses = [], [], []
        segments = [child for child in element if local_name(child) in ("segment", "ignorable")]
        if len(segments) > 1:
            self._remarks.add("The segments of a unit are put together", place)
        for number, segment in enumerate(segments, 1):
            parts = {local_name(child): child for child in reversed(segment)}
            texts = [
                text_of(parts[side], self._remarks, place) if side in parts else ""
                for side in ("source", "target")
            ]
            if local_name(segment) == "segment":
                statuses.append(status_2(segment.get("state"), segment.get("subState")))
            elif "target" not in parts:
                # White space between two segments, which is the same in both languages unless said.
                texts[1] = texts[0]
            sources.append(texts[0])
            targets.append((_order(parts.get("target"), number), number, texts[1]))
        found = {
            meta.get("type") or "": meta.text or ""
            for group in element.iterfind("{*}metadata/{*}metaGroup")
            if group.get("category") == CATEGORY
            for meta in group.iterchildren("{*}meta")
        }
        return self._unit(
            element,
            "".join(sources),
            "".join(text for _, _, text in sorted(targets)),
            status=least(statuses),
            note=_note(element.iterfind("{*}notes/{*}note")),
            **incoming(found),
        )

    def _unit(self, element: Any, source: str, target: str, **fields: Any) -> IncomingUnit | Skipped:
        place = line(element)
        file = self._file
        codes = [language_code(tag) if tag else None for tag in (file.source, file.target)]
        for side, tag, code in zip(("source", "target"), (file.source, file.target), codes, strict=True):
            if code is None:
                what = f"'{tag}', which the workbench does not know" if tag else "not said"
                return Skipped(place, f"The {side} language is {what}: name it in the file.")
        id = element.get("id") or ""
        # The ids of other tools are numbers too, and mean units of theirs.
        unit = int(id) if file.pair and _ID.fullmatch(id) else None
        if unit is None and not source and not target:
            return Skipped(place, "It has no text on either side.")
        return IncomingUnit(
            place,
            str(codes[0]),
            str(codes[1]),
            source,
            target,
            unit=unit,
            pair=file.pair,
            source_document=file.documents[0],
            target_document=file.documents[1],
            **fields,
        )


def _order(target: Any, number: int) -> int:
    """The place of a segment's target among those of its unit."""
    order = "" if target is None else target.get("order") or ""
    return int(order) if _ID.fullmatch(order) else number


def _note(notes: Iterator[Any]) -> str | None:
    """All notes but those with terms of the glossary; None where there is none."""
    found = [words(note) for note in notes if note.get("from") != GLOSSARY]
    return "\n".join(found) if found else None
