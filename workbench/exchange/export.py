"""From the store into a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, BinaryIO

from workbench.exchange.model import Export
from workbench.exchange.tmx import write_tmx
from workbench.review import Status

if TYPE_CHECKING:
    from workbench.store import Store


def export_tmx(
    store: Store,
    target: str | os.PathLike[str] | BinaryIO,
    pair_ids: Sequence[str] | None = None,
    statuses: Collection[Status] | None = (Status.APPROVED,),
    *,
    source_language: str = "th",
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write the units of these pairs that have one of these statuses as TMX 1.4.

    Without `pair_ids`, all pairs in order of creation; with `statuses` None, all statuses. The rest is
    as in `write_tmx`. Raises NotFound for an unknown pair, before anything is written.
    """
    pairs = store.pairs() if pair_ids is None else [store.pair(id) for id in dict.fromkeys(pair_ids)]
    return write_tmx(
        target,
        store.iterate_units([pair.id for pair in pairs], statuses),
        {pair.id: pair for pair in pairs},
        source_language=source_language,
        progress=progress,
    )
