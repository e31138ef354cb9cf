"""Said in more than one view."""

from __future__ import annotations

from typing import Final

from workbench.glossary import TermStatus
from workbench.review import Status

APP: Final = "Workbench"
ABOUT: Final = "A workbench for people who work between Thai and English: align, review, export."

STATUS: Final[dict[Status, str]] = {
    Status.UNREVIEWED: "Unreviewed",
    Status.IN_PROGRESS: "In progress",
    Status.APPROVED: "Approved",
    Status.REJECTED: "Rejected",
}
TERM_STATUS: Final[dict[TermStatus, str]] = {
    TermStatus.PREFERRED: "preferred",
    TermStatus.ADMITTED: "admitted",
    TermStatus.DEPRECATED: "deprecated",
    TermStatus.FORBIDDEN: "do not use",
}

TRY_AGAIN: Final = "Try again"
OPEN_ORIGINAL: Final = "published text"

READING_CORPUS: Final = "Reading the documents…"
ALIGNING: Final = "Aligning pair {number} of {total}"
STOPPING: Final = "Stopping after this pair…"
STOPPED: Final = "The alignment was stopped. Pairs still to align: {number}. What was aligned is kept."
BROKE_OFF: Final = "The alignment broke off; the server's log says why. What was aligned is kept."
STOP: Final = "Stop"
GO_ON: Final = "Go on"

REVIEWER: Final = "Reviewer"
REVIEWER_NAME: Final = "Your name"
REVIEWER_ASKED: Final = "Who is reviewing? Until you give your name you can only read."
REVIEWER_NAME_ASKED: Final = "Your name, which is written beside each of your decisions"
REVIEWER_MISSING: Final = "Give a name that can be read."
REVIEWER_SET: Final = "Begin"
REVIEWER_CHANGE: Final = "Change"
