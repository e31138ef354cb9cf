"""How likely it is that a terminologist takes two phrases for a term and its translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log2
from statistics import fmean as mean

from workbench.glossary.candidates.lexicon import LISTS, commonness
from workbench.glossary.candidates.model import Mention, Origin
from workbench.glossary.candidates.offers import Offer
from workbench.glossary.candidates.pairs import Counts, Meeting, log_likelihood_ratio
from workbench.glossary.candidates.spans import in_capitals

_OTHER_PREPOSITIONS = LISTS["english links"] - {"a", "an", "the", "and", "or", "of"}
_CONJUNCTIONS = frozenset(("and", "or", "และ", "หรือ"))

# A logistic regression on 338 pairs that were judged one by one, out of a guide to computer security and
# of news, rounded; a name of several words is held to be a term, however it is made. "single" and "common"
# are stricter than it, which let general words pass for terms.
_BIAS = -11.9
_WEIGHTS = {
    "association": 0.55,
    "wording": 3.6,
    "meaning": 7.0,
    "single": -1.0,
    "common": -1.0,
    "place": -1.6,
    "title": 1.2,
    "general": -1.5,
    "of": -3.0,
    "preposition": -2.0,
    "conjunction": -3.0,
    "mixed": -1.6,
    "verb last": -1.2,
}
Term = tuple[str, str]
"""Language and key."""

_PART = 0.5
_MOSTLY = 0.6
"""Share of an offer's mentions in the way of another offer from which on only one of the two is made."""


def probability(meetings: Sequence[Meeting], counts: Counts, is_title: bool) -> float:
    """0 to 1; `is_title` says whether an encyclopedia has an article of that name."""
    evidence = _evidence(meetings, counts, is_title)
    return 1 / (1 + exp(-_BIAS - sum(_WEIGHTS[name] * value for name, value in evidence.items())))


def _evidence(meetings: Sequence[Meeting], counts: Counts, is_title: bool) -> dict[str, float]:
    sides = [reading.words[slice(*run)] for reading, run in meetings[0].sides]
    said = [[word for word in side if word.says] for side in sides]
    single = all(len(side) == 1 for side in said)
    forms = {word.form for side in sides for word in side}
    name = mean(map(_is_name, meetings))
    # How the name of something is made says nothing of whether it is a term.
    made = 1.0 if single else 1 - name
    return {
        "association": log2(max(1.0, log_likelihood_ratio(counts))),
        "wording": mean(meeting.wording for meeting in meetings),
        "meaning": mean(meeting.meaning for meeting in meetings),
        "single": float(single),
        # A term is rarer elsewhere (Ahmad et al. 1999, "weirdness"); of several words that is certain.
        "common": single * max((commonness(word.form) for side in said for word in side), default=0.0),
        "place": name * single * any(map(_is_capitalised, meetings)),
        "title": float(is_title),
        "general": made * any(side[0].form in LISTS["english general adjectives"] for side in said),
        "of": made * ("of" in forms),
        "preposition": made * (not forms.isdisjoint(_OTHER_PREPOSITIONS)),
        # Malaysia and Singapore are two names.
        "conjunction": (1.0 if len(said[1]) == 2 else made) * (not forms.isdisjoint(_CONJUNCTIONS)),
        "mixed": float(any(len({word.thai for word in side}) > 1 for side in said)),
        "verb last": float(any(side[-1].thai and side[-1].acts for side in sides)),
    }


def _is_name(meeting: Meeting) -> bool:
    """Whether a side that is not Thai is written as a name is."""
    return any(in_capitals(reading, run) for reading, run in meeting.sides)


def _is_capitalised(meeting: Meeting) -> bool:
    """Whether a side is written as a name is, rather than an acronym."""
    return any(reading.text[slice(*reading.stretch(*run))].istitle() for reading, run in meeting.sides)


def chosen(offers: Iterable[Offer], partners: Mapping[Term, Iterable[str]]) -> list[Offer]:
    """The offers that are left, the best first, when of two in each other's way the better one stays.

    Two of aligned texts are in each other's way where one is part of the other or cuts it, unless the
    shorter mostly stands elsewhere: การทูตดิจิทัล stays a term beside การประชุมว่าด้วยการทูตดิจิทัล. What
    never stands elsewhere counts half (after Frantzi, Ananiadou and Mima 2000, the C-value). Two with a
    term in common are where the one says more than the other; `partners` are the keys of what the glossary
    has for the same concept as a term, by language and key.
    """
    offers = list(offers)
    shared = _overlaps(offers)
    sizes = [len(offer.mentions) for offer in offers]
    rivals: dict[int, set[int]] = defaultdict(set)
    parts = set()
    for (shorter, longer), times in shared.items():
        if times >= _MOSTLY * sizes[shorter]:
            rivals[shorter].add(longer)
            rivals[longer].add(shorter)
        if times >= sizes[shorter]:
            parts.add(shorter)
    ranks = [offer.score * (_PART if at in parts else 1) for at, offer in enumerate(offers)]
    kept: list[Offer] = []
    gone: set[int] = set()
    found = defaultdict(list, {term: list(keys) for term, keys in partners.items()})
    for at in sorted(range(len(offers)), key=lambda at: (-ranks[at], offers[at].key)):
        one, other = offers[at].main
        met = [(each.key, key) for each, term in ((other, one), (one, other)) for key in found[term[:2]]]
        if at in gone or any(_is_variant(*each) for each in met):
            continue
        gone |= rivals[at]
        kept.append(offers[at])
        found[one[:2]].append(other.key)
        found[other[:2]].append(one.key)
    return sorted(kept, key=lambda offer: (-offer.score, offer.key))


def _overlaps(offers: Sequence[Offer]) -> dict[tuple[int, int], int]:
    """How often two offers of aligned texts overlap on both sides, by their places, the shorter first."""
    here: dict[int, list[tuple[int, Mention]]] = defaultdict(list)
    for at, offer in enumerate(offers):
        if offer.origins == {Origin.PAIRS}:
            for _, mention in offer.mentions:
                here[mention.passage].append((at, mention))
    found: dict[tuple[int, int], int] = defaultdict(int)
    for met in here.values():
        met.sort(key=lambda each: each[1].places[0].start)
        for number, (one, mention) in enumerate(met):
            for other, later in met[number + 1 :]:
                if later.places[0].start >= mention.places[0].end:
                    break
                if one != other and _overlap(mention, later):
                    pair = (one, other) if _length(mention) <= _length(later) else (other, one)
                    found[pair] += 1
    return found


def _overlap(one: Mention, other: Mention) -> bool:
    return all(a.start < b.end and b.start < a.end for a, b in zip(one.places, other.places, strict=True))


def _length(mention: Mention) -> int:
    return sum(place.end - place.start for place in mention.places)


def _is_variant(one: str, other: str) -> bool:
    """Whether one phrase is the other and more."""
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer:
        return False
    return shorter in longer if shorter[0] >= "ก" else f" {shorter} " in f" {longer} "
