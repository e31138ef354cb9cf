"""Tables that people take away, as CSV that a spreadsheet opens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> bytes:
    """`rows` under `columns`, in UTF-8 with the mark without which Excel shows Thai as gibberish.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    frame = pd.DataFrame.from_records([tuple(map(_cell, row)) for row in rows], columns=list(columns))
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _cell(value: object) -> object:
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value
