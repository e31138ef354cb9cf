"""Files that people hand to the page, for readers that want a path."""

from __future__ import annotations

from pathlib import Path

_LONGEST = 60
"""Characters of a name that are kept: Linux takes 255 bytes, and a Thai letter has three of them."""


def put(folder: str, name: str, data: bytes) -> Path:
    """Write `data` into `folder` as a file of that name, shortened where it is very long."""
    given = Path(Path(name).name)
    path = Path(folder, given.stem[:_LONGEST] + given.suffix)
    path.write_bytes(data)
    return path
