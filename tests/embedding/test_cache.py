from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from workbench.embedding import SpanEncoder, span_vectors
from workbench.embedding.cache import CachedEncoder, VectorCache
from workbench.embedding.hashing import HashingEncoder
from workbench.errors import EncoderError


class Counting(HashingEncoder):
    """A hashing encoder that remembers what it was given, the cache's own probe left out."""

    def __init__(self, dimension=64):
        super().__init__(dimension)
        self.given = []

    def encode(self, texts):
        self.given.extend(text for text in texts if not text.startswith("Probe"))
        return super().encode(texts)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "vectors.db"


@pytest.fixture
def cache(path):
    opened = VectorCache(path)
    yield opened
    opened.close()


TEXTS = ["หนึ่ง", "two", "", "หนึ่ง", "  ", "three ๓"]


def test_vectors_are_those_of_the_encoder_with_zero_rows_for_blank_texts(cache):
    cached = CachedEncoder(Counting(), cache)
    expected = HashingEncoder(64).encode(TEXTS)
    assert np.array_equal(cached.encode(TEXTS), expected)
    assert np.array_equal(cached.encode(TEXTS), expected)
    assert cached.encode([]).shape == (0, 64)
    assert (cached.name, cached.dimension) == ("hashing-64", 64)


def test_each_text_is_encoded_once_also_by_a_later_process(cache, path):
    first = Counting()
    CachedEncoder(first, cache).encode(TEXTS)
    assert first.given == ["หนึ่ง", "two", "three ๓"]
    cache.close()
    later = Counting()
    CachedEncoder(later, VectorCache(path)).encode([*TEXTS, "four"])
    assert later.given == ["four"]


def test_more_texts_than_one_question_holds(cache):
    texts = [f"text {n}" for n in range(2500)]
    CachedEncoder(Counting(), cache).encode(texts)
    again = Counting()
    rows = CachedEncoder(again, cache).encode(texts)
    assert again.given == []
    assert np.array_equal(rows, HashingEncoder(64).encode(texts))


def test_encoders_do_not_see_each_others_vectors(cache):
    CachedEncoder(Counting(64), cache).encode(TEXTS)
    other = Counting(32)
    assert CachedEncoder(other, cache).encode(TEXTS).shape == (6, 32)
    assert other.given == ["หนึ่ง", "two", "three ๓"]


def test_a_model_that_changed_under_its_name_is_asked_anew(cache):
    class Retrained(Counting):
        def encode(self, texts):
            return super().encode(texts)[:, ::-1]

    CachedEncoder(Counting(), cache).encode(TEXTS)
    retrained = Retrained()
    rows = CachedEncoder(retrained, cache).encode(["two"])
    assert retrained.given == ["two"]
    assert np.array_equal(rows, HashingEncoder(64).encode(["two"])[:, ::-1])


def test_vectors_that_are_no_numbers_are_refused_and_not_kept(cache):
    class Broken(Counting):
        def encode(self, texts):
            rows = super().encode(texts)
            rows[[text == "two" for text in texts]] = np.nan
            return rows

    with pytest.raises(EncoderError, match="NaN"):
        CachedEncoder(Broken(), cache).encode(TEXTS)
    sound = Counting()
    CachedEncoder(sound, cache).encode(TEXTS)
    assert "two" in sound.given


@pytest.mark.parametrize("damage", ["random", "cut", "other table", "empty", "overwritten"])
def test_a_damaged_file_is_made_anew(cache, path, damage):
    texts = [f"text {n}" for n in range(500)]
    CachedEncoder(Counting(), cache).encode(texts)
    cache.close()
    content = path.read_bytes()
    noise = random.Random(1)
    if damage == "random":
        path.write_bytes(noise.randbytes(5000))
    elif damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "overwritten":
        path.write_bytes(content[:4096] + noise.randbytes(len(content) - 4096))
    else:
        path.unlink()
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE vectors (something TEXT)")
            other.execute("PRAGMA user_version = 1")
    expected = HashingEncoder(64).encode(texts)
    assert np.array_equal(CachedEncoder(Counting(), cache).encode(texts), expected)
    again = Counting()
    assert np.array_equal(CachedEncoder(again, cache).encode(texts), expected)
    assert again.given == []


@pytest.mark.parametrize("value", [b"short", b"\0" * 256, np.full(64, np.nan, np.float32).tobytes()])
def test_a_stored_value_that_is_no_unit_vector_is_encoded_anew(cache, path, value):
    CachedEncoder(Counting(), cache).encode(["two"])
    cache.close()
    with sqlite3.connect(path) as direct:
        direct.execute("UPDATE vectors SET vector = ?", (value,))
    again = Counting()
    rows = CachedEncoder(again, cache).encode(["two"])
    assert again.given == ["two"]
    assert np.array_equal(rows, HashingEncoder(64).encode(["two"]))


def test_where_nothing_can_be_written_texts_are_encoded_instead(tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    cached = CachedEncoder(Counting(), VectorCache(tmp_path / "file" / "vectors.db"))
    assert np.array_equal(cached.encode(TEXTS), HashingEncoder(64).encode(TEXTS))
    assert "is left out" in caplog.text
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_locked_file_is_waited_for_briefly_and_then_left_out(cache, path, caplog):
    cached = CachedEncoder(Counting(), cache)
    cached.encode(["one"])
    with sqlite3.connect(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert np.array_equal(cached.encode(["two"]), HashingEncoder(64).encode(["two"]))
        other.rollback()
    assert "locked" in caplog.text
    again = Counting()
    CachedEncoder(again, cache).encode(["one"])
    assert again.given == []


def test_the_file_stays_within_its_limit_and_the_oldest_go_first(path):
    cache = VectorCache(path, limit=0.5)
    encoder = Counting(512)
    cached = CachedEncoder(encoder, cache)
    for n in range(20):
        cached.encode([f"{n} {m}" for m in range(50)])
    cache.close()
    assert 0.2 * 2**20 < path.stat().st_size < 0.8 * 2**20
    encoder.given.clear()
    cached.encode(["19 0", "19 49", "0 0"])
    assert encoder.given == ["0 0"]


def test_a_limit_below_one_vector_keeps_nothing_and_breaks_nothing(path):
    cached = CachedEncoder(Counting(), VectorCache(path, limit=0))
    for _ in range(2):
        assert np.array_equal(cached.encode(TEXTS), HashingEncoder(64).encode(TEXTS))


def test_threads_share_one_cache(cache):
    cached = CachedEncoder(HashingEncoder(64), cache)
    batches = [[f"text {(n * 7 + m) % 100}" for m in range(30)] for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(cached.encode, batches))
    for batch, rows in zip(batches, results, strict=True):
        assert np.array_equal(rows, HashingEncoder(64).encode(batch))


def test_processes_share_one_file(path):
    code = textwrap.dedent("""
        import sys
        from pathlib import Path
        from workbench.embedding.cache import CachedEncoder, VectorCache
        from workbench.embedding.hashing import HashingEncoder
        cached = CachedEncoder(HashingEncoder(64), VectorCache(Path(sys.argv[1])))
        for n in range(50):
            cached.encode([f"{sys.argv[2]} {n}"])
    """)
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path), who], stderr=subprocess.PIPE, env=os.environ)
        for who in ("a", "b")
    ]
    assert [each.communicate()[1] for each in running] == [b"", b""]
    encoder = Counting()
    CachedEncoder(encoder, VectorCache(path)).encode([f"{who} {n}" for who in "ab" for n in range(50)])
    assert encoder.given == []


def test_stretches_of_any_encoder_go_through_the_cache(cache):
    starts, ends = np.array([0, 1]), np.array([2, 3])
    first = CachedEncoder(Counting(), cache)
    rows = span_vectors(first, ["a ", "b ", "c"]).vectors(starts, ends)
    again = Counting()
    assert np.array_equal(
        span_vectors(CachedEncoder(again, cache), ["a ", "b ", "c"]).vectors(starts, ends), rows
    )
    assert again.given == []


def test_stretches_of_an_encoder_that_has_its_own_pass_through(cache):
    class Own(Counting):
        def spans(self, pieces):
            return ("own", list(pieces))

    cached = CachedEncoder(Own(), cache)
    assert isinstance(cached, SpanEncoder)
    assert cached.spans(["a", "b"]) == ("own", ["a", "b"])
