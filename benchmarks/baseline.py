"""What the aligner is measured against: PyThaiNLP's crfcut cuts the Thai, Vecalign aligns the pieces.

Vecalign is Thompson and Koehn's (2019), as the package sentweave has it, with its default settings.
It is given the same encoder, and vectors of up to eight neighbouring segments put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import chain, pairwise

import numpy as np

from benchmarks.gold import GoldPair
from workbench.alignment import Bead, Span
from workbench.embedding import Encoder
from workbench.errors import AlignmentError
from workbench.language import Language, language
from workbench.segmentation.sentences import sentence_edges


def check_installed() -> None:
    """Raises AlignmentError when the package that has Vecalign is missing."""
    if find_spec("sentweave") is None:
        raise AlignmentError(
            "The package sentweave, which has Vecalign, is not installed: "
            "install requirements-bench.txt (it builds from source and needs a C compiler)."
        )


def baseline_beads(pair: GoldPair, encoder: Encoder) -> list[Bead]:
    """The beads that Vecalign finds; every visible character of both texts is on one.

    The segments are the lines where these are given; otherwise Thai is cut by crfcut, paragraph by
    paragraph, and any other language at its sentence ends, as for the aligner. Vecalign reports no
    probability: the confidence is 1 - cost, which comes closer to one than the 1 - cost / 2 that
    sentweave makes its own score of.
    """
    from sentweave import align

    ours, theirs = (language(code) for code in pair.languages)
    source = _segments(pair.source, ours, pair.source_lines)
    target = _segments(pair.target, theirs, pair.target_lines)
    # It casts memory to whole numbers before filling it, which numpy warns of by chance.
    with np.errstate(invalid="ignore"):
        found = align(_texts(pair.source, source), _texts(pair.target, target), encoder)
    return [
        Bead(
            _joined(source, each.src_indices),
            _joined(target, each.tgt_indices),
            1 - min(max(each.score, 0.0), 1.0) if each.src_indices and each.tgt_indices else 0.0,
        )
        for each in found.alignments
    ]


def _segments(text: str, spoken: Language, lines: bool) -> list[Span]:
    """The visible parts of a text's segments."""
    if lines:
        return _spans(text, text.split("\n"))
    if spoken.sentence_marks:
        edges = sentence_edges(text, spoken)
        return _spans(text, (text[start:end] for start, end in pairwise(edges)))
    from pythainlp.tokenize import sent_tokenize

    cut = partial(sent_tokenize, engine="crfcut")
    return _spans(text, chain.from_iterable(map(cut, text.splitlines())))


def _spans(text: str, pieces: Iterable[str]) -> list[Span]:
    """Where the visible parts of pieces that follow each other lie in their text."""
    spans, at = [], 0
    for visible in filter(None, (piece.strip() for piece in pieces)):
        # Searched for, since a cutter may leave out white space between pieces.
        start = text.index(visible, at)
        at = start + len(visible)
        spans.append(Span(start, at))
    return spans


def _texts(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def _joined(spans: Sequence[Span], indices: Sequence[int]) -> Span | None:
    return Span(spans[indices[0]].start, spans[indices[-1]].end) if indices else None
