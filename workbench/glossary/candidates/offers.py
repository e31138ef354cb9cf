"""Candidates in the making: terms that name one thing, and what speaks for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.glossary.candidates.model import Mention, Origin
from workbench.glossary.candidates.pairs import Counts
from workbench.glossary.model import TermType


class Name(NamedTuple):
    """A term in whatever form."""

    language: str
    key: str
    type: TermType

    @property
    def short(self) -> bool:
        """Whether it is short for another."""
        return self.type is not TermType.FULL_FORM


@dataclass(slots=True)
class Offer:
    """Terms that name one thing."""

    score: float
    origins: set[Origin]
    similarity: float
    names: dict[Name, Counter[str]] = field(default_factory=dict)
    """With the ways in which each is written, counted."""
    mentions: list[tuple[float, Mention]] = field(default_factory=list)
    """With how sure each is."""
    counts: Counts | None = None

    @property
    def in_one_language(self) -> bool:
        """Whether nothing of it is in another language."""
        return len({name.language for name in self.names}) == 1

    @property
    def main(self) -> tuple[Name, Name]:
        """The two that say what it is: one of each language where there are two, full forms first of all."""
        one, *others = sorted(self.names, key=lambda name: (name.short, name))
        other = next((name for name in others if name.language != one.language), others[0])
        return (one, other) if one.language <= other.language else (other, one)

    @property
    def key(self) -> str:
        """The same for all forms of the two."""
        return _key(*self.main)

    @property
    def keys(self) -> set[str]:
        """Its key and those that it would have with others of its terms for the main ones."""
        return {_key(one, other) for one in self.names for other in self.names if one != other}

    def write(self, name: Name, text: str, certain: bool) -> None:
        """Note that a term is written as `text`; what is not certain gives way to what is."""
        self.names.setdefault(name, Counter())[text] += certain

    def join(self, other: Offer) -> None:
        """Take in the terms and mentions of an offer of the same thing."""
        for name, texts in other.names.items():
            self.names.setdefault(name, Counter()).update(texts)
        self.origins |= other.origins
        self.mentions += other.mentions


def merged(offers: Iterable[Offer]) -> list[Offer]:
    """One offer for each two main terms."""
    by_key: dict[str, Offer] = {}
    for offer in offers:
        known = by_key.setdefault(offer.key, offer)
        if known is not offer:
            # Two ways to find it that know nothing of each other are worth more than the better one.
            both = 1 - (1 - known.score) * (1 - offer.score)
            known.score = max(known.score, offer.score) if offer.origins <= known.origins else both
            known.similarity = max(known.similarity, offer.similarity)
            known.counts = known.counts or offer.counts
            known.join(offer)
    return list(by_key.values())


def with_short_forms(offers: Iterable[Offer]) -> list[Offer]:
    """The offers, when what stands beside its short form in one language joins its translations.

    A full form and its short one join all that have the full form; and those that have only the short
    form where it is short for one thing.
    """
    single: list[Offer] = []
    others: list[Offer] = []
    for offer in merged(offers):
        (single if offer.in_one_language else others).append(offer)
    by_name: dict[Name, list[Offer]] = defaultdict(list)
    for offer in single:
        for name in offer.names:
            by_name[name].append(offer)
    joined: set[str] = set()
    for offer in others:
        full_in = {name.language for name in offer.names if not name.short}
        for name in list(offer.names):
            found = by_name[name]
            if not name.short or (len(found) == 1 and name.language not in full_in):
                for each in found:
                    offer.join(each)
                    joined.add(each.key)
    return merged([*others, *(offer for offer in single if offer.key not in joined)])


def _key(*names: Name) -> str:
    return " | ".join(sorted(f"{name.language}: {name.key}" for name in names))
