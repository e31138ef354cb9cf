"""Sentence encoders of the transformers library, by name or folder: `transformers:NAME_OR_PATH`.

A model gives a vector for every token; how a text's one vector comes of them, and what must stand
before the text, is a matter of how the model was trained:

| model | pooling | before each text |
|---|---|---|
| sentence-transformers/LaBSE | the pooler (a dense layer and tanh over the first token) | |
| intfloat/multilingual-e5-small, -base, -large | mean of the tokens | `query: ` |
| intfloat/multilingual-e5-large-instruct | mean of the tokens | an instruction |
| alibaba-nlp-community/gte-multilingual-base | first token | |
| any other | mean of the tokens | |

A family is known by the name of the model or of its folder, so a copy keeps its name. Code that
comes with a model is never run; Alibaba-NLP/gte-multilingual-base asks for that, and the community's
copy in the table is the same weights without it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePath
from threading import Lock
from typing import Any

import numpy as np

from workbench.embedding.protocol import Vectors, checked
from workbench.errors import EncoderError

INSTALL = "pip install -r requirements-neural.txt"

_BATCH_TOKENS = 4096
"""Tokens in a batch, padding included: bounds the memory whatever the texts' lengths."""
_USUAL_LIMIT = 512
"""Tokens of a text that are read where neither the tokenizer nor the model names a limit."""


class Pooling(Enum):
    """How a text's vector comes of its tokens' vectors."""

    MEAN = auto()
    FIRST = auto()
    POOLER = auto()


@dataclass(frozen=True, slots=True)
class Family:
    """Models that are used alike, known by a part of their name."""

    sign: str
    pooling: Pooling
    prefix: str = ""


FAMILIES = (
    Family("labse", Pooling.POOLER),
    # "query: " on both sides is what its authors ask for where both sides are alike, as in bitext mining.
    Family("multilingual-e5-large-instruct", Pooling.MEAN, "Instruct: Retrieve parallel sentences.\nQuery: "),
    Family("multilingual-e5", Pooling.MEAN, "query: "),
    Family("gte-multilingual", Pooling.FIRST),
)
_OTHER = Family("", Pooling.MEAN)


def family(name_or_path: str) -> Family:
    """How the model of this name, or in a folder of this name, is used."""
    parts = PurePath(name_or_path).parts or ("",)
    # In the library's own cache the folder's name is a hash; the model's name stands above it.
    own = next((part for part in parts if part.startswith("models--")), parts[-1]).casefold()
    return next((each for each in FAMILIES if each.sign in own), _OTHER)


class TransformerEncoder:
    """A model and its tokenizer, loaded and tried out; texts in any language that the model knows.

    Raises EncoderError when torch or transformers is missing, or the model cannot be found, needs
    code of its own, lacks weights or gives unusable vectors.
    """

    def __init__(self, name_or_path: str) -> None:
        self.name = f"transformers:{name_or_path}"
        self._family = family(name_or_path)
        self._torch, self._tokenizer, self._model = _load(name_or_path, self._family)
        self._limit = _limit(self._tokenizer, self._model)
        # A fast tokenizer used by two threads at once raises "Already borrowed".
        self._lock = Lock()
        try:
            self.dimension: int = self._pooled(["1"]).shape[1]
        except (AttributeError, IndexError, RuntimeError, TypeError, ValueError) as error:
            raise EncoderError(
                f"The model '{name_or_path}' does not work as a text encoder ({_first_line(error)}): "
                "give a model made for sentence embeddings."
            ) from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape (len(texts), dimension); a text without visible characters gets zeros.

        A text longer than the model's limit is read up to there. Raises EncoderError when a value
        is not finite.
        """
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        filled = [at for at, text in enumerate(texts) if text.strip()]
        if filled:
            rows[filled] = self._pooled([texts[at] for at in filled])
        return rows

    def _pooled(self, texts: Sequence[str]) -> Vectors:
        torch = self._torch
        with self._lock, torch.inference_mode():
            tokens = self._tokenizer(
                [self._family.prefix + text for text in texts], truncation=True, max_length=self._limit
            )
            lengths = [len(each) for each in tokens["input_ids"]]
            rows: list[Any] = [None] * len(texts)
            for batch in _batches(lengths):
                padded = self._tokenizer.pad(
                    {key: [values[at] for at in batch] for key, values in tokens.items()},
                    return_tensors="pt",
                )
                output = self._model(**padded)
                for at, row in zip(batch, self._pool(output, padded["attention_mask"]), strict=True):
                    rows[at] = row
            return checked(torch.stack(rows).numpy(), len(texts), self.name)

    def _pool(self, output: Any, mask: Any) -> Any:
        if self._family.pooling is Pooling.POOLER:
            return output.pooler_output
        if self._family.pooling is Pooling.FIRST:
            return output.last_hidden_state[:, 0]
        inside = mask.unsqueeze(-1)
        sums = output.last_hidden_state.masked_fill(inside == 0, 0).sum(1)
        # A tokenizer that adds no marks may find no token at all in a text: zero, not NaN.
        return sums / inside.sum(1).clamp(min=1)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield indices of texts, longest first, so that little is padded and each batch is bounded."""
    order = sorted(range(len(lengths)), key=lambda at: -lengths[at])
    first = 0
    while first < len(order):
        longest = max(1, lengths[order[first]])
        last = first + max(1, _BATCH_TOKENS // longest)
        yield order[first:last]
        first = last


def _load(name_or_path: str, kind: Family) -> tuple[Any, Any, Any]:
    if not name_or_path:
        raise EncoderError(
            "No model is named: give one after 'transformers:', such as "
            "'transformers:sentence-transformers/LaBSE', or the path of a folder with one."
        )
    try:
        import torch
        from safetensors import SafetensorError
        from transformers import AutoModel  # noqa: F401
    except ImportError as error:
        raise EncoderError(
            f"The encoder 'transformers:{name_or_path}' needs {error.name}, which is not installed: {INSTALL}"
        ) from error
    place = os.path.expanduser(name_or_path)
    # What is in the library's cache is taken from there: with no network, asking for each file anew
    # takes the library a minute, and a model must not change between two runs.
    cause: Exception | None = None
    for local in (True,) if os.path.isdir(place) else (True, False):
        try:
            tokenizer, model = _read(name_or_path, place, kind, local)
            return torch, tokenizer, model
        except (
            EncoderError,
            ImportError,
            KeyError,
            OSError,
            RuntimeError,
            SafetensorError,
            ValueError,
        ) as caught:
            cause = caught
    raise EncoderError(_why_not(name_or_path, cause)) from cause


def _read(name_or_path: str, place: str, kind: Family, local: bool) -> tuple[Any, Any]:
    import torch
    from transformers import AutoConfig, AutoModel, AutoTokenizer

    # False, not unset: unset, the library would ask at the terminal whether to run a model's code.
    how = {"local_files_only": local, "trust_remote_code": False}
    configuration = AutoConfig.from_pretrained(place, **how)
    tokenizer = AutoTokenizer.from_pretrained(place, **how)
    if len(tokenizer) <= len(tokenizer.all_special_tokens):
        # Without the files of a tokenizer the library makes one to which every word is unknown.
        raise EncoderError(
            f"The model '{name_or_path}' comes without its tokenizer: put the tokenizer's files beside it."
        )
    model, report = AutoModel.from_pretrained(
        place, config=configuration, dtype=torch.float32, output_loading_info=True, **how
    )
    missing = [key for key in report["missing_keys"] if kind.pooling is Pooling.POOLER or "pooler" not in key]
    if missing:
        # The library fills them with random numbers and goes on.
        raise EncoderError(
            f"The model '{name_or_path}' lacks {len(missing)} of its weights, such as '{min(missing)}': "
            "fetch it anew, or give a model made for sentence embeddings."
        )
    tokenizer.padding_side = "right"
    return tokenizer, model.eval()


def _why_not(name_or_path: str, error: Exception | None) -> str:
    if isinstance(error, EncoderError):
        return str(error)
    if "custom code" in str(error):
        return (
            f"The model '{name_or_path}' needs code of its own, which is never run: give a model that "
            "transformers knows, such as alibaba-nlp-community/gte-multilingual-base in place of "
            "Alibaba-NLP/gte-multilingual-base."
        )
    if isinstance(error, ImportError):
        return f"The model '{name_or_path}' needs a library that is missing ({_first_line(error)}): {INSTALL}"
    if isinstance(error, OSError):
        return (
            f"No model '{name_or_path}' can be loaded ({_first_line(error)}): check the name and the "
            "connection, or give the path of a folder that has the model and its tokenizer."
        )
    return (
        f"The model '{name_or_path}' cannot be loaded ({_first_line(error)}): "
        "fetch it anew, or give another model."
    )


def _first_line(error: Exception | None) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".:")


def _limit(tokenizer: Any, model: Any) -> int:
    """Tokens of a text that the model reads, marks at both ends included."""
    limits = []
    # Tokenizers saved without a limit name one of 10**30.
    if tokenizer.model_max_length < 10**6:
        limits.append(int(tokenizer.model_max_length))
    positions = getattr(model.config, "max_position_embeddings", None)
    if positions:
        # RoBERTa and its kin count positions from the one after the padding's.
        paddings = (
            getattr(module, "padding_idx", None)
            for path, module in model.named_modules()
            if path.endswith("position_embeddings")
        )
        limits.append(positions - max((index + 1 for index in paddings if index is not None), default=0))
    return min(limits, default=_USUAL_LIMIT)
