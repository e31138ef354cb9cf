"""What the list is told, as JSON: the whole of a pair once, and then what changed.

`pair`, `role` and `name` of whoever looks; `snapshot` or `patch`; `terms`, what the glossary says that is
new; `acknowledged`, `refused` and `made`, which answer its operations; `presence` of others; `go`, a count
and the unit to go to whenever the count has grown; `detail` of the unit it stands on; `sample`, where it
asked for one; `beat`, which grows now and then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from zlib import crc32

from workbench.documents import Document
from workbench.glossary import Concept, Finding, Side, UnitTerms
from workbench.language import language
from workbench.review import Decision, Status, Unit
from workbench.store.model import Changes, Dismissal, Presence, Remark
from workbench.ui.components.bead_list import program
from workbench.ui.format import moment
from workbench.ui.terms import Seen
from workbench.ui.text import Words

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is to units besides themselves."""

    comments: Mapping[int, int]
    """By unit, how many; units without are left out."""
    dismissed: Mapping[int, Mapping[str, tuple[str, str]]]
    """By unit and finding, who dismissed it and why."""


def beside(comments: Mapping[int, int], dismissals: Iterable[Dismissal]) -> Beside:
    """What the store has of a pair's units."""
    dismissed: dict[int, dict[str, tuple[str, str]]] = {}
    for each in dismissals:
        dismissed.setdefault(each.unit, {})[each.finding] = each.reviewer, each.reason
    return Beside(comments, dismissed)


def snapshot(
    changes: Changes,
    documents: tuple[Document, Document],
    beside: Beside,
    said: Words,
) -> Json:
    """All of a pair, its documents' texts, the words of the interface and the list's program.

    `changes` are those since None.
    """
    return {
        "program": program(),
        "text": words(said),
        "statuses": {status.value: words for status, words in said.common.status.items()},
        "columns": [_column(document, said) for document in documents],
        "documents": [document.text for document in documents],
        "revision": changes.revision,
        "rows": [row(unit, beside, documents) for unit in changes.units],
    }


def words(said: Words) -> Json:
    """The words of the list, by the names that it has for them."""
    statuses = {status.value: word for status, word in said.common.term_status.items()}
    return (
        {"code": said.code, "termStatus": statuses}
        | _camel(asdict(said.review.in_list))
        | asdict(said.review.of_keys)
    )


def _column(document: Document, said: Words) -> Json:
    code = document.head.language
    return {
        "title": document.head.title,
        "lang": code,
        "language": said.common.languages[code],
        "spaced": language(code).sentence_marks,
    }


def patch(since: int, changes: Changes, beside: Beside) -> Json:
    """What changed after the revision `since`.

    The list knows the order from the beads; a sum of it tells whether both have the same.
    """
    order = changes.order
    return {
        "since": since,
        "revision": changes.revision,
        "rows": [row(unit, beside) for unit in changes.units],
        "gone": changes.retired,
        "order": None if order is None else crc32(",".join(map(str, order)).encode()),
    }


def row(unit: Unit, beside: Beside, documents: tuple[Document, Document] | None = None) -> list[Any]:
    """A unit as the list reads it; a text that stands in its document is left out where the list has that."""
    source, target = unit.bead.source, unit.bead.target
    texts: list[str | None] = [unit.source_text, unit.target_text]
    if documents is not None:
        for place, span in enumerate((source, target)):
            if texts[place] == (documents[place].text[slice(*span)] if span else ""):
                texts[place] = None
    return [
        unit.id,
        unit.version,
        *texts,
        source,
        target,
        round(unit.bead.confidence, 4),
        unit.status.value,
        unit.note,
        unit.assignee,
        beside.comments.get(unit.id, 0),
        unit.changed_by,
        beside.dismissed.get(unit.id),
    ]


def terms(seen: Seen, since: int) -> Json:
    """What the glossary says of the units that it says something else of than in the revision `since`.

    Each with its hits and findings, and the concepts that these name. Where there is nothing new, the list
    learns from the revisions whether it has missed something: not all that is sent reaches it.
    """
    new = [unit for unit in seen.terms if seen.touched[unit] > since]
    hits = {unit: [*_hits(seen.terms[unit])] for unit in new}
    findings = {unit: [_finding(each) for each in seen.findings.get(unit, ())] for unit in new}
    spoken_of = {id for unit in new for id in seen.terms[unit].concepts}
    return {
        "since": since,
        "revision": seen.revision,
        "units": {unit: [hits[unit], findings[unit]] for unit in new},
        "concepts": {id: _concept(seen.concepts[id]) for id in spoken_of if id in seen.concepts},
    }


def _hits(found: UnitTerms) -> Iterator[list[Any]]:
    for place, side in enumerate(Side):
        for hit in found.found[side].hits:
            yield [place, hit.start, hit.end, hit.text, hit.concept, hit.status.value]


def _finding(finding: Finding) -> Json:
    return asdict(finding) | {"key": finding.key}


def _concept(concept: Concept) -> list[Any]:
    return [concept.definition, [[term.language, term.text, term.status.value] for term in concept.terms]]


def presence(present: Sequence[Presence], reviewer: str) -> list[Json]:
    """Who else has the pair open, besides the `reviewer` who is told."""
    return [{"name": each.reviewer, "unit": each.unit} for each in present if each.reviewer != reviewer]


def detail(unit: int, history: Sequence[Decision], comments: Sequence[Remark]) -> Json:
    """What people said about `unit` and did to it."""
    return {
        "unit": unit,
        "comments": [
            {"by": each.reviewer, "at": moment(each.at), "text": each.text}
            for each in comments
            if each.unit == unit
        ],
        "history": [_entry(each, before) for before, each in zip([None, *history], history, strict=False)],
    }


def _entry(decision: Decision, last: Decision | None) -> Json:
    # What it found is kept with newer decisions; of older ones it is what the one before left.
    found = decision.before or last
    return {
        "kind": decision.kind,
        "by": decision.reviewer,
        "at": moment(decision.at),
        "before": found and _state(found.status, found.source_text, found.target_text, found.note),
        "after": _state(decision.status, decision.source_text, decision.target_text, decision.note),
        "live": decision.live,
    }


def _state(status: Status, source: str, target: str, note: str) -> Json:
    return {"status": status.value, "source": source, "target": target, "note": note}


def sample(floor: float, units: Sequence[Unit], drawn: Sequence[Unit]) -> Json:
    """The units whose confidence is at least `floor`, and those of them to look at first."""
    return {"floor": floor, "units": [unit.id for unit in units], "sample": [unit.id for unit in drawn]}


def _camel(said: Mapping[str, Any]) -> Json:
    """With the names that a program in the browser would give."""
    return {
        name.split("_")[0] + "".join(part.capitalize() for part in name.split("_")[1:]): words
        for name, words in said.items()
    }
