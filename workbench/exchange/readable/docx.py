"""A bilingual table as a Word file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from workbench.exchange.characters import xml_text
from workbench.exchange.model import Export
from workbench.exchange.outgoing import Outgoing, Target, opened
from workbench.exchange.readable.word import paragraph, row, style_of, table, tag, write_word

if TYPE_CHECKING:
    from workbench.documents.model import Head
    from workbench.review import Unit
    from workbench.store.model import Pair

# Twentieths of a point, 10,200 in all: what A4 has between its margins.
_WIDTHS = (650, 4775, 4775)
_WIDTHS_WITH_DETAILS = (650, 3400, 3400, 1400, 1350)
_LONGEST_WHOLE = 1000
"""Characters of a side up to which a row is kept on one page."""


def write_docx(
    target: Target,
    units: Iterable[Unit],
    pairs: Mapping[str, Pair],
    *,
    details: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write `units` as a Word file with a table a pair, and tell what became of them.

    With `details`, each row has its status and confidence. Units with an empty side go out too; one given
    a second time is left out and counted. The rest is as in `write_tmx`.
    """
    titles = [f"{_title(pair.source)} – {_title(pair.target)}" for pair in pairs.values()]
    with opened(target) as file:
        outgoing = Outgoing(units, pairs, progress)
        write_word(file, titles[0] if len(titles) == 1 else "Translation units", _Body(outgoing, details))
        return outgoing.export()


class _Body:
    """The tables on their way."""

    def __init__(self, outgoing: Outgoing, details: bool) -> None:
        self._outgoing = outgoing
        self._details = details

    def __call__(self, xml: Any) -> None:
        """Write all tables."""
        for _, group in groupby(self._outgoing, key=lambda each: each[1].id):
            self._table(xml, group)

    def _table(self, xml: Any, group: Iterator[tuple[Unit, Pair]]) -> None:
        first = next(group)
        pair = first[1]
        xml.write(paragraph(f"{_title(pair.source)} – {_title(pair.target)}", "Heading1"))
        with xml.element(tag("tbl")):
            for part in table(_WIDTHS_WITH_DETAILS if self._details else _WIDTHS):
                xml.write(part)
            xml.write(self._head(pair))
            for unit, _ in chain((first,), group):
                xml.write(self._row(unit, pair))
        # Word wants a paragraph behind a table.
        xml.write(paragraph("", "Normal"))

    def _head(self, pair: Pair) -> Any:
        sides = (paragraph(_title(head), style_of(head.language)) for head in (pair.source, pair.target))
        names = ("Status", "Confidence") if self._details else ()
        return row(
            [paragraph("No.", "Normal"), *sides, *(paragraph(name, "Normal") for name in names)], header=True
        )

    def _row(self, unit: Unit, pair: Pair) -> Any:
        details = (unit.status.value, f"{unit.bead.confidence:.0%}") if self._details else ()
        return row(
            [
                paragraph(str(unit.position + 1), "Normal"),
                paragraph(self._outgoing.clean(unit.source_text), style_of(pair.source.language)),
                paragraph(self._outgoing.clean(unit.target_text), style_of(pair.target.language)),
                *(paragraph(text, "Normal") for text in details),
            ],
            whole=max(len(unit.source_text), len(unit.target_text)) <= _LONGEST_WHOLE,
        )


def _title(head: Head) -> str:
    return xml_text(head.title or head.id)[0]
