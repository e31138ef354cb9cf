"""How the two texts of a pair are cut before they are aligned."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.language import Language
from workbench.segmentation.cuts import Cuts, cut_chunks, cut_lines, cut_sentences


@dataclass(frozen=True, slots=True)
class Reach:
    """How many atoms of each side a bead may hold."""

    sources: int
    targets: int


_CHUNK_REACH = Reach(sources=28, targets=3)
"""A Thai sentence may have this many stretches between white space, and hold this many English ones."""
_SEGMENT_REACH = Reach(sources=4, targets=4)


@dataclass(frozen=True, slots=True)
class CutPair:
    """Both texts in atoms, and what a bead may be made of."""

    source: Cuts
    source_language: Language
    target: Cuts
    target_language: Language
    reach: Reach
    kind: str
    """Which weights go with it: `chunks`; with given lines of a language without sentence marks `lines`,
    else `sentences`."""


def prepare(
    source: str,
    target: str,
    source_language: Language,
    target_language: Language,
    *,
    source_lines: bool,
    target_lines: bool,
) -> CutPair:
    """Cut both texts. A source without sentence marks is cut at all white space, unless its lines are given.

    Beside such chunks, a target line is cut into its sentences even where lines are given: the
    search is better sentence by sentence, and the line is put together again afterwards.
    """
    if source_language.sentence_marks or source_lines:
        return CutPair(
            cut_lines(source) if source_lines else cut_sentences(source, source_language),
            source_language,
            cut_lines(target) if target_lines else cut_sentences(target, target_language),
            target_language,
            _SEGMENT_REACH,
            "sentences" if source_language.sentence_marks else "lines",
        )
    return CutPair(
        cut_chunks(source),
        source_language,
        cut_sentences(target, target_language),
        target_language,
        _CHUNK_REACH,
        "chunks",
    )
