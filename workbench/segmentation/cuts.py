"""Where a text may be cut, and how much each place looks like the start of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.language import Language
from workbench.segmentation.cues import CUES, surface_cues
from workbench.segmentation.sentences import sentence_edges
from workbench.segmentation.thai import cut

_CRFCUT = CUES.index("crfcut")
_MOST_SURE = 2.0
"""The most that crfcut's log odds count, in fives."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """A text as consecutive atoms, which an alignment may put together but never cuts."""

    text: str
    edges: NDArray[np.intp]
    """(atoms + 1,) code points; atom k is `text[edges[k]:edges[k + 1]]`, white space at its end included."""
    lines: NDArray[np.intp]
    """(atoms,) number of the line an atom stands in; counts up."""
    cues: NDArray[np.float32]
    """(atoms + 1, len(CUES)) evidence for or against a sentence starting at each edge; no evidence is 0."""

    @property
    def count(self) -> int:
        """Number of atoms."""
        return len(self.edges) - 1

    def piece(self, atom: int) -> str:
        """The text of an atom."""
        return self.text[self.edges[atom] : self.edges[atom + 1]]

    def pieces(self) -> list[str]:
        """The texts of all atoms; joined they are the text."""
        return [self.piece(atom) for atom in range(self.count)]


def cut_further(cuts: Cuts, places: Iterable[int]) -> Cuts:
    """Cut at some further places too; white space before the next visible character stays behind."""
    text = cuts.text
    wanted = {_next_visible(text, place) for place in places}
    new = sorted(wanted - set(cuts.edges.tolist()) - {len(text)})
    if not new:
        return cuts
    at = np.searchsorted(cuts.edges, new)
    return Cuts(
        text,
        np.insert(cuts.edges, at, new),
        # A new atom stands in the line of the one that it was cut from.
        np.insert(cuts.lines, at, cuts.lines[at - 1]),
        np.insert(cuts.cues, at, 0, axis=0),
    )


def _next_visible(text: str, place: int) -> int:
    return next((at for at in range(place, len(text)) if not text[at].isspace()), len(text))


def cut_lines(text: str) -> Cuts:
    """One atom for each line with visible text."""
    return _cuts(text, _line_edges(text))


def cut_sentences(text: str, language: Language) -> Cuts:
    """One atom for each sentence, for languages whose punctuation ends them."""
    return _cuts(text, sentence_edges(text, language))


def cut_chunks(text: str) -> Cuts:
    """One atom for each stretch in which no sentence may end, with what crfcut thinks of each."""
    chunks = cut(text)
    cuts = _cuts(text, chunks.edges)
    cuts.cues[1:-1, _CRFCUT] = np.clip(np.asarray(chunks.logits) / 5, -_MOST_SURE, _MOST_SURE)
    return cuts


def _cuts(text: str, edges: list[int]) -> Cuts:
    starts = np.asarray(edges[:-1], dtype=np.intp)
    lines = np.searchsorted(_line_edges(text)[1:], starts, side="right")
    cues = np.zeros((len(edges), len(CUES)), dtype=np.float32)
    cues[1:-1] = surface_cues(text, edges)
    return Cuts(text, np.asarray(edges, dtype=np.intp), lines.astype(np.intp), cues)


def _line_edges(text: str) -> list[int]:
    """Offsets of the lines with visible text; blank ones belong to the line before."""
    edges = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            edges.append(at)
        at += len(line)
    if text:
        edges[:1] = [0]
    return [*edges, len(text)]
