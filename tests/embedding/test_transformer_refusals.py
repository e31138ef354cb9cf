"""Models that cannot be used, and what is said of them."""

from __future__ import annotations

import json

import pytest

from workbench.embedding import encoder
from workbench.embedding.transformer import TransformerEncoder
from workbench.errors import EncoderError

pytestmark = pytest.mark.neural


def test_weights_that_are_no_numbers_are_refused(tiny):
    tiny.save_model(
        tiny.folder, change=lambda model: model.encoder.layer[1].output.dense.bias.fill_(float("nan"))
    )
    with pytest.raises(EncoderError, match=r"tiny' gave 1 of 1 vectors .*NaN"):
        TransformerEncoder(str(tiny.folder))


def test_one_word_with_broken_weights_is_refused_when_it_comes(tiny):
    broken = tiny.words.index("hanoi")
    tiny.save_model(
        tiny.folder, change=lambda model: model.embeddings.word_embeddings.weight[broken].fill_(float("inf"))
    )
    loaded = TransformerEncoder(str(tiny.folder))
    assert loaded.encode(["the convention"]).any()
    with pytest.raises(EncoderError, match=r"gave 1 of 3 vectors"):
        loaded.encode(["the", "signed in hanoi", "was"])


def test_weights_that_are_missing_are_not_made_up(tiny):
    from safetensors.torch import load_file, save_file

    tiny.save_model(tiny.folder)
    weights = load_file(tiny.folder / "model.safetensors")
    del weights["encoder.layer.1.output.dense.weight"]
    save_file(weights, tiny.folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(EncoderError, match=r"lacks 1 of its weights, such as 'encoder\.layer\.1"):
        TransformerEncoder(str(tiny.folder))


def test_a_pooler_that_is_missing_matters_only_where_it_is_used(tiny, tmp_path):
    from safetensors.torch import load_file, save_file

    for name in ("tiny", "LaBSE"):
        tiny.save_model(tmp_path / name)
        file = tmp_path / name / "model.safetensors"
        weights = {key: value for key, value in load_file(file).items() if "pooler" not in key}
        save_file(weights, file, metadata={"format": "pt"})
    assert TransformerEncoder(str(tmp_path / "tiny")).encode(["hanoi"]).any()
    with pytest.raises(EncoderError, match="lacks 2 of its weights"):
        TransformerEncoder(str(tmp_path / "LaBSE"))


def test_a_model_without_its_tokenizer_is_refused(tiny):
    tiny.save_model(tiny.folder)
    for file in tiny.folder.glob("tokenizer*"):
        file.unlink()
    with pytest.raises(EncoderError, match="comes without its tokenizer"):
        TransformerEncoder(str(tiny.folder))


def test_a_damaged_file_is_refused(tiny):
    tiny.save_model(tiny.folder)
    (tiny.folder / "model.safetensors").write_bytes(b"not weights at all" * 50)
    with pytest.raises(EncoderError, match=r"tiny' cannot be loaded .* fetch it anew"):
        TransformerEncoder(str(tiny.folder))


def test_a_model_that_needs_code_of_its_own_is_refused_and_its_code_not_run(tiny):
    tiny.save_model(tiny.folder)
    configuration = json.loads((tiny.folder / "config.json").read_text())
    configuration |= {
        "model_type": "new",
        "auto_map": {"AutoConfig": "own.NewConfig", "AutoModel": "own.NewModel"},
    }
    (tiny.folder / "config.json").write_text(json.dumps(configuration))
    own = [f"open({str(tiny.folder / 'ran')!r}, 'w')", "class NewConfig: pass", "class NewModel: pass"]
    (tiny.folder / "own.py").write_text("\n".join(own))
    with pytest.raises(EncoderError, match="needs code of its own, which is never run"):
        TransformerEncoder(str(tiny.folder))
    assert not (tiny.folder / "ran").exists()


def test_a_model_that_is_no_text_encoder_is_refused(tiny):
    import transformers

    configuration = transformers.T5Config(
        vocab_size=len(tiny.words), d_model=16, d_kv=8, d_ff=32, num_layers=1, num_heads=2
    )
    transformers.T5Model(configuration).save_pretrained(tiny.folder)
    tiny.save_tokenizer(tiny.folder)
    with pytest.raises(EncoderError, match="does not work as a text encoder"):
        TransformerEncoder(str(tiny.folder))


def test_a_folder_that_is_not_there_is_told_by_name(tiny, tmp_path):
    with pytest.raises(EncoderError) as refused:
        TransformerEncoder(str(tmp_path / "nowhere"))
    said = str(refused.value)
    assert said.startswith(f"No model '{tmp_path / 'nowhere'}' can be loaded (")
    assert said.endswith("or give the path of a folder that has the model and its tokenizer.")
    assert "\n" not in said


def test_a_name_that_cannot_be_fetched_is_told_in_one_sentence(tiny, tmp_path, monkeypatch):
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(EncoderError) as refused:
        encoder("transformers:nobody/no-such-model")
    assert str(refused.value).startswith("No model 'nobody/no-such-model' can be loaded (")
    assert "\n" not in str(refused.value)
