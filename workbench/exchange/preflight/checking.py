"""Units before they leave, looked at one after another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.errors import ExchangeError
from workbench.exchange.characters import has_ink, xml_text
from workbench.exchange.preflight.model import Finding, Kind, Report
from workbench.exchange.tmx import GENERIC, Profile
from workbench.glossary import Side
from workbench.review import Status

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair

_MARKUP = re.compile(
    r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]{0,1000})?/?>|&(?:[A-Za-z]\w{1,31}|#\d{1,7}|#[xX][\dA-Fa-f]{1,6});",
    re.ASCII,
)
# White space, and what takes no room and is met at the ends of what was pasted.
_OUTER = re.compile(r"\A[\s\u200b\ufeff]+|[\s\u200b\ufeff]+\Z")
_MASK = 2**32 - 1

CheckTerms = Callable[["Unit"], Sequence[str]]
"""What a unit does to the glossary, a text for each finding."""


def check_units(
    units: Iterable[Unit],
    pairs: Mapping[str, Pair],
    profile: Profile = GENERIC,
    terms: CheckTerms | None = None,
    *,
    source_language: str = "th",
    most: int = 200,
) -> Report:
    """What the tool of `profile` will stumble over in `units`.

    Units are taken one at a time, and of each source only a number is kept: a million take 130 MB.
    `pairs` maps each `unit.pair` to its pair; `source_language` is that which the file will translate
    from. `most` findings of a kind are kept, and all are counted.

    Raises ExchangeError for a unit whose pair is not among `pairs`.
    """
    checker = _Checker(pairs, profile, source_language)
    counts: Counter[Kind] = Counter()
    findings: defaultdict[Kind, list[Finding]] = defaultdict(list)
    taken = 0
    for unit in units:
        taken += 1
        found = [*checker.check(unit), *(_terms(unit, terms) if terms else ())]
        for each in found:
            counts[each.kind] += 1
            if len(findings[each.kind]) < most:
                findings[each.kind].append(each)
    kinds = [kind for kind in Kind if kind in counts]
    return Report(
        taken,
        {kind: counts[kind] for kind in kinds},
        {kind: tuple(findings[kind]) for kind in kinds},
    )


def _terms(unit: Unit, terms: CheckTerms) -> Iterator[Finding]:
    for told in terms(unit):
        yield Finding(Kind.TERM, unit.id, unit.pair, value=told)


class _Checker:
    """One pre-flight on its way: what has to be known of the units before."""

    def __init__(self, pairs: Mapping[str, Pair], profile: Profile, source_language: str) -> None:
        self._pairs = pairs
        self._profile = profile
        self._source_language = source_language
        self._begun: set[str] = set()
        self._languages: frozenset[str] = frozenset()
        # The hash of a source, to the id of the first unit with it and 32 bits of its translation's hash.
        self._translations: dict[int, int] = {}

    def check(self, unit: Unit) -> Iterator[Finding]:
        """All that is wrong with `unit`."""
        pair = self._pairs.get(unit.pair)
        if pair is None:
            raise ExchangeError(f"Unit {unit.id} is of the pair '{unit.pair}', which was not given with it.")
        if unit.pair not in self._begun:
            self._begun.add(unit.pair)
            yield from self._languages_of(unit, pair)
        if unit.status is not Status.APPROVED:
            yield Finding(Kind.UNAPPROVED, unit.id, unit.pair, value=unit.status.value)
        inked = [has_ink(text) for text in (unit.source_text, unit.target_text)]
        for side, text, ink in zip(Side, (unit.source_text, unit.target_text), inked, strict=True):
            if ink:
                yield from self._side(unit, side, text)
            else:
                yield Finding(Kind.EMPTY, unit.id, unit.pair, side)
        if all(inked):
            yield from self._translation(unit, pair)

    def _languages_of(self, unit: Unit, pair: Pair) -> Iterator[Finding]:
        codes = {Side.SOURCE: pair.source.language, Side.TARGET: pair.target.language}
        if self._profile.two_languages and not self._languages:
            self._languages = frozenset(codes.values())
        for side, code in codes.items():
            further = self._profile.two_languages and code not in self._languages
            if further or not self._profile.knows(code):
                yield Finding(Kind.LANGUAGE, unit.id, unit.pair, side, value=code)

    def _side(self, unit: Unit, side: Side, text: str) -> Iterator[Finding]:
        def finding(kind: Kind, start: int, end: int, value: str) -> Finding:
            return Finding(kind, unit.id, unit.pair, side, start, end, value)

        clean, replaced = xml_text(text)
        if replaced:
            at = next(at for at, (old, new) in enumerate(zip(text, clean, strict=True)) if old != new)
            yield finding(Kind.ILLEGAL, at, at + 1, f"U+{ord(text[at]):04X}")
        longest = self._profile.longest_side
        if longest is not None and len(text) > longest:
            yield finding(Kind.TOO_LONG, longest, len(text), str(len(text)))
        for kind, pattern in ((Kind.MARKUP, _MARKUP), (Kind.SPACES, _OUTER)):
            found = pattern.search(text)
            if found:
                yield finding(kind, found.start(), found.end(), found[0])

    def _translation(self, unit: Unit, pair: Pair) -> Iterator[Finding]:
        source, target = unit.source_text.strip(), unit.target_text.strip()
        codes, side = (pair.source.language, pair.target.language), Side.TARGET
        if pair.source.language != self._source_language:
            source, target, codes, side = target, source, (codes[1], codes[0]), Side.SOURCE
        # Of a run's own hash two texts of a million have the same once in a hundred million runs.
        translation = hash(target) & _MASK
        before = self._translations.setdefault(hash((codes, source)), unit.id << 32 | translation)
        if before & _MASK != translation:
            yield Finding(Kind.TWO_TRANSLATIONS, unit.id, unit.pair, side, value=str(before >> 32))
