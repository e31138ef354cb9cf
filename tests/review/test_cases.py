"""Cases of every rule in a file, for those who write the same rules in another language.

`python -m tests.review.test_cases` writes the file anew. All places in it are code points.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tests.review.table import Table, of_beads, unit
from workbench.errors import WorkbenchError
from workbench.review import Status, Unit
from workbench.review.chunks import cluster_edge, edges
from workbench.review.editing import Documents
from workbench.review.operations import Comment, Redo, Undo, read
from workbench.review.rules import Facts, Rules, approves, check

FILE = Path(__file__).with_name("cases.json")

PLAIN = Documents(
    "ประชุมแล้ว เห็นชอบ\nปิดประชุม เดินทางกลับ น้ำท่วม",
    "It met. It agreed, at last. It closed. They went home. No flood",
    False,
    True,
)
ODD = Documents("🇹🇭🇬🇧 👩\u200d🔬👍🏽 e\u0301a\u0301", "\u200fאב\u200e abc<script>$x$", False, True)


def plain(id: int, source: str, target: str, **changed: Any) -> Unit:
    """A unit of the plain documents with these texts, which may be edited afterwards."""
    return replace(_found(PLAIN, id, source, target), **changed)


def odd(id: int, source: str, target: str) -> Unit:
    return _found(ODD, id, source, target)


def _found(documents: Documents, id: int, source: str, target: str) -> Unit:
    return unit(id, _span(documents.source, source), _span(documents.target, target), source, target)


def _span(document: str, text: str) -> tuple[int, int] | None:
    start = document.index(text)
    return (start, start + len(text)) if text else None


MET = plain(1, "ประชุมแล้ว เห็นชอบ", "It met. It agreed, at last.")
CLOSED = plain(2, "ปิดประชุม เดินทางกลับ", "It closed.", status=Status.APPROVED)
HOME = plain(3, "", "They went home.")
FLOOD = plain(4, "น้ำท่วม", "No flood")
LIST = [MET, CLOSED, HOME, FLOOD]
FLAGS = odd(1, "🇹🇭🇬🇧 👩\u200d🔬👍🏽 e\u0301a\u0301", "\u200fאב\u200e abc<script>$x$")


def split(unit: int, source_at: int | None = None, target_at: int | None = None) -> dict[str, Any]:
    places = {"sourceAt": source_at, "targetAt": target_at}
    given = {key: at for key, at in places.items() if at is not None}
    return {"kind": "split", "unit": unit, "version": 0, **given}


def merge(first: int, second: int) -> dict[str, Any]:
    return {"kind": "merge", "first": first, "firstVersion": 0, "second": second, "secondVersion": 0}


def move(unit: int, neighbour: int, side: str, edge: str) -> dict[str, Any]:
    return {
        "kind": "move",
        "unit": unit,
        "version": 0,
        "neighbour": neighbour,
        "neighbourVersion": 0,
        "side": side,
        "edge": edge,
    }


def unlink(unit: int) -> dict[str, Any]:
    return {"kind": "unlink", "unit": unit, "version": 0}


def link(source: int, target: int) -> dict[str, Any]:
    return {
        "kind": "link",
        "sourceUnit": source,
        "sourceVersion": 0,
        "targetUnit": target,
        "targetVersion": 0,
    }


def decide(unit: int, **given: str) -> dict[str, Any]:
    return {"kind": "decide", "unit": unit, "version": 0, **given}


THAI_ONLY = plain(5, "ประชุมแล้ว เห็นชอบ", "")
ENGLISH_ONLY = plain(6, "", "It met. It agreed, at last.")
CROSSED = [
    plain(1, "ประชุมแล้ว", "It closed."),
    plain(2, "เห็นชอบ", "It met."),
    plain(3, "", "It agreed, at last."),
    plain(4, "ปิดประชุม เดินทางกลับ น้ำท่วม", "They went home. No flood"),
]
EDITED = replace(MET, target_text="They all met in Bali. They agreed, at last.")

OPERATIONS: list[tuple[str, Documents, list[Unit], dict[str, Any]]] = [
    ("split on both sides", PLAIN, LIST, split(1, 11, 8)),
    ("split on the source only", PLAIN, LIST, split(1, 10)),
    ("split on the target only", PLAIN, LIST, split(1, None, 18)),
    ("split within a word", PLAIN, LIST, split(4, None, 5)),
    ("split within white space", PLAIN, [THAI_ONLY], split(5, 11)),
    ("split after a Thai vowel that stands before its consonant", PLAIN, LIST, split(1, 12)),
    ("split before a Thai mark", PLAIN, LIST, split(1, 8)),
    ("split before a Thai vowel that stands after its consonant", PLAIN, LIST, split(1, 2)),
    ("split between two flags", ODD, [FLAGS], split(1, 2)),
    ("split inside of a flag", ODD, [FLAGS], split(1, 3)),
    ("split inside of an emoji made of several", ODD, [FLAGS], split(1, 7)),
    ("split before the tint of an emoji", ODD, [FLAGS], split(1, 9)),
    ("split before an accent", ODD, [FLAGS], split(1, 14, 6)),
    ("split beside a direction mark", ODD, [FLAGS], split(1, 5, 3)),
    ("split of a unit with one side", PLAIN, LIST, split(3, None, 5)),
    ("split of an edited text", PLAIN, [EDITED, CLOSED, HOME, FLOOD], split(1, None, 22)),
    ("split nowhere", PLAIN, LIST, split(1)),
    ("split at the start", PLAIN, LIST, split(1, 0)),
    ("split at the end", PLAIN, LIST, split(1, None, 27)),
    ("split inside of the first character", PLAIN, LIST, split(4, 1)),
    ("split beyond the text", PLAIN, LIST, split(1, 400)),
    ("split that leaves nothing but a direction mark", ODD, [FLAGS], split(1, None, 1)),
    ("split of a text of no document", PLAIN, [replace(THAI_ONLY, target_text="Written by hand")],
     split(5, None, 8)),
    ("merge with the next", PLAIN, LIST, merge(1, 2)),
    ("merge with the one before", PLAIN, LIST, merge(2, 1)),
    ("merge with a unit that has one side", PLAIN, LIST, merge(2, 3)),
    ("merge where nothing stands between", PLAIN, [plain(1, "ประ", ""), plain(2, "ชุมแล้ว", "")], merge(1, 2)),
    ("merge of two that have one side each", PLAIN, [THAI_ONLY, HOME], merge(5, 3)),
    ("merge with a text of no document", PLAIN, [replace(THAI_ONLY, target_text="Written by hand"), HOME],
     merge(5, 3)),
    ("merge with an emptied text", PLAIN, [MET, replace(CLOSED, target_text="")], merge(1, 2)),
    ("merge of edited texts", PLAIN, [EDITED, CLOSED], merge(1, 2)),
    ("merge of what does not stand side by side in the source", PLAIN, [MET, FLOOD], merge(1, 4)),
    ("merge of what does not stand side by side in the target", PLAIN, CROSSED, merge(1, 2)),
    ("merge with itself", PLAIN, LIST, merge(1, 1)),
    ("move the last chunk without word spaces", PLAIN, LIST, move(1, 2, "source", "last")),
    ("move the first chunk without word spaces", PLAIN, LIST, move(2, 1, "source", "first")),
    ("move the last chunk with word spaces", PLAIN, LIST, move(1, 2, "target", "last")),
    ("move the first chunk where there is no mark", PLAIN, LIST, move(4, 3, "target", "first")),
    ("move the only chunk", PLAIN, LIST, move(4, 2, "source", "first")),
    ("move the last chunk of a unit with one side", PLAIN, [THAI_ONLY, CLOSED], move(5, 2, "source", "last")),
    ("move the only chunk of a unit with one side", PLAIN, [plain(1, "ประชุมแล้ว", ""), plain(2, "เห็นชอบ", "")],
     move(1, 2, "source", "last")),
    ("move to a unit that stands elsewhere in the list", PLAIN, CROSSED, move(3, 1, "target", "last")),
    ("move of an edited text", PLAIN, [EDITED, CLOSED], move(1, 2, "target", "last")),
    ("move to a unit on the other end", PLAIN, LIST, move(2, 1, "source", "last")),
    ("move to a unit without that side", PLAIN, LIST, move(2, 3, "source", "last")),
    ("move to a unit that is not beside it", PLAIN, LIST, move(4, 1, "source", "first")),
    ("move of a side that is not there", PLAIN, LIST, move(3, 1, "source", "first")),
    ("move that would leave a text of no document", PLAIN, [
        plain(1, "ประชุมแล้ว", "", target_text="Written by hand"), plain(2, "เห็นชอบ", "")],
     move(1, 2, "source", "last")),
    ("unlink", PLAIN, LIST, unlink(2)),
    ("unlink of a unit with one side", PLAIN, LIST, unlink(3)),
    ("link", PLAIN, [THAI_ONLY, ENGLISH_ONLY], link(5, 6)),
    ("link of what stands far apart", PLAIN, [THAI_ONLY, CLOSED, HOME, plain(4, "", "No flood")], link(5, 4)),
    ("link of a unit with two sides", PLAIN, LIST, link(1, 3)),
    ("link the wrong way round", PLAIN, [THAI_ONLY, ENGLISH_ONLY], link(6, 5)),
    ("approve", PLAIN, LIST, decide(1, status="approved")),
    ("edit an approved unit", PLAIN, LIST, decide(2, targetText="It was closed.")),
    ("edit and approve", PLAIN, LIST, decide(1, status="approved", sourceText="ประชุม")),
    ("note on an approved unit", PLAIN, LIST, decide(2, note="\u200fGood <b>")),
    ("reject with a reason", PLAIN, LIST, decide(2, status="rejected", note="ตัวเลขผิด")),
    ("send back without a reason", PLAIN, LIST, decide(2, status="sent back")),
    ("approve two", PLAIN, LIST, {"kind": "decideAll", "units": [[1, 0], [3, 0]], "status": "approved"}),
    ("reject two", PLAIN, LIST, {"kind": "decideAll", "units": [[1, 0], [3, 0]], "status": "rejected"}),
]  # fmt: skip

CHUNKS = [
    (PLAIN.source, False),
    (PLAIN.target, True),
    ("No flood here", True),
    ("He said: “No.” She left – at 5.30 p.m. sharp; done… yes", True),
    ("คำเดียว", False),
    ("One\u00a0two\u2003three\u200bfour\x1ffive\ufeffsix", False),
    (" Word \n", True),
]


CHARACTERS = ["เด็กน้ำใจเเและ ๆ", "🇹🇭🇬🇧🇩 👩\u200d🔬👍🏽", "e\u0301a\u200fb\u200c\u0308", "กิ่ง\u200bไผ่ ำา"]

REFUSED = {
    "split nowhere",
    "split at the start",
    "split at the end",
    "split inside of the first character",
    "split beyond the text",
    "split that leaves nothing but a direction mark",
    "split of a text of no document",
    "merge of what does not stand side by side in the source",
    "merge of what does not stand side by side in the target",
    "merge with itself",
    "move to a unit on the other end",
    "move to a unit without that side",
    "move to a unit that is not beside it",
    "move of a side that is not there",
    "move that would leave a text of no document",
    "unlink of a unit with one side",
    "link of a unit with two sides",
    "link the wrong way round",
    "send back without a reason",
    "reject two",
}


def row(unit: Unit) -> dict[str, Any]:
    return {
        "id": unit.id,
        "source": unit.source_text,
        "target": unit.target_text,
        "sourceAt": unit.bead.source,
        "targetAt": unit.bead.target,
        "confidence": unit.bead.confidence,
        "status": unit.status,
        "note": unit.note,
    }


def outcome(documents: Documents, before: list[Unit], sent: dict[str, Any]) -> dict[str, Any]:
    """All units in order afterwards, those that are new without an id; or why nothing is done."""
    table = Table(documents, before)
    operation = read(sent, int)
    assert not isinstance(operation, Undo | Redo | Comment)
    try:
        check(Rules(), "anybody", operation, {unit: Facts() for unit in approves(operation)})
        table.do(operation)
    except WorkbenchError as refusal:
        return {"refused": str(refusal)}
    known = {unit.id for unit in before}
    return {
        "after": [row(unit) if unit.id in known else row(unit) | {"id": None} for unit in table.in_order()]
    }


def written() -> str:
    """The text of the file, a line for each case."""
    parts: dict[str, list[Any]] = {
        # White space as all of these rules mean it; other languages know another.
        "spaces": [at for at in range(0x110000) if chr(at).isspace()],
        "chunks": [{"text": text, "spaced": spaced, "edges": edges(text, spaced)} for text, spaced in CHUNKS],
        "characters": [
            {"text": text, "edges": sorted({cluster_edge(text, at) for at in range(len(text) + 1)})}
            for text in CHARACTERS
        ],
        "documents": [asdict(documents) for documents in (PLAIN, ODD)],
        "operations": [
            {
                "name": name,
                "documents": [PLAIN, ODD].index(documents),
                # Places in the document of a text that was edited are found by comparing the two.
                "edited": any(is_edited(documents, unit) for unit in before),
                "operation": sent,
                "before": [row(unit) for unit in Table(documents, before).in_order()],
                **outcome(documents, before, sent),
            }
            for name, documents, before, sent in OPERATIONS
        ],
    }
    lists = (
        f"{json.dumps(name)}: [\n"
        + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
        + "\n]"
        for name, cases in parts.items()
    )
    return "{" + ",\n".join(lists) + "}\n"


def is_edited(documents: Documents, unit: Unit) -> bool:
    (there,) = of_beads(documents, [unit.bead])
    return (unit.source_text, unit.target_text) != (there.source_text, there.target_text)


def test_the_cases_in_the_file_are_what_the_rules_make_of_them() -> None:
    assert FILE.read_text(encoding="utf-8") == written(), "run python -m tests.review.test_cases"


def test_the_cases_are_done_or_refused_as_their_names_say() -> None:
    refused = {
        name for name, documents, before, sent in OPERATIONS if "refused" in outcome(documents, before, sent)
    }
    assert refused == REFUSED


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
