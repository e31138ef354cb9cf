"""Concepts as somebody is writing them: kept by the session until they are saved or thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import streamlit as st

from workbench.errors import Conflict, WorkbenchError
from workbench.glossary import Concept, PartOfSpeech, Term, TermStatus, TermType
from workbench.glossary.differences import FIELDS
from workbench.glossary.rules import in_order

Row = dict[str, str | None]
"""A term in the table, by the names of its fields; a cell that was emptied is None."""

EMPTY: Final[Row] = {
    "language": "th",
    "text": "",
    "status": TermStatus.ADMITTED.value,
    "type": TermType.FULL_FORM.value,
    "part_of_speech": PartOfSpeech.NOUN.value,
    "usage_note": "",
}
_DRAFTS = "glossary_drafts"
_NUMBERS = count(1)


@dataclass(slots=True)
class Draft:
    """One concept on its way."""

    id: str
    """Empty as long as a new one has none."""
    before: Concept | None
    """As the editor saw it; None of a new one."""
    fields: dict[str, str]
    rows: list[Row]
    shown: list[Row] = field(default_factory=list)
    """What the table began with: what it tells of is told beside that."""
    cells: Any = None
    """What the table has told beside what it began with."""
    key: str = ""
    """Of its widgets, which begin anew under another one."""
    fault: WorkbenchError | None = None
    """Why it was not saved."""
    conflict: Conflict | None = None
    """Somebody else saved first; it carries theirs."""
    saved: bool = False
    """It was saved, and nothing was written since."""

    def begin(self) -> None:
        """Give it new widgets, which show what has been written."""
        self.key = f"draft-{next(_NUMBERS)}"
        self.shown = [dict(row) for row in self.rows]

    def concept(self) -> Concept:
        """What has been written; rows without text fall away. It may break a rule."""
        fields = {name: text.strip() for name, text in self.fields.items()}
        return Concept(id=self.id, **fields, terms=in_order(terms(self.rows)))

    @property
    def changed(self) -> bool:
        """Whether there is anything to save."""
        if self.before is None:
            return bool(terms(self.rows) or any(map(str.strip, self.fields.values())))
        return self.concept() != _normal(self.before)

    def take(self, concept: Concept, before: Concept | None) -> None:
        """Go on with `concept` as if it had been written beside `before`."""
        self.before, self.fields, self.rows = before, _fields(concept), rows(concept)
        self.fault = self.conflict = None
        self.saved = False
        self.begin()


def drafts() -> dict[str, Draft]:
    """Those of this session, by the id of the concept; `NEW` for a new one."""
    found: dict[str, Draft] = st.session_state.setdefault(_DRAFTS, {})
    return found


def draft_of(id: str, present: Concept | None) -> Draft:
    """The draft of the concept `id`, which is as `present` now; a new one where nothing was written."""
    kept = drafts().get(id)
    if kept is None:
        kept = drafts()[id] = Draft(id, present, _fields(present), rows(present))
        kept.begin()
    # Widgets that were not drawn for a while, on another concept or page, have lost what was in them. Those
    # that are there stay, whatever others did: the browser may hold words that nobody has been told of yet.
    elif kept.conflict is None and f"{kept.key}-terms" not in st.session_state:
        if present is not None and not kept.changed:
            kept.take(present, present)
        else:
            kept.begin()
    return kept


def forget_unchanged() -> None:
    """Have concepts in which nothing was written shown as they are now; for callbacks that change them."""
    for id, draft in list(drafts().items()):
        if not draft.changed and not _told_more(draft):
            del drafts()[id]


def _told_more(draft: Draft) -> bool:
    """Whether the widgets have just told of more than has been written down."""
    said, key = st.session_state, draft.key
    told = {name: said.get(f"{key}-{name}", text) or "" for name, text in draft.fields.items()}
    return told != draft.fields or said.get(f"{key}-terms", draft.cells) != draft.cells


def rows(concept: Concept | None) -> list[Row]:
    """The terms of a concept as rows; of a new one, a row for each language."""
    if concept is None:
        return [EMPTY | {"language": code, "status": TermStatus.PREFERRED.value} for code in ("th", "en")]
    return [
        {
            "language": term.language,
            "text": term.text,
            "status": term.status.value,
            "type": term.type.value,
            "part_of_speech": term.part_of_speech.value,
            "usage_note": term.usage_note,
        }
        for term in concept.terms
    ]


def terms(written: Sequence[Row]) -> tuple[Term, ...]:
    """The terms that rows stand for; a cell left empty says what `EMPTY` does."""
    found = []
    for row in written:
        said = {name: row.get(name) or default or "" for name, default in EMPTY.items()}
        text, note = said["text"].strip(), said["usage_note"].strip()
        if text or note:
            found.append(
                Term(
                    said["language"],
                    text,
                    TermStatus(said["status"]),
                    TermType(said["type"]),
                    PartOfSpeech(said["part_of_speech"]),
                    note,
                )
            )
    return tuple(found)


def _fields(concept: Concept | None) -> dict[str, str]:
    return {name: getattr(concept, name) if concept else "" for name in FIELDS}


def _normal(concept: Concept) -> Concept:
    """`concept` as its draft gives it back, with nothing changed."""
    return Draft(concept.id, concept, _fields(concept), rows(concept)).concept()
