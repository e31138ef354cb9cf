"""Terms that a text itself explains: ไทย (English: ACR), English (ไทย), Full Form (FF), X หมายถึง ….

A term ends at its bracket, and begins where it says what the bracket says. The space before it tells
little: Thai has none within a clause, and has one there only by chance.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.alignment.beads import Span
from workbench.glossary.candidates.acronyms import expansion, is_short
from workbench.glossary.candidates.asides import Aside, asides, is_thai
from workbench.glossary.candidates.likeness import Likeness, says
from workbench.glossary.candidates.spans import cuts_name
from workbench.glossary.candidates.words import Reading, Word

_TO_BRACKET = re.compile(r"[^\S\n]*(?P<quote>[”\"’']?)[^\S\n]*[*†‡]*[^\S\n]*")
_NUMBERED = re.compile(r"\s*(?:ครั้งที่|ฉบับที่|ประจำปี|ปี|พ\.ศ\.|ค\.ศ\.)\s*[0-9๐-๙]+$")
_STOP = re.compile(r"[\n()（）\[\]!?;。…]|[.:,]\s")
_OPENING_QUOTE = re.compile(r"[“\"‘']")
_LEAD = r"(?:^|\n)[^\S\n]*(?:[*†‡•]|\(?[0-9๐-๙]{1,2}[.)])*[^\S\n]*"
_ASIDE = r"(?:[^\S\n]*[(（][^()（）\n]*[)）])?"
_SAID = r"[^\S\n]*(?P<meaning>[^\n]{10,600}?)[^\S\n]*(?=\n|$)"
_DEFINITIONS = (
    re.compile(
        rf"{_LEAD}(?:คำว่า\s*)?[“\"]?(?P<term>[^\n“”\"()（）]{{2,80}}?)[”\"]?{_ASIDE}"
        rf"[^\S\n]*(?:หมายถึง|หมายความว่า){_SAID}"
    ),
    # คือ joins much else: only after a note mark.
    re.compile(
        rf"(?:(?:^|\n)[^\S\n]*[*†‡]+[^\S\n]*)(?P<term>[^\n“”\"()（）]{{2,80}}?){_ASIDE}[^\S\n]*คือ{_SAID}"
    ),
    re.compile(
        rf"{_LEAD}[“\"]?(?:(?:The|A|An)\s+)?(?P<term>[A-Za-z][^\n“”\"(),.;:]{{1,80}}?)[”\"]?{_ASIDE}"
        rf"\s+(?:means|shall mean|refers to|is defined as)\b{_SAID}"
    ),
)
_REACH = 16
"""Words in front of a bracket among which a term begins; the most that are defined as one."""
_LOOK_BACK = 3
"""Words at the end one of which tells the script; others may be numbers."""
_SURE = 0.95
"""How often what stands in brackets behind a term is the same term."""

# What speaks for a word to be the first, fitted to 700 pairs of terms of a glossary, the one set into
# running text in front of the other in brackets: the cosine of the stretch and what is in the bracket,
# the share of the bracket's words that the stretch has, being all explained by a part of the bracket
# (ดิจิทัล for digital divide), a space in front, a first word that may open a term, cutting a name in
# capitals, each word.
_MEANING, _WORDING, _PART, _SPACE, _OPENS, _CUT, _WORD = 21.0, 5.5, -9.0, 1.2, 3.0, -3.0, -0.33


@dataclass(frozen=True, slots=True)
class Explained:
    """Terms that a text sets side by side: they name one thing."""

    pieces: tuple[Span, ...]
    certainty: float
    """The probability, 0 to 1, that they do and that none is cut short or runs on."""
    meaning: float = 0.0
    """Cosine of the two that are in different languages; 0 where there are none."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Some words and the aside right behind them."""

    aside: Aside
    first: int
    """The first word that may belong to what the aside explains."""
    last: int
    """The word behind its last."""
    thai: bool
    """Whether what the aside explains is in Thai letters."""
    short: Span | None
    """The last word, where it is a short form."""


class BracketReader:
    """Finds what texts explain; what one says of a short form helps with all others."""

    def __init__(self, readings: Sequence[Reading], likeness: Likeness, known: Mapping[str, Reading]) -> None:
        """`known` are full forms that need no text to give them, by short form."""
        self._likeness = likeness
        self._full_forms: dict[str, list[tuple[tuple[Word, ...], str]]] = defaultdict(list)
        for short, full in known.items():
            self._full_forms[short.removesuffix("s")].append((full.words, full.text))
        for reading in readings:
            for place in _places(reading):
                for full_form, short_form in _same_script(reading, place):
                    self._full_forms[_single(reading, short_form)].append(_meant(reading, full_form))

    def explained(self, reading: Reading) -> Iterator[Explained]:
        """Yield what is explained in a text."""
        for place in _places(reading):
            full, short = place.aside.full, place.aside.short
            if full and is_thai(reading.text[slice(*full)]) != place.thai:
                pieces = (full, short) if short else (full,)
                yield self._bounded(reading, place, [_meant(reading, full)], *pieces)
            elif same := list(_same_script(reading, place)):
                yield from (Explained(pieces, _SURE) for pieces in same)
            elif short and place.short:
                yield Explained((place.short, short), _SURE)
            elif short and (meant := self._full_forms.get(_single(reading, short))):
                yield self._bounded(reading, place, meant, short)

    def _bounded(
        self, reading: Reading, place: _Place, meant: Sequence[tuple[tuple[Word, ...], str]], *pieces: Span
    ) -> Explained:
        """What ends at the aside and says what one of the full forms says."""
        extents = [_extent(reading, place, *each, self._likeness) for each in dict.fromkeys(meant)]
        first, certainty, meaning = max(extents, key=lambda extent: extent[2])
        own = Span(*reading.stretch(first, place.last))
        return Explained((own, *pieces), _SURE * certainty, meaning)


def _places(reading: Reading) -> Iterator[_Place]:
    """Yield the asides that stand right behind words."""
    text = reading.text
    for aside in asides(reading):
        last = bisect_left(reading.starts, aside.start)
        between = last and _TO_BRACKET.fullmatch(text, reading.ends[last - 1], aside.start)
        if not between:
            continue
        # การประชุมรัฐมนตรี ครั้งที่ 5 (Ministerial Conference)
        if numbered := _NUMBERED.search(text, 0, reading.ends[last - 1]):
            last = bisect_left(reading.starts, numbered.start())
        if last:
            first = _first(reading, last, _OPENING_QUOTE if between["quote"] else _STOP)
            thai = is_thai(text[slice(*reading.stretch(max(first, last - _LOOK_BACK), last))])
            before = Span(*reading.stretch(last - 1, last))
            yield _Place(aside, first, last, thai, before if is_short(text[slice(*before)]) else None)


def _first(reading: Reading, last: int, stop: re.Pattern[str]) -> int:
    """The first word from which on nothing ends a clause for certain."""
    first = last - 1
    while first and last - first < _REACH:
        if stop.search(reading.text, reading.ends[first - 1], reading.starts[first]):
            break
        first -= 1
    return first


def _same_script(reading: Reading, place: _Place) -> Iterator[tuple[Span, Span]]:
    """Yield the full and short forms of one script, within the aside or on both sides of its bracket."""
    full, short, text = place.aside.full, place.aside.short, reading.text
    if full and short:
        if is_thai(text[slice(*full)]) == is_thai(text[slice(*short)]) != place.thai:
            yield full, short
    elif full and place.short:
        # สกมช. (สำนักงาน...)
        inside = reading.within(*full)
        if expansion(text[slice(*place.short)], reading, inside.stop, inside.start) == inside.start:
            yield full, place.short
    elif short and is_thai(text[slice(*short)]) == place.thai:
        start = expansion(text[slice(*short)], reading, place.last, place.first)
        if start is not None:
            yield Span(*reading.stretch(start, place.last)), short


def _meant(reading: Reading, full: Span) -> tuple[tuple[Word, ...], str]:
    inside = reading.within(*full)
    return reading.words[inside.start : inside.stop], reading.text[slice(*full)]


def _single(reading: Reading, short: Span) -> str:
    return reading.text[slice(*short)].removesuffix("s")


def _extent(
    reading: Reading, place: _Place, inside: Sequence[Word], phrase: str, likeness: Likeness
) -> tuple[int, float, float]:
    """The first word of the term, how likely it is that it begins there, and the cosine with `phrase`.

    `inside` are the words that say the same in the other script, and `phrase` is what they are joined.
    """
    first, last = place.first, place.last
    words = reading.words[first:last]
    alike = likeness.words(words, inside)
    ours, theirs = says(words), says(inside)
    best = np.maximum.accumulate(alike[::-1], axis=0)[::-1]
    said = (best * theirs).sum(axis=1) / max(1.0, float(theirs.sum()))
    explained = np.cumsum((alike.max(axis=1) * ours)[::-1])[::-1] / np.maximum(np.cumsum(ours[::-1])[::-1], 1)
    starts = [at for at, word in enumerate(words) if word.opens or word.says] or [len(words) - 1]
    stretches = [reading.text[slice(*reading.stretch(first + at, last))] for at in starts]
    meaning = likeness.phrases(stretches, place.thai) @ likeness.phrases([phrase], not place.thai)[0]
    scores = _MEANING * meaning + (_WORDING * said + _PART * (1 - said) * explained)[starts]
    scores += [_opening(reading, first + at) + _WORD * (len(words) - at) for at in starts]
    chosen = int(scores.argmax())
    certainty = 1 / float(np.exp(scores - scores.max()).sum())
    return first + starts[chosen], certainty, float(meaning[chosen])


def _opening(reading: Reading, at: int) -> float:
    word = reading.words[at]
    spaced = at == 0 or reading.ends[at - 1] < reading.starts[at]
    # Between the words of other scripts a space says nothing.
    score = _SPACE if spaced and word.thai else _CUT if cuts_name(reading, at) else 0.0
    return score + _OPENS if word.opens else score


def definitions(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield the key of each term that has a line saying what it means, and where that stands."""
    for pattern in _DEFINITIONS:
        for match in pattern.finditer(reading.text):
            words = reading.within(*match.span("term"))
            if 0 < len(words) <= _REACH and reading.words[words.stop - 1].says:
                yield reading.key(words.start, words.stop), Span(*match.span("meaning"))
