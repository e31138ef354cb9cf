"""Where in two long texts to look for beads: a coarse first pass.

Stretches of about a paragraph are compared by their vectors. The heaviest chain of good matches that
goes forward in both texts is the backbone; the aligner looks around it, and where a stretch and one
far from the backbone are each other's best, there too. So the work grows with the length of
the texts and not with their product (after the coarse-to-fine search of Thompson & Koehn 2019, "Vecalign").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.alignment.lattice import Band, Ints
from workbench.embedding.protocol import SpanVectors, Vectors, centred

_WHOLE = 2**16
"""Places in a lattice up to which all of it is looked at."""
_STRETCH = 400
"""Characters of English in a stretch of the source; those of the target overlap by half."""
_BEST = 4
"""Matches of each stretch that the chain is made from."""
_LEAST_COSINE = 0.15
_ANCHORS = 2
"""Links of the chain on either side of a stretch that its window reaches to."""
_MARGIN = 4
"""Half stretches of the target on either side of a window."""
_WIDEST = 64
"""Half stretches of the target in a window; of a wider one only both ends are looked at. Where the
target is much the longer text, a window may hold eight times a stretch's share of it."""
_ROWS = 4
"""Stretches of the source that are worked on together."""


@dataclass(frozen=True, slots=True)
class Window:
    """Source atoms start..end and target atoms first..last, half-open, that are compared."""

    start: int
    end: int
    first: int
    last: int


def windows(
    source_lengths: Vectors, target_lengths: Vectors, source: SpanVectors, target: SpanVectors
) -> list[Window]:
    """The windows of two texts given by running lengths of their atoms, (atoms + 1,), and vectors.

    Windows go by the source; those of the same source atoms follow one another and do not overlap.
    """
    sources, targets = len(source_lengths) - 1, len(target_lengths) - 1
    if not sources or not targets or (sources + 1) * (targets + 1) <= _WHOLE:
        return [Window(0, sources, 0, targets)]
    ours, theirs = _edges(source_lengths, _STRETCH), _edges(target_lengths, _STRETCH / 2)
    ends = np.append(theirs[2:], theirs[-1])
    said, told = source.vectors(ours[:-1], ours[1:]), target.vectors(theirs[:-1], ends)
    matches = _matches(centred(said, said.mean(axis=0)), centred(told, told.mean(axis=0)))
    chain = _chain(matches)
    places = len(theirs) - 1
    widest = max(_WIDEST, 8 * places // (len(ours) - 1))
    wanted = [_around(stretch, chain, places, widest) for stretch in range(len(ours) - 1)]
    for match in matches:
        if match.mutual:
            for near in range(max(0, match.stretch - 1), min(len(wanted), match.stretch + 2)):
                wanted[near].append((match.place - _MARGIN // 2, match.place + _MARGIN // 2 + 2))
    found = []
    for at in range(0, len(wanted), _ROWS):
        rows = wanted[at : at + _ROWS]
        start, end = int(ours[at]), int(ours[at + len(rows)])
        for low, high in _merged(interval for row in rows for interval in row):
            first, last = theirs[max(0, low)], theirs[min(len(theirs) - 1, high)]
            found.append(Window(start, end, int(first), int(last)))
    return found


def bands(found: Sequence[Window]) -> list[Band]:
    """What the lattice is to look at for these windows."""
    columns: dict[int, list[Ints]] = {}
    for window in found:
        columns.setdefault(window.start, []).append(np.arange(window.first, window.last + 1))
    starts = list(columns)
    ends = [*starts[1:], max((window.end for window in found), default=0) + 1]
    return [
        Band(start, end, np.unique(np.concatenate(columns[start])))
        for start, end in zip(starts, ends, strict=True)
    ]


def _edges(lengths: Vectors, step: float) -> Ints:
    """Cut a text into stretches of about `step`: (stretches + 1,) atoms, each once."""
    wanted = np.arange(0, float(lengths[-1]), step)
    return np.unique(np.concatenate([[0], np.searchsorted(lengths, wanted), [len(lengths) - 1]]))


@dataclass(frozen=True, slots=True)
class _Match:
    stretch: int
    place: int
    """A half stretch of the target, where the match begins."""
    cosine: float
    mutual: bool
    """Whether the two are each other's best."""


def _matches(ours: Vectors, theirs: Vectors) -> list[_Match]:
    """The best matches of each stretch, by stretch and then by place."""
    count = min(_BEST, len(theirs))
    best_of_theirs = np.full(len(theirs), -1.0, dtype=np.float32)
    rows = []
    for at in range(0, len(ours), 256):
        cosine = ours[at : at + 256] @ theirs.T
        np.maximum(best_of_theirs, cosine.max(axis=0), out=best_of_theirs)
        places = np.sort(np.argpartition(-cosine, count - 1, axis=1)[:, :count], axis=1)
        rows += [(at + row, each, cosine[row, each]) for row, each in enumerate(places)]
    return [
        _Match(stretch, int(place), float(value), bool(value == cosines.max() == best_of_theirs[place]))
        for stretch, places, cosines in rows
        for place, value in zip(places, cosines, strict=True)
        if value > _LEAST_COSINE
    ]


def _chain(matches: list[_Match]) -> list[_Match]:
    """The heaviest chain that goes forward in both texts; several stretches may match one place.

    A heaviest increasing subsequence: `places` and `weights` rise together, and hold the best
    chain that ends at or before each place.
    """
    places: list[int] = []
    weights: list[float] = []
    links: list[int] = []
    before: list[int] = []
    new: list[tuple[float, int]] = []
    for index, match in enumerate(matches):
        if new and matches[new[0][1]].stretch != match.stretch:
            _insert(places, weights, links, new, matches)
            new = []
        at = bisect_right(places, match.place)
        before.append(links[at - 1] if at else -1)
        new.append(((weights[at - 1] if at else 0.0) + match.cosine - _LEAST_COSINE, index))
    _insert(places, weights, links, new, matches)
    chain = []
    link = links[-1] if links else -1
    while link >= 0:
        chain.append(matches[link])
        link = before[link]
    return chain[::-1]


def _insert(
    places: list[int],
    weights: list[float],
    links: list[int],
    new: list[tuple[float, int]],
    matches: list[_Match],
) -> None:
    """Enter chains that end with one stretch, and forget those that are no longer the best anywhere."""
    for weight, index in new:
        place = matches[index].place
        at = bisect_right(places, place)
        if at and weights[at - 1] >= weight:
            continue
        low = bisect_left(places, place)
        high = bisect_right(weights, weight, lo=low)
        places[low:high], weights[low:high], links[low:high] = [place], [weight], [index]


def _around(stretch: int, chain: list[_Match], places: int, widest: int) -> list[tuple[int, int]]:
    """The places of the target to look at for a stretch: between links of the chain around it."""
    at = bisect_left(chain, stretch, key=lambda link: link.stretch)
    low = chain[at - _ANCHORS].place - _MARGIN if at >= _ANCHORS else 0
    at = bisect_right(chain, stretch, key=lambda link: link.stretch)
    high = chain[at + _ANCHORS - 1].place + 2 + _MARGIN if at + _ANCHORS <= len(chain) else places
    if high - low > widest:
        return [(low, low + widest // 2), (high - widest // 2, high)]
    return [(low, high)]


def _merged(intervals: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The union of intervals, as few as possible."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(intervals):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found
