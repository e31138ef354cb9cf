"""Real models, tiny and with random weights, built and saved for a test and loaded as any other."""

from __future__ import annotations

import importlib.util
from types import SimpleNamespace

import pytest

MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "query", ":"]
WORDS = [*MARKS, "ประเทศ", "ไทย", "ลงนาม", "อนุสัญญา", "the", "convention", "was", "signed", "in", "hanoi"]


@pytest.fixture
def tiny(needs, tmp_path):
    """Makes models: a `folder` for one, the `words` it knows, and what it says of a text by itself."""
    needs(
        importlib.util.find_spec("torch") is not None,
        "torch is not installed (pip install -r requirements-neural.txt)",
    )
    return SimpleNamespace(
        folder=tmp_path / "tiny",
        words=WORDS,
        save_model=save_model,
        save_tokenizer=save_tokenizer,
        tokens=lambda model, text: alone(model, text).last_hidden_state[0].numpy(),
        pooled=lambda model, text: alone(model, text).pooler_output[0].numpy(),
    )


def save_tokenizer(folder, limit=None):
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    words = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=words,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        **({"model_max_length": limit} if limit else {}),
    )
    tokenizer.save_pretrained(folder)


def save_model(folder, kind="Bert", change=None, **settings):
    """A model of two layers, its weights drawn from a fixed seed, and its tokenizer."""
    import torch
    import transformers

    torch.manual_seed(7)
    configuration = getattr(transformers, f"{kind}Config")(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        pad_token_id=0,
        **({"max_position_embeddings": 32} | settings),
    )
    model = getattr(transformers, f"{kind}Model")(configuration).eval()
    # Fresh weights are so small that all texts look alike.
    with torch.no_grad():
        for weights in model.parameters():
            weights.mul_(5)
        if change:
            change(model)
    model.save_pretrained(folder)
    save_tokenizer(folder)
    return model


def alone(model, text):
    """What the model says of one text, without padding."""
    import torch

    tokens = [2, *(WORDS.index(word) for word in text.split()), 3]
    with torch.inference_mode():
        return model(input_ids=torch.tensor([tokens]))
