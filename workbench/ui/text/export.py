"""Said on the page of the export."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Export"
WHAT: Final = "A translation memory (TMX 1.4) for OmegaT, Trados, memoQ and others, and its units as a table."
NOTHING: Final = "No pair is aligned yet. Add a document or a pair on the page Documents."
PAIRS: Final = "Pairs"
ALL_PAIRS: Final = "All pairs"
STATUSES: Final = "Units that go out"
SOURCE_LANGUAGE: Final = "Source language of the file"
CHOSEN: Final = "chosen to go out"
LEFT: Final = "stay behind: {status}"
NO_STATUS: Final = "Choose at least one status."
NONE_CHOSEN: Final = "No unit of these pairs has such a status yet: review some, or choose other statuses."
MAKE: Final = "Make the files"
MADE: Final = "Made on {moment}."
WRITTEN: Final = "units in the TMX"
SKIPPED: Final = "left out: {reason}"
REPLACED: Final = "characters replaced that XML cannot hold"
DOWNLOAD_TMX: Final = "Download the TMX"
DOWNLOAD_CSV: Final = "Download the table (CSV)"
STALE: Final = "The choices have changed since: make the files again."
COLUMNS: Final[dict[str, str]] = {
    "unit": "Unit",
    "version": "Version",
    "source_document": "Document",
    "target_document": "Source document",
    "position": "Number",
    "status": "Status",
    "confidence": "Confidence",
    "source_language": "Language",
    "source_text": "Text",
    "target_language": "Source language",
    "target_text": "Source text",
    "note": "Note",
    "reviewer": "Last decided by",
    "changed_at": "Changed (UTC)",
}
