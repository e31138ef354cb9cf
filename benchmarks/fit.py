"""Fit the weights of the alignment model to gold text: `python -m benchmarks.fit --help`.

The weights maximise the conditional likelihood of the gold links over all paths of the lattice, with
an L2 penalty. Where a gold line may be aligned sentence by sentence, all such paths count as right
(a latent variable). Folders are read whole and with part of the source left out, so that one
setting serves translations and summaries.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from benchmarks.gold import GoldPair
from workbench.alignment.features import BEAD_FEATURES, candidate_blocks, sides
from workbench.alignment.lattice import IMPOSSIBLE, Candidates, Scores, posterior
from workbench.alignment.model import GapEvidence, Weights, gap_evidence, scores
from workbench.alignment.texts import prepare
from workbench.embedding import Encoder
from workbench.language import language

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lattice:
    """A gold pair ready for fitting."""

    name: str
    candidates: Candidates
    features: NDArray[np.float32]
    cues: NDArray[np.float32]
    gaps: GapEvidence
    right: NDArray[np.bool_]
    """(candidates,) whether a bead lies within a gold link."""
    linked: NDArray[np.bool_]
    """(sources,) whether a source atom is on a gold link."""
    slink: object
    tlink: object
    lines: object
    ngold: int


def lattice(pair: GoldPair, languages: tuple[str, str], encoder: Encoder) -> Lattice:
    """All that fitting needs of a pair, with the gold links as far as candidates reach them."""
    ours, theirs = (language(code) for code in languages)
    prepared = prepare(
        pair.source, pair.target, ours, theirs, source_lines=pair.source_lines, target_lines=True
    )
    left, right = sides(prepared.source, ours, prepared.target, theirs)
    kept, features = [], []
    for candidates, values in candidate_blocks(left, right, encoder, prepared.reach):
        kept.append(candidates)
        features.append(values)
    joined = Candidates(
        *(
            np.concatenate([getattr(each, side) for each in kept])
            for side in ("start", "end", "first", "last")
        )
    )
    source_link = _links_of_atoms(prepared.source.edges, [link[0] for link in pair.links])
    target_link = _links_of_atoms(prepared.target.edges, [link[1] for link in pair.links])
    owner = source_link[joined.start]
    right_beads = (
        (owner >= 0)
        & (owner == source_link[joined.end - 1])
        & (owner == target_link[joined.first])
        & (owner == target_link[joined.last - 1])
    )
    if pair.source_lines:
        # Lines are not cut: a bead is right when it is the whole link.
        for starts, inside in ((joined.start, source_link), (joined.first, target_link)):
            right_beads &= (starts == 0) | (inside[starts - 1] != owner)
        for ends, inside in ((joined.end, source_link), (joined.last, target_link)):
            right_beads &= (ends == len(inside)) | (np.append(inside, -1)[ends] != owner)
    # A link that no chain of candidates covers cannot be learned from: its atoms count as gaps.
    linked = source_link >= 0
    for link in range(len(pair.links)):
        atoms = np.flatnonzero(source_link == link)
        if len(atoms) and not _covers(joined, right_beads & (owner == link), atoms):
            right_beads &= owner != link
            linked[atoms] = False
    return Lattice(
        pair.name,
        joined,
        np.concatenate(features),
        prepared.source.cues,
        gap_evidence(left, right),
        right_beads,
        linked,
        source_link,
        target_link,
        prepared.target.lines,
        len(pair.links),
    )


def _links_of_atoms(edges: NDArray[np.intp], spans: list[tuple[int, int]]) -> NDArray[np.intp]:
    found = np.full(len(edges) - 1, -1, dtype=np.intp)
    for index, (start, end) in enumerate(spans):
        found[(edges[:-1] >= start) & (edges[:-1] < end)] = index
    return found


def _covers(candidates: Candidates, allowed: NDArray[np.bool_], atoms: NDArray[np.intp]) -> bool:
    """Whether beads end to end, in target order, cover the atoms."""
    reached = {int(atoms[0]): -1}
    rows = np.flatnonzero(allowed)
    for bead in rows[np.lexsort((candidates.first[rows], candidates.start[rows]))]:
        start, end = int(candidates.start[bead]), int(candidates.end[bead])
        if start in reached and candidates.first[bead] >= reached[start]:
            last = int(candidates.last[bead])
            reached[end] = min(reached.get(end, last), last)
    return int(atoms[-1]) + 1 in reached


def loss_and_gradient(vector: Doubles, data: list[Lattice]) -> tuple[float, Doubles]:
    """Negative log likelihood of the gold paths and its gradient, summed over the documents."""
    weights = Weights.from_vector(vector)
    loss, gradient = 0.0, np.zeros_like(vector)
    for each in data:
        found = scores(
            weights, each.features @ weights.groups["bead"], each.candidates.start, each.cues, each.gaps
        )
        free = posterior(each.candidates, found)
        right = np.flatnonzero(each.right)
        c = each.candidates
        narrowed = Candidates(c.start[right], c.end[right], c.first[right], c.last[right])
        gold = posterior(
            narrowed,
            Scores(
                found.beads[right],
                found.source_run,
                np.where(each.linked, IMPOSSIBLE, found.source_gap),
                found.target_gap,
                found.jump,
            ),
        )
        loss += free.log_weight - gold.log_weight
        difference = free.beads.copy()
        difference[right] -= gold.beads
        run = free.source_run - gold.source_run
        begins = np.bincount(c.start, weights=difference, minlength=len(run)) + run
        gradient += np.concatenate(
            [
                difference @ each.features,
                begins @ each.cues[:-1],
                [run.sum()],
                (free.source_gap - gold.source_gap) @ each.gaps.source,
                (free.target_gap - gold.target_gap) @ each.gaps.target,
                [free.jumps - gold.jumps],
            ]
        )
    return loss, gradient


def fit(data: list[Lattice], start: Weights, penalty: float, steps: int) -> Weights:
    """The weights with the least penalised loss, by L-BFGS."""
    from scipy.optimize import minimize

    def objective(vector: Doubles) -> tuple[float, Doubles]:
        loss, gradient = loss_and_gradient(vector, data)
        return loss + penalty * float(vector @ vector) / 2, gradient + penalty * vector

    result = minimize(objective, start.vector(), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return Weights.from_vector(result.x)
