from __future__ import annotations

import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.embedding.hashing import HashingEncoder


@given(st.lists(st.text(), max_size=5))
def test_every_text_gets_a_unit_row_and_a_blank_one_a_zero_row(texts):
    rows = HashingEncoder(32).encode(texts)
    assert rows.shape == (len(texts), 32)
    assert rows.dtype == np.float32
    for text, length in zip(texts, np.linalg.norm(rows, axis=1), strict=True):
        # Stretches of opposite sign may cancel out in a short text.
        assert length == 0 or abs(length - 1) < 1e-5
        assert text.strip() or length == 0


def test_blank_texts_get_zero_rows():
    assert not HashingEncoder().encode(["", "   ", "\n\t\u3000"]).any()


def test_a_text_has_the_same_vector_in_another_process():
    text = "ในปี ๒๕๖๘ the Convention has 71 articles"
    code = (
        "from workbench.embedding.hashing import HashingEncoder; import sys;"
        f"sys.stdout.buffer.write(HashingEncoder().encode([{text!r}]).tobytes())"
    )
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert there == HashingEncoder().encode([text]).tobytes()


def test_thai_digits_case_and_the_width_of_white_space_make_no_difference():
    rows = HashingEncoder().encode(["มาตรา ๗๑ ของ ASEAN", " มาตรา  71\nของ asean"])
    assert np.array_equal(rows[0], rows[1])


def test_texts_that_share_more_lie_closer():
    base, near, far = HashingEncoder().encode(
        ["the convention has 71 articles", "the convention had 71 articles", "ministers met in october"]
    )
    assert base @ near > 0.7 > 0.5 > base @ far


def test_encoders_of_other_sizes_have_other_names():
    assert HashingEncoder().name == "hashing"
    assert HashingEncoder(64).name != HashingEncoder(32).name
    assert HashingEncoder(64).encode([]).shape == (0, 64)
