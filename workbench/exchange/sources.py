"""Files from outside, opened with what has to hold for all of them."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from workbench.errors import ExchangeError

LARGEST = 512 * 2**20
"""Bytes of a file, where nothing else is said."""

Source = str | os.PathLike[str] | BinaryIO
"""A path, or an open binary file that can be searched."""

Progress = Callable[[int, int | None], None]
"""Told how much of a file is read and of how much, where that is known; what it raises stops the work."""


@contextmanager
def opened_source(source: Source, largest: int = LARGEST) -> Iterator[tuple[BinaryIO, int]]:
    """`source` to read from its beginning, and its size in bytes; an open file is left open.

    Raises ExchangeError for a path that cannot be read, and a file that is empty or has over `largest` bytes.
    """
    if not isinstance(source, str | os.PathLike):
        yield source, _size(source, largest)
        return
    try:
        file = open(source, "rb")  # noqa: SIM115 - closed below; what the block raises is not explained here
    except OSError as error:
        raise ExchangeError(
            f"Cannot read '{os.fspath(source)}': {error.strerror or error}. Give the path of a file."
        ) from error
    with file:
        yield file, _size(file, largest)


def _size(file: BinaryIO, largest: int) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if not size:
        raise ExchangeError("The file is empty: export it again.")
    if size > largest:
        raise ExchangeError(
            f"The file has {size / 2**20:,.0f} MiB, where {largest // 2**20:,} are the most: "
            "cut it into several files."
        )
    return size
