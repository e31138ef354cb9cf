"""A reviewer's desk: what one session has changed and not saved, and what came of what it did save.

Nothing here knows the page, so that it can be tested, and told to another front end, without one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.errors import Conflict, StoreError
from workbench.review import Status, Unit
from workbench.store import Store


@dataclass(frozen=True, slots=True)
class Operation:
    """One key press or click on a unit of the list."""

    number: int
    """Counts the operations of one browser page, from 1."""
    unit: int
    version: int
    """Of the unit as the reviewer saw it."""
    status: Status


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody made of a unit and has not saved; None is a field left as it was."""

    version: int
    """Of the unit that it was made from."""
    status: Status | None = None
    source_text: str | None = None
    target_text: str | None = None
    note: str | None = None

    @property
    def empty(self) -> bool:
        """Whether it would change nothing."""
        return self.status is None and not self.writes

    @property
    def writes(self) -> bool:
        """Whether there is text in it that would be lost with it."""
        return not (self.source_text is None and self.target_text is None and self.note is None)


class Desk:
    """What one session keeps about units, by their ids."""

    def __init__(self) -> None:
        self.drafts: dict[int, Draft] = {}
        self.fault: StoreError | None = None
        """Why the last thing done was refused, other than by a conflict."""
        self._own: dict[int, int] = {}
        self._acknowledged: dict[str, int] = {}

    def acknowledged(self) -> dict[str, int]:
        """The number of the last operation that was dealt with, by browser page."""
        return dict(self._acknowledged)

    def write(self, unit: Unit, source_text: str, target_text: str, note: str) -> None:
        """Keep what stands in the editor of `unit`; what is as saved is no draft."""
        draft = Draft(
            unit.version,
            None,
            source_text if source_text != unit.source_text else None,
            target_text if target_text != unit.target_text else None,
            note if note != unit.note else None,
        )
        if draft.empty:
            self.drafts.pop(unit.id, None)
        else:
            self.drafts[unit.id] = draft

    def late(self, unit: Unit) -> Draft | None:
        """The draft of `unit` that somebody else's save has overtaken."""
        draft = self.drafts.get(unit.id)
        return draft if draft is not None and draft.version != unit.version else None

    def late_units(self, units: Iterable[Unit]) -> list[Unit]:
        """Those of `units` that await a choice between two versions."""
        return [unit for unit in units if self.late(unit) is not None]

    def save(
        self, store: Store, reviewer: str, unit_id: int, version: int, status: Status | None = None
    ) -> Unit | None:
        """Save the draft of a unit and, where given, its status; None when that could not be.

        After a conflict the draft, with the status in it, is kept for a choice. After any other
        refusal it is kept too, and `fault` says why.
        """
        self.fault = None
        draft = self.drafts.get(unit_id)
        # What this session saved itself, its list may not have heard of when the next key was pressed.
        version = max(version, self._own.get(unit_id, 0), draft.version if draft else 0)
        draft = draft or Draft(version)
        if draft.version != version and draft.writes:
            # Overtaken already: its reviewer has to look at both texts first.
            self.drafts[unit_id] = replace(draft, status=status or draft.status)
            return None
        wanted = replace(draft, version=version, status=status or draft.status)
        try:
            saved = store.decide(
                unit_id,
                version,
                reviewer,
                status=wanted.status,
                source_text=wanted.source_text,
                target_text=wanted.target_text,
                note=wanted.note,
            )
        except Conflict as conflict:
            theirs = conflict.theirs
            if not isinstance(theirs, Unit) or not _same(wanted, theirs):
                self.drafts[unit_id] = wanted
                return None
            saved = theirs
        except StoreError as error:
            self.fault = error
            return None
        self.drafts.pop(unit_id, None)
        self._own[unit_id] = saved.version
        return saved

    def handle(self, store: Store, reviewer: str, client: str, operations: Iterable[Operation]) -> None:
        """Do what a page's list asks for, each operation once however often it comes."""
        faults: list[StoreError] = []
        for operation in operations:
            if operation.number <= self._acknowledged.get(client, 0):
                continue
            self.save(store, reviewer, operation.unit, operation.version, operation.status)
            if self.fault is not None:
                faults.append(self.fault)
            self._acknowledged[client] = operation.number
        self.fault = faults[0] if faults else None

    def keep_theirs(self, unit: Unit) -> None:
        """Drop the draft of `unit`; what is saved stays."""
        self.drafts.pop(unit.id, None)

    def rebase(self, unit: Unit) -> None:
        """Let the draft of `unit` stand on what is saved now, without saving it."""
        draft = self.drafts.get(unit.id)
        if draft is not None:
            moved = replace(draft, version=unit.version, status=None)
            self.drafts.pop(unit.id)
            if not moved.empty:
                self.drafts[unit.id] = moved

    def save_mine(self, store: Store, reviewer: str, unit: Unit) -> None:
        """Save the draft of `unit` over what is saved now and was shown beside it."""
        draft = self.drafts.get(unit.id)
        if draft is not None:
            self.drafts[unit.id] = replace(draft, version=unit.version)
        self.save(store, reviewer, unit.id, unit.version)


def _same(wanted: Draft, theirs: Unit) -> bool:
    """Whether what is saved is just what was wanted: two people of one mind, or an answer that got lost."""
    return (
        wanted.status in (None, theirs.status)
        and wanted.source_text in (None, theirs.source_text)
        and wanted.target_text in (None, theirs.target_text)
        and wanted.note in (None, theirs.note)
    )
