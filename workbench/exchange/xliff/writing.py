"""XLIFF 1.2 and 2.1 out, a unit at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from lxml import etree

from workbench.errors import ExchangeError
from workbench.exchange.model import Export
from workbench.exchange.outgoing import Outgoing, Target, opened
from workbench.exchange.terms import FindTerms
from workbench.exchange.xliff.dialects import Version1, Version2

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair

XliffVersion = Literal["1.2", "2.1"]
_DIALECTS: dict[XliffVersion, Version1 | Version2] = {"1.2": Version1(), "2.1": Version2()}


def write_xliff(
    target: Target,
    units: Iterable[Unit],
    pairs: Mapping[str, Pair],
    *,
    version: XliffVersion,
    terms: FindTerms | None = None,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write `units` as XLIFF and tell what became of them: a file element a pair, with the pair's id.

    Units with an empty side go out too; one given a second time is left out and counted. Units of one pair
    stand together in `units`. `terms` gives the glossary's terms of a unit. The rest is as in `write_tmx`.

    Raises ExchangeError where there are no units, or of a pair in two places, or, in 2.1, of pairs with
    different languages, for none of which there is a valid file; for a unit whose pair is not among
    `pairs`, and for a path that cannot be written.
    """
    with opened(target) as file:
        outgoing = Outgoing(units, pairs, progress)
        _Writer(_DIALECTS[version], outgoing, terms).write(file)
        return outgoing.export()


class _Writer:
    """One export on its way."""

    def __init__(self, dialect: Version1 | Version2, outgoing: Outgoing, terms: FindTerms | None) -> None:
        self._dialect = dialect
        self._outgoing = outgoing
        self._terms = terms
        self._begun: set[str] = set()

    def write(self, file: BinaryIO) -> None:
        """Write the whole file."""
        units = iter(self._outgoing)
        first = next(units, None)
        if first is None:
            raise ExchangeError(
                "There are no units to write, and no valid XLIFF file is without: choose other statuses."
            )
        _, pair = first
        namespace = {None: self._dialect.namespace}
        with etree.xmlfile(file, encoding="utf-8") as xml:
            xml.write_declaration()
            with xml.element(self._tag("xliff"), self._dialect.root(pair), namespace):
                xml.write("\n")
                for _, group in groupby(chain((first,), units), key=lambda each: each[1].id):
                    self._write_file(xml, pair, group)

    def _write_file(self, xml: Any, leading: Pair, group: Iterator[tuple[Unit, Pair]]) -> None:
        unit, pair = next(group)
        self._check(leading, pair)
        with xml.element(self._tag("file"), self._dialect.file(pair)):
            xml.write("\n", self._dialect.head(pair, self._outgoing.clean), "\n")
            units = chain((unit,), (each for each, _ in group))
            if self._dialect.body:
                with xml.element(self._tag(self._dialect.body)):
                    self._write_units(xml, units, pair)
            else:
                self._write_units(xml, units, pair)
        xml.write("\n")

    def _write_units(self, xml: Any, units: Iterable[Unit], pair: Pair) -> None:
        for unit in units:
            terms = self._terms(unit, pair) if self._terms else ()
            xml.write("\n", self._dialect.unit(unit, terms, self._outgoing.clean))
        xml.write("\n")

    def _check(self, leading: Pair, pair: Pair) -> None:
        if pair.id in self._begun:
            raise ExchangeError(
                f"The units of the pair '{pair.id}' do not stand together, and XLIFF has one place for them: "
                "give them pair by pair."
            )
        self._begun.add(pair.id)
        if _languages(pair) != _languages(leading) and not self._dialect.several_languages:
            raise ExchangeError(
                f"The pair '{pair.id}' has the languages {_languages(pair)} and others have "
                f"{_languages(leading)}, where an XLIFF 2.1 file has two: write several, or XLIFF 1.2."
            )

    def _tag(self, name: str) -> str:
        return f"{{{self._dialect.namespace}}}{name}"


def _languages(pair: Pair) -> str:
    return f"{pair.source.language} and {pair.target.language}"
