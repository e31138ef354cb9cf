"""What may stand beside what in two texts, and how likely each bead is beside those that people fixed.

What single words say of each pair of spans is cheap, and leaves few that are worth a look at their
vectors: a cascade, after Weiss & Taskar 2010, "Structured Prediction Cascades".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from workbench.alignment.features import Comparison, Floats
from workbench.alignment.fixing import Pins, free_posterior
from workbench.alignment.lattice import Candidates, Doubles, Flags, Ints
from workbench.alignment.model import Model, Weights, scores
from workbench.alignment.posterior import posterior
from workbench.alignment.windows import bands

_LEAST_PROBABILITY = 1e-5
"""By words alone, below which a bead gets no second look."""
_EXPECTED = 0.5
"""Probability of a bead to begin, or end, at a place, below which it is news that one does."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What words and lengths leave."""

    candidates: Candidates
    features: Floats
    """Of all candidates, for the second look: length ratios against what is usual in the pair."""
    likely: Flags
    """Which of them get a second look."""
    alone: Doubles
    """(2,) the share of either text that is expected to be on no bead."""


def first_look(compared: Comparison, weights: Weights) -> FirstLook:
    """Look at a pair by words and lengths, and learn from that what is usual in it."""
    found, features = compared.first_look(weights.groups)
    scored = scores(weights, features, found, compared.places)
    probability = posterior(found, scored, bands(compared.windows)).beads
    return FirstLook(
        found,
        compared.with_usual_ratio(found, features, probability),
        probability > _LEAST_PROBABILITY,
        compared.alone(found, probability),
    )


class Network:
    """The candidate beads of two texts: found once, however often people fix some of them."""

    def __init__(self, compared: Comparison, model: Model) -> None:
        self.cut = compared.cut
        self._compared, self._model = compared, model
        self._bands = bands(compared.windows)
        self._first = first_look(compared, model.first)
        self._candidates = self._first.candidates.some(self._first.likely)

    @cached_property
    def _features(self) -> Floats:
        first = self._first
        return self._compared.second_look(self._candidates, first.features[first.likely], first.alone)

    @cached_property
    def _probability(self) -> Doubles:
        """Of each candidate while nothing is fixed."""
        found = scores(self._model.second, self._features, self._candidates, self._compared.places)
        return posterior(self._candidates, found, self._bands).beads

    def probability(self, pins: Pins) -> tuple[Candidates, Doubles]:
        """The candidates, and the probability of each beside the fixed beads."""
        if not pins.source.any() and not pins.target.any():
            return self._candidates, self._probability
        first, near = self._first, np.flatnonzero(self._near(pins))
        beside = first.candidates.some(near)
        candidates = Candidates.joined([self._candidates, beside])
        features = self._compared.second_look(beside, first.features[near], first.alone)
        features = np.concatenate([self._features, features])
        found = scores(self._model.second, features, candidates, self._compared.places)
        return candidates, free_posterior(candidates, found, self._bands, pins)

    def _near(self, pins: Pins) -> Flags:
        """Candidates, unlikely till now, that touch a fixed bead where none was expected to begin or end."""
        ours, theirs = self._candidates, self._first.candidates
        near: Flags = np.zeros(len(theirs), dtype=bool)
        for taken, start, end, first, last in (
            (pins.source, ours.start, ours.end, theirs.start, theirs.end),
            (pins.target, ours.first, ours.last, theirs.first, theirs.last),
        ):
            framed = np.concatenate([[False], taken, [False]])
            near |= self._news(framed[:-1] & ~framed[1:], start)[first]
            near |= self._news(~framed[:-1] & framed[1:], end)[last]
        return near & ~self._first.likely

    def _news(self, places: Flags, known: Ints) -> Flags:
        """Those of the places where few beads are expected to begin, or to end."""
        expected = np.bincount(known, weights=self._probability, minlength=len(places))
        news: Flags = places & (expected < _EXPECTED)
        return news
