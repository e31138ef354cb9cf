"""What is counted over the store, in both kinds of database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.review import Status
from workbench.review.calibration import Judged
from workbench.review.operations import Merge, Redo, Split, Undo
from workbench.store import Store
from workbench.store.engine import Database
from workbench.store.figures import Tally, Waiting
from workbench.store.tables import DecisionRow

BANGKOK = ZoneInfo("Asia/Bangkok")
KATHMANDU = ZoneInfo("Asia/Kathmandu")
BERLIN = ZoneInfo("Europe/Berlin")


def log(url: str, unit: int, version: int, reviewer: str, at: datetime, status: Status) -> None:
    """Put a decision into the log as one from before there were operations."""
    database = Database(url)
    with database.writing() as connection:
        connection.execute(
            insert(DecisionRow),
            {
                "unit_id": unit,
                "version": version,
                "reviewer": reviewer,
                "at": at,
                "status": status.value,
                "note": "",
                "source_text": "",
                "target_text": "",
            },
        )
    database.close()


@pytest.fixture
def another_pair(store: Store, pair: str) -> str:
    """A pair of two units, made after `pair`."""
    store.add_document(Document(Head("en-z", "en", "Further English"), "One. Two."))
    id = store.add_pair("th-a", "en-z").id
    beads = [Bead(Span(0, 18), Span(0, 4), 0.9), Bead(Span(18, 34), Span(5, 9), 0.8)]
    store.save_alignment(id, beads, "hashing")
    return id


class TestProgress:
    def test_decisions_are_counted_by_day_reviewer_and_status(
        self, store: Store, pair: str, url: str
    ) -> None:
        first, second, third = (unit.id for unit in store.units(pair))
        noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
        log(url, first, 1, "มาลี", noon, Status.APPROVED)
        log(url, second, 1, "มาลี", noon, Status.APPROVED)
        log(url, third, 1, "Bob", noon, Status.REJECTED)
        log(url, third, 2, "มาลี", noon.replace(day=3), Status.APPROVED)
        log(url, third, 3, "มาลี", noon.replace(day=9), Status.APPROVED)

        assert store.progress(date(2026, 3, 1), date(2026, 3, 8), BANGKOK) == [
            Tally(date(2026, 3, 2), "Bob", Status.REJECTED, 1),
            Tally(date(2026, 3, 2), "มาลี", Status.APPROVED, 2),
            Tally(date(2026, 3, 3), "มาลี", Status.APPROVED, 1),
        ]

    @pytest.mark.parametrize(
        ("zone", "before", "after"),
        [
            (BANGKOK, datetime(2026, 3, 1, 16, 59, 59, tzinfo=UTC), datetime(2026, 3, 1, 17, tzinfo=UTC)),
            (
                KATHMANDU,
                datetime(2026, 3, 1, 18, 14, 59, tzinfo=UTC),
                datetime(2026, 3, 1, 18, 15, tzinfo=UTC),
            ),
        ],
    )
    def test_a_day_begins_where_the_reader_is(
        self, store: Store, pair: str, url: str, zone: ZoneInfo, before: datetime, after: datetime
    ) -> None:
        first, second, _ = (unit.id for unit in store.units(pair))
        log(url, first, 1, "Ann", before, Status.APPROVED)
        log(url, second, 1, "Ann", after, Status.APPROVED)

        days = [tally.day for tally in store.progress(date(2026, 3, 1), date(2026, 3, 2), zone)]

        assert days == [date(2026, 3, 1), date(2026, 3, 2)]

    def test_a_day_of_23_hours_holds_what_was_done_on_it(self, store: Store, pair: str, url: str) -> None:
        first, second, _ = (unit.id for unit in store.units(pair))
        # 29 March 2026 in Berlin, from its midnight (UTC+1) to its midnight (UTC+2).
        log(url, first, 1, "Ann", datetime(2026, 3, 28, 23, tzinfo=UTC), Status.APPROVED)
        log(url, second, 1, "Ann", datetime(2026, 3, 29, 22, tzinfo=UTC), Status.APPROVED)

        found = store.progress(date(2026, 3, 28), date(2026, 3, 30), BERLIN)

        assert [(tally.day.day, tally.number) for tally in found] == [(29, 1), (30, 1)]

    def test_what_was_taken_back_counts_for_nothing_until_it_is_done_again(
        self, store: Store, pair: str
    ) -> None:
        unit = store.units(pair)[0]
        today = datetime.now(UTC).date()
        store.decide(unit.id, 0, "Ann", status=Status.APPROVED)
        approved = [Tally(today, "Ann", Status.APPROVED, 1)]
        assert store.progress(today, today, UTC) == approved

        store.operate(pair, Undo(), "Ann")
        assert store.progress(today, today, UTC) == []
        store.operate(pair, Redo(), "Ann")
        assert store.progress(today, today, UTC) == approved

    def test_putting_two_units_together_is_one_decision(self, store: Store, pair: str) -> None:
        first, second, _ = store.units(pair)
        today = datetime.now(UTC).date()

        store.operate(pair, Merge(first.id, 0, second.id, 0), "Ann")

        assert store.progress(today, today, UTC) == [Tally(today, "Ann", Status.IN_PROGRESS, 1)]


class TestCalibration:
    def test_what_nobody_came_to_a_conclusion_on_says_nothing(self, store: Store, pair: str) -> None:
        store.decide(store.units(pair)[0].id, 0, "Ann", status=Status.IN_PROGRESS)

        assert store.calibration() == []

    def test_approved_is_right_and_rejected_is_wrong(self, store: Store, pair: str) -> None:
        first, second, _ = store.units(pair)
        store.decide(first.id, 0, "Ann", status=Status.APPROVED)
        store.decide(second.id, 0, "Ann", status=Status.REJECTED, note="another article")

        assert sorted(store.calibration(), key=lambda each: -each.confidence) == [
            Judged(0.75, True),
            Judged(0.5, False),
        ]

    def test_a_change_of_text_alone_is_no_fault_of_the_aligner(self, store: Store, pair: str) -> None:
        store.decide(store.units(pair)[0].id, 0, "Ann", status=Status.APPROVED, target_text="Co-operate.")

        assert store.calibration() == [Judged(0.75, True)]

    def test_beads_that_people_made_into_others_were_wrong_whatever_became_of_them(
        self, store: Store, pair: str
    ) -> None:
        first, second, _ = store.units(pair)
        store.operate(pair, Merge(first.id, 0, second.id, 0), "Ann")
        store.decide(first.id, 1, "Bob", status=Status.APPROVED)

        assert sorted(each.confidence for each in store.calibration()) == [0.5, 0.75]
        assert not any(each.right for each in store.calibration())

    def test_beads_that_people_made_are_not_the_aligners(self, store: Store, pair: str) -> None:
        first = store.units(pair)[0]
        done = store.operate(pair, Split(first.id, 0, source_at=6, target_at=3), "Ann")
        for unit in done.units:
            store.decide(unit.id, unit.version, "Bob", status=Status.APPROVED)

        assert store.calibration() == [Judged(0.75, False)]

    def test_a_change_that_was_taken_back_is_none(self, store: Store, pair: str) -> None:
        first, second, _ = store.units(pair)
        store.operate(pair, Merge(first.id, 0, second.id, 0), "Ann")
        store.operate(pair, Undo(), "Ann")
        store.decide(first.id, store.unit(first.id).version, "Ann", status=Status.APPROVED)

        assert store.calibration() == [Judged(0.75, True)]

    def test_decisions_from_before_there_were_operations_count(
        self, store: Store, pair: str, url: str
    ) -> None:
        first, second, _ = store.units(pair)
        for unit in (first, second):
            store.decide(unit.id, 0, "Ann", status=Status.APPROVED)
        _forget_operations(url)

        assert sorted(store.calibration(), key=lambda each: each.confidence) == [
            Judged(0.5, True),
            Judged(0.75, True),
        ]

    def test_a_pair_that_is_deleted_counts_no_more(self, store: Store, pair: str) -> None:
        store.decide(store.units(pair)[0].id, 0, "Ann", status=Status.APPROVED)
        store.delete_pair(pair, "Root", force=True)

        assert store.calibration() == []


class TestAgenda:
    def test_what_is_open_or_sent_back_is_told_by_pair_with_the_first_unit(
        self, store: Store, pair: str, another_pair: str
    ) -> None:
        first, second, third = store.units(pair)
        store.decide(first.id, 0, "Ann", status=Status.APPROVED)
        store.decide(second.id, 0, "Ann", status=Status.SENT_BACK, note="a word is missing")
        others = store.units(another_pair)

        agenda = store.agenda("")

        assert agenda.open == [Waiting(pair, 1, third.id), Waiting(another_pair, 2, others[0].id)]
        assert agenda.sent_back == [Waiting(pair, 1, second.id)]
        assert (agenda.assigned, agenda.left) == ([], None)

    def test_what_is_assigned_to_the_reviewer_waits_until_it_is_decided_on(
        self, store: Store, pair: str
    ) -> None:
        _, second, third = store.units(pair)
        store.assign(pair, [second.id, third.id], "Ann", "Root")
        assert store.agenda("Ann").assigned == [Waiting(pair, 2, second.id)]
        assert store.agenda("Bob").assigned == []

        store.decide(second.id, 0, "Ann", status=Status.APPROVED)
        assert store.agenda("Ann").assigned == [Waiting(pair, 1, third.id)]

    def test_a_reviewer_goes_on_behind_the_unit_decided_on_last(
        self, store: Store, pair: str, another_pair: str
    ) -> None:
        first, second, third = store.units(pair)
        store.decide(second.id, 0, "Ann", status=Status.APPROVED)
        store.decide(store.units(another_pair)[0].id, 0, "Bob", status=Status.APPROVED)

        assert store.agenda("Ann").left == Waiting(pair, 1, third.id)

        store.decide(third.id, 0, "Ann", status=Status.APPROVED)
        assert store.agenda("Ann").left == Waiting(pair, 1, first.id)

        store.decide(first.id, 0, "Ann", status=Status.APPROVED)
        assert store.agenda("Ann").left is None

    def test_a_unit_that_went_into_another_is_no_place_to_go_on_from(self, store: Store, pair: str) -> None:
        first, second, _ = store.units(pair)
        store.decide(second.id, 0, "Ann", status=Status.APPROVED)
        store.operate(pair, Merge(first.id, 0, second.id, 1), "Bob")

        assert store.agenda("Ann").left == Waiting(pair, 2, first.id)

    def test_a_deleted_pair_is_nobodys_work(self, store: Store, pair: str) -> None:
        store.decide(store.units(pair)[0].id, 0, "Ann", status=Status.IN_PROGRESS)
        store.delete_pair(pair, "Root", force=True)

        agenda = store.agenda("Ann")

        assert (agenda.open, agenda.sent_back, agenda.assigned, agenda.left) == ([], [], [], None)


def _forget_operations(url: str) -> None:
    """Make the log what it was before there were operations."""
    database = Database(url)
    blank = {"operation_id": None, "before": None, "confidence": None}
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        else:
            connection.exec_driver_sql("DROP TRIGGER decisions_no_update")
        connection.execute(DecisionRow.__table__.update().values(blank))
    database.close()
