"""What a concept must be to be in the glossary, and the order of its terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from workbench.errors import LanguageError
from workbench.glossary.model import Concept, Term, TermStatus
from workbench.language import language

LONGEST_TERM = 500
"""In code points; the longest of the project's own, the full name of an act, has a fifth of it."""
LONGEST_TEXT = 10_000
"""Of a definition, note, source or usage note, in code points; a cell of Excel holds 32,767."""
LONGEST_LINE = 200
"""Of an id or subject field, in code points."""

_RANK = {status: rank for rank, status in enumerate(TermStatus)}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def term_place(term: Term) -> tuple[str, int, str]:
    """By what the terms of a concept are sorted: language, then status, then text."""
    return term.language, _RANK[term.status], term.text


def in_order(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """`terms` as the glossary lists them."""
    return tuple(sorted(terms, key=term_place))


def complaint(concept: Concept) -> str | None:
    """Why `concept` cannot be in the glossary, as a sentence; None where it can.

    An empty id is none of its business: that is given later.
    """
    return next(_complaints(concept), None)


def _complaints(concept: Concept) -> Iterator[str]:
    for name, line in (("id", concept.id), ("subject field", concept.subject)):
        yield from _about_line(line, name, LONGEST_LINE)
    for name, text in (
        ("definition", concept.definition),
        ("note", concept.note),
        ("source", concept.source),
        *(("usage note", term.usage_note) for term in concept.terms),
    ):
        yield from _about_text(text, name, LONGEST_TEXT)
    if not concept.terms:
        yield "It has no term in a language of the workbench: give one."
    seen: set[tuple[str, str]] = set()
    for term in concept.terms:
        yield from _about_term(term)
        if (term.language, term.text) in seen:
            yield f"It has the term '{term.text}' ({term.language}) twice: delete one."
        seen.add((term.language, term.text))


def _about_term(term: Term) -> Iterator[str]:
    try:
        language(term.language)
    except LanguageError as error:
        yield str(error)
    yield from _about_line(term.text, "term", LONGEST_TERM)
    kinds = {unicodedata.category(character)[0] for character in term.text}
    if kinds <= {"C", "Z"}:
        yield "A term shows nothing: write it or delete it."
    elif kinds <= {"C", "M", "Z"}:
        yield f"The term '{term.text}' has marks only and no letter that carries them: write it in full."


def _about_line(line: str, name: str, longest: int) -> Iterator[str]:
    yield from _about_text(line, name, longest)
    if line != " ".join(line.split()):
        yield f"The {name} {line[:60]!r} has white space at an end, doubled, or a line break: remove it."


def _about_text(text: str, name: str, longest: int) -> Iterator[str]:
    if len(text) > longest:
        yield (
            f"The {name} '{text[:40]}…' has {len(text):,} characters, where {longest:,} are the most: "
            "shorten it."
        )
    found = _CONTROL.search(text)
    if found:
        yield (
            f"Character {found.start() + 1} of the {name} is U+{ord(found[0]):04X}, "
            "which no text has: take it out."
        )
