"""A reader that takes the process with it, to see that this is noticed; its name keeps it off the list."""

from __future__ import annotations

import os

from tests.fuzz.registry import Format

_SEED = b"<whole/>"


def _read(data: bytes) -> None:
    if data != _SEED:
        os._exit(3)


FORMAT = Format((_SEED,), _read)
