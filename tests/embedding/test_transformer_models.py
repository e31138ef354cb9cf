from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from workbench.embedding import encoder, span_vectors
from workbench.embedding.transformer import _BATCH_TOKENS, TransformerEncoder

pytestmark = pytest.mark.neural

TEXTS = ["the convention was signed in hanoi", "ประเทศ ไทย ลงนาม", "hanoi", "the the the the", "อนุสัญญา"]


def unit(rows):
    return np.array([row / np.linalg.norm(row) for row in rows])


def test_a_text_gets_the_mean_of_its_tokens_whatever_it_is_padded_with(tiny):
    model = tiny.save_model(tiny.folder)
    loaded = TransformerEncoder(str(tiny.folder))
    rows = loaded.encode(TEXTS)
    assert (loaded.dimension, rows.dtype) == (16, np.float32)
    assert loaded.name == f"transformers:{tiny.folder}"
    assert np.allclose(rows, unit([tiny.tokens(model, text).mean(axis=0) for text in TEXTS]), atol=1e-5)
    # Were the weights too alike, the comparison above would say nothing.
    assert np.abs(rows @ rows.T - np.eye(len(TEXTS))).max() < 0.99


def test_labse_takes_the_pooler(tiny, tmp_path):
    model = tiny.save_model(tmp_path / "LaBSE")
    rows = TransformerEncoder(str(tmp_path / "LaBSE")).encode(TEXTS)
    assert np.allclose(rows, unit([tiny.pooled(model, text) for text in TEXTS]), atol=1e-5)


def test_e5_puts_query_before_each_text(tiny, tmp_path):
    model = tiny.save_model(tmp_path / "multilingual-e5-small")
    rows = TransformerEncoder(str(tmp_path / "multilingual-e5-small")).encode(TEXTS)
    expected = unit([tiny.tokens(model, f"query : {text}").mean(axis=0) for text in TEXTS])
    assert np.allclose(rows, expected, atol=1e-5)


def test_gte_takes_the_first_token(tiny, tmp_path):
    model = tiny.save_model(tmp_path / "gte-multilingual-base", kind="Gte")
    rows = TransformerEncoder(str(tmp_path / "gte-multilingual-base")).encode(TEXTS)
    assert np.allclose(rows, unit([tiny.tokens(model, text)[0] for text in TEXTS]), atol=1e-5)


def test_a_text_has_the_same_vector_in_every_batch(tiny):
    tiny.save_model(tiny.folder, max_position_embeddings=512)
    loaded = TransformerEncoder(str(tiny.folder))
    many = [" ".join(TEXTS[n % 5] for _ in range(1 + n * 7 % 11)) for n in range(800)]
    assert sum(len(text.split()) for text in many) > 2 * _BATCH_TOKENS
    together = loaded.encode(many)
    for at in (0, 17, 123, 799):
        assert np.allclose(together[at], loaded.encode([many[at]])[0], atol=1e-5)
    assert np.allclose(loaded.encode(many[::-1])[::-1], together, atol=1e-5)


def test_blank_texts_get_zero_rows_and_no_texts_no_rows(tiny):
    tiny.save_model(tiny.folder)
    loaded = TransformerEncoder(str(tiny.folder))
    rows = loaded.encode(["", "hanoi", " \n\u3000"])
    assert not rows[[0, 2]].any()
    assert np.allclose(rows[1], loaded.encode(["hanoi"])[0], atol=1e-6)
    assert loaded.encode([]).shape == (0, 16)
    assert not loaded.encode([" "]).any()


@pytest.mark.parametrize(
    ("kind", "limit", "read"), [("Bert", None, 32), ("Bert", 12, 12), ("XLMRoberta", None, 31)]
)
def test_a_text_beyond_the_limit_is_read_up_to_there(tiny, kind, limit, read):
    tiny.save_model(tiny.folder, kind=kind)
    if limit:
        tiny.save_tokenizer(tiny.folder, limit)
    loaded = TransformerEncoder(str(tiny.folder))
    words = ["hanoi", "convention"] * 50
    # Two places are the marks'.
    rows = loaded.encode([" ".join(words[:count]) for count in (100, read - 2, read - 3)])
    assert np.allclose(rows[0], rows[1], atol=1e-6)
    assert not np.allclose(rows[0], rows[2], atol=1e-4)


def test_stretches_are_encoded_as_texts(tiny):
    tiny.save_model(tiny.folder)
    loaded = encoder(f"transformers:{tiny.folder}")
    assert loaded is encoder(f"transformers:{tiny.folder}")
    rows = span_vectors(loaded, ["the ", "convention ", "was"]).vectors(np.array([0, 1]), np.array([2, 3]))
    assert np.allclose(rows, loaded.encode(["the convention", "convention was"]), atol=1e-6)


def test_threads_share_one_encoder(tiny):
    tiny.save_model(tiny.folder)
    loaded = TransformerEncoder(str(tiny.folder))
    expected = loaded.encode(TEXTS)
    with ThreadPoolExecutor(8) as pool:
        for rows in pool.map(loaded.encode, [TEXTS] * 64):
            assert np.allclose(rows, expected, atol=1e-5)


def test_a_model_in_the_cache_is_taken_from_there_without_a_connection(tiny, tmp_path, monkeypatch):
    import huggingface_hub.constants
    import huggingface_hub.file_download

    repository = tmp_path / "models--somebody--LaBSE"
    model = tiny.save_model(repository / "snapshots" / "0" / "")
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("0")
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(
        huggingface_hub.file_download, "get_hf_file_metadata", lambda **_: pytest.fail("asked")
    )
    rows = TransformerEncoder("somebody/LaBSE").encode(TEXTS)
    assert np.allclose(rows, unit([tiny.pooled(model, text) for text in TEXTS]), atol=1e-5)
