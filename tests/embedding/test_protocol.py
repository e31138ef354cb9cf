from __future__ import annotations

import re

import numpy as np
import pytest

from workbench.embedding import SpanEncoder, checked, span_vectors
from workbench.embedding.hashing import HashingEncoder
from workbench.embedding.protocol import JoinedSpans
from workbench.errors import EncoderError


class Counting(HashingEncoder):
    """A hashing encoder that remembers what it was given."""

    def __init__(self):
        super().__init__(16)
        self.given = []

    def encode(self, texts):
        self.given.extend(texts)
        return super().encode(texts)


class Own(Counting):
    """An encoder with stretches of its own making."""

    def spans(self, pieces):
        return JoinedSpans(HashingEncoder(8), pieces)


PIECES = ["ประเทศไทย ", "ลงนาม\n", "  ", "ประเทศไทย ", "ในปี ๒๕๖๘"]


def at(*values):
    return np.array(values, dtype=np.intp)


def test_rows_come_out_with_unit_length_and_zero_rows_stay():
    rows = checked([[3.0, 4.0], [0.0, 0.0], [-1e30, 0.0]], 3, "x")
    assert rows.dtype == np.float32
    assert np.allclose(rows, [[0.6, 0.8], [0, 0], [-1, 0]])


def test_checking_leaves_the_given_array_alone():
    given = np.full((2, 2), 2, dtype=np.float32)
    checked(given, 2, "x")
    assert (given == 2).all()


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e300])
def test_a_value_that_is_no_number_is_refused_with_the_encoder_named(value):
    with pytest.raises(EncoderError, match=r"'foreign' gave 1 of 2 vectors .* no numbers .* another encoder"):
        checked([[1.0, 0.0], [0.5, value]], 2, "foreign")


@pytest.mark.parametrize(
    ("vectors", "shape"),
    [([[1.0, 2.0]], "(1, 2)"), ([1.0, 2.0], "(2,)"), (np.zeros((2, 0)), "(2, 0)"), (5.0, "()")],
)
def test_vectors_of_another_shape_are_refused_with_both_shapes_told(vectors, shape):
    with pytest.raises(EncoderError, match=re.escape(f"'x' gave vectors of shape {shape} for 2 texts")):
        checked(vectors, 2, "x")


@pytest.mark.parametrize("vectors", [[[1.0], [1.0, 2.0]], [["a"], ["b"]], [None, {}]])
def test_what_is_no_table_of_numbers_is_refused(vectors):
    with pytest.raises(EncoderError, match="'x' gave something other than a table of numbers"):
        checked(vectors, 2, "x")


def test_a_stretch_has_the_vector_of_its_text_without_the_white_space_around_it():
    encoder = HashingEncoder(64)
    rows = span_vectors(encoder, PIECES).vectors(at(0, 1, 3), at(2, 4, 5))
    assert np.array_equal(
        rows, encoder.encode(["ประเทศไทย ลงนาม", "ลงนาม\n  ประเทศไทย", "ประเทศไทย ในปี ๒๕๖๘"])
    )


def test_empty_and_blank_stretches_get_zero_rows_and_no_stretch_gets_no_row():
    spans = span_vectors(HashingEncoder(64), PIECES)
    assert not spans.vectors(at(1, 2), at(1, 3)).any()
    assert spans.vectors(at(), at()).shape == (0, 64)
    assert span_vectors(HashingEncoder(64), []).vectors(at(0), at(0)).shape == (1, 64)


def test_each_distinct_stretch_is_encoded_once():
    encoder = Counting()
    spans = span_vectors(encoder, PIECES)
    rows = spans.vectors(at(0, 3, 4, 0), at(1, 4, 5, 1))
    spans.vectors(at(4, 0), at(5, 1))
    assert encoder.given == ["ประเทศไทย", "ในปี ๒๕๖๘"]
    assert np.array_equal(rows[0], rows[1]) and np.array_equal(rows[0], rows[3])


def test_a_stretch_without_a_number_for_a_value_is_refused():
    class Broken(HashingEncoder):
        def encode(self, texts):
            return super().encode(texts) * np.nan

    with pytest.raises(EncoderError, match="'hashing' gave 1 of 1"):
        span_vectors(Broken(), PIECES).vectors(at(0), at(1))


def test_an_encoder_with_its_own_stretches_is_asked_for_them():
    own = Own()
    assert isinstance(own, SpanEncoder) and not isinstance(Counting(), SpanEncoder)
    assert span_vectors(own, PIECES).vectors(at(0), at(2)).shape == (1, 8)
    assert own.given == []
