"""The embedded encoder, and its short way to the vectors of stretches."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.embedding.use import UseEncoder

THAI = (
    "คณะรัฐมนตรีมีมติเห็นชอบสารบาหลี ว่าด้วยความร่วมมือระหว่างประเทศ ด้านการทูตดิจิทัล "
    "ตามที่กระทรวงการต่างประเทศเสนอ เมื่อวันที่ ๒๖ เม.ย. ๒๕๖๕"
)
PIECES = [piece + " " for piece in THAI.split(" ")]


@pytest.fixture(scope="module")
def use() -> UseEncoder:
    return UseEncoder()


def test_translations_lie_closer_than_other_sentences(use: UseEncoder) -> None:
    vectors = use.encode(
        ["คณะรัฐมนตรีเห็นชอบสารบาหลี", "The cabinet approved the Bali Message.", "It rained all day."]
    )
    assert vectors.shape == (3, 512) and vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_a_text_without_visible_characters_gets_zeros(use: UseEncoder) -> None:
    assert not use.encode(["", " \n"]).any()
    assert use.encode([]).shape == (0, 512)


def test_texts_that_are_encoded_together_do_not_touch_each_other(use: UseEncoder) -> None:
    texts = ["ก", "ข้อตกลง", "a", "The cabinet approved it.", *PIECES, THAI * 12, "2022"]
    together = use.encode(texts)
    alone = np.concatenate([use.encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_the_vectors_of_stretches_are_near_those_of_their_texts(use: UseEncoder) -> None:
    count = len(PIECES)
    starts, ends = np.array([0, 0, 2, 3]), np.array([count, 4, count, 6])
    direct = use.encode(["".join(PIECES[a:b]).strip() for a, b in zip(starts, ends, strict=True)])
    quick = use.spans(PIECES).vectors(starts, ends)
    assert ((direct * quick).sum(axis=1) > 0.95).all()


def test_stretches_do_not_depend_on_how_many_are_asked_for(use: UseEncoder) -> None:
    spans = use.spans(PIECES)
    starts, ends = np.triu_indices(len(PIECES) + 1, k=1)
    together = spans.vectors(starts, ends)
    alone = spans.vectors(starts[5:6], ends[5:6])
    np.testing.assert_allclose(together[5:6], alone, atol=1e-4)


def test_long_texts_are_worked_on_in_blocks_without_a_seam(use: UseEncoder) -> None:
    pieces = PIECES * 60
    spans = use.spans(pieces)
    size = len(PIECES)
    starts = np.arange(2, 58) * size
    vectors = spans.vectors(starts, starts + size)
    # The same words in the same surroundings, wherever a block ends.
    assert (vectors @ vectors[0] > 0.9999).all()


def test_an_empty_stretch_gets_zeros(use: UseEncoder) -> None:
    spans = use.spans(["  ", "ข้อความ "])
    vectors = spans.vectors(np.array([0, 0, 1]), np.array([1, 2, 2]))
    assert not vectors[0].any() and vectors[1].any() and vectors[2].any()
    assert use.spans([]).vectors(np.array([], int), np.array([], int)).shape == (0, 512)
