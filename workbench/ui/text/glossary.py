"""Said on the page of the glossary."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Glossary"
SEARCH: Final = "Search in Thai or English"
SEARCH_HINT: Final = "Part of a term or of its definition"
LANGUAGE: Final = "Terms in"
ANY_LANGUAGE: Final = "Any language"
SUBJECT: Final = "Subject"
ANY_SUBJECT: Final = "All subjects"
STATUS: Final = "Term status"
ANY_STATUS: Final = "Any status"
FOUND: Final = "Concepts: {found} of {total}"
NOTHING: Final = "No concept has that. Try a shorter part of the term, or fewer filters."
MEANING: Final = "Meaning and use"
SOURCE: Final = "Source: {source}"
DOWNLOAD: Final = "Download as CSV"
COLUMNS: Final[dict[str, str]] = {
    "concept": "Concept",
    "subject": "Subject",
    "thai": "Thai",
    "thai_admitted": "Thai, admitted",
    "english": "English",
    "english_admitted": "English, admitted",
    "avoid": "Avoid",
    "definition": "Definition",
    "note": "Note",
    "source": "Source",
}
