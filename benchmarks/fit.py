"""Fit the weights of the alignment model to gold text.

    python -m benchmarks.fit GOLD/news GOLD/guide
    python -m benchmarks.fit GOLD/news GOLD/guide --output workbench/alignment/weights.json

The weights maximise the conditional likelihood of the gold links over all paths of the lattice, with
an L2 penalty, by L-BFGS, from the stored ones on. Where a gold line may be aligned sentence by sentence,
all such paths count as right (a latent variable). Cross-validation, which begins with no weights (the stored
ones only tell which beads are hopeless), says, too, what one factor makes the confidences of documents
that were held out likeliest: the weights of the second look are taken times that. Folders are taken whole,
with part of the source or of both sides left out, and retold: with lines of other documents put in and
lines moved, so that one setting serves translations and summaries. The project's own corpus is not
learned from: it is what the weights are tried on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from benchmarks.gold import GoldPair, Tally, log_loss, read_folder
from workbench.alignment.aligner import find_beads
from workbench.alignment.features import Comparison, Evidence, Floats
from workbench.alignment.lattice import IMPOSSIBLE, Candidates, Doubles, Ints, Scores
from workbench.alignment.model import Model, Weights, fitted, scores
from workbench.alignment.network import Network, first_look
from workbench.alignment.posterior import posterior
from workbench.embedding import encoder

_VARIANTS = (
    (0.0, 0.0, False),
    (0.5, 0.0, False),
    (0.8, 0.0, False),
    (0.5, 0.0, True),
    (0.3, 0.3, False),
    (0.5, 0.5, False),
)
"""Shares of source and target that are left out, and whether it is retold: each gives one more document."""
_PART = 60
"""Links in a document whose lines are given; of a longer one the folds get parts."""
_FACTORS = (0.8, 1.0, 1.2, 1.4, 1.7, 2.0)
"""What the weights of the second look are tried times."""
_SEED = 7
"""Not the one that others measure with, so that what is left out there differs."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """A gold pair ready for fitting."""

    candidates: Candidates
    features: Floats
    places: Evidence
    right: NDArray[np.bool_]
    """(candidates,) whether a bead is, or is part of, a gold link."""
    linked: NDArray[np.bool_]
    """(sources,) whether a source atom is on a gold link."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A gold pair and both its texts laid side by side."""

    pair: GoldPair
    compared: Comparison

    def first(self, model: Model) -> Lattice:
        """What fitting the first look needs."""
        return _lattice(self.pair, self.compared, *self.compared.first_look(model.first.groups))

    def second(self, first: Weights) -> Lattice:
        """What fitting the second look needs, after that first one."""
        compared, look = self.compared, first_look(self.compared, first)
        # What the first look loses by mistake must not teach the second that it is a gap.
        kept = np.flatnonzero(
            look.likely | _lattice(self.pair, compared, look.candidates, look.features).right
        )
        found = look.candidates.some(kept)
        features = compared.second_look(found, look.features[kept], look.alone)
        return _lattice(self.pair, compared, found, features)


def _lattice(pair: GoldPair, compared: Comparison, found: Candidates, features: Floats) -> Lattice:
    """The candidates with the gold links as far as they reach them."""
    cut = compared.cut
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
    return Lattice(found, features, compared.places, good, linked)


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
        found = scores(weights, each.features, each.candidates, each.places)
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
        ours, theirs = free.expected(), gold.expected()
        run = ours.source_run - theirs.source_run
        begins = np.bincount(c.start, weights=difference, minlength=len(run)) + run
        own = np.zeros(len(weights.groups["bead"]))
        own[: each.features.shape[1]] = difference @ each.features
        gradient += np.concatenate(
            [
                own,
                begins @ each.places.cues,
                [run.sum()],
                (ours.source_gap - theirs.source_gap) @ each.places.source_gaps,
                (ours.target_gap - theirs.target_gap) @ each.places.target_gaps,
                [ours.jumps - theirs.jumps],
            ]
        )
    return loss, gradient


def fit(data: list[Lattice], start: Weights, penalty: float, steps: int) -> Weights:
    """The weights with the least penalised loss."""
    from scipy.optimize import minimize

    # Counts of pieces are large beside cosines: in units of their own size all are found as quickly.
    unit = np.ones_like(start.vector())
    squares = sum(np.square(each.features, dtype=np.float64).sum(axis=0) for each in data)
    rows = sum(len(each.candidates) for each in data)
    unit[: len(squares)] = 1 / np.sqrt(np.maximum(squares / rows, 1e-6))

    def objective(vector: Doubles) -> tuple[float, Doubles]:
        weights = vector * unit
        loss, gradient = loss_and_gradient(weights, data)
        penalised = loss + penalty * float(weights @ weights) / 2
        return penalised, (gradient + penalty * weights) * unit

    options = {"maxiter": steps}
    result = minimize(objective, start.vector() / unit, jac=True, method="L-BFGS-B", options=options)
    return Weights.from_vector(result.x * unit)


def fit_both(data: list[Prepared], kind: str, penalty: float, steps: int, *, anew: bool = False) -> Model:
    """The weights of the first look, and those of the second for what the first leaves over.

    They go on from the stored ones or, `anew`, begin with none.
    """
    stored = fitted(kind)
    none = Weights.from_vector(np.zeros_like(stored.first.vector()))
    start = Model(none, none) if anew else stored
    first = fit([each.first(stored) for each in data], start.first, penalty, steps)
    return Model(first, fit([each.second(first) for each in data], start.second, penalty, steps))


def scaled(model: Model, factor: float) -> Model:
    """The model with larger or smaller weights of the second look: more or less sure of itself."""
    return model._replace(second=Weights.from_vector(factor * model.second.vector()))


def cross_validated(
    data: list[Prepared], kind: str, folds: int, penalty: float, steps: int
) -> tuple[float, dict[str, Tally]]:
    """The factor that makes confidences likeliest, and by group how documents do that were held out."""
    tallies: dict[float, dict[str, Tally]] = {factor: {} for factor in _FACTORS}
    losses = dict.fromkeys(_FACTORS, 0.0)
    for fold in range(folds):
        # The stored weights know all documents.
        rest = [each for each in data if each.pair.fold(folds) != fold]
        held_out = [each for each in data if each.pair.fold(folds) == fold]
        if not rest or not held_out:
            continue
        model = fit_both(rest, kind, penalty, steps, anew=True)
        for each in held_out:
            found = {
                factor: find_beads(
                    Network(each.compared, scaled(model, factor)), target_lines=each.pair.target_lines
                )
                for factor in _FACTORS
            }
            # All factors are asked about the same beads: one that finds fewer is not the better for it.
            asked = [(bead.source, bead.target) for bead in found[1.0] if bead.source and bead.target]
            for factor, beads in found.items():
                tallies[factor].setdefault(each.pair.group, Tally()).add(each.pair, beads)
                sure = {(bead.source, bead.target): bead.confidence for bead in beads}
                losses[factor] += log_loss(
                    (sure.get(spans, 0.0), spans in each.pair.links) for spans in asked
                )
    # Where nothing could be held out, all are as good.
    best = min(losses, key=lambda factor: (losses[factor], abs(factor - 1)))
    return best, tallies[best]


def gold_pairs(folders: Iterable[Path]) -> list[GoldPair]:
    """The pairs of all folders; those whose lines may be cut in all variants."""
    found = []
    for folder in folders:
        for drop, target_drop, retold in _VARIANTS:
            pairs = read_folder(folder, drop, target_drop=target_drop, retold=retold, seed=_SEED + retold)
            found += [
                part for pair in pairs if not (drop and pair.source_lines) for part in pair.parts(_PART)
            ]
    return found


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help="Where to write the weights.")
@click.option(
    "--folds", default=3, show_default=True, help="Parts of the documents that are held out in turn."
)
@click.option("--penalty", default=0.15, show_default=True)
@click.option("--steps", default=45, show_default=True)
def main(folders: tuple[Path, ...], output: Path | None, folds: int, penalty: float, steps: int) -> None:
    prepared: dict[str, list[Prepared]] = {}
    for pair in gold_pairs(folders):
        compared = Comparison(pair.cut(), encoder("use"))
        prepared.setdefault(compared.cut.kind, []).append(Prepared(pair, compared))
    found = json.loads(output.read_text(encoding="utf-8")) if output and output.exists() else {}
    for kind, rows in prepared.items():
        factor, held_out = cross_validated(rows, kind, folds, penalty, steps)
        for group, tally in held_out.items():
            click.echo(f"{kind} × {factor}, held out, {group}: {tally}")
        if output:
            model = scaled(fit_both(rows, kind, penalty, steps), factor)
            found[kind] = {"first": model.first.to_dict(), "second": model.second.to_dict()}
            output.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
