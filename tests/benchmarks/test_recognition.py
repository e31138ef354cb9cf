from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.recognition import BEADS, CHARACTERS, TERMS, beads, large_glossary, quality, shuffled_document
from workbench.glossary import Recogniser, read_glossary

FOLDER = Path(__file__).parents[2] / "glossary"


@pytest.mark.parametrize("language", ["th", "en"])
def test_documents_are_as_long_as_they_say_and_each_is_another(language: str) -> None:
    first, second = (shuffled_document(language, seed) for seed in (1, 2))
    assert len(first) == len(second) == CHARACTERS
    assert first != second and first == shuffled_document(language, 1)


def test_the_large_glossary_has_as_many_terms_of_each_language() -> None:
    large = large_glossary(read_glossary(FOLDER))
    for language in ("th", "en"):
        texts = {each.text for concept in large.concepts for each in concept.terms_in(language)}
        assert len(texts) == TERMS


def test_beads_differ_and_quality_is_a_share() -> None:
    assert len(set(beads())) == BEADS
    marked, precision, recall = quality(Recogniser(read_glossary(FOLDER)), "en")
    assert marked >= 300 and 0.9 < precision <= 1 and 0.9 < recall <= 1
