"""Fit the weights of the alignment model to gold text.

    python -m benchmarks.fit GOLD/news GOLD/guide --output workbench/alignment/weights.json
    python -m benchmarks.fit GOLD/news GOLD/guide --folds 3

The weights maximise the conditional likelihood of the gold links over all paths of the lattice, with
an L2 penalty, by L-BFGS. Where a gold line may be aligned sentence by sentence, all such paths count
as right (a latent variable). Folders are taken whole, with part of the source left out, and retold:
with lines of other documents put in and lines moved, so that one setting serves translations and
summaries. The project's own corpus is not learned from: it is what the weights are tried on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from benchmarks.gold import GoldPair, Tally, read_folder
from workbench.alignment.features import Floats, candidate_blocks, sides
from workbench.alignment.lattice import IMPOSSIBLE, Candidates, Doubles, Ints, Scores, posterior
from workbench.alignment.model import GapEvidence, Weights, fitted, gap_evidence, scores
from workbench.embedding import Encoder, encoder

_VARIANTS = ((0.0, False), (0.5, False), (0.8, False), (0.5, True))
"""Share of the source that is left out, and whether it is retold: each gives one more document."""
_SEED = 7
"""Not the one that others measure with, so that what is left out there differs."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """A gold pair ready for fitting."""

    candidates: Candidates
    features: Floats
    cues: Floats
    gaps: GapEvidence
    right: NDArray[np.bool_]
    """(candidates,) whether a bead is, or is part of, a gold link."""
    linked: NDArray[np.bool_]
    """(sources,) whether a source atom is on a gold link."""


def lattice(pair: GoldPair, chosen: Encoder) -> Lattice:
    """All that fitting needs of a pair, with the gold links as far as candidates reach them."""
    cut = pair.cut()
    left, right = sides(cut)
    blocks = list(candidate_blocks(left, right, chosen, cut.reach))
    found = Candidates.joined([block[0] for block in blocks])
    source_link = _link_of_atoms(cut.source.edges, [link[0] for link in pair.links])
    target_link = _link_of_atoms(cut.target.edges, [link[1] for link in pair.links])
    owner = source_link[found.start]
    good = (owner >= 0) & (owner == source_link[found.end - 1])
    good &= (owner == target_link[found.first]) & (owner == target_link[found.last - 1])
    if pair.source_lines or not pair.target_lines:
        # Only a line may be aligned in parts: elsewhere a bead is right when it is the whole link.
        good &= _whole(found.start, found.end, source_link) & _whole(found.first, found.last, target_link)
    linked = source_link >= 0
    # A link that no chain of candidates covers cannot be learned from: its atoms count as gaps.
    for link in range(len(pair.links)):
        atoms = np.flatnonzero(source_link == link)
        if len(atoms) and not _covers(found, good & (owner == link), atoms):
            good &= owner != link
            linked[atoms] = False
    features = np.concatenate([block[1] for block in blocks])
    return Lattice(found, features, cut.source.cues, gap_evidence(left, right), good, linked)


def _link_of_atoms(edges: Ints, spans: Iterable[tuple[int, int]]) -> Ints:
    found = np.full(len(edges) - 1, -1, dtype=np.intp)
    for index, (start, end) in enumerate(spans):
        found[(edges[:-1] >= start) & (edges[:-1] < end)] = index
    return found


def _whole(start: Ints, end: Ints, link: Ints) -> NDArray[np.bool_]:
    """Whether the atoms start..end are all that the link of the first of them has."""
    framed = np.concatenate([[-2], link, [-2]])
    whole: NDArray[np.bool_] = (framed[start] != link[start]) & (framed[end + 1] != link[start])
    return whole


def _covers(candidates: Candidates, allowed: NDArray[np.bool_], atoms: Ints) -> bool:
    """Whether beads end to end, in target order, cover the atoms."""
    reached = {int(atoms[0]): -1}
    rows = np.flatnonzero(allowed)
    for bead in rows[np.lexsort((candidates.first[rows], candidates.start[rows]))]:
        start, end = int(candidates.start[bead]), int(candidates.end[bead])
        if start in reached and candidates.first[bead] >= reached[start]:
            last = int(candidates.last[bead])
            reached[end] = min(reached.get(end, last), last)
    return int(atoms[-1]) + 1 in reached


def loss_and_gradient(vector: Doubles, data: Iterable[Lattice]) -> tuple[float, Doubles]:
    """Negative log likelihood of the gold paths and its gradient, summed over the documents."""
    weights = Weights.from_vector(vector)
    loss, gradient = 0.0, np.zeros_like(vector)
    for each in data:
        beads = each.features @ weights.groups["bead"]
        found = scores(weights, beads, each.candidates.start, each.cues, each.gaps)
        free = posterior(each.candidates, found)
        c, right = each.candidates, np.flatnonzero(each.right)
        gold = posterior(
            c.some(right),
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
    """The weights with the least penalised loss."""
    from scipy.optimize import minimize

    def objective(vector: Doubles) -> tuple[float, Doubles]:
        loss, gradient = loss_and_gradient(vector, data)
        return loss + penalty * float(vector @ vector) / 2, gradient + penalty * vector

    options = {"maxiter": steps}
    result = minimize(objective, start.vector(), jac=True, method="L-BFGS-B", options=options)
    return Weights.from_vector(result.x)


def gold_pairs(folders: Iterable[Path]) -> list[GoldPair]:
    """The pairs of all folders; those whose lines may be cut in all variants."""
    found = []
    for folder in folders:
        for drop, retold in _VARIANTS:
            pairs = read_folder(folder, drop, retold=retold, seed=_SEED + retold)
            found += [pair for pair in pairs if not (drop and pair.source_lines)]
    return found


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help="Where to write the weights.")
@click.option("--folds", type=int, default=0, help="Cross-validate over this many parts of the documents.")
@click.option("--penalty", type=float, default=0.15, show_default=True)
@click.option("--steps", type=int, default=60, show_default=True)
def main(folders: tuple[Path, ...], output: Path | None, folds: int, penalty: float, steps: int) -> None:
    chosen = encoder("use")
    pairs = gold_pairs(folders)
    prepared: dict[str, list[tuple[GoldPair, Lattice]]] = {"chunks": [], "segments": []}
    for pair in pairs:
        prepared[pair.cut().kind].append((pair, lattice(pair, chosen)))
    held_out: dict[str, Tally] = {}
    for fold in range(folds):
        for kind, rows in prepared.items():
            learned = [each for pair, each in rows if pair.fold(folds) != fold]
            weights = fit(learned, fitted(kind), penalty, steps)
            for pair, _ in rows:
                if pair.fold(folds) == fold:
                    held_out.setdefault(pair.group, Tally()).add(pair, pair.aligned(chosen, weights))
    for group, tally in sorted(held_out.items()):
        click.echo(f"held out, {group}: {tally}")
    if output:
        found = {
            kind: fit([each for _, each in rows], fitted(kind), penalty, steps).to_dict()
            for kind, rows in prepared.items()
        }
        output.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
