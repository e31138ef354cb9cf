"""Tables that people take away, as CSV that a spreadsheet opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.review import Unit
from workbench.store.model import Pair

UNIT_COLUMNS = (
    "unit",
    "version",
    "source_document",
    "target_document",
    "position",
    "status",
    "confidence",
    "source_language",
    "source_text",
    "target_language",
    "target_text",
    "note",
    "reviewer",
    "changed_at",
)
"""What `unit_rows` gives, in its order."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def unit_rows(units: Iterable[Unit], pairs: Mapping[str, Pair]) -> Iterator[tuple[object, ...]]:
    """Yield a row a unit; `pairs` are the units' pairs by id, positions count from 1, times are UTC."""
    for unit in units:
        pair = pairs[unit.pair]
        yield (
            unit.id,
            unit.version,
            pair.source.id,
            pair.target.id,
            unit.position + 1,
            unit.status.value,
            round(unit.bead.confidence, 3),
            pair.source.language,
            unit.source_text,
            pair.target.language,
            unit.target_text,
            unit.note,
            unit.changed_by,
            f"{unit.changed_at:%Y-%m-%d %H:%M:%S}" if unit.changed_by else "",
        )


def csv_table(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> bytes:
    """`rows` under `columns`, in UTF-8 with the mark without which Excel shows Thai as gibberish.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    import pandas

    records = [tuple(map(_cell, row)) for row in rows]
    frame = pandas.DataFrame.from_records(records, columns=list(columns))
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _cell(value: object) -> object:
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value
