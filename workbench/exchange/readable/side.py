"""One side of a document's units, as a text to be read: the Thai alone, or its translation alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from workbench.errors import ExchangeError
from workbench.exchange.characters import has_ink
from workbench.exchange.model import Export, Skip
from workbench.exchange.outgoing import Outgoing, Target, opened
from workbench.exchange.readable.word import paragraph, style_of, write_word
from workbench.review.operations import Side

if TYPE_CHECKING:
    from workbench.alignment.beads import Span
    from workbench.documents.model import Document
    from workbench.review import Unit
    from workbench.store.model import Pair

_LINE_END = re.compile(r"\r\n|\n|\r")


def write_side(
    target: Target,
    units: Iterable[Unit],
    pair: Pair,
    document: Document,
    side: Side,
    kind: Literal["txt", "docx"],
    *,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write the texts that `units`, all of `pair`, have on `side`, in the order of `document`.

    Between them stands the white space of the document, so that its lines and paragraphs are kept; what
    is between two units and in none of them is left out. A text that stands in no document follows the
    one before it, on a line of its own. Units without a text on that side are left out and counted, as are
    those given a second time. In a Word file, each line is a paragraph. The rest is as in `write_tmx`.
    Raises ExchangeError for a document that is not that side of `pair`, too.
    """
    head = pair.source if side == "source" else pair.target
    if document.head.id != head.id:
        raise ExchangeError(
            f"The {side} of the pair '{pair.id}' is the document '{head.id}', and not '{document.head.id}': "
            "give that one."
        )
    with opened(target) as file:
        outgoing = Outgoing(units, {pair.id: pair}, progress)
        text = "".join(_pieces(_parts(outgoing, side), document.text))
        if kind == "txt":
            file.write(text.encode())
        else:
            style = style_of(head.language)

            def body(xml: Any) -> None:
                for line in _LINE_END.split(text):
                    xml.write(paragraph(line, style))

            write_word(file, head.title or head.id, body)
        return outgoing.export()


_Part = tuple["Span | None", str]


def _parts(outgoing: Outgoing, side: Side) -> list[_Part]:
    """The texts of one side with their places, in the order of the document."""
    found: list[tuple[int, int, _Part]] = []
    at = -1
    for unit, _ in sorted(outgoing, key=lambda each: each[0].position):
        span, text = (
            (unit.bead.source, unit.source_text) if side == "source" else (unit.bead.target, unit.target_text)
        )
        if not has_ink(text):
            outgoing.skip(Skip.EMPTY_SIDE)
            continue
        at = at if span is None else span.start
        found.append((at, len(found), (span, outgoing.clean(text))))
    return [part for _, _, part in sorted(found, key=lambda each: each[:2])]


def _pieces(parts: Iterable[_Part], document: str) -> Iterator[str]:
    """The texts, and what stands between them."""
    before: Span | None = None
    for number, (span, text) in enumerate(parts):
        if number:
            yield _space(document[before.end : span.start]) if before and span else "\n"
        yield text
        before = span or before


def _space(gap: str) -> str:
    """The white space of what stands between two units; of a gap with other text, that of its larger end."""
    if not gap.strip():
        return gap
    ends = (gap[: len(gap) - len(gap.lstrip())], gap[len(gap.rstrip()) :])
    return max(ends, key=lambda end: (len(_LINE_END.findall(end)), len(end))) or "\n"
