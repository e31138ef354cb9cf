"""Aligning a pair around what people made of it: first what would change, and then, if wanted, the change."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from workbench.alignment.beads import Bead
from workbench.documents.model import Document
from workbench.embedding import Encoder
from workbench.language import language
from workbench.review import Unit
from workbench.store.model import Pair
from workbench.store.store import Store

if TYPE_CHECKING:
    from workbench.alignment.aligner import PairAligner

_KEPT = 2
"""Pairs that are looked at once for all; 2,000 sentences a side take about 250 MiB."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What aligning a pair again would make of it."""

    pair: str
    revision: int
    """Of the pair that it was made for."""
    encoder: str
    beads: list[Bead]
    """All of them, in order."""
    kept: list[Unit]
    """Those that stay: the ones that people worked on, and those that would come out the same."""
    gone: list[Unit]
    new: list[Bead]


def propose(store: Store, pair: Pair, encoder: Encoder) -> Proposal:
    """Align `pair` around the units that somebody decided or commented on; nothing is changed."""
    present = store.changes(pair.id)
    commented = store.comment_counts(pair.id)
    fixed = [unit.bead for unit in present.units if unit.version > 0 or unit.id in commented]
    beads = _aligned(store.document(pair.source.id), store.document(pair.target.id), encoder, fixed)
    found = {(bead.source, bead.target) for bead in beads}
    there = {(unit.bead.source, unit.bead.target) for unit in present.units}
    stays = [(unit.bead.source, unit.bead.target) in found for unit in present.units]
    return Proposal(
        pair.id,
        present.revision,
        encoder.name,
        beads,
        [unit for unit, stay in zip(present.units, stays, strict=True) if stay],
        [unit for unit, stay in zip(present.units, stays, strict=True) if not stay],
        [bead for bead in beads if (bead.source, bead.target) not in there],
    )


def apply(store: Store, proposal: Proposal, reviewer: str = "") -> None:
    """Make it so. Raises Conflict when anybody did anything to the pair since; see `Store.save_alignment`."""
    store.save_alignment(
        proposal.pair, proposal.beads, proposal.encoder, reviewer=reviewer, revision=proposal.revision
    )


@dataclass(slots=True)
class _Look:
    """Two texts, looked at by one thread at a time."""

    lock: Lock = field(default_factory=Lock)
    aligner: PairAligner | None = None


_looks: OrderedDict[tuple[str, ...], _Look] = OrderedDict()
_choosing = Lock()


def _aligned(source: Document, target: Document, encoder: Encoder, fixed: list[Bead]) -> list[Bead]:
    """The beads of two documents around `fixed`; what they say is looked at once as long as it is kept."""
    from workbench.alignment.aligner import PairAligner

    key = (source.text, target.text, source.head.language, target.head.language, encoder.name)
    with _choosing:
        look = _looks.setdefault(key, _Look())
        _looks.move_to_end(key)
        while len(_looks) > _KEPT:
            _looks.popitem(last=False)
    with look.lock:
        if look.aligner is None:
            languages = language(source.head.language), language(target.head.language)
            look.aligner = PairAligner(source.text, target.text, *languages, encoder)
        return look.aligner.beads(fixed)
