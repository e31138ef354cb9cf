"""What each operation makes of units, and the sentence with which it refuses."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from tests.review.table import unit
from workbench.alignment.beads import Bead, Span
from workbench.errors import OperationError
from workbench.review import Content, Edit, Unit
from workbench.review.editing import Documents, link, merge, move, neighbour, split, unlink
from workbench.review.operations import Edge, Side

THAI = "ประชุมแล้ว เห็นชอบ\nปิดประชุม"
ENGLISH = "It met. It agreed, at last. It closed."
DOCUMENTS = Documents(THAI, ENGLISH, False, True)
MET = unit(1, (0, 18), (0, 27), "ประชุมแล้ว เห็นชอบ", "It met. It agreed, at last.")
CLOSED = unit(2, (19, 28), (28, 38), "ปิดประชุม", "It closed.")
THAI_ONLY = unit(3, (0, 10), None, "ประชุมแล้ว", "")
ENGLISH_ONLY = unit(4, None, (28, 38), "", "It closed.")


def content(
    source: tuple[int, int] | None, target: tuple[int, int] | None, source_text: str, target_text: str
) -> Content:
    return Content(Bead(source and Span(*source), target and Span(*target), 1.0), source_text, target_text)


def refused(sentence: str) -> pytest.RaisesExc[OperationError]:
    return pytest.raises(OperationError, match=f"^{re.escape(sentence)}$")


def test_a_split_on_both_sides_makes_two_units() -> None:
    assert split(MET, 11, 8, DOCUMENTS) == Edit(
        {1: content((0, 10), (0, 7), "ประชุมแล้ว", "It met.")},
        (content((11, 18), (8, 27), "เห็นชอบ", "It agreed, at last."),),
    )


def test_a_split_on_one_side_leaves_the_rest_without_counterpart() -> None:
    assert split(MET, None, 7, DOCUMENTS) == Edit(
        {1: content((0, 18), (0, 7), "ประชุมแล้ว เห็นชอบ", "It met.")},
        (content(None, (8, 27), "", "It agreed, at last."),),
    )


def test_a_split_inside_of_a_character_moves_to_its_start() -> None:
    for at in (7, 8):
        assert split(MET, at, None, DOCUMENTS).added[0].source_text == "แล้ว เห็นชอบ"
    flags = "🇹🇭🇬🇧👩\u200d🔬"
    waving = unit(1, (0, len(flags)), None, flags, "")
    made = split(waving, len(flags) - 1, None, replace(DOCUMENTS, source=flags))
    assert [made.kept[1], made.added[0]] == [
        content((0, 4), None, "🇹🇭🇬🇧", ""),
        content((4, 7), None, "👩\u200d🔬", ""),
    ]


def test_an_edited_text_is_cut_where_asked_and_its_document_where_the_same_stands() -> None:
    edited = replace(MET, target_text="They all met in Bali. They agreed, at last.")
    made = split(edited, None, 22, DOCUMENTS)
    assert made.kept[1] == content((0, 18), (0, 7), MET.source_text, "They all met in Bali.")
    assert made.added == (content(None, (8, 27), "", "They agreed, at last."),)


def test_a_document_too_is_not_cut_inside_of_a_character() -> None:
    misspelt = replace(MET, source_text="ประชมแล้ว เห็นชอบ")
    made = split(misspelt, 4, None, DOCUMENTS)
    assert made.kept[1] == content((0, 3), (0, 27), "ประช", MET.target_text)
    assert made.added == (content((3, 18), None, "มแล้ว เห็นชอบ", ""),)


@pytest.mark.parametrize(
    ("present", "source_at", "target_at", "sentence"),
    [
        (MET, None, None, "Unit 1 is not cut anywhere: give a place in its source or its target."),
        (MET, 19, None,
         "The source of unit 1 has 18 characters, the cut is asked at 19: choose a place inside of it."),
        (MET, None, -1,
         "The target of unit 1 has 27 characters, the cut is asked at -1: choose a place inside of it."),
        (MET, 0, 8,
         "The source of unit 1 cannot be cut at 0, for no text stands before that place: choose another."),
        (MET, 9, 27,
         "The target of unit 1 cannot be cut at 27, for no text stands after that place: choose another."),
        (ENGLISH_ONLY, 0, None,
         "The source of unit 4 stands in no document, so it cannot be cut: edit it instead."),
        (replace(MET, target_text="It met. It agreed, at last. 12345 67890"), None, 28,
         "The target of unit 1 cannot be cut at 28, for no text of the document stands after that place: "
         "choose another."),
        (replace(MET, target_text="12345_67890"), None, 6,
         "The target of unit 1 cannot be cut at 6, for no text of the document stands before that place: "
         "choose another."),
    ],
)  # fmt: skip
def test_a_split_that_leaves_a_part_without_text_is_refused(
    present: Unit, source_at: int | None, target_at: int | None, sentence: str
) -> None:
    with refused(sentence):
        split(present, source_at, target_at, DOCUMENTS)


def test_direction_marks_alone_are_no_text() -> None:
    text = "\u200fabc\u200e"
    marked = unit(1, None, (0, 5), "", text)
    documents = replace(DOCUMENTS, target=text)
    for at in (1, 4):
        with pytest.raises(OperationError, match=f"cannot be cut at {at}, for no text stands"):
            split(marked, None, at, documents)
    assert split(marked, None, 2, documents).kept[1] == content(None, (0, 2), "", "\u200fa")


def test_merged_texts_have_the_white_space_of_their_documents_between_them() -> None:
    whole = content((0, 28), (0, 38), THAI, ENGLISH)
    assert merge(MET, CLOSED, DOCUMENTS) == Edit({1: whole, 2: None})
    assert merge(CLOSED, MET, DOCUMENTS) == Edit({2: whole, 1: None})


def test_nothing_stands_between_merged_texts_where_nothing_does_in_the_document() -> None:
    one, other = unit(1, (0, 3), None, "ประ", ""), unit(2, (3, 6), None, "ชุม", "")
    assert merge(one, other, DOCUMENTS).kept[1] == content((0, 6), None, "ประชุม", "")


def test_a_unit_without_a_side_is_merged_on_the_other() -> None:
    gap = replace(ENGLISH_ONLY, id=5)
    assert merge(MET, gap, DOCUMENTS).kept[1] == content((0, 18), (0, 38), MET.source_text, ENGLISH)


def test_a_text_of_no_document_comes_on_a_line_of_its_own() -> None:
    written = replace(THAI_ONLY, target_text="They met.")
    joined = merge(written, ENGLISH_ONLY, DOCUMENTS).kept[3]
    assert joined == content((0, 10), (28, 38), "ประชุมแล้ว", "They met.\nIt closed.")


def test_an_emptied_text_adds_nothing_but_its_place() -> None:
    joined = merge(MET, replace(CLOSED, target_text=""), DOCUMENTS).kept[1]
    assert joined == content((0, 28), (0, 38), THAI, MET.target_text)


@pytest.mark.parametrize(
    ("first", "second", "side"),
    [
        (THAI_ONLY, CLOSED, "source"),
        (replace(MET, bead=Bead(Span(0, 18), Span(0, 7), 0.5)), CLOSED, "target"),
        (MET, MET, "source"),
        (MET, THAI_ONLY, "source"),
    ],
)
def test_units_that_do_not_stand_side_by_side_are_not_merged(first: Unit, second: Unit, side: str) -> None:
    with refused(
        f"Units {first.id} and {second.id} cannot become one: they do not stand side by side in the {side} "
        "document; merge those that do."
    ):
        merge(first, second, DOCUMENTS)


def test_the_last_chunk_goes_to_the_unit_after_it() -> None:
    assert move(MET, CLOSED, "source", "last", DOCUMENTS) == Edit(
        {
            1: content((0, 10), (0, 27), "ประชุมแล้ว", MET.target_text),
            2: content((11, 28), (28, 38), "เห็นชอบ\nปิดประชุม", "It closed."),
        }
    )
    assert move(MET, CLOSED, "target", "last", DOCUMENTS).kept[2] == content(
        (19, 28), (19, 38), "ปิดประชุม", "at last. It closed."
    )


def test_the_first_chunk_goes_to_the_unit_before_it() -> None:
    longer = unit(2, (11, 28), (8, 38), "เห็นชอบ\nปิดประชุม", "It agreed, at last. It closed.")
    short = unit(1, (0, 10), (0, 7), "ประชุมแล้ว", "It met.")
    assert move(longer, short, "target", "first", DOCUMENTS) == Edit(
        {
            2: content((11, 28), (19, 38), "เห็นชอบ\nปิดประชุม", "at last. It closed."),
            1: content((0, 10), (0, 18), "ประชุมแล้ว", "It met. It agreed,"),
        }
    )


def test_the_only_chunk_may_go_and_the_unit_with_it() -> None:
    assert move(CLOSED, MET, "source", "first", DOCUMENTS).kept == {
        2: content(None, (28, 38), "", "It closed."),
        1: content((0, 28), (0, 27), THAI, MET.target_text),
    }
    gone = unit(5, (19, 28), None, "ปิดประชุม", "")
    assert move(gone, MET, "source", "first", DOCUMENTS).kept[5] is None


@pytest.mark.parametrize(
    ("present", "other", "side", "edge", "sentence"),
    [
        (ENGLISH_ONLY, MET, "source", "first",
         "Unit 4 has no source in the document to hand over: choose another unit."),
        (MET, CLOSED, "source", "first",
         "Unit 2 does not hold the source before unit 1: load the pair again."),
        (CLOSED, MET, "target", "last",
         "Unit 1 does not hold the target after unit 2: load the pair again."),
        (CLOSED, THAI_ONLY, "source", "first",
         "Unit 3 does not hold the source before unit 2: load the pair again."),
        (MET, ENGLISH_ONLY, "source", "last",
         "Unit 4 does not hold the source after unit 1: load the pair again."),
        (MET, MET, "source", "last",
         "Unit 1 does not hold the source after unit 1: load the pair again."),
        (unit(5, (19, 28), None, "ปิดประชุม", ""), MET, "source", "last",
         "Unit 1 does not hold the source after unit 5: load the pair again."),
        (unit(5, (19, 28), None, "ปิดประชุม", "Closed"), MET, "source", "first",
         "Unit 5 would keep a text that stands in no document: merge it with unit 1."),
    ],
)  # fmt: skip
def test_a_chunk_goes_only_to_the_unit_with_the_text_beside_it(
    present: Unit, other: Unit, side: Side, edge: Edge, sentence: str
) -> None:
    with refused(sentence):
        move(present, other, side, edge, DOCUMENTS)


def test_unlinked_sides_can_be_linked_again() -> None:
    made = unlink(CLOSED)
    assert made == Edit(
        {2: content((19, 28), None, "ปิดประชุม", "")}, (content(None, (28, 38), "", "It closed."),)
    )
    source = unit(2, (19, 28), None, "ปิดประชุม", "")
    assert link(source, ENGLISH_ONLY) == Edit(
        {2: content((19, 28), (28, 38), "ปิดประชุม", "It closed."), 4: None}
    )


def test_what_has_one_side_cannot_be_unlinked_and_what_has_two_cannot_be_linked() -> None:
    with refused("Unit 3 has one side only in the documents: there is nothing to unlink."):
        unlink(replace(THAI_ONLY, target_text="Written by hand"))
    for first, second in ((MET, ENGLISH_ONLY), (THAI_ONLY, CLOSED), (ENGLISH_ONLY, THAI_ONLY)):
        with refused(
            f"Units {first.id} and {second.id} cannot be linked: choose one with a source only and then one "
            "with a target only."
        ):
            link(first, second)


def test_a_neighbour_holds_the_text_beside_wherever_it_stands_in_the_list() -> None:
    moved = unit(6, (29, 32), (0, 5), "", "")
    units = [MET, CLOSED, ENGLISH_ONLY, moved]
    assert neighbour(units, CLOSED, "source", "first") == MET
    assert neighbour(units, CLOSED, "source", "last") == moved
    assert neighbour(units, MET, "source", "first") is None
    assert neighbour(units, ENGLISH_ONLY, "source", "first") is None
    assert neighbour(units, moved, "source", "last") is None


def test_a_unit_of_twenty_thousand_characters_is_cut_and_put_together_at_once() -> None:
    thai = " ".join(f"การประชุมครั้งที่ {number}" for number in range(1000))
    documents = Documents(thai, "", False, True)
    long = unit(1, (0, len(thai)), None, thai, "")
    started = time.process_time()
    for text in (thai, thai[:500] + "เพิ่ม" + thai[600:], thai[:500] + thai[300:], thai[9_000:11_000]):
        present = replace(long, source_text=text)
        made = split(present, text.index("การประชุมครั้งที่ 456"), None, documents)
        first, second = made.kept[1], made.added[0]
        assert first and second.bead.source
        assert thai[second.bead.source.start :].startswith("การประชุมครั้งที่ 456")
        parts = [replace(long, id=id, bead=part.bead, source_text=part.source_text)
                 for id, part in ((1, first), (2, second))]  # fmt: skip
        assert merge(parts[0], parts[1], documents).kept[1] == content((0, len(thai)), None, text, "")
    assert time.process_time() - started < 2
