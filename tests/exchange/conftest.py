"""Pairs and units as the store would give them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Head
from workbench.review import Status, Unit
from workbench.store.model import Pair

CREATED = datetime(2026, 1, 31, 23, 59, 58, tzinfo=UTC)


def make_pair(source: str = "th-text", target: str = "en-text", languages: str = "th en") -> Pair:
    ours, theirs = languages.split()
    return Pair(
        id=f"{source}:{target}",
        source=Head(source, ours, "ต้นฉบับ"),
        target=Head(target, theirs, "Source"),
        encoder="use",
        aligned_at=CREATED,
        counts=dict.fromkeys(Status, 0),
    )


@pytest.fixture
def pair() -> Pair:
    """The pair that `unit` makes units of."""
    return make_pair()


@pytest.fixture
def other_pair() -> Callable[..., Pair]:
    """Makes pairs: `other_pair(source_id, target_id, "th en")`."""
    return make_pair


@pytest.fixture
def unit() -> Callable[..., Unit]:
    """Makes units with ids from 1; any field of Unit can be given."""
    ids = count(1)

    def make(source_text: str = "ทดสอบ", target_text: str = "A test.", **fields: Any) -> Unit:
        number = next(ids)
        values: dict[str, Any] = {
            "id": number,
            "pair": "th-text:en-text",
            "position": number - 1,
            "bead": Bead(Span(0, 5), Span(0, 7), 0.9),
            "source_text": source_text,
            "target_text": target_text,
            "status": Status.APPROVED,
            "version": 0,
            "note": "",
            "created_at": CREATED,
            "changed_at": CREATED,
            "changed_by": "",
        }
        return Unit(**(values | fields))

    return make
