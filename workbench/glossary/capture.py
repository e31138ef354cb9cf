"""Terms taken from a text, as they come into the glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.glossary.model import Concept, PartOfSpeech, Term, TermStatus, TermType
from workbench.glossary.rules import in_order


def with_terms(concept: Concept | None, terms: Iterable[tuple[str, str]]) -> Concept:
    """`concept`, or a new one without an id, with `terms`, which are languages and texts.

    The first term of a language is preferred, any other admitted; one that is there stays as it is.
    """
    found = concept or Concept("", "", "", "", "", ())
    for language, text in terms:
        present = found.terms_in(language)
        if any(term.text == text for term in present):
            continue
        led = any(term.status is TermStatus.PREFERRED for term in present)
        status = TermStatus.ADMITTED if led else TermStatus.PREFERRED
        term = Term(language, text, status, _type(text), _part_of_speech(text))
        found = replace(found, terms=in_order((*found.terms, term)))
    return found


def _type(text: str) -> TermType:
    letters = [character for character in text if character.isalpha()]
    # UNODC, G20, APCERT; a Thai letter has no case.
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return TermType.ACRONYM
    return TermType.ABBREVIATION if text.endswith(".") else TermType.FULL_FORM


def _part_of_speech(text: str) -> PartOfSpeech:
    return PartOfSpeech.PROPER_NOUN if text[:1].isupper() else PartOfSpeech.NOUN
