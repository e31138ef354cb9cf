"""What the list is told, as JSON: the whole of a pair once, and then what changed.

`pair`, `role` and `name` of whoever looks; `snapshot` or `patch`; `acknowledged`, `refused` and `made`, which
answer its operations; `presence` of others; `go`, a count and the unit to go to whenever the count has grown;
`detail` of the unit it stands on; `sample`, where it asked for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from zlib import crc32

from workbench.documents import Document
from workbench.language import language
from workbench.review import Decision, Status, Unit
from workbench.store.model import Changes, Presence, Remark
from workbench.ui.components.bead_list import program
from workbench.ui.format import moment
from workbench.ui.text import Words

Json = dict[str, Any]


def snapshot(
    changes: Changes,
    documents: tuple[Document, Document],
    comments: Mapping[int, int],
    said: Words,
) -> Json:
    """All of a pair, its documents' texts, the words of the interface and the list's program.

    `changes` are those since None, `comments` the number on each unit that has any.
    """
    return {
        "program": program(),
        "text": words(said),
        "statuses": {status.value: words for status, words in said.common.status.items()},
        "columns": [_column(document, said) for document in documents],
        "documents": [document.text for document in documents],
        "revision": changes.revision,
        "rows": [row(unit, comments, documents) for unit in changes.units],
    }


def words(said: Words) -> Json:
    """The words of the list, by the names that it has for them."""
    return {"code": said.code} | _camel(asdict(said.review.in_list)) | asdict(said.review.of_keys)


def _column(document: Document, said: Words) -> Json:
    code = document.head.language
    return {
        "title": document.head.title,
        "lang": code,
        "language": said.common.languages[code],
        "spaced": language(code).sentence_marks,
    }


def patch(since: int, changes: Changes, comments: Mapping[int, int]) -> Json:
    """What changed after the revision `since`.

    The list knows the order from the beads; a sum of it tells whether both have the same.
    """
    order = changes.order
    return {
        "since": since,
        "revision": changes.revision,
        "rows": [row(unit, comments) for unit in changes.units],
        "gone": changes.retired,
        "order": None if order is None else crc32(",".join(map(str, order)).encode()),
    }


def row(
    unit: Unit, comments: Mapping[int, int], documents: tuple[Document, Document] | None = None
) -> list[Any]:
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
        comments.get(unit.id, 0),
        unit.changed_by,
    ]


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
