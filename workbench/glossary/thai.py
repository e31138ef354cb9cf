"""Where a term stands as a word of its own in Thai text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise

from workbench.glossary.folding import gaps, squeeze
from workbench.segmentation.words import thai_tokens

_CHARACTERS = "\u0e01-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
_LETTER = re.compile(f"[{_CHARACTERS}]")
_LETTERS = frozenset(filter(_LETTER.match, map(chr, range(0x0E00, 0x0E80))))
# With the full stops of abbreviations, which the word breaker knows.
_RUN = re.compile(f"[{_CHARACTERS}][{_CHARACTERS}.]*")
# What no word begins with, and what none ends with.
_FOLLOWING = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_LEADING = "เแโใไ"
# A part of a longer abbreviation: อ.ก. before ค.ศ., ร. behind ส.ส.
_PART_BEFORE = re.compile(r"(?<![ก-๎])[ก-ฮ]\.")
_PART_BEHIND = re.compile(r"[ก-ฮ]\.")
_SPACE = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_BREAK = re.compile(rf"{_SPACE.pattern}|[-‐-–]")
# Never the end of a phrase: a space behind them comes from a justified line or out of a PDF file.
_BOUND = frozenset(("การ", "ความ", "ผู้", "นัก", "ภาค", "ระดับ"))
# Dictionaries have phrases such as ตามกฎหมาย and มีมติ for words.
_JOINED = re.compile("กล่าว|ของ|จาก|ด้วย|ตาม|ต่อ|เป็น|เพื่อ|มี|ไม่|โดย|ใน|ให้")
# Makes a noun of the verb behind it, as in ข้อริเริ่ม; it is the item or article only before one of these.
_ITEM = "ข้อ"
_BEHIND_ITEM = re.compile("ของ|จาก|ซึ่ง|ดัง|เดียว|ใด|ต่าง|ที่|นั้น|นี้|และ|ละ|แรก|ว่า|สุดท้าย|หรือ|[^ก-ฮเ-ไ]|$")
_LONG = 3
"""A term of so many words is not put together by chance from the end of a phrase and the next one's start."""
_CONTEXT = 3
"""Words on each side of an edge within which two ways of reading a text are compared."""


class ThaiText:
    """A text after `repair`; its words are looked up only where somebody asks.

    Nothing marks the edge of a Thai word, so an edge is what lies between two of PyThaiNLP's words. Its
    word breaker takes the fewest words it can and knows nothing of the glossary. Where it reads across
    the edge of a term, the term still stands if the text cut at the term's edges needs no more words:
    that finds compounds that the breaker cuts otherwise, and does not find ข้อ in ข้อมูล.
    """

    def __init__(self, text: str, stretches: Iterable[tuple[int, int]]) -> None:
        """`stretches` are those that `is_word` will be asked of."""
        self._text = text
        self._runs = [match.span() for match in _RUN.finditer(text)]
        within = {at for stretch in stretches for at in stretch if self._is_within_run(at)}
        self._edges = self._find_edges(sorted(set(map(self._run_around, within))))
        self._edge = frozenset(self._edges)

    def _find_edges(self, runs: list[tuple[int, int]]) -> list[int]:
        """Where words begin and end within the runs, in order."""
        edges: list[int] = []
        # In one go: to call the word breaker takes longer than to break a line into words.
        tokens = iter(thai_tokens("\n".join(self._text[start:end] for start, end in runs)))
        for at, end in runs:
            edges.append(at)
            while at < end:
                token = next(tokens)
                if not token.isspace():
                    if seam := _seam(token):
                        edges.append(at + seam)
                    at += len(token)
                    edges.append(at)
        return edges

    def is_word(self, start: int, end: int) -> bool:
        """Whether the stretch from `start` to `end` is a word or several, in whole."""
        text = self._text
        if self._splits_number(start) or self._splits_number(end) or self._is_part(start, end):
            return False
        if text[start:end] == _ITEM and not _BEHIND_ITEM.match(text, end):
            return False
        if self._is_edge(start) and self._is_edge(end):
            return True
        if _FOLLOWING.match(text, start) or _FOLLOWING.match(text, end) or text[end - 1] in _LEADING:
            return False
        first, last = self._edges_around(start)[0], self._edges_around(end)[1]
        if last == end and self._follows_a_verb(start, end):
            return True
        cut = _cost(text[first:start]) + _cost(text[start:end]) + _cost(text[end:last])
        return cut <= self._cost_as_read(first, last) and self._are_between_clusters(first, start, end, last)

    def _cost_as_read(self, first: int, last: int) -> float:
        """How many words there are from one edge to another, as the breaker reads them."""
        edges = self._edges[bisect_left(self._edges, first) : bisect_right(self._edges, last)]
        return sum(_cost_of_word(self._text[start:end]) for start, end in pairwise(edges))

    def _are_between_clusters(self, first: int, start: int, end: int, last: int) -> bool:
        return {start - first, end - first} <= _clusters(self._text[first:last])

    def _follows_a_verb(self, start: int, end: int) -> bool:
        """Whether the breaker takes the first word of a long term for one with the verb before it.

        Dictionaries have บรรลุเป้าหมาย for a word. Short terms are not trusted to stand in such a one: the
        second half of ประชามติ is no มติ.
        """
        if len(_tokens(self._text[start:end])) < _LONG:
            return False
        place = bisect_left(self._edges, start)
        verb, first = self._text[self._edges[place - 1] : start], self._text[start : self._edges[place]]
        return _are_words(verb.removeprefix("การ"), first)

    def _is_edge(self, at: int) -> bool:
        return at in self._edge or not self._is_within_run(at)

    def _edges_around(self, at: int) -> tuple[int, int]:
        """An edge before `at` and one behind it, a few words off; `at` twice where it is an edge itself."""
        if self._is_edge(at):
            return at, at
        place = bisect_left(self._edges, at)
        before, behind = max(0, place - _CONTEXT), min(len(self._edges), place + _CONTEXT) - 1
        start, end = self._run_around(at)
        return max(start, self._edges[before]), min(end, self._edges[behind])

    def fits(self, form: str, start: int, end: int) -> bool:
        """Whether the white space in the stretch may stand in a term that is written as `form`."""
        stretch = self._text[start:end]
        if stretch == form:
            return True
        expected = {at for at, _ in gaps(form)}
        return all(
            _BREAK.fullmatch(gap) if at in expected else _SPACE.fullmatch(gap) and _may_be_parted(form, at)
            for at, gap in gaps(stretch)
        )

    def _splits_number(self, at: int) -> bool:
        """Whether `at` lies within a number or a word of Latin letters."""
        before, after = self._text[at - 1 : at], self._text[at : at + 1]
        return before.isalnum() and after.isalnum() and _LETTERS.isdisjoint((before, after))

    def _is_within_run(self, at: int) -> bool:
        """Whether there are Thai letters on both sides."""
        return self._text[at - 1 : at] in _LETTERS and self._text[at : at + 1] in _LETTERS

    def _run_around(self, at: int) -> tuple[int, int]:
        """The run that has `at` within."""
        return self._runs[bisect_right(self._runs, (at, at)) - 1]

    def _is_part(self, start: int, end: int) -> bool:
        """Whether the stretch is an abbreviation within a longer one."""
        text = self._text
        if text[end - 1] != ".":
            return False
        if _PART_BEHIND.match(text, end):
            return True
        return start > 1 and text[start + 1] == "." and bool(_PART_BEFORE.match(text, start - 2))


@lru_cache(maxsize=2**14)
def _seam(token: str) -> int:
    """Where a word begins in what dictionaries take for a word with another before it; 0 for nowhere."""
    before = _JOINED.match(token)
    return before.end() if before and _are_words(token[before.end() :]) else 0


def _are_words(*tokens: str) -> bool:
    from pythainlp.corpus.common import thai_words

    known: frozenset[str] = thai_words()
    return known.issuperset(tokens)


@lru_cache(maxsize=2**12)
def _clusters(run: str) -> frozenset[int]:
    """Ends of Thai character clusters, which nothing divides."""
    from pythainlp.tokenize.tcc import tcc_pos

    return frozenset((0, *tcc_pos(run)))


@lru_cache(maxsize=2**14)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(token for token in thai_tokens(text) if _LETTER.search(token))


def _cost(text: str) -> float:
    """How many words `text` needs."""
    return sum(map(_cost_of_word, _tokens(text)))


def _cost_of_word(word: str) -> float:
    """One; but what no dictionary has counts by its length."""
    return 1 if _are_words(word) else max(2, len(word) / 2)


@lru_cache(maxsize=2**14)
def _may_be_parted(form: str, at: int) -> bool:
    """Whether a space before character `at` of a term that has none there is only a matter of typing."""
    tokens = thai_tokens(squeeze(form).key)
    return at not in accumulate(map(len, tokens)) or len(tokens) >= _LONG or tokens[0] in _BOUND
