"""Review at the command line: the alignment changed by hand, in a team, and taken back."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support.made_pair import made_pair
from workbench.cli.differences import marked
from workbench.review import Status, Unit
from workbench.settings import settings
from workbench.store import Store

PAIR = "summit-report:summit"


@pytest.fixture
def store(run: Run) -> Iterator[Store]:
    """The store that the commands work on, with PAIR aligned."""
    run("pair", "summit-report", "summit")
    with Store(settings().database) as opened:
        yield opened


def both(store: Store) -> Unit:
    """A unit with both sides."""
    return next(unit for unit in store.units(PAIR) if unit.source_text and unit.target_text)


def seen(unit: Unit) -> str:
    return f"{unit.id}@{unit.version}"


def test_a_unit_is_split_merged_and_all_of_it_undone_and_redone(run: Run, store: Store) -> None:
    unit, before = both(store), store.units(PAIR)
    place = unit.source_text.index("เมื่อ")

    said = run("unit", "split", seen(unit), "--source-before", "เมื่อ", "--reviewer", "มาลี").output

    made = next(each for each in store.units(PAIR) if each.id not in {unit.id for unit in before})
    assert made.source_text == unit.source_text[place:] and str(made.id) in said
    merged = run("unit", "merge", seen(store.unit(unit.id)), seen(made), "--reviewer", "มาลี").output
    assert f"No unit any more, but in the history: {made.id}." in merged
    assert store.unit(unit.id).source_text == unit.source_text
    for _ in range(2):
        run("undo", PAIR, "--reviewer", "มาลี")
    assert [each.bead for each in store.units(PAIR)] == [each.bead for each in before]
    assert "nothing to undo" in run("undo", PAIR, "--reviewer", "มาลี", code=1).output
    assert str(made.id) in run("redo", PAIR, "--reviewer", "มาลี").output
    assert "มาลี has nothing" not in run("redo", PAIR, "--reviewer", "มาลี").output
    assert "merge, no unit" in " ".join(run("history", made.id).output.split())


def test_a_unit_is_unlinked_and_linked(run: Run, store: Store) -> None:
    unit = both(store)
    run("unit", "unlink", seen(unit))
    source = store.unit(unit.id)
    target = next(each for each in store.units(PAIR) if each.target_text == unit.target_text)

    assert source.target_text == "" and target.source_text == ""
    assert source.changed_by == getpass.getuser()
    run("unit", "link", seen(source), seen(target))
    assert store.unit(unit.id).bead.target == unit.bead.target


def test_a_chunk_goes_to_the_neighbour(run: Run, store: Store) -> None:
    units = [unit for unit in store.units(PAIR) if unit.source_text]

    run("unit", "move", seen(units[1]), "--side", "source", "--chunk", "first")

    assert store.unit(units[0].id).source_text.startswith(units[0].source_text + "\n")
    first = seen(store.unit(units[0].id))
    said = run("unit", "move", first, "--side", "source", "--chunk", "first", code=1).output
    assert f"No unit holds source beside unit {units[0].id}" in said


def test_what_is_wrong_with_a_unit_is_told(run: Run, store: Store) -> None:
    unit = both(store)
    assert "is no unit with its version" in run("unit", "unlink", unit.id, code=2).output
    assert "is no unit with its version" in run("unit", "unlink", "๑@๐", code=2).output
    assert "has 'Q' 0 times" in run("unit", "split", seen(unit), "--target-before", "Q", code=1).output
    assert "is not cut anywhere" in run("unit", "split", seen(unit), code=1).output
    run("decide", unit.id, "--version", "0", "--status", "approved", "--reviewer", "ปรียา")
    assert "ปรียา saved unit" in run("unit", "unlink", seen(unit), code=1).output
    assert "without a reason" in run("decide", unit.id, "--version", 1, "--status", "rejected", code=1).output


def test_history_marks_what_went_and_what_came(run: Run, store: Store) -> None:
    unit = both(store)
    run("decide", unit.id, "--version", "0", "--target-text", unit.target_text.replace("drew", "attracted"))

    assert "[-drew-]{+attracted+}" in run("history", unit.id).output


def test_differences_are_whole_words() -> None:
    assert marked("การประชุมใหญ่", "การประชุมเล็ก") == "การประชุม[-ใหญ่-]{+เล็ก+}"
    assert marked("a b", "a c b") == "a {+c +}b" and marked("a b", "b") == "[-a -]b"
    assert marked("", "a") == "{+a+}" and marked("same", "same") == "same"


def test_sure_units_are_approved_after_a_look_at_a_sample(run: Run, store: Store) -> None:
    sure = [unit for unit in store.units(PAIR) if unit.bead.confidence >= 0.1]
    said = run("approve", PAIR, "--above", "0.1", "--sample", "1", code=1).output
    assert f"Approve {len(sure)} unit" in said and store.pair(PAIR).counts[Status.APPROVED] == 0
    said = run("approve", PAIR, "--above", "0.1", "--yes").output
    assert f"Approved: {len(sure)} unit" in said
    assert store.pair(PAIR).counts[Status.APPROVED] == len(sure)
    assert f"No open unit of {PAIR} is 10% sure." in run("approve", PAIR, "--above", "0.1").output
    run("undo", PAIR)
    assert store.pair(PAIR).counts[Status.APPROVED] == 0


def test_a_pair_or_a_range_is_assigned(run: Run, store: Store) -> None:
    ids = [unit.id for unit in store.units(PAIR)]

    assert f"Assigned to สมชาย: {len(ids)} units." in run("assign", PAIR, "สมชาย").output
    assert "Assigned to มาลี: 1 unit." in run("assign", PAIR, "มาลี", "--from", ids[1], "--to", ids[1]).output
    assert [unit.assignee for unit in store.units(PAIR)][:3] == ["สมชาย", "มาลี", "สมชาย"][: len(ids)]
    assert "No unit 999 in the pair" in run("assign", PAIR, "x", "--to", "999", code=1).output
    turned = run("assign", PAIR, "x", "--from", ids[1], "--to", ids[0], code=1).output
    assert f"Unit {ids[1]} stands behind unit {ids[0]}" in turned


def test_comments_are_shown_and_call_people(run: Run, store: Store) -> None:
    unit = both(store)

    assert "has 1 comment." in run("unit", "comment", unit.id, "@Ann [why]?", "--reviewer", "มาลี").output
    assert "has 2 comments." in run("unit", "comment", unit.id, "ดูอีกที", "--reviewer", "มาลี").output

    assert "@Ann [why]?" in run("comments", PAIR).output
    assert "ดูอีกที" not in run("mentions", "Ann").output and "@Ann" in run("mentions", "Ann").output
    other = next(each for each in store.units(PAIR) if each.id != unit.id)
    assert "@Ann" not in run("comments", PAIR, "--unit", other.id).output
    assert "No unit 999" in run("comments", PAIR, "--unit", "999", code=1).output
    elsewhere = made_pair(store, "elsewhere")
    assert f"of the pair '{PAIR}'" in run("comments", elsewhere, "--unit", unit.id, code=1).output


def test_who_is_there_is_shown(run: Run, store: Store) -> None:
    unit = both(store)
    store.here(PAIR, "page", "มาลี", unit.id)

    said = run("present", PAIR).output
    assert "มาลี" in said and str(unit.id) in said


def test_the_team_file_is_shown_and_holds(
    run: Run, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "everybody else" in run("team").output and "administrator" in run("team").output
    team = tmp_path / "team.toml"
    team.write_text(
        'second_person = true\n[roles]\n"มาลี" = "approver"\n"Ann" = "reviewer"\n', encoding="utf-8"
    )
    monkeypatch.setenv("WORKBENCH_TEAM", str(team))

    said = run("team").output
    assert "approver" in said and "reader" in said and "needs two persons: yes" in said
    unit = both(store)
    refused = ("decide", unit.id, "--version", "0", "--status", "approved", "--reviewer")
    assert "takes the role approver" in run(*refused, "Ann", code=1).output
    assert "Nobody but 'มาลี' has worked on" in run(*refused, "มาลี", code=1).output
    assert "takes the role administrator" in run("unpair", PAIR, "--yes", "--reviewer", "มาลี", code=1).output


def test_a_pair_is_deleted_and_comes_back_when_it_is_paired_again(run: Run, store: Store) -> None:
    unit = both(store)
    store.decide(unit.id, 0, "มาลี", status=Status.APPROVED)

    assert "Delete summit-report:summit with" in run("unpair", PAIR, code=1).output
    assert "people have worked on 1 of its units" in run("unpair", PAIR, "--yes", code=1).output
    run("unpair", PAIR, "--yes", "--force")
    assert PAIR not in run("pairs").output
    assert PAIR in run("pair", "summit-report", "summit").output
    assert {each.status for each in store.units(PAIR)} == {Status.UNREVIEWED}


def test_aligning_again_shows_what_would_change_and_asks(run: Run, store: Store) -> None:
    assert "Nothing would change." in run("pair", "summit-report", "summit", "--again").output
    found = [unit.bead for unit in store.units(PAIR)]
    store.save_alignment(PAIR, [bead for bead in found if not bead.target], "other")
    before = store.units(PAIR)

    said = run("pair", "summit-report", "summit", "--again", code=1).output

    assert f"0 go, {len(found) - len(before)} come, {len(before)} stay. Do it?" in said
    assert store.units(PAIR) == before
    run("pair", "summit-report", "summit", "--again", "--yes")
    assert [unit.bead for unit in store.units(PAIR)] == found
