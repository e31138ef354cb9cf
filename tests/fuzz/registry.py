"""The formats whose readers are tried: each a module in `formats` with a FORMAT, found by its name."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Format:
    """A reader to try, and files to spoil for it."""

    seeds: tuple[bytes, ...]
    """Whole files that it reads."""
    read: Callable[[bytes], object]
    """Reads a file to its end; nothing but a WorkbenchError may come of that."""


def names() -> list[str]:
    """All formats."""
    return sorted(path.stem for path in (Path(__file__).parent / "formats").glob("[!_]*.py"))


def load(name: str) -> Format:
    """The format of that name."""
    found: Format = importlib.import_module(f"tests.fuzz.formats.{name}").FORMAT
    return found
