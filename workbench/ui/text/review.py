"""Said in the review."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Review"
NOTHING: Final = "No pair is aligned yet. Add a document or a pair on the page Documents."

WAITS: Final = "That pair waits to be aligned. Another one is shown."

PAIR: Final = "Pair"
STATUSES: Final = "Status"
CONFIDENCE: Final = "Confidence, per cent"
ORDER: Final = "Order"
BY_DOCUMENT: Final = "As in the document"
LEAST_SURE: Final = "Least sure first"
NONE_LEFT: Final = "No unit of this pair has such a status and confidence: choose others above."

LIST: Final[dict[str, str]] = {
    "list": "Units of the pair",
    "approve": "Approve",
    "progress": "In progress",
    "reject": "Reject",
    "previous": "Previous",
    "next": "Next",
    "nextOpen": "Next unreviewed",
    "nothing": "no counterpart",
    "confidence": "Confidence",
    "of": "of",
    "note": "Note",
    "saving": "saving…",
}
"""For the list, which draws itself in the browser."""

UNIT: Final = "Unit {number} of {total}"
SOURCE_TEXT: Final = "{language} text"
NOTE: Final = "Note"
SAVE: Final = "Save"
SAVE_APPROVE: Final = "Save and approve"
UNSAVED: Final = "Changed, not saved yet."
NO_UNIT: Final = "Choose a unit in the list."
NO_REVIEWER: Final = "Give your name above, then decide."
NOT_ALL_SAVED: Final = "What you did to other units meets later changes. Choose there: units {numbers}."

HISTORY: Final = "History"
NO_HISTORY: Final = "Nobody has decided on this unit yet."

LATE: Final = "{reviewer} saved this unit on {moment}, after you opened it. Nothing of yours is lost: choose."
THEIRS: Final = "Saved by {reviewer}"
MINE: Final = "Yours, not saved"
STATUS_WANTED: Final = "Status:"
KEEP_THEIRS: Final = "Keep what is saved"
SAVE_MINE: Final = "Save mine instead"
EDIT_MINE: Final = "Go on editing mine"
EMPTY: Final = "(empty)"
