"""All that texts offer for the glossary, from brackets and from translations, as one list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.embedding.protocol import Encoder
from workbench.glossary.candidates.acronyms import is_short
from workbench.glossary.candidates.asides import is_thai
from workbench.glossary.candidates.brackets import BracketReader, definitions
from workbench.glossary.candidates.lexicon import titles
from workbench.glossary.candidates.likeness import Likeness
from workbench.glossary.candidates.model import (
    Candidate,
    Mention,
    Origin,
    Passage,
    Place,
    ProposedTerm,
)
from workbench.glossary.candidates.offers import Name, Offer, with_short_forms
from workbench.glossary.candidates.pairs import count, find_pairs, log_likelihood_ratio
from workbench.glossary.candidates.ranking import chosen, probability
from workbench.glossary.candidates.spans import Run, as_entered
from workbench.glossary.candidates.words import Bitext, Reading, read_words
from workbench.glossary.checks import Side
from workbench.glossary.model import Glossary, TermType
from workbench.language import language

Languages = tuple[str, str]
"""Codes, the source's first."""
_LIKELY = 0.1
"""Score under which nothing is worth a person's look."""
_TRUSTED = 0.5
"""Weight from which on two texts are taken to say the same."""
_SURPRISING = 6.63
"""Log-likelihood ratio that chance reaches one time in a hundred."""


def candidates(
    units: Sequence[Passage],
    glossary: Glossary,
    rejected: Collection[str],
    languages: Languages,
    encoder: Encoder,
) -> list[Candidate]:
    """What a person should be offered for the glossary, the best first.

    Text that is not Thai is read as English is. Passages of a weight under 0.5 are read only for what
    they explain in brackets. What the glossary has is left out, and so is what is in `rejected`, by key,
    together with what it is better than. Raises LanguageError for an unknown language, EncoderError for
    unusable vectors.
    """
    texts = [Bitext(each.id, read_words(each.source), read_words(each.target), each.weight) for each in units]
    known = _known(glossary)
    readings = [reading for text in texts for reading in (text.source, text.target)]
    likeness = Likeness(encoder, [*readings, *known.full_forms.values()])
    explained = _explained(texts, BracketReader(readings, likeness, known.full_forms), languages)
    offers = with_short_forms([*explained, *_translated(texts, likeness, languages)])
    concepts = {offer.key: [known.concepts.get(name[:2], set()) for name in offer.names] for offer in offers}
    for offer in offers:
        # What is known to be right stands in the way of what is not.
        if set.intersection(*concepts[offer.key]):
            offer.score = 1.0
    meanings = _meanings(texts, languages)
    found = []
    for offer in chosen(offers, known.partners):
        belongs = concepts[offer.key]
        # Two terms of different concepts that seem to translate each other are a poor translation.
        is_known = set.intersection(*belongs) or (all(belongs) and offer.origins == {Origin.PAIRS})
        if offer.score >= _LIKELY and not is_known and offer.keys.isdisjoint(rejected):
            found.append(_candidate(offer, belongs, meanings, languages))
    return found


class _Known(NamedTuple):
    """What a glossary has; terms are given by language and key."""

    concepts: dict[tuple[str, str], set[str]]
    partners: dict[tuple[str, str], set[str]]
    """For each term the keys of those of its concepts in other languages."""
    full_forms: dict[str, Reading]
    """What short forms are short for, in their own language."""


def _known(glossary: Glossary) -> _Known:
    known = _Known(defaultdict(set), defaultdict(set), {})
    for concept in glossary.concepts:
        terms = [(term, read_words(term.text)) for term in concept.terms]
        names = [(term.language, reading.key(0, len(reading.words))) for term, reading in terms]
        for name in names:
            known.concepts[name].add(concept.id)
            known.partners[name].update(key for code, key in names if code != name[0])
        full = {term.language: each for term, each in reversed(terms) if term.type is TermType.FULL_FORM}
        for term, _ in terms:
            if term.type in (TermType.ACRONYM, TermType.ABBREVIATION) and term.language in full:
                known.full_forms[term.text] = full[term.language]
    return known


def _explained(texts: Sequence[Bitext], brackets: BracketReader, languages: Languages) -> Iterator[Offer]:
    """Yield what the texts themselves set side by side."""
    thai = _thai(languages)
    for each in texts:
        for here, (side, reading) in enumerate(zip(Side, (each.source, each.target), strict=True)):
            for found in brackets.explained(reading):
                offer = Offer(found.certainty, {Origin.BRACKETS}, found.meaning)
                places = tuple(Place(side, *piece) for piece in found.pieces)
                offer.mentions.append((found.certainty, Mention(each.id, places)))
                for piece in found.pieces:
                    # In the language of the text unless its letters say the other.
                    text, words = reading.text[slice(*piece)], reading.within(*piece)
                    code = languages[here if thai[here] == is_thai(text) else 1 - here]
                    short = TermType.ABBREVIATION if is_thai(text) or "." in text else TermType.ACRONYM
                    kind = short if is_short(text) else TermType.FULL_FORM
                    run = Run(words.start, words.stop)
                    offer.write(Name(code, reading.key(*run), kind), *as_entered(reading, run))
                if len(offer.names) > 1:
                    yield offer


def _translated(texts: Sequence[Bitext], likeness: Likeness, languages: Languages) -> Iterator[Offer]:
    """Yield what translates each other."""
    trusted = [each for each in texts if each.weight >= _TRUSTED and each.source.words and each.target.words]
    pairs = find_pairs(trusted, likeness, _thai(languages))
    counts = count(trusted, pairs)
    # As the titles of an encyclopedia's articles would have them.
    names = {
        key: {"".join(word.form for word in reading.words[slice(*run)]) for reading, run in meetings[0].sides}
        for key, meetings in pairs.items()
    }
    known = titles(set().union(*names.values()))
    for key, meetings in pairs.items():
        if log_likelihood_ratio(counts[key]) < _SURPRISING:
            continue
        score = probability(meetings, counts[key], not known.isdisjoint(names[key]))
        meaning = max(meeting.meaning for meeting in meetings)
        offer = Offer(score, {Origin.PAIRS}, meaning, counts=counts[key])
        for meeting in meetings:
            for code, phrase, (reading, run) in zip(languages, key, meeting.sides, strict=True):
                offer.write(Name(code, phrase, TermType.FULL_FORM), *as_entered(reading, run))
            places = tuple(
                Place(side, *reading.stretch(*run))
                for side, (reading, run) in zip(Side, meeting.sides, strict=True)
            )
            offer.mentions.append((meeting.quality, Mention(meeting.passage.id, places)))
        yield offer


def _thai(languages: Languages) -> tuple[bool, bool]:
    source, target = (not language(code).sentence_marks for code in languages)
    return source, target


def _meanings(texts: Sequence[Bitext], languages: Languages) -> dict[tuple[str, str], str]:
    """What the texts say that terms mean, by language and key."""
    found: dict[tuple[str, str], str] = {}
    for text in texts:
        for code, reading in zip(languages, (text.source, text.target), strict=True):
            for key, meaning in definitions(reading):
                found.setdefault((code, key), reading.text[slice(*meaning)])
    return found


def _candidate(
    offer: Offer, belongs: Sequence[set[str]], meanings: Mapping[tuple[str, str], str], languages: Languages
) -> Candidate:
    names = sorted(offer.names, key=lambda name: (name.short, languages.index(name.language)))
    common = Counter(concept for each in belongs for concept in sorted(each)).most_common(1)
    mentions = sorted(offer.mentions, key=lambda each: -each[0])
    return Candidate(
        key=offer.key,
        terms=tuple(
            ProposedTerm(name.language, _most_written(offer.names[name]), name.type) for name in names
        ),
        score=offer.score,
        origins=tuple(origin for origin in Origin if origin in offer.origins),
        concept=common[0][0] if common else "",
        definition=next(filter(None, (meanings.get(name[:2]) for name in names)), ""),
        together=offer.counts.both if offer.counts else 0.0,
        ratio=log_likelihood_ratio(offer.counts) if offer.counts else 0.0,
        similarity=offer.similarity,
        mentions=tuple(mention for _, mention in mentions),
    )


def _most_written(texts: Counter[str]) -> str:
    """The form that is written most; the one with fewer capitals where two are."""
    return min(texts, key=lambda text: (-texts[text], sum(map(str.isupper, text)), len(text), text))
