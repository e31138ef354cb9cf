"""Finding the glossary's terms in running text.

All that a language may write otherwise is folded away, in the text and in the forms of the terms; an
Aho-Corasick automaton finds every form in one pass (A. V. Aho and M. J. Corasick, "Efficient string
matching", CACM 18(6), 1975). Then each place is held against the text as it stands: whether a word
begins and ends there, and whether what was folded away may be written so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from workbench.glossary.folding import Repaired, plain, repair, squeeze
from workbench.glossary.inflection import forms
from workbench.glossary.latin import EnglishText, ExactText
from workbench.glossary.model import Glossary, Term, TermStatus
from workbench.glossary.thai import ThaiText

if TYPE_CHECKING:
    from ahocorasick import Automaton

_RANK = {status: rank for rank, status in enumerate(TermStatus)}


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in a text."""

    start: int
    """Code points into the text as stored."""
    end: int
    text: str
    """As it stands there; an English possessive ending is not part of it."""
    concept: str
    """Id."""
    term: str
    """As the glossary has it."""
    status: TermStatus


@dataclass(frozen=True, slots=True)
class Found:
    """All that stands in a text."""

    hits: list[Hit]
    """In order; they overlap only where one stretch stands for several concepts."""
    covered: list[Hit]
    """Within those, or overlapping them; in order too."""


class _Text(Protocol):
    """A repaired text as its language sees it."""

    def is_word(self, start: int, end: int) -> bool: ...

    def fits(self, form: str, start: int, end: int) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Language:
    read: Callable[[str, list[tuple[int, int]]], _Text]
    """From a repaired text, and the stretches that will be asked of."""
    forms: Callable[[Term], tuple[str, ...]]


def _as_it_is(term: Term) -> tuple[str, ...]:
    return (term.text,)


_LANGUAGES = {"th": _Language(ThaiText, _as_it_is), "en": _Language(EnglishText, forms)}
_OTHER = _Language(ExactText, _as_it_is)


@dataclass(frozen=True, slots=True)
class _Form:
    """A way of writing a term."""

    text: str
    concept: str
    term: Term


class Recogniser:
    """The terms of a glossary, ready to be found; made once, for any number of texts and threads."""

    def __init__(self, glossary: Glossary) -> None:
        by_language: dict[str, dict[str, list[_Form]]] = defaultdict(lambda: defaultdict(list))
        for concept in glossary.concepts:
            for term in concept.terms:
                for form in _LANGUAGES.get(term.language, _OTHER).forms(term):
                    written = repair(" ".join(form.split())).text
                    key = squeeze(written).key
                    # Bare marks are not a term, whatever the glossary says.
                    if any(map(str.isalnum, key)):
                        by_language[term.language][key].append(_Form(written, concept.id, term))
        self._automata = {language: _automaton(keys) for language, keys in by_language.items()}

    def find(self, text: str, language: str) -> list[Hit]:
        """The terms of `language` in `text`, in order; of two that overlap, the longer.

        Several have the same stretch only where it stands for several concepts.
        """
        return self._found(text, language, covered=False).hits

    def find_all(self, text: str, language: str) -> Found:
        """What `find` gives, and beside it the terms that stand within those or overlap them."""
        return self._found(text, language, covered=True)

    def _found(self, text: str, language: str, covered: bool) -> Found:
        found = Found([], [])
        automaton = self._automata.get(language)
        if automaton is None:
            return found
        repaired = repair(text)
        squeezed = squeeze(repaired.text)
        places = [
            (length, last + 1 - length, squeezed.place(last + 1 - length), squeezed.place(last) + 1, forms_)
            for last, (length, forms_) in automaton.iter(squeezed.key)
        ]
        # The longest first, and of those as long the one that comes first.
        places.sort(key=lambda place: (-place[0], place[1]))
        reading = _LANGUAGES.get(language, _OTHER).read(repaired.text, [place[2:4] for place in places])
        taken = bytearray(len(squeezed.key))
        for length, at, start, end, forms_ in places:
            free = not (taken[at] or taken[at + length - 1])
            if (free or covered) and reading.is_word(start, end):
                fitting = [form for form in forms_ if reading.fits(form.text, start, end)]
                if free and fitting:
                    taken[at : at + length] = b"\1" * length
                (found.hits if free else found.covered).extend(_chosen(fitting, text, repaired, start, end))
        for hits in (found.hits, found.covered):
            hits.sort(key=attrgetter("start", "end", "concept"))
        return found


def _automaton(keys: dict[str, list[_Form]]) -> Automaton:
    from ahocorasick import Automaton

    automaton = Automaton()
    for key, forms_ in keys.items():
        automaton.add_word(key, (len(key), tuple(forms_)))
    automaton.make_automaton()
    return automaton


def _chosen(fitting: list[_Form], text: str, repaired: Repaired, start: int, end: int) -> Iterator[Hit]:
    """One hit for each concept: the term that is written as the text is, or else the best."""
    first, last = repaired.starts[start], repaired.ends[end - 1]
    if len(fitting) > 1:
        written = plain(repaired.text[start:end])
        fitting.sort(key=lambda form: (plain(form.text) != written, _RANK[form.term.status]))
    best: dict[str, _Form] = {}
    for form in fitting:
        best.setdefault(form.concept, form)
    for concept, form in best.items():
        yield Hit(first, last, text[first:last], concept, form.term.text, form.term.status)
