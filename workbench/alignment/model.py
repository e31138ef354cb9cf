"""The weights of the alignment model, and how they turn evidence into scores."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from workbench.alignment.features import BEAD_FEATURES, GAP_FEATURES, Evidence, Floats
from workbench.alignment.lattice import Candidates, Doubles, Scores
from workbench.segmentation.cues import CUES

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


class Model(NamedTuple):
    """The weights of both looks at a pair; those of the first have nothing for what vectors say."""

    first: Weights
    second: Weights


@cache
def fitted(kind: str) -> Model:
    """The weights that the workbench comes with for a kind of `CutPair`."""
    stored = json.loads((files("workbench.alignment") / "weights.json").read_text(encoding="utf-8"))[kind]
    return Model(Weights.from_dict(stored["first"]), Weights.from_dict(stored["second"]))


def scores(weights: Weights, features: Floats, candidates: Candidates, places: Evidence) -> Scores:
    """Log weights of all steps.

    `features` are the candidates' own, by the first look or by both. The cues at a place
    count once for whatever begins there, a bead or a run of gaps.
    """
    groups = weights.groups
    begins = places.cues @ groups["start"]
    own = features @ groups["bead"][: features.shape[1]]
    return Scores(
        beads=own + begins[candidates.start],
        source_run=groups["source run"][0] + begins,
        source_gap=places.source_gaps @ groups["source gap"],
        target_gap=places.target_gaps @ groups["target gap"],
        jump=float(groups["jump"][0]),
    )
