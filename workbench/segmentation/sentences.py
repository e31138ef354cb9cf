"""Sentences of languages whose punctuation ends them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.language import Language

_LINE = re.compile(r"[^\n]*\n?")
# `1.`, `2)`, `(iii)`, `a)`, `•` in front of what they list. A splitter takes the dot for an end, and
# a bracket for the beginning of an aside.
_MARKER = re.compile(r"\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,5}|[a-zA-Z])[.)]|[•▪●*–-])\s+")


def sentence_edges(text: str, language: Language) -> list[int]:
    """Offsets that cut `text` into sentences: 0, the start of each further sentence, `len(text)`.

    White space belongs to the sentence before it. A line end always ends a sentence; a list
    marker belongs to the sentence that follows. Sentences are those of sentencex, whose rules
    know the abbreviations of each language.
    """
    edges = [0]
    for start, line in _lines(text):
        for length in _sentence_lengths(line, language):
            edges.append(start + length)
    edges[-1] = len(text)
    # Leading blank lines have no sentence before them: they belong to the first.
    visible = [edge for edge in edges[1:-1] if text[:edge].strip()]
    return [0, *visible, len(text)] if text else [0]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, line) with blank lines drawn to the line before them."""
    start = 0
    line = ""
    for match in _LINE.finditer(text):
        if line.strip() and match.group().strip():
            yield start, line
            start, line = match.start(), ""
        line += match.group()
    if line:
        yield start, line


def _sentence_lengths(line: str, language: Language) -> Iterator[int]:
    """Yield where each sentence of a line ends."""
    at = 0
    visible = len(line.rstrip())
    for sentence in _sentences(line.rstrip("\n"), language.code):
        at += len(sentence)
        if at < visible:
            yield at
    yield len(line)


def _sentences(text: str, code: str) -> Iterator[str]:
    """Yield the sentences of a stretch without line ends, each with its list marker."""
    from sentencex import segment

    marker = _MARKER.match(text)
    held = marker.group() if marker else ""
    for piece in segment(code, text[len(held) :]):
        if _MARKER.fullmatch(piece):
            held += piece
        elif _MARKER.match(piece) and not held:
            # The splitter is led astray by a marker within a line: what follows it is split anew.
            yield from _sentences(piece, code)
        else:
            yield held + piece
            held = ""
    if held:
        yield held
