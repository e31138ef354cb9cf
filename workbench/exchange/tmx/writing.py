"""TMX 1.4 out: translation units as a memory that OmegaT, Trados, memoQ and others read.

One unit is one line of the file, broken here to be read:

    <tu tuid="PAIR#UNIT" creationdate="…" creationid="workbench" changedate="…" changeid="REVIEWER">
    <prop type="x-document">…</prop><prop type="x-status">approved</prop>…<note>…</note>
    <tuv xml:lang="th"><seg>…</seg></tuv><tuv xml:lang="en"><seg>…</seg></tuv></tu>

Units that say the same of the same stretch of one document in further languages share a tu. What is said of
each but the first stands in its side:

    <tuv xml:lang="de" creationdate="…" changedate="…" changeid="REVIEWER">
    <prop type="x-unit">PAIR#UNIT</prop>…<note>…</note><seg>…</seg></tuv>

It is put together as text, which takes a third of the time that it takes through elements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from workbench import __version__
from workbench.errors import ExchangeError
from workbench.exchange.characters import has_ink
from workbench.exchange.model import Export, Skip
from workbench.exchange.outgoing import Outgoing, Target, opened
from workbench.exchange.tmx.profiles import GENERIC, Profile
from workbench.exchange.tmx.props import TOOL, Prop, facts_of_pair, facts_of_unit, stamp
from workbench.language import language

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair

# With segtype "paragraph", OmegaT cuts both sides at their full stops and pairs the pieces by number: units
# that nobody approved. "block" is for whole chapters. A line end after <body> and after each unit: Perl's
# XML::TMX loses units without.
_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="{tool}" creationtoolversion="{version}" segtype="sentence" o-tmf="{tool}" \
adminlang="en" srclang="{language}" datatype="plaintext" creationdate="{date}"/>
<body>
"""
_TAIL = "</body>\n</tmx>\n"
_ASSIGNEE, _UNIT, _TARGET_DOCUMENT = Prop.ASSIGNEE, Prop.UNIT, Prop.TARGET_DOCUMENT

Sided = tuple["Unit", "Pair"]


def write_tmx(
    target: Target,
    units: Iterable[Unit],
    pairs: Mapping[str, Pair],
    *,
    source_language: str = "th",
    profile: Profile = GENERIC,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write `units` as TMX 1.4 and tell what became of them.

    `target` is a path or an open binary file. A file at that path is replaced once all is written, and
    stays as it was when anything fails; an open file is written to as the units come, and left open.
    Units are taken one at a time and none is kept, so that memory does not grow with their number.

    `pairs` maps each `unit.pair` to its pair. `source_language` becomes the header's srclang, and every
    unit begins with that side. `profile` is the tool that the file is for. A unit with a side that shows
    nothing, one with a side longer than the tool takes and one given a second time are left out and
    counted. Units that follow one another share a tu where their pairs have one source document and targets
    in different languages, and they have the same span of that source, the same text there and the same
    status; but not in files of two languages. `progress` is told the number of units taken, every 500 and at
    the end.

    Raises LanguageError for an unknown `source_language`; ExchangeError for a unit whose pair is not
    among `pairs` or has no side in `source_language`, for more languages than the tool takes in a file,
    and for a path that cannot be written.
    """
    code = language(source_language).code
    with opened(target) as file:
        outgoing = Outgoing(units, pairs, progress)
        _Writer(outgoing, code, profile).write(file)
        return outgoing.export()


class _Writer:
    """One export on its way: what holds for all its units."""

    def __init__(self, outgoing: Outgoing, source_language: str, profile: Profile) -> None:
        self._outgoing = outgoing
        self._source_language = source_language
        self._profile = profile
        # The status is that of all units in a tu.
        self._not_of_all = profile.props - {Prop.STATUS}
        self._languages: frozenset[str] = frozenset()
        self._begun: dict[str, tuple[str, str]] = {}

    def write(self, file: BinaryIO) -> None:
        """Write the whole file."""
        head = _HEAD.format(
            tool=TOOL,
            version=__version__,
            language=self._profile.code(self._source_language),
            date=stamp(datetime.now(UTC)),
        )
        file.write(head.encode())
        for group in self._groups():
            file.write(self._tu(group).encode())
        file.write(_TAIL.encode())

    def _reason_to_skip(self, unit: Unit) -> Skip | None:
        if not (has_ink(unit.source_text) and has_ink(unit.target_text)):
            return Skip.EMPTY_SIDE
        longest = self._profile.longest_side
        if longest is not None and max(len(unit.source_text), len(unit.target_text)) > longest:
            return Skip.TOO_LONG
        return None

    def _groups(self) -> Iterator[list[Sided]]:
        """The units that go out, with their pairs; those that share a tu together."""
        group: list[Sided] = []
        for unit, pair in self._outgoing:
            self._check(pair)
            reason = self._reason_to_skip(unit)
            if reason:
                self._outgoing.skip(reason)
            elif group and pair is not group[0][1] and self._joins(unit, pair, group):
                group.append((unit, pair))
            else:
                if group:
                    yield group
                group = [(unit, pair)]
        if group:
            yield group

    def _joins(self, unit: Unit, pair: Pair, group: Sequence[Sided]) -> bool:
        first, its_pair = group[0]
        return (
            pair.source.id == its_pair.source.id
            and pair.target.language not in [other.target.language for _, other in group]
            and not self._profile.two_languages
            and unit.bead.source is not None
            and unit.bead.source == first.bead.source
            and unit.source_text == first.source_text
            and unit.status is first.status
        )

    def _tu(self, group: Sequence[Sided]) -> str:
        """One line."""
        unit, pair = group[0]
        sides = [(pair.source.language, unit.source_text), (pair.target.language, unit.target_text)]
        # Some tools take the first side for the source, whatever srclang says.
        if pair.source.language != self._source_language:
            sides.reverse()
        pair_id, props = self._of_pair(pair)
        said = [props, *self._facts(unit, pair, self._profile.props)]
        code = self._profile.code
        said += [
            f'<tuv xml:lang="{code(language)}"><seg>{self._escaped(text)}</seg></tuv>'
            for language, text in sides
        ]
        said += [self._further(*each) for each in group[1:]]
        return (
            f'<tu tuid="{pair_id}#{unit.id}" creationdate="{stamp(unit.created_at)}" '
            f'creationid="{TOOL}" changedate="{stamp(unit.changed_at)}"{self._changed_by(unit)}>'
            f"{''.join(said)}</tu>\n"
        )

    def _further(self, unit: Unit, pair: Pair) -> str:
        """The side of a unit that has its source in common with the first one of its tu."""
        pair_id, _ = self._of_pair(pair)
        said = [
            f'<prop type="{_UNIT}">{pair_id}#{unit.id}</prop>',
            f'<prop type="{_TARGET_DOCUMENT}">{self._escaped(pair.target.id)}</prop>',
            *self._facts(unit, pair, self._not_of_all),
            f"<seg>{self._escaped(unit.target_text)}</seg>",
        ]
        return (
            f'<tuv xml:lang="{self._profile.code(pair.target.language)}" '
            f'creationdate="{stamp(unit.created_at)}" changedate="{stamp(unit.changed_at)}"'
            f"{self._changed_by(unit)}>{''.join(said)}</tuv>"
        )

    def _facts(self, unit: Unit, pair: Pair, allowed: Set[Prop]) -> list[str]:
        """Props, of those allowed, and the note."""
        said = [
            f'<prop type="{prop}">{value}</prop>'
            for prop, value in facts_of_unit(unit, pair)
            if prop in allowed
        ]
        if unit.assignee and _ASSIGNEE in allowed:
            said.append(f'<prop type="{_ASSIGNEE}">{self._escaped(unit.assignee)}</prop>')
        if unit.note:
            said.append(f"<note>{self._escaped(unit.note)}</note>")
        return said

    def _changed_by(self, unit: Unit) -> str:
        return f' changeid="{self._quoted(unit.changed_by)}"' if unit.changed_by else ""

    def _of_pair(self, pair: Pair) -> tuple[str, str]:
        """The pair's id as it stands in an attribute, and the props that all its units begin with."""
        found = self._begun.get(pair.id)
        if found is None:
            props = "".join(
                f'<prop type="{prop}">{self._escaped(value)}</prop>'
                for prop, value in facts_of_pair(pair).items()
                if prop in self._profile.props
            )
            found = self._begun[pair.id] = (self._quoted(pair.id), props)
        return found

    def _escaped(self, text: str) -> str:
        """`text` as it stands between tags; a carriage return by itself would be read as a line feed."""
        clean = self._outgoing.clean(text)
        return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")

    def _quoted(self, text: str) -> str:
        """`text` as it stands between quotation marks, where line ends and tabs would be read as spaces."""
        return self._escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")

    def _check(self, pair: Pair) -> None:
        """Refuse a pair that this file has no place for."""
        codes = (pair.source.language, pair.target.language)
        if self._source_language not in codes:
            raise ExchangeError(
                f"The pair '{pair.id}' has the languages {codes[0]} and {codes[1]}, so it cannot go into a "
                f"TMX file whose source language is {self._source_language}: "
                "leave the pair out, or choose one of its languages."
            )
        if self._profile.two_languages and self._languages != frozenset(codes):
            if self._languages:
                raise ExchangeError(
                    f"The pair '{pair.id}' has the languages {codes[0]} and {codes[1]}, and other pairs have "
                    f"others, where {self._profile.name} takes files of two languages: write a file for each."
                )
            self._languages = frozenset(codes)
