"""Concepts, and a way through a file and back."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import pytest

from workbench.exchange.glossaries import GlossaryFormat, Incoming, read_glossary_file, write_glossary_file
from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType

MakeTerm = Callable[..., Term]
MakeConcept = Callable[..., Concept]
ThroughFile = Callable[[Iterable[Concept], GlossaryFormat], Incoming]


def make_term(
    text: str = "cyber",
    language: str = "en",
    status: TermStatus = TermStatus.PREFERRED,
    type: TermType = TermType.FULL_FORM,
    part_of_speech: PartOfSpeech = PartOfSpeech.NOUN,
    usage_note: str = "",
) -> Term:
    return Term(language, text, status, type, part_of_speech, usage_note)


def make_concept(id: str = "cyber", *terms: Term, **fields: str) -> Concept:
    values = dict.fromkeys(("subject", "definition", "note", "source"), "") | fields
    return Concept(id=id, terms=terms or (make_term("cyber"), make_term("ไซเบอร์", "th")), **values)


@pytest.fixture
def term() -> MakeTerm:
    """Makes terms: `term("กต.", "th", TermStatus.ADMITTED)`."""
    return make_term


@pytest.fixture
def concept() -> MakeConcept:
    """Makes concepts: `concept("id", term(...), note="…")`; without terms, cyber and ไซเบอร์."""
    return make_concept


@pytest.fixture
def glossary() -> Glossary:
    """Each status, type and part of speech, and all fields filled."""
    avoid = {TermStatus.DEPRECATED, TermStatus.FORBIDDEN}
    terms = [
        make_term(f"term {status} {type}", "en", status, type, part, "Avoid." if status in avoid else "")
        for status in TermStatus
        for type in TermType
        for part in PartOfSpeech
        if (type, part) in {(TermType.FULL_FORM, part), (type, PartOfSpeech.NOUN)}
    ]
    # The parts of speech make the same text of a status and type.
    terms = [
        Term("en", f"{number:02d} {each.text}", each.status, each.type, each.part_of_speech, each.usage_note)
        for number, each in enumerate(terms)
    ]
    terms.append(make_term("คำ", "th"))
    ordered = sorted(terms, key=lambda each: (each.language, list(TermStatus).index(each.status), each.text))
    return Glossary(
        (
            make_concept(
                "all", *ordered, subject="law", definition="All.", note="Two\nlines", source="ก. & ข."
            ),
            make_concept("bare"),
        )
    )


@pytest.fixture
def through_file() -> ThroughFile:
    """Writes concepts in a format and reads them again."""

    def go(concepts: Iterable[Concept], kind: GlossaryFormat) -> Incoming:
        file = io.BytesIO()
        write_glossary_file(file, concepts, kind)
        file.seek(0)
        return read_glossary_file(file)

    return go
