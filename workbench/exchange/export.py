"""From the store into a file, in whatever format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Literal

from workbench.exchange.jsonl import write_jsonl
from workbench.exchange.model import Export
from workbench.exchange.outgoing import Target
from workbench.exchange.preflight import Report, check_units
from workbench.exchange.preflight.terms import violated
from workbench.exchange.readable import write_docx, write_html, write_side
from workbench.exchange.sheets import write_csv, write_xlsx
from workbench.exchange.terms import TermFinder
from workbench.exchange.tmx import GENERIC, Profile, write_tmx
from workbench.exchange.xliff import write_xliff
from workbench.review import Status, Unit
from workbench.review.operations import Side

if TYPE_CHECKING:
    from workbench.store import Store
    from workbench.store.model import Pair


class Format(StrEnum):
    """What units can be written as; the value is the name that people give."""

    TMX = "tmx"
    XLIFF = "xliff"
    """2.1, the newest."""
    XLIFF_1 = "xliff1"
    """1.2, which more tools read."""
    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"
    HTML = "html"
    DOCX = "docx"

    @property
    def suffix(self) -> str:
        """Of a file's name, without the full stop."""
        return {Format.XLIFF: "xlf", Format.XLIFF_1: "xlf"}.get(self, self.value)


Write = Callable[..., Export]


def export(
    store: Store,
    target: Target,
    format: Format,
    pair_ids: Sequence[str] | None = None,
    statuses: Collection[Status] | None = (Status.APPROVED,),
    *,
    source_language: str = "th",
    profile: Profile = GENERIC,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write the units of these pairs that have one of these statuses; what became of them.

    Without `pair_ids`, all pairs in order of creation; with `statuses` None, all statuses. The language that
    the file translates from, and the tool that it is for, matter to TMX only. The rest is as in the writer
    of the format. Raises NotFound for an unknown pair, before anything is written.
    """
    pairs, units = _chosen(store, pair_ids, statuses)
    if format is Format.TMX:
        units = _by_source(store, pairs.values(), statuses)
    return _writer(store, format, source_language, profile)(target, units, pairs, progress=progress)


def export_side(
    store: Store,
    target: Target,
    pair_id: str,
    side: Side,
    kind: Literal["txt", "docx"],
    statuses: Collection[Status] | None = (Status.APPROVED,),
    *,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write what the units of a pair say on one side, in the order of its document; see `write_side`."""
    pair = store.pair(pair_id)
    document = store.document((pair.source if side == "source" else pair.target).id)
    units = store.iterate_units([pair.id], statuses)
    return write_side(target, units, pair, document, side, kind, progress=progress)


def check(
    store: Store,
    pair_ids: Sequence[str] | None = None,
    statuses: Collection[Status] | None = (Status.APPROVED,),
    *,
    source_language: str = "th",
    profile: Profile = GENERIC,
) -> Report:
    """What the tool of `profile` will stumble over in the units that `export` would write."""
    pairs, units = _chosen(store, pair_ids, statuses)
    terms = violated(store.glossary(), pairs)
    return check_units(units, pairs, profile, terms, source_language=source_language)


def _chosen(
    store: Store, pair_ids: Sequence[str] | None, statuses: Collection[Status] | None
) -> tuple[Mapping[str, Pair], Iterable[Unit]]:
    pairs = store.pairs() if pair_ids is None else [store.pair(id) for id in dict.fromkeys(pair_ids)]
    found = {pair.id: pair for pair in pairs}
    return found, store.iterate_units(list(found), statuses)


def _by_source(store: Store, pairs: Iterable[Pair], statuses: Collection[Status] | None) -> Iterator[Unit]:
    """The units of `pairs`, with those together that say the same of a document in several languages.

    Of a document with sources in several languages, all units are held at once.
    """
    by_source: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_source[pair.source.id].append(pair)
    several = [group for group in by_source.values() if len({pair.target.language for pair in group}) > 1]
    taken = {pair.id for group in several for pair in group}
    yield from store.iterate_units([pair.id for pair in pairs if pair.id not in taken], statuses)
    for group in several:
        units = store.iterate_units([pair.id for pair in group], statuses)
        yield from sorted(units, key=_start_in_source)


def _start_in_source(unit: Unit) -> tuple[int, int]:
    # What stands in no place of the source goes into no common tu.
    return unit.bead.source or (-1, -1)


def _writer(store: Store, format: Format, source_language: str, profile: Profile) -> Write:
    match format:
        case Format.TMX:
            return partial(write_tmx, source_language=source_language, profile=profile)
        case Format.XLIFF:
            return partial(write_xliff, version="2.1", terms=TermFinder(store.glossary()))
        case Format.XLIFF_1:
            return partial(write_xliff, version="1.2", terms=TermFinder(store.glossary()))
        case Format.JSONL:
            return partial(write_jsonl, terms=TermFinder(store.glossary()))
        case Format.XLSX:
            return write_xlsx
        case Format.CSV:
            return write_csv
        case Format.HTML:
            return partial(write_html, details=True)
        case Format.DOCX:
            return partial(write_docx, details=True)
