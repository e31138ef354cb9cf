"""How fast the glossary's terms are found and beads are checked, and how well terms are found.

    \b
    python -m benchmarks.recognition

The terms are those of the glossary, with pairs of words of the corpus up to 10,000 of each language. The
document has 100,000 characters: words of the corpus in random order, so that hardly a stretch comes twice;
nothing is known of it from before. "Found" takes it from text to hits, word breaking included; "words" is
what breaking all of it into Thai words takes by itself. Both are the best of five, in milliseconds of one
core. The beads are the gold links, over and over up to 1,000, each beginning with another number; the
seconds for finding all terms on both sides, and those for all checks, are of one core too. Precision and
recall are those of the marked texts in tests/gold.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from time import process_time

import click

from benchmarks.gold import read_corpus
from benchmarks.measuring import markdown
from tests.support.corpus import corpus_paths, read_corpus_file
from tests.support.terms import read_terms
from workbench.glossary import (
    Checker,
    Concept,
    Glossary,
    PartOfSpeech,
    Recogniser,
    Term,
    TermStatus,
    TermType,
    read_glossary,
)
from workbench.segmentation.words import thai_tokens
from workbench.settings import settings

TERMS = 10_000
CHARACTERS = 100_000
BEADS = 1_000
LANGUAGES = ("th", "en")
_RUNS = 5
_WORDS_IN_A_ROW = 5
"""Thai words from one space to the next, on average; in the corpus it is about as many."""


def corpus_words(language: str) -> list[str]:
    """The words and marks of the corpus, in order."""
    text = "\n".join(read_corpus_file(path)[1] for path in corpus_paths(language))
    words = thai_tokens(text) if language == "th" else re.findall(r"\w+|[^\w\s]", text)
    return [word for word in words if word.strip()]


def large_glossary(glossary: Glossary) -> Glossary:
    """`glossary` with as many more terms as make up 10,000 in Thai and in English."""
    more = [Concept(f"more-{language}", "", "", "", "", _pairs(glossary, language)) for language in LANGUAGES]
    return Glossary((*glossary.concepts, *more))


def _pairs(glossary: Glossary, language: str) -> tuple[Term, ...]:
    chooser = random.Random(1)
    words = sorted({word for word in corpus_words(language) if len(word) > 2 and word.isalpha()})
    known = {term.text for concept in glossary.concepts for term in concept.terms_in(language)}
    made: set[str] = set()
    while len(made) + len(known) < TERMS:
        made.add(("" if language == "th" else " ").join(chooser.sample(words, 2)))
        made -= known
    return tuple(
        Term(language, text, TermStatus.PREFERRED, TermType.FULL_FORM, PartOfSpeech.NOUN)
        for text in sorted(made)
    )


def shuffled_document(language: str, seed: int) -> str:
    """A text of 100,000 characters."""
    chooser = random.Random(seed)
    words = corpus_words(language)
    pieces: list[str] = []
    length = 0
    while length < CHARACTERS:
        spaced = language != "th" or chooser.randrange(_WORDS_IN_A_ROW) == 0
        pieces.append(chooser.choice(words) + (" " if spaced else ""))
        length += len(pieces[-1])
    return "".join(pieces)[:CHARACTERS]


def beads() -> list[tuple[str, str]]:
    """A thousand pairs of texts, English first."""
    links = [
        (pair.target[slice(*english)], pair.source[slice(*thai)])
        for pair in read_corpus()
        for thai, english in pair.links
    ]
    chosen = (links[number % len(links)] for number in range(BEADS))
    return [
        (f"({number}) {source}", f"({number}) {target}") for number, (source, target) in enumerate(chosen)
    ]


def quality(recogniser: Recogniser, language: str) -> tuple[int, float, float]:
    """Number of marks in the gold texts, precision and recall."""
    marked = found = right = 0
    for _, text, marks in read_terms(language):
        hits = {(hit.start, hit.end, hit.concept) for hit in recogniser.find(text, language)}
        marked, found, right = marked + len(marks), found + len(hits), right + len(hits & marks)
    return marked, right / found, right / marked


def _best(work: Callable[[str], object], language: str) -> float:
    """Milliseconds of a core, the best of five documents, none of them seen before."""
    taken = []
    for seed in range(_RUNS):
        text = shuffled_document(language, seed)
        started = process_time()
        work(text)
        taken.append(process_time() - started)
    return min(taken) * 1000


def _found_row(recogniser: Recogniser, plain: Recogniser, language: str) -> tuple[str, ...]:
    hits = len(recogniser.find(shuffled_document(language, _RUNS), language))
    found = _best(lambda text: recogniser.find(text, language), language)
    words = f"{_best(thai_tokens, language):.0f}" if language == "th" else ""
    marked, precision, recall = quality(plain, language)
    rates = f"{precision:.3f}", f"{recall:.3f}"
    return language, f"{TERMS:,}", f"{hits:,}", f"{found:.0f}", words, str(marked), *rates


@click.command(help=__doc__)
def main() -> None:
    glossary = read_glossary(settings().glossary)
    plain = Recogniser(glossary)
    large = large_glossary(glossary)
    started = process_time()
    recogniser = Recogniser(large)
    click.echo(f"Built from {2 * TERMS:,} terms in {process_time() - started:.1f} s.\n")
    head = ("language", "terms", "hits", "found, ms", "words, ms", "marks", "precision", "recall")
    click.echo(markdown(head, (_found_row(recogniser, plain, language) for language in LANGUAGES)))

    checker = Checker(large, "en", "th", recogniser)
    texts = beads()
    started = process_time()
    units = [checker.terms(*each) for each in texts]
    found = process_time()
    findings = sum(len(checker.check(unit)) for unit in units) + sum(map(len, checker.check_document(units)))
    checked = process_time()
    click.echo(
        f"\n{len(units):,} beads: terms found in {found - started:.2f} s, "
        f"checked in {checked - found:.2f} s, {findings:,} findings."
    )


if __name__ == "__main__":
    main()
