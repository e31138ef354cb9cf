"""Writing a file whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from workbench.errors import ExchangeError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A binary file that takes the place of `path` when the block ends well.

    When the block raises, whatever stood at `path` stays as it was. A folder, a device, a place that
    cannot be written to and a disk that fills up raise ExchangeError.
    """
    with _explained(path):
        # A link keeps pointing where it did; what it points to is replaced.
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            raise ExchangeError(f"'{path}' is not a file that can be replaced: give the name of a file.")
        # Opened by name and not through tempfile, whose files nobody but their owner may read.
        part = target.with_name(f".{uuid4().hex}.part")
        raw = _Part(part, path)
    try:
        with io.BufferedWriter(raw) as file:
            yield file
            file.flush()
            with _explained(path):
                # The new name must not reach the disk before the bytes do.
                os.fsync(file.fileno())
        with _explained(path):
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


class _Part(io.FileIO):
    """The file beside the target; explains its own failures, for the block may have others."""

    def __init__(self, part: Path, path: str | os.PathLike[str]) -> None:
        super().__init__(part, "x")
        self._path = path

    def write(self, data: ReadableBuffer, /) -> int:
        with _explained(self._path):
            return super().write(data)


@contextmanager
def _explained(path: str | os.PathLike[str]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExchangeError(
            f"Cannot write '{path}': {error.strerror or error}. Nothing was changed; choose another place."
        ) from error
