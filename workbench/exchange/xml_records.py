"""XML of any tool, a record at a time: entities are refused, nothing is fetched, nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from lxml import etree

from workbench.errors import ExchangeError
from workbench.exchange.sources import Progress

LARGEST_RECORD = 8 * 2**20
"""Bytes of one, or of what stands before the first and behind the last; in memory it is many times that."""
MOST_NODES = 100_000
"""Elements, texts and instructions of one; each costs far more time than its few bytes seem to say."""
_SUSPICIOUS = 2**18
"""Bytes of a record from which on its nodes are counted."""
_EVERY = 200


class _Watched:
    """A file that lets itself be read only as long as records come of it."""

    def __init__(self, file: BinaryIO, what: str) -> None:
        self._file = file
        self._what = what
        self.position = 0
        """Bytes read."""
        self.record_at = 0
        """The position at which the last record was complete."""

    def read(self, size: int) -> bytes:
        if self.position - self.record_at > LARGEST_RECORD:
            raise ExchangeError(
                f"No {self._what} ends within {LARGEST_RECORD // 2**20} MiB of the file, and one has to be "
                "held whole: export it again."
            )
        data = self._file.read(size)
        self.position += len(data)
        return data


def local_name(element: Any) -> str:
    """The name of `element` without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words(element: Any) -> str:
    """All text in `element` and what is in it."""
    # Over many processing instructions, `itertext` takes the square of their number.
    return str(etree.tostring(element, encoding="unicode", method="text", with_tail=False))


def line(element: Any) -> str:
    """Where `element` begins, for people."""
    # Past line 65,535 libxml2 goes by the neighbours of the element, and may be off by one.
    return f"line {element.sourceline}"


def xml_records(
    file: BinaryIO,
    size: int,
    begins: Sequence[str],
    records: Sequence[str],
    what: str,
    progress: Progress | None = None,
) -> Iterator[Any]:
    """The elements named `begins` when they begin, with their attributes only, and `records` when they end.

    Names are local ones, whatever the namespace. A record is cleared once the next is asked for. `what` is
    a record for people. `progress` is told of bytes. Raises ExchangeError for what is not well-formed, has
    entities or records too large.
    """
    watched = _Watched(file, what)
    begun = False
    number = 0
    try:
        for event, element in _events(watched, (*begins, *records)):
            if not begun:
                _refuse_declarations(element.getroottree())
                begun = True
            # Most are records, without a namespace or in that of the file.
            is_record = element.tag in records or local_name(element) in records
            if is_record != (event == "end"):
                continue
            if not is_record:
                yield element
                continue
            for entity in element.iter(etree.Entity):
                raise ExchangeError(
                    f"L{line(element)[1:]}: the entity {entity.text} is none of XML's own, and files with "
                    "such are not read: replace it by the text it stands for."
                )
            if watched.position - watched.record_at > _SUSPICIOUS:
                _check_nodes(element, what)
            yield element
            _forget(element)
            watched.record_at = watched.position
            number += 1
            if progress and number % _EVERY == 0:
                progress(watched.position, size)
    except etree.XMLSyntaxError as error:
        # Some messages of libxml2 have a line end in them.
        told = (error.msg or "").replace("\n", "")
        raise ExchangeError(
            f"The file is not well-formed XML ({told}): export it again, or mend that line."
        ) from error
    if progress:
        progress(size, size)


def _events(file: _Watched, names: Sequence[str]) -> Iterator[tuple[str, Any]]:
    return iter(
        etree.iterparse(
            file,
            events=("start", "end"),
            tag=[f"{{*}}{name}" for name in names],
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
        )
    )


def _refuse_declarations(tree: Any) -> None:
    declared = tree.docinfo.internalDTD
    for entity in declared.iterentities() if declared is not None else ():
        raise ExchangeError(
            f"The file declares the entity '{entity.name}', and files with entities are not read: "
            "replace entities by the text they stand for."
        )


def _check_nodes(element: Any, what: str) -> None:
    nodes = int(element.xpath("count(descendant::node())"))
    if nodes > MOST_NODES:
        raise ExchangeError(
            f"L{line(element)[1:]}: the {what} has {nodes:,} elements and texts in it, where {MOST_NODES:,} "
            "are the most: export it again."
        )


def _forget(element: Any) -> None:
    """Let go of what has been read, so that memory does not grow with the file."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
