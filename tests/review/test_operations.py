"""What is sent becomes an operation, or a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.errors import NotFound, OperationError
from workbench.review import Status
from workbench.review.operations import (
    LONGEST_TEXT,
    Comment,
    Decide,
    DecideAll,
    Link,
    Merge,
    Move,
    Operation,
    Redo,
    Split,
    Undo,
    Unlink,
    kind,
    read,
)

TEMPORARY = {"page:3:1": 77}


def real(name: str) -> int:
    if name not in TEMPORARY:
        raise NotFound(f"No unit '{name}'.")
    return TEMPORARY[name]


SENT: list[tuple[dict[str, Any], Operation]] = [
    (
        {"kind": "decide", "unit": 5, "version": 0, "status": "sent back", "note": "ตัวเลขผิด"},
        Decide(5, 0, status=Status.SENT_BACK, note="ตัวเลขผิด"),
    ),
    (
        {"kind": "decide", "unit": 5, "version": 2, "sourceText": "", "targetText": "\u200f<b>$x$ 👩"},
        Decide(5, 2, source_text="", target_text="\u200f<b>$x$ 👩"),
    ),
    ({"kind": "decide", "unit": 5, "version": 2, "status": None}, Decide(5, 2)),
    ({"kind": "split", "unit": "page:3:1", "version": 2, "sourceAt": 17}, Split(77, 2, 17, None)),
    ({"kind": "split", "unit": 5, "version": 2, "sourceAt": 0, "targetAt": 3}, Split(5, 2, 0, 3)),
    (
        {"kind": "merge", "first": 5, "firstVersion": 2, "second": "page:3:1", "secondVersion": 0},
        Merge(5, 2, 77, 0),
    ),
    (
        {"kind": "move", "unit": 5, "version": 2, "neighbour": 6, "neighbourVersion": 1, "side": "target",
         "edge": "last"},
        Move(5, 2, 6, 1, "target", "last"),
    ),
    ({"kind": "unlink", "unit": 5, "version": 2}, Unlink(5, 2)),
    (
        {"kind": "link", "sourceUnit": 5, "sourceVersion": 2, "targetUnit": 6, "targetVersion": 1},
        Link(5, 2, 6, 1),
    ),
    (
        {"kind": "decideAll", "units": [[5, 2], ["page:3:1", 0]], "status": "approved"},
        DecideAll(((5, 2), (77, 0)), Status.APPROVED),
    ),
    ({"kind": "comment", "unit": 5, "text": "@somchai ดูด้วย"}, Comment(5, "@somchai ดูด้วย")),
    ({"kind": "undo"}, Undo()),
    ({"kind": "redo"}, Redo()),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "operation"), SENT, ids=lambda value: getattr(value, "kind", None))
def test_what_is_sent_is_read(sent: dict[str, Any], operation: Operation) -> None:
    before = dict(sent)
    assert read(sent, real) == operation
    assert kind(operation) == sent["kind"]
    assert sent == before


SPLIT = {"kind": "split", "unit": 5, "version": 2, "sourceAt": 17}
ALL = {"kind": "decideAll", "units": [[5, 2]], "status": "approved"}
MOVE = {"kind": "move", "unit": 5, "version": 2, "neighbour": 6, "neighbourVersion": 1, "side": "source"}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (None, "An operation is an object with its kind, not None: load the page again."),
        ([SPLIT], "An operation is an object with its kind, not ["),
        ({}, "There is no operation None. Known: comment, decide, decideAll,"),
        ({"kind": "spilt"}, "There is no operation 'spilt'. Did you mean 'split'?"),
        ({"kind": ["split"]}, "There is no operation ['split']."),
        ({"kind": "x" * 10**6}, "There is no operation 'xxxxxxxxxxxx...xxxxxxxxxxxxx'."),
        (SPLIT | {"reviewer": "root"},
         "The operation 'split' has a field 'reviewer', which means nothing: leave it out."),
        (SPLIT | {"source_at": 3}, "The operation 'split' has a field 'source_at', which means nothing"),
        ({"kind": "split", "unit": 5}, "The version of 'split' is None: give a whole number from 0."),
        (SPLIT | {"version": "2"}, "The version of 'split' is '2': give a whole number from 0."),
        (SPLIT | {"version": -1}, "The version of 'split' is -1: give a whole number from 0."),
        (SPLIT | {"version": True}, "The version of 'split' is True: give a whole number from 0."),
        (SPLIT | {"sourceAt": 1.5}, "The sourceAt of 'split' is 1.5: give a whole number from 0."),
        (SPLIT | {"unit": None}, "The unit of 'split' is None: give a whole number from 0."),
        (SPLIT | {"unit": [5]}, "The unit of 'split' is [5]: give a whole number from 0."),
        (SPLIT | {"unit": "5" * 500}, "The unit of 'split' is '555"),
        (MOVE | {"edge": "middle"}, "The edge of 'move' is 'middle': give one of first, last."),
        (MOVE, "The edge of 'move' is None: give one of first, last."),
        (ALL | {"status": "done"},
         "The status of 'decideAll' is 'done': give one of unreviewed, in progress, approved,"),
        (ALL | {"status": {}}, "The status of 'decideAll' is {}: give one of"),
        (ALL | {"units": 5}, "The units of 'decideAll' are 5: give a list of [unit, version]."),
        (ALL | {"units": [[5]]}, "The units of 'decideAll' are [[5]]: give a list of [unit, version]."),
        (ALL | {"units": [[5, None]]}, "The units of 'decideAll' is None: give a whole number from 0."),
        (ALL | {"units": []},
         "The units of 'decideAll' are []: name at least one unit, and each of them once."),
        (ALL | {"units": [[5, 2], [5, 3]]},
         "The units of 'decideAll' are [[5, 2], [5, 3]]: name at least one unit, and each of them once."),
        ({"kind": "comment", "unit": 5, "text": 7}, "The text of 'comment' is 7: give a text."),
        ({"kind": "comment", "unit": 5, "text": "ก" * (LONGEST_TEXT + 1)},
         "The text of 'comment' has 100001 characters: give at most 100000."),
        ({"kind": "undo", "unit": 5}, "The operation 'undo' has a field 'unit', which means nothing"),
    ],
)  # fmt: skip
def test_what_is_no_operation_is_refused_with_a_sentence(sent: object, sentence: str) -> None:
    with pytest.raises(OperationError) as refusal:
        read(sent, real)
    assert str(refusal.value).startswith(sentence)
    assert len(str(refusal.value)) < 200


def test_a_temporary_id_that_nobody_gave_is_told_by_whoever_knows_them() -> None:
    with pytest.raises(NotFound, match="No unit 'other:1:1'"):
        read(SPLIT | {"unit": "other:1:1"}, real)


def test_a_text_of_twenty_thousand_characters_is_taken() -> None:
    text = "น้ำ" * 7_000
    assert read({"kind": "decide", "unit": 1, "version": 0, "targetText": text}, real) == Decide(
        1, 0, target_text=text
    )
