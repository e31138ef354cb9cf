"""Who may do what, and what the team's file may say."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.review.table import unit
from workbench.errors import Forbidden, OperationError, WorkbenchError
from workbench.review import Status
from workbench.review.operations import (
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
)
from workbench.review.rules import Facts, Role, Rules, approves, check, require, status_after, team

ROLES = {"nok": Role.READER, "ann": Role.REVIEWER, "lek": Role.APPROVER, "boss": Role.ADMINISTRATOR}
TEAM = Rules(roles=ROLES, default=Role.READER)
APPROVE = Decide(5, 1, status=Status.APPROVED)
APPROVE_ALL = DecideAll(((5, 1), (6, 0)), Status.APPROVED)
NOBODY = {5: Facts(), 6: Facts()}
CHANGES: list[Operation] = [
    Decide(5, 1, target_text="Text"),
    Decide(5, 1, status=Status.IN_PROGRESS),
    Decide(5, 1, status=Status.UNREVIEWED),
    Decide(5, 1, status=Status.REJECTED, note="Wrong number"),
    Decide(5, 1, status=Status.SENT_BACK, note="ตัวเลขผิด"),
    DecideAll(((5, 1),), Status.IN_PROGRESS),
    Split(5, 1, 3),
    Merge(5, 1, 6, 0),
    Move(5, 1, 6, 0, "source", "last"),
    Unlink(5, 1),
    Link(5, 1, 6, 0),
    Comment(5, "Text"),
    Undo(),
    Redo(),
]


@pytest.mark.parametrize("operation", CHANGES, ids=lambda operation: type(operation).__name__)
def test_reviewers_change_units_and_readers_do_not(operation: Operation) -> None:
    for reviewer in ("ann", "lek", "boss"):
        check(TEAM, reviewer, operation, {})
    for reviewer in ("nok", "somebody else", ""):
        with pytest.raises(Forbidden, match=f"the role reviewer, and '{reviewer}' has reader: ask"):
            check(TEAM, reviewer, operation, {})


@pytest.mark.parametrize("operation", [APPROVE, APPROVE_ALL])
def test_approvers_approve(operation: Operation) -> None:
    for reviewer in ("lek", "boss"):
        check(TEAM, reviewer, operation, NOBODY)
    with pytest.raises(
        Forbidden, match="To approve takes the role approver, and 'ann' has reviewer: ask an "
    ):
        check(TEAM, "ann", operation, NOBODY)


def test_a_role_is_needed_for_what_is_no_operation_too() -> None:
    require(TEAM, "boss", Role.ADMINISTRATOR, "delete a pair")
    with pytest.raises(
        Forbidden, match="To delete a pair takes the role administrator, and 'lek' has approver"
    ):
        require(TEAM, "lek", Role.ADMINISTRATOR, "delete a pair")


def test_without_a_team_everybody_does_everything() -> None:
    check(Rules(), "anybody", APPROVE, {5: Facts(frozenset({"anybody"}), "anybody")})
    require(Rules(), "anybody", Role.ADMINISTRATOR, "delete a pair")


def test_nobody_approves_an_edit_of_their_own_where_that_is_the_rule() -> None:
    strict = replace(TEAM, own_edits=False)
    theirs = {5: Facts(frozenset({"lek", "ann"}), "ann"), 6: Facts()}
    mine = {5: Facts(frozenset({"lek", "ann"}), "ann"), 6: Facts(frozenset({"lek"}), "lek")}
    check(strict, "lek", APPROVE_ALL, theirs)
    with pytest.raises(
        Forbidden, match="'lek' changed unit 6 last, and nobody approves an edit of their own"
    ):
        check(strict, "lek", APPROVE_ALL, mine)
    with pytest.raises(Forbidden, match="'lek' changed unit 5 last"):
        check(strict, "lek", replace(APPROVE, target_text="Text"), theirs)
    check(TEAM, "lek", APPROVE_ALL, mine)


def test_a_unit_needs_a_second_person_where_that_is_the_rule() -> None:
    strict = replace(TEAM, second_person=True)
    for alone in (Facts(), Facts(frozenset({"lek"}), "lek")):
        with pytest.raises(
            Forbidden, match="Nobody but 'lek' has worked on unit 5, and a unit needs two persons"
        ):
            check(strict, "lek", APPROVE, {5: alone})
    check(strict, "lek", APPROVE, {5: Facts(frozenset({"ann"}))})
    check(strict, "lek", APPROVE, {5: Facts(frozenset({"ann", "lek"}), "lek")})


@pytest.mark.parametrize("note", [None, "", " \n"])
@pytest.mark.parametrize("status", [Status.REJECTED, Status.SENT_BACK])
def test_a_rejection_and_a_sending_back_need_a_reason(status: Status, note: str | None) -> None:
    with pytest.raises(
        OperationError, match=f"^Unit 5 cannot be {status} without a reason: say in the note what is wrong.$"
    ):
        check(Rules(), "ann", Decide(5, 1, status=status, note=note), {})
    with pytest.raises(OperationError, match=f"^2 units cannot be {status} at once, as each needs a reason"):
        check(Rules(), "ann", DecideAll(((5, 1), (6, 0)), status), {})


def test_it_is_known_which_units_would_be_approved() -> None:
    assert approves(APPROVE) == (5,)
    assert approves(APPROVE_ALL) == (5, 6)
    assert approves(DecideAll(((5, 1),), Status.IN_PROGRESS)) == approves(Undo()) == ()


def test_an_approved_unit_whose_text_changes_is_in_progress_again() -> None:
    approved = unit(5, (0, 1), (0, 1), "ก", "a", status=Status.APPROVED)
    assert status_after(approved, Decide(5, 1, target_text="b")) is Status.IN_PROGRESS
    assert status_after(approved, Decide(5, 1, target_text="a", note="Good")) is Status.APPROVED
    assert status_after(approved, Decide(5, 1, status=Status.APPROVED, target_text="b")) is Status.APPROVED
    sent_back = replace(approved, status=Status.SENT_BACK)
    assert status_after(sent_back, Decide(5, 1, source_text="")) is Status.SENT_BACK


def test_a_team_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    assert team(file) == Rules()
    file.write_text(
        '\ufeffsecond_person = true\nown_edits = false\ndefault = "reviewer"\n'
        '[roles]\n"somchai@example.org" = "approver"\n"นก" = "administrator"\n',
        encoding="utf-8",
    )
    rules = team(file)
    assert rules == Rules(
        True, False, {"somchai@example.org": Role.APPROVER, "นก": Role.ADMINISTRATOR}, Role.REVIEWER
    )
    assert rules.role("somchai@example.org") is Role.APPROVER
    assert rules.role("Somchai") is Role.REVIEWER


def test_a_team_file_that_says_nothing_of_the_others_lets_them_read(tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    file.write_text("", encoding="utf-8")
    assert team(file) == Rules(default=Role.READER)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("second_person = 1", "has 1 as 'second_person': give true or false."),
        ('own_edits = "no"', "has 'no' as 'own_edits': give true or false."),
        ('roles = "approver"', "has 'approver' as 'roles': give a table of names and roles."),
        ('default = "aprover"', "has a role 'aprover'. Did you mean 'approver'?"),
        ("[roles]\nnok = 3", "has a role 3. Known: administrator, approver, reader, reviewer."),
        ("[roles]\nnok = ['reader']", "has a role ['reader']. Did you mean 'reader'?"),
        (
            "second_persons = true",
            "says 'second_persons', which means nothing. Did you mean 'second_person'?",
        ),
        ("roles = {", "cannot be read ("),
        ("# \udcff", "cannot be read ("),
    ],
)
def test_a_team_file_that_says_something_else_is_refused(said: str, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    file.write_text(said, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(WorkbenchError, match=re.escape(f"The team file {file} {sentence}")):
        team(file)


def test_a_team_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="cannot be read"):
        team(tmp_path)


def test_an_address_is_the_same_with_capitals(tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    file.write_text('[roles]\n"Somchai@Example.org" = "approver"\n"Mali" = "approver"\n', encoding="utf-8")
    rules = team(file)
    assert rules.role("somchai@example.org") is rules.role("SOMCHAI@EXAMPLE.ORG") is Role.APPROVER
    assert rules.role("Mali") is Role.APPROVER
    assert rules.role("mali") is Role.READER
