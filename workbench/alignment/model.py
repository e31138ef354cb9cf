"""The weights of the alignment model, and how they turn evidence into scores."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from workbench.alignment.features import BEAD_FEATURES, Floats, Side
from workbench.alignment.lattice import Doubles, Ints, Scores
from workbench.segmentation.thai import CUES

GAP_FEATURES = ("atom", "size")

NAMES = {
    "bead": BEAD_FEATURES,
    "start": CUES,
    "source run": ("bias",),
    "source gap": GAP_FEATURES,
    "target gap": GAP_FEATURES,
    "jump": ("bias",),
}
"""The model's groups of weights and what is in each."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One number for each piece of evidence; a group is an array in the order of `NAMES`."""

    groups: dict[str, Doubles]

    def vector(self) -> Doubles:
        """All weights in one row, in the order of `NAMES`."""
        return np.concatenate([self.groups[group] for group in NAMES])

    @classmethod
    def from_vector(cls, vector: Doubles) -> Weights:
        """The weights that `vector()` gave."""
        bounds = np.cumsum([len(names) for names in NAMES.values()])[:-1]
        return cls(dict(zip(NAMES, np.split(np.asarray(vector, dtype=np.float64), bounds), strict=True)))

    def to_dict(self) -> dict[str, dict[str, float]]:
        """Readable: group, then name, to number."""
        return {
            group: {
                name: round(float(value), 3) for name, value in zip(names, self.groups[group], strict=True)
            }
            for group, names in NAMES.items()
        }

    @classmethod
    def from_dict(cls, values: dict[str, dict[str, float]]) -> Weights:
        """The weights that `to_dict()` gave."""
        return cls(
            {group: np.array([values[group][name] for name in names]) for group, names in NAMES.items()}
        )


@cache
def fitted(kind: str) -> Weights:
    """The weights that the workbench comes with: `chunks` for text without sentence ends, else `segments`."""
    stored = json.loads((files("workbench.alignment") / "weights.json").read_text(encoding="utf-8"))
    return Weights.from_dict(stored[kind])


@dataclass(frozen=True, slots=True)
class GapEvidence:
    """What speaks for and against leaving out an atom of either side."""

    source: Doubles
    """(sources, len(GAP_FEATURES))"""
    target: Doubles
    """(targets, len(GAP_FEATURES))"""


def gap_evidence(source: Side, target: Side) -> GapEvidence:
    """The evidence for gaps in this pair of texts."""
    return GapEvidence(_gap_features(source), _gap_features(target))


def _gap_features(side: Side) -> Doubles:
    sizes = np.diff(side.lengths) / 100
    return np.column_stack([np.ones_like(sizes), sizes]).astype(np.float64)


def scores(weights: Weights, beads: Doubles, start: Ints, cues: Floats, gaps: GapEvidence) -> Scores:
    """Log weights of all steps.

    `beads` holds the candidates' own scores (features times weights) and `start` their first source
    atom. The cues at a place count once for whatever begins there, a bead or a run of gaps.
    """
    groups = weights.groups
    begins = cues[:-1] @ groups["start"]
    return Scores(
        beads=beads + begins[start],
        source_run=groups["source run"][0] + begins,
        source_gap=gaps.source @ groups["source gap"],
        target_gap=gaps.target @ groups["target gap"],
        jump=float(groups["jump"][0]),
    )
