"""Gold terms: texts in which somebody has marked, by reading, where the glossary's terms stand.

A line of `tests/gold/terms-LANGUAGE.jsonl` is an object with `from` (`own`, or the document of the corpus
that the stretch is of), `marked` (the text, each term between ⟦ and ⟧) and `concepts` (for each mark, in
order, the ids of the concepts that the term stands for).

What is marked: the words of a term, in any form that the language gives them, standing as words of their
own, whatever they speak of there; of terms that overlap, the longest; without a possessive ending. Not a
part of a longer word, not an ordinary word that an acronym looks like, nothing that the glossary lacks.
"""

from __future__ import annotations

import json
import re

from tests.support.gold import GOLD

Mark = tuple[int, int, str]
"""Start, end, id of a concept."""


def read_terms(language: str) -> list[tuple[str, str, set[Mark]]]:
    """Where each text is from, the text, and the marks in it."""
    return [
        _read(json.loads(line))
        for line in (GOLD / f"terms-{language}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def _read(row: dict[str, object]) -> tuple[str, str, set[Mark]]:
    source, marked, concepts = row["from"], row["marked"], row["concepts"]
    if not (isinstance(source, str) and isinstance(marked, str) and isinstance(concepts, list)):
        raise AssertionError(f"not a row of gold terms: {row!r}")
    pieces = re.split("[⟦⟧]", marked)
    if len(pieces) != 2 * len(concepts) + 1:
        raise AssertionError(f"{len(concepts)} concepts do not fit the marks in {marked!r}")
    marks = set()
    at = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            marks |= {(at, at + len(piece), concept) for concept in concepts[number // 2]}
        at += len(piece)
    return source, "".join(pieces), marks
