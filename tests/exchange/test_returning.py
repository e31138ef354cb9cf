"""What comes back from another tool: who changed what, and who has to choose."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.made_pair import made_pair
from workbench.exchange.incoming import IncomingUnit
from workbench.exchange.returning import Clash, Difference, Return, Stranger, earlier_in, plan_return
from workbench.exchange.xliff import read_xliff, write_xliff
from workbench.review import State, Status, Unit
from workbench.review.operations import Decide
from workbench.store import Store
from workbench.store.model import Pair

MakeUnit = Callable[..., Unit]


def exported(ours: Unit, /, **changed: Any) -> IncomingUnit:
    """`ours` as a file has it, with what somebody changed there."""
    values: dict[str, Any] = {
        "place": f"row {ours.id}",
        "source_language": "th",
        "target_language": "en",
        "source_text": ours.source_text,
        "target_text": ours.target_text,
        "unit": ours.id,
        "pair": ours.pair,
        "version": ours.version,
        "status": ours.status,
        "note": ours.note,
    }
    return IncomingUnit(**(values | changed))


def planned(unit: Unit, *incoming: IncomingUnit, was: Unit | None = None, **options: Any) -> Return:
    """The plan for one unit; `was` is what it was when it went out."""
    if was is not None:
        state = State(was.bead, was.source_text, was.target_text, was.status, was.note)
        options["earlier"] = lambda _, version: state if version == was.version else None
    return plan_return({unit.id: unit}, incoming, **options)


@pytest.mark.parametrize(
    "changed",
    [
        {"target_text": "Another."},
        {"source_text": "อื่น"},
        {"status": Status.IN_PROGRESS},
        {"note": "ดู"},
        {"note": ""},
        {"target_text": "Another.", "status": Status.UNREVIEWED, "note": "x"},
    ],
    ids=lambda changed: " ".join(changed),
)
def test_a_decision_says_only_what_they_changed(unit: MakeUnit, changed: dict[str, Any]) -> None:
    ours = unit(version=3, note="old")
    (change,) = planned(ours, exported(ours, **changed)).changes
    assert change.operation == Decide(ours.id, 3, **changed)
    assert change.differences == tuple(
        Difference(field, str(getattr(ours, field)), str(changed[field]))
        for field in ("source_text", "target_text", "status", "note")
        if field in changed
    )
    assert (change.place, change.unit) == ("row 1", ours)


def test_what_a_file_does_not_say_is_left_as_it_is(unit: MakeUnit) -> None:
    ours = unit(note="old", status=Status.APPROVED)
    plan = planned(ours, exported(ours, status=None, note=None))
    assert [each.unit for each in plan.same] == [ours]
    (change,) = planned(ours, exported(ours, status=None, note=None, target_text="b")).changes
    assert change.operation == Decide(1, 0, target_text="b")


@pytest.mark.parametrize("status", [Status.REJECTED, Status.SENT_BACK])
def test_a_rejection_comes_with_its_reason(unit: MakeUnit, status: Status) -> None:
    ours = unit(note="since it is wrong")
    (change,) = planned(ours, exported(ours, status=status)).changes
    assert change.operation == Decide(1, 0, status=status, note="since it is wrong")


@pytest.mark.parametrize("note", ["", " ", None])
def test_a_rejection_without_a_reason_is_told_before_anything_is_done(
    unit: MakeUnit, note: str | None
) -> None:
    ours, other = unit(1), unit(2)
    incoming = [exported(ours, status=Status.REJECTED, note=note), exported(other, note="b")]
    plan = plan_return({1: ours, 2: other}, incoming)
    assert [each.operation for each in plan.changes] == [Decide(2, 0, note="b")]
    assert [each.reason for each in plan.refused] == ["Unit 1 is rejected, and no note there says why."]


def test_what_changed_only_here_stays(unit: MakeUnit) -> None:
    was = unit(version=1)
    ours = replace(was, version=2, target_text="Ours.", status=Status.REJECTED, note="why")
    plan = planned(ours, exported(was), was=was)
    assert (len(plan.same), plan.changes, plan.conflicts) == (1, (), ())


def test_what_changed_there_in_another_field_is_a_change_of_the_unit_as_it_is(unit: MakeUnit) -> None:
    was = unit(version=1)
    ours = replace(was, version=4, target_text="Ours.")
    (change,) = planned(ours, exported(was, note="theirs"), was=was).changes
    assert change.operation == Decide(1, 4, note="theirs")
    assert [each.field for each in change.differences] == ["note"]


def test_one_field_changed_here_and_there_is_a_conflict_with_both_texts(unit: MakeUnit) -> None:
    was = unit(version=1, target_text="Was.")
    ours = replace(was, version=2, target_text="Ours.", note="ours")
    (conflict,) = planned(ours, exported(was, target_text="Theirs."), was=was).conflicts
    assert conflict.clash is Clash.BOTH
    assert conflict.differences == (Difference("target_text", "Ours.", "Theirs."),)
    assert conflict.operation == Decide(1, 2, target_text="Theirs.")


def test_the_same_change_here_and_there_is_none(unit: MakeUnit) -> None:
    was = unit(version=1)
    ours = replace(was, version=2, target_text="Both.")
    assert len(planned(ours, exported(was, target_text="Both."), was=was).same) == 1


def test_without_knowing_what_went_out_a_unit_that_moved_on_is_a_conflict(unit: MakeUnit) -> None:
    was = unit(version=1)
    ours = replace(was, version=2, target_text="Ours.")
    (conflict,) = planned(ours, exported(was)).conflicts
    assert conflict.clash is Clash.BOTH
    assert len(planned(ours, exported(ours, version=1)).same) == 1


def test_a_version_that_we_never_had_is_a_conflict(unit: MakeUnit) -> None:
    ours = unit(version=1)
    (conflict,) = planned(ours, exported(ours, version=2, target_text="x")).conflicts
    assert conflict.clash is Clash.NEWER


def test_without_a_version_the_source_text_decides(unit: MakeUnit) -> None:
    ours = unit(version=7)
    (change,) = planned(ours, exported(ours, version=None, target_text="x")).changes
    assert change.operation == Decide(1, 7, target_text="x")
    (conflict,) = planned(ours, exported(ours, version=None, source_text="อื่น", target_text="x")).conflicts
    assert conflict.clash is Clash.SOURCE


def test_a_text_taken_out_is_never_just_a_change(unit: MakeUnit) -> None:
    ours = unit()
    (conflict,) = planned(ours, exported(ours, target_text=" ")).conflicts
    assert (conflict.clash, conflict.operation) == (Clash.EMPTIED, Decide(1, 0, target_text=" "))
    one_sided = unit(target_text="")
    assert len(planned(one_sided, exported(one_sided, target_text="New.")).changes) == 1


def test_a_unit_that_comes_twice_counts_once_or_is_a_conflict(unit: MakeUnit) -> None:
    ours = unit()
    first = exported(ours, target_text="x")
    again = first._replace(place="row 8")
    other = first._replace(place="row 9", target_text="y")
    plan = planned(ours, first, again, other)
    assert [each.place for each in plan.changes] == ["row 1"]
    assert [each.place for each in plan.same] == ["row 8"]
    assert [(each.place, each.clash) for each in plan.conflicts] == [("row 9", Clash.REPEATED)]


def test_units_that_are_none_of_ours_are_told_apart(unit: MakeUnit, pair: Pair) -> None:
    ours, twins = unit("หนึ่ง"), [unit("ซ้ำ"), unit("ซ้ำ")]
    cases = {
        Stranger.NO_UNIT: exported(ours, unit=99),
        Stranger.OTHER_PAIR: exported(ours, pair="th-text:en-more"),
        Stranger.OTHER_LANGUAGES: exported(ours, target_language="de"),
        Stranger.NO_ID: exported(twins[0], unit=None),
    }
    plan = plan_return({each.id: each for each in (ours, *twins)}, cases.values(), pairs={pair.id: pair})
    assert {each.reason: each.incoming for each in plan.unknown} == cases
    assert [each.place for each in plan.unknown] == [each.place for each in cases.values()]


def test_without_an_id_a_unit_goes_by_its_source_text(unit: MakeUnit) -> None:
    ours, other = unit("หนึ่ง\r\nสอง", version=3), unit("สาม")
    incoming = exported(ours, unit=None, version=None, source_text="หนึ่ง\nสอง", target_text="x")
    plan = plan_return({ours.id: ours, other.id: other}, [incoming])
    assert [each.operation for each in plan.changes] == [Decide(ours.id, 3, target_text="x")]


def test_a_file_that_translates_the_other_way_round_is_turned(unit: MakeUnit, pair: Pair) -> None:
    ours = unit("ก", "a")
    turned = exported(ours, source_language="en", target_language="th", source_text="b", target_text="ก")
    (change,) = planned(ours, turned, pairs={pair.id: pair}).changes
    assert change.operation == Decide(1, 0, target_text="b")


def test_what_files_do_to_texts_by_themselves_is_no_change(unit: MakeUnit) -> None:
    ours = unit("ก\r\nข\x07", "a\rb\x0b", note="n\r\n")
    theirs = exported(ours, source_text="ก\nข\ufffd", target_text="a\nb ", note="n\n")
    assert len(planned(ours, theirs).same) == 1


def test_an_xliff_file_comes_back_into_the_store(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'store.db'}") as store:
        name = made_pair(store, "a", [("หนึ่ง", "one"), ("สอง", "two"), ("สาม", "three"), ("สี่", "four")])
        pairs = {name: store.pair(name)}
        first, second, third, _ = store.units(name)
        second = store.decide(second.id, second.version, "B", note="before")
        file = io.BytesIO()
        write_xliff(file, store.iterate_units([name]), pairs, version="2.1")
        store.decide(second.id, second.version, "A", target_text="ours")
        store.decide(third.id, third.version, "A", target_text="ours, too")
        theirs = file.getvalue().decode()
        for old, new in ((">one<", ">1<"), (">three<", ">3<")):
            assert theirs.count(old) == 1
            theirs = theirs.replace(old, new)
        incoming = [
            each for each in read_xliff(io.BytesIO(theirs.encode())) if isinstance(each, IncomingUnit)
        ]
        units = {each.id: each for each in store.units(name)}
        plan = plan_return(units, incoming, pairs=pairs, earlier=earlier_in(store.history))
        assert [each.unit.source_text for each in plan.same] == ["สอง", "สี่"]
        assert [each.differences for each in plan.conflicts] == [
            (Difference("target_text", "ours, too", "3"),)
        ]
        for change in plan.changes:
            store.operate(name, change.operation, "C")
        assert [each.target_text for each in store.units(name)] == ["1", "ours", "ours, too", "four"]
        assert store.unit(first.id).changed_by == "C"
