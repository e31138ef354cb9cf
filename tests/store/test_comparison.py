from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbench.errors import EncoderError
from workbench.settings import Settings, settings
from workbench.store import Store
from workbench.store.comparison import compare


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("WORKBENCH_DATA", os.fspath(tmp_path))
    monkeypatch.setenv("WORKBENCH_ENCODER", "hashing")
    return settings()


def test_a_pairs_stretches_are_compared_as_the_documents_have_them(
    store: Store, pair: str, place: Settings
) -> None:
    units = store.units(pair)
    store.decide(units[0].id, 0, "Ann", target_text="Something else altogether.")

    found = compare(store, store.pair(pair), [unit.bead for unit in store.units(pair)], place)

    text = store.document("en-a").text
    assert found.target == [text[start:end] for start, end in (unit.bead.target for unit in units[:2])]
    assert len(found.source) == 3
    assert found.similarity.cosines.shape == (3, 2)
    assert found.similarity.path == [(0, 0), (1, 1)]


def test_an_encoder_that_is_not_to_be_had_any_more_is_told(store: Store, pair: str, place: Settings) -> None:
    beads = [unit.bead for unit in store.units(pair)]
    store.save_alignment(pair, beads, "lost")

    with pytest.raises(EncoderError, match="No encoder 'lost'"):
        compare(store, store.pair(pair), beads, place)
