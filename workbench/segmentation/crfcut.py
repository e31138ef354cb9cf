"""How likely a sentence ends with each token, by PyThaiNLP's crfcut model.

The package's own function takes longer to name the features than the model takes to weigh them. Here
each run of tokens is joined once, and what depends only on which tokens are listed as endings or
beginnings is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

_WINDOW = 2
"""Tokens on either side that a token's features look at."""
_RUNS = [(size, at) for size in (1, 2, 3) for at in range(2 * _WINDOW + 2 - size)]
"""Length of each run of tokens that is a feature, and where in the window it begins."""
_NAMES = [f"{size}_{at - _WINDOW}_{at - _WINDOW + size}=" for size, at in _RUNS]
_WORDS = [(f"word_{name}", size - 1, at) for name, (size, at) in zip(_NAMES, _RUNS, strict=True)]


def ends(tokens: Sequence[str]) -> list[float]:
    """(tokens,) the probability that a sentence ends with each."""
    from pythainlp.tokenize.crfcut import _tagger

    _tagger.set(features(tokens))
    return [_tagger.marginal("E", index) for index in range(len(tokens))]


def features(tokens: Sequence[str]) -> list[list[str]]:
    """The features of each token that the model was trained on, in an order of their own."""
    from pythainlp.tokenize.crfcut import _ENDERS, _STARTERS

    edge = ["xxpad"] * _WINDOW
    one = [*edge, *tokens, *edge]
    two = [f"{word}|{following}" for word, following in pairwise(one)]
    runs = one, two, [f"{pair}|{following}" for pair, following in zip(two, one[2:], strict=False)]
    enders = [token in _ENDERS for token in one]
    starters = [token in _STARTERS for token in one]
    width = 2 * _WINDOW + 1
    words = [[name + run for run in runs[size][at : at + len(tokens)]] for name, size, at in _WORDS]
    return [
        [
            *said,
            *_listed("ender", tuple(enders[start : start + width])),
            *_listed("starter", tuple(starters[start : start + width])),
        ]
        for start, said in enumerate(zip(*words, strict=True))
    ]


@cache
def _listed(kind: str, which: tuple[bool, ...]) -> list[str]:
    """The features that say which tokens of a window are in one of the package's lists."""
    marks = [kind if each else "normal" for each in which]
    runs = ["|".join(marks[at : at + size]) for size, at in _RUNS]
    said = [f"{kind}_{name}{run}" for name, run in zip(_NAMES, runs, strict=True)]
    return ["bias", *said] if kind == "ender" else said
