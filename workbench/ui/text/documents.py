"""Said on the page of the documents."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Documents"
PAIRS: Final = "Pairs"
IMPORT: Final = "Add a document"
PAIR_UP: Final = "Pair documents"

EMPTY: Final = "There are no documents yet. Add one under “Add a document”."
NO_PAIRS: Final = "No documents are paired yet."
REVIEW: Final = "Review"
WAITS: Final = "Waits to be aligned"
UNPAIRED: Final = "Documents without a pair"

FILE: Final = "File: txt, md, html, docx or pdf"
LANGUAGE: Final = "Language"
LANGUAGE_GUESSED: Final = "As the file tells"
READ: Final = "Read as {language}, {encoding}: {characters} characters."
REPAIRS: Final = "Repaired on the way in: {repairs}. The text is not changed any more after this."
NO_REPAIRS: Final = "Nothing had to be repaired."
PREVIEW: Final = "Text"
PREVIEW_CUT: Final = "The first {shown} of {total} characters."

HEAD: Final = "About the document"
TITLE_FIELD: Final = "Title"
FIELDS: Final[dict[str, str]] = {
    "id": "Id: a-z, 0-9, hyphens, full stops",
    "date": "Date, as 2022-11-07",
    "publisher": "Publisher",
    "rights": "Rights",
    "url": "Address of the published text",
    "note": "Note",
}
READ_BESIDE: Final = "Pair it with"
ADD: Final = "Add the document"
ADDED: Final = "“{title}” was added. New pairs: {pairs}."
ADDED_UNPAIRED: Final = "“{title}” is kept, but not all its pairs were made: {fault}"

SOURCE: Final = "Document"
TARGET: Final = "Source it is read beside"
PAIR_HINT: Final = "The pair is aligned at once; the progress shows above."
ADD_PAIR: Final = "Pair and align"
PAIRED: Final = "The pair was added."
TOO_FEW: Final = "A pair needs two documents in different languages. Add the missing one first."
