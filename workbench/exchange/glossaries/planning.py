"""What an import would do, told before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.exchange.glossaries.drafts import AVOID
from workbench.exchange.glossaries.merging import (
    Difference,
    contradictions,
    replaced,
    told_differences,
    updated,
)
from workbench.exchange.glossaries.model import Entry, Incoming, Progress, Refusal
from workbench.exchange.remarks import Remark
from workbench.glossary import Concept, Glossary, TermStatus, fold
from workbench.glossary.ids import Ids
from workbench.glossary.rules import in_order

_EVERY = 500


class Choice(StrEnum):
    """What becomes of a concept in the file."""

    SKIP = "skip"
    """Nothing."""
    ADD = "add"
    """It comes in beside what is there, under an id of its own where its own is taken."""
    UPDATE = "update"
    """What the file says of it goes into the concept that is there; what the file does not say stays."""
    REPLACE = "replace"
    """The concept that is there becomes as the file has it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One concept of the file beside what the glossary has."""

    number: int
    """Its place in the file, from 0; what choices go by."""
    entry: Entry
    """With an id, even where the file gives none."""
    existing: Concept | None
    """What it is, or may be, in the glossary."""
    reasons: tuple[str, ...]
    """Why it has to be looked at, as sentences; empty for what is new, changed or the same."""
    differences: tuple[Difference, ...]
    """From `existing` to what `default`, or an update where nothing is the default, makes of it."""
    default: Choice
    """What becomes of it unless somebody chooses otherwise."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import into `glossary` would do. Each concept of the file is in one of the lists."""

    glossary: Glossary
    new: tuple[Item, ...]
    changed: tuple[Item, ...]
    """There under the same id, and otherwise."""
    same: tuple[Item, ...]
    duplicates: tuple[Item, ...]
    """Perhaps there under another id, or given twice."""
    conflicts: tuple[Item, ...]
    """Contradict the glossary or the file itself."""
    refused: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]


def plan(glossary: Glossary, incoming: Incoming, progress: Progress | None = None) -> Plan:
    """Compare `incoming` with `glossary`, concept by concept in the order of the file.

    A concept is the one of the same id, as long as the two share a term. Without that, it may be one that
    shares a term, as `fold` sees it, in two languages, or in its only language. `progress` is told of
    concepts of the file.
    """
    planner = _Planner(glossary, incoming)
    items: dict[str, list[Item]] = defaultdict(list)
    total = len(incoming.entries)
    for number, entry in enumerate(incoming.entries):
        kind, item = planner.item(number, entry)
        items[kind].append(item)
        if progress and number % _EVERY == 0:
            progress(number, total)
    if progress:
        progress(total, total)
    lists = {name: tuple(items[name]) for name in ("new", "changed", "same", "duplicates", "conflicts")}
    return Plan(glossary, **lists, refused=incoming.refused, remarks=incoming.remarks)


_Name = tuple[str, str]
"""Language and folded text of a term."""


class _Planner:
    def __init__(self, glossary: Glossary, incoming: Incoming) -> None:
        self._known = {
            concept.id: replace(concept, terms=in_order(concept.terms)) for concept in glossary.concepts
        }
        self._takes_all = incoming.complete
        self._ids = Ids((*self._known, *(entry.concept.id for entry in incoming.entries)))
        self._named: dict[_Name, list[str]] = defaultdict(list)
        self._forbidden: dict[tuple[str, str], str] = {}
        for concept in glossary.concepts:
            for name in _names(concept):
                self._named[name].append(concept.id)
            for term in concept.terms:
                if term.status is TermStatus.FORBIDDEN:
                    self._forbidden[term.language, term.text] = concept.id
        # What the file had before, by id and by name, so that it is not given twice.
        self._given: dict[str, Entry] = {}
        self._given_places: dict[_Name, list[str]] = defaultdict(list)

    def item(self, number: int, entry: Entry) -> tuple[str, Item]:
        """The list in which `entry` belongs, and what is to be said of it."""
        existing = self._known.get(entry.concept.id)
        before = self._given.get(entry.concept.id) if entry.concept.id else None
        if before:
            if before.concept == entry.concept:
                reason, kind = f"The file has it on {before.place} already.", "duplicates"
            else:
                reason, kind = f"The file has another concept under this id on {before.place}.", "conflicts"
            return kind, self._doubtful(number, entry, existing, (reason,))
        if existing is None:
            kind, item = self._unknown(number, entry)
        else:
            kind, item = self._of_id(number, entry, existing)
        self._given[item.entry.concept.id] = item.entry
        for name in _names(entry.concept):
            self._given_places[name].append(entry.place)
        return kind, item

    def _of_id(self, number: int, entry: Entry, existing: Concept) -> tuple[str, Item]:
        if not _names(existing) & _names(entry.concept):
            reason = f"The glossary has another concept under this id: {title(existing)}."
            return "conflicts", self._doubtful(number, entry, existing, (reason,))
        reasons = tuple(contradictions(existing, entry.concept))
        if reasons:
            return "conflicts", self._doubtful(number, entry, existing, reasons)
        choice = Choice.REPLACE if self._takes_all else Choice.UPDATE
        after = replaced(existing, entry) if self._takes_all else updated(existing, entry)
        found = tuple(told_differences(existing, after))
        kind = "changed" if found else "same"
        return kind, Item(number, entry, existing, (), found, choice if found else Choice.SKIP)

    def _unknown(self, number: int, entry: Entry) -> tuple[str, Item]:
        """An entry whose id the glossary does not have."""
        names = _names(entry.concept)
        like = [self._known[id] for id in _alike(names, self._named)]
        given = _alike(names, self._given_places)
        if not entry.concept.id:
            entry = replace(entry, concept=replace(entry.concept, id=self._ids.give(entry.concept)))
        if like:
            existing = like[0]
            reasons = [f"The glossary has its terms in '{each.id}': {title(each)}." for each in like]
            contradicted = list(contradictions(existing, entry.concept))
            kind = "conflicts" if contradicted else "duplicates"
            return kind, self._doubtful(number, entry, existing, (*reasons, *contradicted))
        if given:
            reason = f"The file has its terms on {given[0]} already."
            return "duplicates", self._doubtful(number, entry, None, (reason,))
        reasons = [
            f"'{term.text}' ({term.language}) is forbidden in '{id}': {title(self._known[id])}."
            for term in entry.concept.terms
            if term.status not in AVOID and (id := self._forbidden.get((term.language, term.text)))
        ]
        if reasons:
            return "conflicts", self._doubtful(number, entry, None, tuple(reasons))
        return "new", Item(number, entry, None, (), (), Choice.ADD)

    @staticmethod
    def _doubtful(number: int, entry: Entry, existing: Concept | None, reasons: tuple[str, ...]) -> Item:
        found = tuple(told_differences(existing, updated(existing, entry))) if existing else ()
        return Item(number, entry, existing, reasons, found, Choice.SKIP)


def title(concept: Concept) -> str:
    """What `concept` is called, for a person to know it by: `เศรษฐกิจดิจิทัล / digital economy`."""
    names: dict[str, str] = {}
    for term in sorted(concept.terms, key=lambda term: term.language, reverse=True):
        names.setdefault(term.language, term.text)
    return " / ".join(names.values())


def _names(concept: Concept) -> set[_Name]:
    return {(term.language, fold(term.text)) for term in concept.terms}


def _alike(names: set[_Name], index: Mapping[_Name, list[str]]) -> list[str]:
    """What `index` has under names in two languages, or in the only one; what shares most comes first."""
    shared: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for found in index.get(name, ()):
            shared[found].append(name[0])
    languages = {code for code, _ in names}
    matched = {
        found: codes for found, codes in shared.items() if len(set(codes)) > 1 or set(codes) == languages
    }
    return sorted(matched, key=lambda found: -len(matched[found]))
