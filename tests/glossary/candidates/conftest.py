"""Readings of small texts, and the encoder that knows what they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.embedding import Encoder, encoder
from workbench.glossary.candidates.likeness import Likeness
from workbench.glossary.candidates.words import Reading, read_words


@pytest.fixture(scope="session")
def use() -> Encoder:
    return encoder("use")


@pytest.fixture
def meaning(use: Encoder) -> Callable[..., tuple[list[Reading], Likeness]]:
    """Texts as words, and how much the words say the same."""

    def read(*texts: str) -> tuple[list[Reading], Likeness]:
        readings = [read_words(text) for text in texts]
        return readings, Likeness(use, readings)

    return read
