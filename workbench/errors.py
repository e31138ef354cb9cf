"""What can go wrong, as one tree.

WorkbenchError                 anything the workbench refuses, told in one sentence
├── DocumentError              a file cannot become a document
│   ├── UnreadableDocument     undecodable, encrypted, scanned, damaged or of an unknown kind
│   ├── EmptyDocument          there is no text in it
│   ├── DocumentTooLarge       it passes the configured limit, as a file or once unpacked
│   └── HeadError              its YAML head is not what a head must be
├── LanguageError              a language that the workbench does not know
├── EncoderError               an encoder is unknown, not installed, or gave unusable vectors
├── AlignmentError             two texts cannot be aligned as asked
├── GlossaryError              a glossary file or entry is refused
├── OperationError             what a person asks for cannot be done to these units
├── Forbidden                  the team's rules keep it for somebody else
├── StoreError                 the database refuses
│   ├── NotFound               no such document, pair or unit
│   ├── Conflict               somebody else saved first; carries their version
│   └── StoreUnavailable       the database is locked, read-only or out of reach
└── ExchangeError              a file for another tool cannot be written or read

Each message says the cause, the value and the remedy, and is shown to people as it stands.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class WorkbenchError(Exception):
    """Anything the workbench refuses, told in one sentence."""


class DocumentError(WorkbenchError):
    """A file cannot become a document."""


class UnreadableDocument(DocumentError):
    """Undecodable, encrypted, scanned, damaged or of an unknown kind."""


class EmptyDocument(DocumentError):
    """There is no text in it."""


class DocumentTooLarge(DocumentError):
    """It passes the configured limit, as a file or once unpacked."""


class HeadError(DocumentError):
    """Its YAML head is not what a head must be."""


class LanguageError(WorkbenchError):
    """A language that the workbench does not know."""


class EncoderError(WorkbenchError):
    """An encoder is unknown, not installed, or gave unusable vectors."""


class AlignmentError(WorkbenchError):
    """Two texts cannot be aligned as asked."""


class GlossaryError(WorkbenchError):
    """A glossary file or entry is refused."""


class OperationError(WorkbenchError):
    """What a person asks for cannot be done to these units."""


class Forbidden(WorkbenchError):
    """The team's rules keep it for somebody else."""


class StoreError(WorkbenchError):
    """The database refuses."""


class NotFound(StoreError):
    """No such document, pair or unit."""


class Conflict(StoreError):
    """Somebody else saved first.

    `theirs` is the present state of what was to be changed, so that both versions can be shown.
    """

    def __init__(self, message: str, theirs: object) -> None:
        super().__init__(message)
        self.theirs = theirs


class StoreUnavailable(StoreError):
    """The database is locked, read-only or out of reach."""


class ExchangeError(WorkbenchError):
    """A file for another tool cannot be written or read."""


def suggest(value: str, known: Iterable[str]) -> str:
    """` Did you mean 'x'?` for the known name closest to `value`, or else the list of what is known."""
    names = sorted(known)
    close = get_close_matches(value, names, n=1)
    if close:
        return f" Did you mean '{close[0]}'?"
    return f" Known: {', '.join(names)}."
