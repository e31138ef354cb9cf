"""What needs no model."""

from __future__ import annotations

import pytest

from workbench.embedding.transformer import _BATCH_TOKENS, Pooling, _batches, family


@pytest.mark.parametrize(
    ("name", "pooling", "prefix"),
    [
        ("sentence-transformers/LaBSE", Pooling.POOLER, ""),
        ("/models/labse", Pooling.POOLER, ""),
        ("~/.cache/hub/models--sentence-transformers--LaBSE/snapshots/836121a0", Pooling.POOLER, ""),
        ("intfloat/multilingual-e5-small", Pooling.MEAN, "query: "),
        ("intfloat/multilingual-e5-large", Pooling.MEAN, "query: "),
        (
            "intfloat/multilingual-e5-large-instruct",
            Pooling.MEAN,
            "Instruct: Retrieve parallel sentences.\nQuery: ",
        ),
        ("alibaba-nlp-community/gte-multilingual-base", Pooling.FIRST, ""),
        ("sentence-transformers/paraphrase-multilingual-mpnet-base-v2", Pooling.MEAN, ""),
        ("/home/labse/my-model", Pooling.MEAN, ""),
    ],
)
def test_a_model_is_used_as_its_name_asks(name, pooling, prefix):
    found = family(name)
    assert (found.pooling, found.prefix) == (pooling, prefix)


def test_batches_hold_every_text_once_and_are_bounded():
    lengths = [3, 500, 0, 12, 5000, 12, 700] * 30
    batches = list(_batches(lengths))
    assert sorted(at for batch in batches for at in batch) == list(range(len(lengths)))
    for batch in batches:
        longest = max(lengths[at] for at in batch)
        assert len(batch) == 1 or longest * len(batch) <= _BATCH_TOKENS
