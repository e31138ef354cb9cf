"""How alike all stretches of two texts are, as a table small enough to draw, with the beads in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.alignment.beads import Bead, Span
from workbench.embedding.protocol import Vectors

Edges = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Stretches:
    """What the beads make of two texts, each in the order of its own."""

    source: list[Span]
    target: list[Span]
    links: list[tuple[int, int]]
    """The beads with two sides, in source order: places in `source` and in `target`."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """A table of cosines, and where in it the beads lie."""

    cosines: Vectors
    """(rows, columns), -1 to 1."""
    rows: Edges
    """(rows + 1,) row i is of the source stretches rows[i] up to rows[i + 1]."""
    columns: Edges
    """(columns + 1,) of the target stretches likewise."""
    path: list[tuple[int, int]]
    """The cells that hold a bead, each once, in source order."""


def stretches(beads: Sequence[Bead]) -> Stretches:
    """Both sides of `beads`, sorted, and which of them belong together."""
    source = sorted(bead.source for bead in beads if bead.source)
    target = sorted(bead.target for bead in beads if bead.target)
    rows = {span: place for place, span in enumerate(source)}
    columns = {span: place for place, span in enumerate(target)}
    links = [(rows[bead.source], columns[bead.target]) for bead in beads if bead.source and bead.target]
    return Stretches(source, target, sorted(links))


def similarity(
    source: Vectors, target: Vectors, links: Sequence[tuple[int, int]], *, cells: int = 150
) -> Similarity:
    """Compare each row of `source`, (m, dimension), with each of `target`, (n, dimension).

    The rows are of unit length or zero. Beyond `cells` a side, neighbours are taken together, and a cell
    has the cosine of their mean vectors: the best pair among many would make every cell look alike.
    """
    rows, columns = _edges(len(source), cells), _edges(len(target), cells)
    row_of, column_of = _cell_of(rows), _cell_of(columns)
    path = dict.fromkeys((int(row_of[row]), int(column_of[column])) for row, column in links)
    cosines = _pooled(source, rows) @ _pooled(target, columns).T
    return Similarity(np.clip(cosines, -1, 1), rows, columns, list(path))


def _edges(count: int, cells: int) -> Edges:
    """Where `count` stretches are cut into at most `cells` runs of about the same number."""
    return np.arange(min(count, cells) + 1) * count // max(1, min(count, cells))


def _cell_of(edges: Edges) -> Edges:
    """The cell of each stretch."""
    return np.repeat(np.arange(len(edges) - 1), np.diff(edges))


def _pooled(vectors: Vectors, edges: Edges) -> Vectors:
    """(len(edges) - 1, dimension) means of runs of rows, of unit length where they are not zero."""
    if len(edges) < 2:
        return vectors
    means = np.add.reduceat(vectors, edges[:-1], axis=0)
    lengths = np.sqrt(np.einsum("ij,ij->i", means, means))
    unit: Vectors = (means / np.maximum(lengths, 1e-9)[:, None]).astype(np.float32)
    return unit
