"""A bilingual table as one HTML file, to be read in a browser and printed on A4."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from workbench.exchange.characters import xml_text
from workbench.exchange.model import Export
from workbench.exchange.outgoing import Outgoing, Target, opened

if TYPE_CHECKING:
    from workbench.documents.model import Head
    from workbench.review import Unit
    from workbench.store.model import Pair

# Nothing in the file asks for anything outside of it, and no text can make it.
_BEGIN = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ margin: 1.5rem; color: #111; background: #fff;
  font: 1rem/1.6 "Noto Sans Thai", Sarabun, "Leelawadee UI", Thonburi, Tahoma, "Noto Sans", sans-serif; }}
h1 {{ font-size: 1.3rem; margin: 2rem 0 .5rem; }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; }}
th, td {{ border: 1px solid #999; padding: .35rem .5rem; text-align: start; vertical-align: top;
  overflow-wrap: anywhere; }}
th {{ background: #eee; }}
td.text {{ white-space: pre-wrap; line-break: strict; }}
.number {{ width: 3.5rem; }}
.status {{ width: 7rem; }}
.confidence {{ width: 6.5rem; }}
@page {{ size: A4; margin: 15mm; }}
@media print {{
  body {{ margin: 0; font-size: 10pt; }}
  h1 {{ break-after: avoid; }}
  thead {{ display: table-header-group; }}
  tr {{ break-inside: avoid; }}
  th {{ print-color-adjust: exact; }}
}}
</style>
</head>
<body>
"""
_DETAILS = '<th class="status" scope="col">Status</th><th class="confidence" scope="col">Confidence</th>'


def write_html(
    target: Target,
    units: Iterable[Unit],
    pairs: Mapping[str, Pair],
    *,
    details: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write `units` as an HTML file with a table a pair, and tell what became of them.

    With `details`, each row has its status and confidence. Units with an empty side go out too; one given
    a second time is left out and counted. The rest is as in `write_tmx`.
    """
    with opened(target) as file:
        outgoing = Outgoing(units, pairs, progress)
        _Writer(file, outgoing, details).write(list(pairs.values()))
        return outgoing.export()


class _Writer:
    """One file on its way."""

    def __init__(self, file: BinaryIO, outgoing: Outgoing, details: bool) -> None:
        self._file = file
        self._outgoing = outgoing
        self._details = details

    def write(self, pairs: list[Pair]) -> None:
        """Write the whole file."""
        title = _titles(pairs[0]) if len(pairs) == 1 else "Translation units"
        self._say(_BEGIN.format(title=escape(xml_text(title)[0])))
        for _, group in groupby(self._outgoing, key=lambda each: each[1].id):
            self._table(group)
        self._say("</body>\n</html>\n")

    def _table(self, group: Iterable[tuple[Unit, Pair]]) -> None:
        for number, (unit, pair) in enumerate(group):
            if not number:
                self._head(pair)
            self._row(unit, pair)
        self._say("</tbody>\n</table>\n")

    def _head(self, pair: Pair) -> None:
        sides = (pair.source, pair.target)
        heading = " – ".join(f'<span lang="{head.language}">{self._title(head)}</span>' for head in sides)
        columns = "".join(
            f'<th lang="{head.language}" dir="auto" scope="col">{self._title(head)}</th>' for head in sides
        )
        self._say(
            f'<h1>{heading}</h1>\n<table>\n<thead><tr><th class="number" scope="col">No.</th>{columns}'
            f"{_DETAILS if self._details else ''}</tr></thead>\n<tbody>\n"
        )

    def _row(self, unit: Unit, pair: Pair) -> None:
        # An attribute of direction isolates a cell: marks that change it do not reach the next one.
        cells = "".join(
            f'<td class="text" lang="{head.language}" dir="auto">{escape(self._outgoing.clean(text))}</td>'
            for head, text in ((pair.source, unit.source_text), (pair.target, unit.target_text))
        )
        details = f"<td>{unit.status}</td><td>{unit.bead.confidence:.0%}</td>" if self._details else ""
        self._say(f'<tr id="unit-{unit.id}"><td>{unit.position + 1}</td>{cells}{details}</tr>\n')

    def _title(self, head: Head) -> str:
        return escape(xml_text(head.title or head.id)[0])

    def _say(self, markup: str) -> None:
        self._file.write(markup.encode())


def _titles(pair: Pair) -> str:
    return f"{pair.source.title or pair.source.id} – {pair.target.title or pair.target.id}"
