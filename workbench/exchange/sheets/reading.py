"""Tables of units in, from wherever they were reviewed: CSV or XLSX, columns in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from workbench.errors import ExchangeError, suggest
from workbench.exchange.glossaries.values import language_code
from workbench.exchange.incoming import IncomingUnit, Remark, Remarks, Skipped
from workbench.exchange.sheets.columns import UnitLayout, header_among
from workbench.exchange.sources import Progress, Source, opened_source
from workbench.exchange.spreadsheet import SAMPLE, opened_table
from workbench.review import Status

# Spreadsheets make 12.0 of a number that stands beside fractions.
_WHOLE = re.compile(r"(\d{1,10})(?:[.,]0*)?", re.ASCII)
_STATUSES = {status.value.replace(" ", ""): status for status in Status}


def read_sheet(
    source: Source,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    progress: Progress | None = None,
) -> SheetReading:
    """What the table of units in `source` holds; iterate it once, and nothing is changed by that.

    `source` is a path or an open binary file that can be searched, and `progress` is told of lines or rows.
    The languages are for tables that name none. All ExchangeErrors come while it is iterated: for a file
    that is neither CSV nor XLSX, has no columns of units, is too large, damaged or dangerous.
    """
    return SheetReading(source, source_language, target_language, progress)


class _Unreadable(Exception):
    """A cell that cannot be read; told as the reason why its row is skipped."""


class SheetReading:
    """One table on its way; see `read_sheet`."""

    def __init__(
        self,
        source: Source,
        source_language: str | None,
        target_language: str | None,
        progress: Progress | None,
    ) -> None:
        self._source = source
        self._languages = {"source": source_language, "target": target_language}
        self._progress = progress
        self._remarks = Remarks()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was read otherwise than it stands in the file, so far."""
        return self._remarks.all()

    def __iter__(self) -> Iterator[IncomingUnit | Skipped]:
        """Each row of the table as a unit, or why it cannot come in."""
        with (
            opened_source(self._source) as (file, size),
            opened_table(file, size, header_among, self._remarks, self._progress) as found,
        ):
            if found is None:
                raise ExchangeError(
                    f"None of the first {SAMPLE} rows names the columns of units: name one 'source_text' and "
                    "one 'target_text', beside 'unit' and 'version'."
                )
            layout, rows = found
            for name in layout.unknown:
                self._remarks.add(f"The column '{name}' is left out", "the header")
            if "unit" not in layout.at:
                self._remarks.add("Without the column 'unit', units go by their source text", "the header")
            for place, row in rows:
                try:
                    yield self._unit(layout, row, place)
                except _Unreadable as error:
                    yield Skipped(place, str(error))

    def _unit(self, layout: UnitLayout, row: Sequence[str], place: str) -> IncomingUnit:
        def cell(name: str) -> str | None:
            return layout.cell(row, name)

        documents = (cell("source_document") or "").strip(), (cell("target_document") or "").strip()
        reviewer = (cell("reviewer") or "").strip()
        return IncomingUnit(
            place,
            self._language("source", cell("source_language")),
            self._language("target", cell("target_language")),
            cell("source_text") or "",
            cell("target_text") or "",
            unit=_whole("unit", cell("unit")),
            pair=":".join(documents) if all(documents) else None,
            version=_whole("version", cell("version")),
            status=_status(cell("status")),
            note=cell("note"),
            confidence=self._confidence(cell("confidence"), place),
            source_document=documents[0] or None,
            target_document=documents[1] or None,
            changed_at=self._moment(cell("changed_at"), place),
            changed_by=reviewer or None,
        )

    def _language(self, side: str, tag: str | None) -> str:
        tag = (tag or "").strip() or self._languages[side] or ""
        code = language_code(tag)
        if code is None:
            what = f"'{tag}', which the workbench does not know" if tag else "not said"
            raise _Unreadable(f"The {side} language is {what}: name it in the column '{side}_language'.")
        return code

    def _confidence(self, text: str | None, place: str) -> float | None:
        try:
            # In many countries a spreadsheet writes the fraction behind a comma.
            found = float((text or "").strip().replace(",", ".") or "nan")
        except ValueError:
            found = 2.0
        if found != found:
            return None
        if not 0 <= found <= 1:
            self._remarks.add("A confidence that is no number from 0 to 1 is left out", place)
            return None
        return found

    def _moment(self, text: str | None, place: str) -> datetime | None:
        if not (text or "").strip():
            return None
        try:
            moment = datetime.fromisoformat((text or "").strip())
        except ValueError:
            self._remarks.add("A date that a spreadsheet has written in a way of its own is left out", place)
            return None
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _whole(name: str, text: str | None) -> int | None:
    text = (text or "").strip()
    found = _WHOLE.fullmatch(text)
    if text and found is None:
        raise _Unreadable(f"The {name} is '{text[:40]}', and not a number: write the one that was exported.")
    return int(found[1]) if found else None


def _status(text: str | None) -> Status | None:
    name = "".join((text or "").casefold().replace("_", " ").replace("-", " ").split())
    if name and name not in _STATUSES:
        raise _Unreadable(f"No status '{(text or '').strip()[:40]}'.{suggest(name, map(str, Status))}")
    return _STATUSES.get(name)
