from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from workbench.errors import Conflict, NotFound, OperationError, StoreError
from workbench.review import Decision, State, Status
from workbench.review.operations import Comment
from workbench.store import Store
from workbench.store.engine import Database


def test_a_decision_changes_the_unit_and_is_logged(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    begun = datetime.now(UTC)

    saved = store.decide(
        unit.id,
        0,
        "  มาลี ใจดี ",
        status=Status.APPROVED,
        source_text=" นํ้า\u200bใจ\n",
        target_text="<b>“Co-operation”</b> ",
        note="ตรวจแล้ว 😀",
    )

    assert saved == store.unit(unit.id)
    assert (saved.status, saved.version, saved.changed_by) == (Status.APPROVED, 1, "มาลี ใจดี")
    assert (saved.source_text, saved.target_text) == (" นํ้า\u200bใจ\n", "<b>“Co-operation”</b> ")
    assert saved.note == "ตรวจแล้ว 😀"
    assert (saved.bead, saved.position, saved.created_at) == (unit.bead, unit.position, unit.created_at)
    assert begun <= saved.changed_at <= datetime.now(UTC)
    (entry,) = store.history(unit.id)
    assert entry == Decision(
        entry.id,
        unit.id,
        pair,
        "มาลี ใจดี",
        saved.changed_at,
        Status.APPROVED,
        saved.source_text,
        saved.target_text,
        saved.note,
        1,
        entry.operation,
        "decide",
        unit.bead,
        True,
        State(unit.bead, unit.source_text, unit.target_text, unit.status, unit.note),
    )
    assert entry.at.tzinfo is UTC


def test_what_is_not_given_stays(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    store.decide(unit.id, 0, "มาลี", note="first")

    saved = store.decide(unit.id, 1, "สมชาย", target_text="")

    assert (saved.source_text, saved.target_text, saved.note) == (unit.source_text, "", "first")
    assert saved.status is Status.UNREVIEWED


def test_history_is_in_the_order_of_the_decisions(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    other = store.units(pair)[1]
    steps = [Status.IN_PROGRESS, Status.APPROVED, Status.REJECTED, Status.UNREVIEWED, Status.APPROVED]
    for version, status in enumerate(steps):
        store.decide(unit.id, version, "มาลี", status=status, note=f"step {version}")
        store.decide(other.id, version, "สมชาย", note=status)

    log = store.history(unit.id)

    assert [entry.status for entry in log] == steps
    assert [entry.version for entry in log] == [1, 2, 3, 4, 5]
    assert [entry.at for entry in log] == sorted(entry.at for entry in log)
    assert {entry.reviewer for entry in log} == {"มาลี"}
    assert store.unit(unit.id).created_at == unit.created_at


def test_a_unit_nobody_decided_on_has_no_history(store: Store, pair: str) -> None:
    assert store.history(store.units(pair)[0].id) == []


def test_a_decision_that_changes_nothing_is_not_logged(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]

    same = store.decide(unit.id, 0, "มาลี", status=Status.UNREVIEWED, source_text=unit.source_text, note="")

    assert same == unit
    assert store.decide(unit.id, 0, "มาลี") == unit
    assert store.history(unit.id) == []


def test_a_gap_may_be_approved(store: Store, pair: str) -> None:
    gap = store.units(pair)[2]

    assert store.decide(gap.id, 0, "มาลี", status=Status.APPROVED).status is Status.APPROVED


def test_a_unit_keeps_text_on_one_side_at_least(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    kept = store.decide(unit.id, 0, "Ann", source_text="")
    with pytest.raises(OperationError, match=f"Unit {unit.id} would have no text on either side"):
        store.decide(unit.id, 1, "Ann", status=Status.APPROVED, target_text=" \n")
    assert store.unit(unit.id) == kept


def test_a_late_save_is_refused_with_the_others_unit_and_what_was_written_stays_in_hand(
    store: Store, pair: str
) -> None:
    unit = store.units(pair)[0]
    theirs = store.decide(unit.id, 0, "มาลี", status=Status.APPROVED, target_text="Cooperation.")
    mine = "Working together."

    with pytest.raises(Conflict) as refused:
        store.decide(unit.id, 0, "สมชาย", target_text=mine)

    assert refused.value.theirs == theirs
    sentence = str(refused.value)
    assert sentence.startswith(f"มาลี saved unit {unit.id} at {theirs.changed_at:%Y-%m-%d %H:%M:%S} UTC")
    assert "version 1 now, 0 then" in sentence
    assert store.unit(unit.id) == theirs
    assert len(store.history(unit.id)) == 1

    saved = store.decide(unit.id, theirs.version, "สมชาย", target_text=mine)

    assert (saved.target_text, saved.status, saved.version) == (mine, Status.IN_PROGRESS, 2)
    assert [entry.target_text for entry in store.history(unit.id)] == ["Cooperation.", mine]


def test_a_version_from_the_future_is_refused(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]

    with pytest.raises(Conflict, match=f"Unit {unit.id} is at version 0, not {2**70}") as refused:
        store.decide(unit.id, 2**70, "มาลี", status=Status.APPROVED)

    assert refused.value.theirs == unit


def test_a_decision_needs_a_reviewer(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]

    for reviewer in ("", "  \n"):
        with pytest.raises(StoreError, match="needs a reviewer"):
            store.decide(unit.id, 0, reviewer, status=Status.APPROVED)

    assert store.unit(unit.id) == unit


def test_text_that_cannot_be_kept_is_refused(store: Store, pair: str, subtests: pytest.Subtests) -> None:
    unit = store.units(pair)[0]

    for field in ("source_text", "target_text", "note"):
        sentence = rf"The {field.replace('_', ' ')} cannot be kept: .*U\+0000"
        with subtests.test(field), pytest.raises(StoreError, match=sentence):
            store.decide(unit.id, 0, "มาลี", **{field: "ก\0"})
    with pytest.raises(StoreError, match="reviewer's name cannot be kept"):
        store.decide(unit.id, 0, "มา\0ลี", note="x")

    assert store.unit(unit.id) == unit
    assert store.history(unit.id) == []


def test_an_unknown_unit_is_refused(store: Store, pair: str, subtests: pytest.Subtests) -> None:
    for id in (0, -1, 999, 2**40):
        with subtests.test(id=id):
            with pytest.raises(NotFound, match=f"No unit {id}:"):
                store.decide(id, 0, "มาลี", status=Status.APPROVED)
            with pytest.raises(NotFound, match=f"No unit {id}:"):
                store.history(id)


_NONSENSE = (
    "UPDATE decisions SET reviewer = 'x'",
    "DELETE FROM decisions",
    "DELETE FROM units",
    "UPDATE operations SET reviewer = 'x'",
    "DELETE FROM operations",
    "UPDATE comments SET text = 'x'",
    "DELETE FROM comments",
    "UPDATE documents SET text = 'x'",
    "UPDATE units SET status = 'done'",
    "UPDATE units SET source_end = NULL",
    "UPDATE units SET source_end = source_start",
    "UPDATE units SET source_start = NULL, source_end = NULL, target_start = NULL, target_end = NULL",
    "UPDATE units SET confidence = 1.5",
    "UPDATE units SET pair_id = 99",
    "UPDATE units SET version = -1",
)


def test_the_database_itself_refuses_to_rewrite_what_was_decided_or_to_hold_nonsense(
    store: Store, url: str, pair: str
) -> None:
    unit = store.units(pair)[0]
    store.decide(unit.id, 0, "มาลี", status=Status.APPROVED)
    store.operate(pair, Comment(unit.id, "ตรวจแล้ว"), "มาลี")
    log, units = store.history(unit.id), store.units(pair)
    database = Database(url)

    for statement in _NONSENSE:
        with pytest.raises(DBAPIError), database.writing() as connection:
            connection.execute(text(statement))
            pytest.fail(f"allowed: {statement}")

    database.close()
    assert store.history(unit.id) == log
    assert store.units(pair) == units


_WAYS_AROUND = {
    "sqlite": "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    "postgresql": "TRUNCATE {0} CASCADE",
}


@pytest.mark.parametrize("table", ["operations", "decisions", "comments"])
def test_the_way_around_the_guard_of_update_and_delete_is_closed_too(
    store: Store, url: str, pair: str, table: str
) -> None:
    unit = store.units(pair)[0]
    store.decide(unit.id, 0, "มาลี", status=Status.APPROVED)
    store.operate(pair, Comment(unit.id, "ตรวจแล้ว"), "มาลี")
    database = Database(url)

    with pytest.raises(DBAPIError, match="append-only"), database.writing() as connection:
        connection.execute(text(_WAYS_AROUND[url.partition(":")[0]].format(table)))

    database.close()
    assert store.history(unit.id)[0].reviewer == "มาลี"
    assert [remark.text for remark in store.comments(pair)] == ["ตรวจแล้ว"]
