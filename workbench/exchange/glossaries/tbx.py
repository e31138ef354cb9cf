"""TBX-Basic, as ISO 30042:2008 has it (version 2, martif) and as ISO 30042:2019 (version 3, style DCA).

Its lists of values know no forbidden term, no transliteration and no phrase, and those of version 3 no
proper noun. What they lack is written as the nearest that they have, so that every tool reads a
forbidden term as one not to be used, and next to it stands what was meant, in a processing instruction,
which no schema minds and other tools pass over:

    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
    …
    <?workbench status="forbidden"?>
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.exchange.glossaries import values
from workbench.glossary import PartOfSpeech, Term, TermStatus, TermType

TARGET = "workbench"
"""Of the processing instructions."""

STATUS, TYPE, PART_OF_SPEECH = "administrativeStatus", "termType", "partOfSpeech"
"""Data categories of a term that have a list of values."""

_STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.DEPRECATED: "deprecatedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_TYPES = {
    TermType.FULL_FORM: "fullForm",
    TermType.ABBREVIATION: "abbreviation",
    TermType.ACRONYM: "acronym",
    TermType.TRANSLITERATION: "variant",
}
_PARTS_OF_SPEECH = {
    PartOfSpeech.NOUN: "noun",
    PartOfSpeech.VERB: "verb",
    PartOfSpeech.ADJECTIVE: "adjective",
    PartOfSpeech.PROPER_NOUN: "properNoun",
    PartOfSpeech.PHRASE: "other",
}

# What the types ID of XML Schema and NCName of XML have in common in all their editions.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the two versions call the same things."""

    root: str
    attributes: Mapping[str, str]
    """Of the root, without its language."""
    namespace: str | None
    header: str
    encoding: str | None
    """What the header names as the list of data categories; version 3 has it in the root's type."""
    entry: str
    language: str
    term: str
    parts_of_speech: Mapping[PartOfSpeech, str]

    def written(self, term: Term) -> dict[str, str]:
        """The values that stand for those of `term`, by data category."""
        return {
            PART_OF_SPEECH: self.parts_of_speech[term.part_of_speech],
            TYPE: _TYPES[term.type],
            STATUS: _STATUSES[term.status],
        }


VERSIONS = {
    2: Dialect(
        root="martif",
        attributes={"type": "TBX-Basic"},
        namespace=None,
        header="martifHeader",
        encoding="TBXBasicXCSV02.xcs",
        entry="termEntry",
        language="langSet",
        term="tig",
        parts_of_speech=_PARTS_OF_SPEECH,
    ),
    3: Dialect(
        root="tbx",
        attributes={"type": "TBX-Basic", "style": "dca"},
        # ISO 30042:2019 is the second edition; drafts and older files have `ed:3.0`.
        namespace="urn:iso:std:iso:30042:ed-2",
        header="tbxHeader",
        encoding=None,
        entry="conceptEntry",
        language="langSec",
        term="termSec",
        parts_of_speech=_PARTS_OF_SPEECH | {PartOfSpeech.PROPER_NOUN: "noun"},
    ),
}


def is_name(text: str) -> bool:
    """Whether `text` can be an id in XML."""
    return _NAME.fullmatch(text) is not None


def marks(term: Term, written: Mapping[str, str]) -> dict[str, str]:
    """What of `term` does not follow from the values `written` for it; empty for most terms."""
    meant = {
        "status": (term.status, values.status(written[STATUS])),
        "type": (term.type, values.term_type(written[TYPE])),
        "part_of_speech": (term.part_of_speech, values.part_of_speech(written[PART_OF_SPEECH])),
    }
    return {name: value.value for name, (value, read) in meant.items() if value is not read}


def marked(term: Term, found: Mapping[str, str], mark: Mapping[str, str]) -> Term:
    """`term`, read from the values `found`, as `mark` means it.

    A mark counts only as long as the value that it explains is as it was written, so that a correction
    made in another tool wins.
    """
    try:
        meant = Term(
            term.language,
            term.text,
            TermStatus(mark.get("status", term.status)),
            TermType(mark.get("type", term.type)),
            PartOfSpeech(mark.get("part_of_speech", term.part_of_speech)),
            term.usage_note,
        )
    except ValueError:
        return term
    agreed = [
        {name for name, value in dialect.written(meant).items() if found.get(name) == value}
        for dialect in VERSIONS.values()
    ]
    holds = set.union(*agreed)
    return Term(
        term.language,
        term.text,
        meant.status if STATUS in holds else term.status,
        meant.type if TYPE in holds else term.type,
        meant.part_of_speech if PART_OF_SPEECH in holds else term.part_of_speech,
        term.usage_note,
    )
