"""Evidence from the borders of given segments: do both texts turn to the next matter at the same place?

A translator who ends a sentence early or late moves a clause over the border between two segments. Then
the segments on both sides of it match better when one of the texts is cut elsewhere, which says that they
belong on one bead. Only encoders with a fast way to many stretches of a text are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from workbench.alignment.lattice import Ints
from workbench.embedding.protocol import Encoder, JoinedSpans, Vectors, centred, span_vectors

_WHITE_SPACE = re.compile(r"\s+")
_PART = 12
"""Characters that a part of a segment has at least."""
_NEAR = 12
"""Parts on either side of a border within which a text may be cut instead."""
_BLOCK = 32
"""Borders of a text that are worked on at once."""


class Stretches:
    """Vectors of all stretches of a text's atoms and, where `finer`, of such as end within one."""

    def __init__(self, encoder: Encoder, atoms: Sequence[str], *, finer: bool) -> None:
        parts = [list(_parts(atom)) if finer else [atom] for atom in atoms]
        self._spans = span_vectors(encoder, [part for own in parts for part in own])
        self.finer = finer and not isinstance(self._spans, JoinedSpans)
        """Whether borders can be looked at: where each stretch is a text of its own, they are too many."""
        self.count = len(atoms)
        self._bounds = np.concatenate([[0], np.cumsum([len(own) for own in parts], dtype=np.intp)])

    def vectors(self, starts: Ints, ends: Ints) -> Vectors:
        """Unit vectors, one row for each stretch of the atoms start..end, as `SpanVectors` has it."""
        return self._spans.vectors(self._bounds[starts], self._bounds[ends])

    def cuts(self, borders: Ints) -> tuple[Vectors, Vectors, Ints]:
        """What stands before and after each place where the atoms around each border may be cut.

        `borders` are edges with an atom on either side.
        Returns two tables, (cuts, dimension), and where in them the cuts of each border begin, the first
        of which is the border itself.
        """
        bounds = self._bounds
        places = []
        for border in borders:
            low, middle, high = bounds[border - 1 : border + 2]
            places.append([middle, *range(max(low + 1, middle - _NEAR), middle)])
            places[-1] += range(middle + 1, min(high, middle + _NEAR + 1))
        counts = [len(each) for each in places]
        at = np.concatenate(places)
        before = self._spans.vectors(np.repeat(bounds[borders - 1], counts), at)
        after = self._spans.vectors(at, np.repeat(bounds[borders + 1], counts))
        return before, after, np.cumsum([0, *counts[:-1]])


def _parts(atom: str) -> Iterator[str]:
    """An atom cut at white space."""
    at = 0
    for space in _WHITE_SPACE.finditer(atom, _PART):
        part = atom[at : space.end()]
        if len(part) >= _PART and space.end() < len(atom) and not part.isspace():
            yield part
            at = space.end()
    yield atom[at:]


class Side(NamedTuple):
    """One of two texts, and what is taken from its vectors before they are compared."""

    stretches: Stretches
    away: Vectors

    def vectors(self, starts: Ints, ends: Ints) -> Vectors:
        """Centred ones of the stretches of the atoms start..end."""
        return centred(self.stretches.vectors(starts, ends), self.away)


def border_gains(source: Side, target: Side, at: Ints, place: Ints) -> Vectors:
    """(borders, 2) how much better it would be to cut elsewhere: the target, and the source.

    Row i is about a bead that ends, or begins, at the edges at[i] of the source and place[i] of the target.
    The cosine of the two atoms before it, one of each text, and that of the two after are summed; the gain,
    0 or more, is from this cut to the best one, and there is none at the ends of the texts.
    """
    gains = np.zeros((len(at), 2), dtype=np.float32)
    ours, theirs = source.stretches, target.stretches
    inside = (at > 0) & (at < ours.count) & (place > 0) & (place < theirs.count) & ours.finer
    at, place = at[inside], place[inside]
    gains[inside, 0] = _gains(source, at, target, place)
    gains[inside, 1] = _gains(target, place, source, at)
    return gains


def _gains(kept: Side, edges: Ints, moved: Side, places: Ints) -> Vectors:
    """(borders,) gains from cutting the second text elsewhere than at each of `places`."""
    gains = np.zeros(len(edges), dtype=np.float32)
    atoms = np.unique(np.concatenate([edges - 1, edges]))
    vectors = kept.vectors(atoms, atoms + 1)
    order = np.argsort(places, kind="stable")
    edges, places = edges[order], places[order]
    borders = np.unique(places)
    for first in range(0, len(borders), _BLOCK):
        block = borders[first : first + _BLOCK]
        rows = slice(*np.searchsorted(places, [block[0], block[-1] + 1]))
        others, row = np.unique(edges[rows], return_inverse=True)
        before, after, begins = moved.stretches.cuts(block)
        at = np.searchsorted(atoms, others)
        said = vectors[at - 1] @ centred(before, moved.away).T + vectors[at] @ centred(after, moved.away).T
        best = np.maximum.reduceat(said, begins, axis=1) - said[:, begins]
        gains[order[rows]] = best[row, np.searchsorted(block, places[rows])]
    return gains
