from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest

import workbench.ui.components.bead_list as component
from workbench.documents import Document
from workbench.review import Status, Unit
from workbench.review.operations import Comment, Merge, Split
from workbench.store import Store
from workbench.ui.components.bead_list import messages, package, program
from workbench.ui.desk import Sent, Standing
from workbench.ui.text import ENGLISH, THAI

PAIR = "statement-th:statement-en"
STANDING = {"client": "abc", "pair": PAIR, "unit": 7, "have": 3, "heard": {"abc": 2}}
OPERATION = {"number": 3, "after": 2, "pair": PAIR, "kind": "decide", "unit": 7, "version": 0}
FOLDER = Path(component.__file__).parent


def test_operations_come_in_the_order_of_their_numbers() -> None:
    sent = STANDING | {"operations": [OPERATION | {"number": 4, "of": "abc:3"}, OPERATION]}

    content = {"kind": "decide", "unit": 7, "version": 0}
    assert messages.read_operations(sent) == (
        Standing("abc", PAIR, 7, 3, 0, {"abc": 2}),
        [Sent(3, 2, PAIR, None, content), Sent(4, 2, PAIR, "abc:3", content)],
    )


@pytest.mark.parametrize(
    "forged",
    [
        OPERATION | {"number": "7"},
        OPERATION | {"number": True},
        OPERATION | {"number": 1.5},
        OPERATION | {"number": 2**60},
        OPERATION | {"after": -1},
        OPERATION | {"pair": 7},
        {"unit": 7},
        "approved",
        None,
    ],
)
def test_an_operation_without_a_name_is_dropped_and_logged_and_the_others_are_not(
    forged: object, caplog: pytest.LogCaptureFixture
) -> None:
    found = messages.read_operations(STANDING | {"operations": [forged, OPERATION | {"number": 9}]})

    assert found is not None
    assert [each.number for each in found[1]] == [9]
    assert "no list sends" in caplog.text


@pytest.mark.parametrize(
    "forged",
    [
        None,
        [],
        "x",
        {},
        STANDING | {"client": 1},
        STANDING | {"client": ""},
        STANDING | {"client": "x" * 101},
        STANDING | {"pair": None},
        STANDING | {"have": -1},
        STANDING | {"have": True},
        STANDING | {"heard": None},
        STANDING | {"heard": {"abc": "2"}},
        STANDING | {"heard": {str(number): 0 for number in range(1001)}},
    ],
)
def test_a_message_that_no_list_sends_is_nothing(forged: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    listed = forged | {"operations": [OPERATION]} if isinstance(forged, dict) else forged

    assert messages.read_operations(listed) is None
    assert messages.read_current(forged) is None
    assert messages.read_asked(forged) is None
    assert caplog.text.count("no list sends") == 3


def test_a_unit_without_a_number_yet_is_no_place_that_the_server_knows() -> None:
    standing = messages.read_current(STANDING | {"unit": "abc:3:1", "have": None})

    assert standing == Standing("abc", PAIR, None, None, 0, {"abc": 2})


@pytest.mark.parametrize(
    ("sent", "snapshot", "sample"),
    [
        ({"snapshot": True}, True, None),
        ({"snapshot": "yes", "sample": 0.95}, False, 0.95),
        ({"sample": 1}, False, 1.0),
        ({"sample": 95}, False, None),
        ({"sample": "all"}, False, None),
    ],
)
def test_what_is_asked_for(sent: dict[str, Any], snapshot: bool, sample: float | None) -> None:
    asked = messages.read_asked(STANDING | sent)

    assert asked is not None
    assert (asked.snapshot, asked.sample) == (snapshot, sample)


def test_a_snapshot_leaves_out_texts_that_stand_in_the_documents(
    store: Store, units: list[Unit], documents: list[Document]
) -> None:
    by_id = {document.head.id: document for document in documents}
    both = by_id["statement-th"], by_id["statement-en"]
    store.decide(units[1].id, 0, "Bob", target_text="Written by hand", status=Status.IN_PROGRESS)
    store.operate(PAIR, Comment(units[0].id, "why"), "Bob")
    found = package.snapshot(store.changes(PAIR), both, package.beside(store.comment_counts(PAIR), []), THAI)

    assert found["documents"] == [document.text for document in both]
    assert [column["spaced"] for column in found["columns"]] == [False, True]
    assert found["revision"] == store.changes(PAIR).revision
    rows = found["rows"]
    assert rows[0][:4] == [units[0].id, 0, None, None]
    assert rows[0][10] == 1
    assert rows[1][2:4] == [None, "Written by hand"]
    assert rows[1][7] == "in progress"
    assert rows[3][3:6] == [None, units[3].bead.source, None]
    assert found["statuses"]["approved"] == THAI.common.status[Status.APPROVED]
    assert found["text"]["notDone"] == THAI.review.in_list.not_done
    assert json.dumps(found)


def test_a_patch_has_what_changed_whole_and_a_sum_of_the_order(store: Store, units: list[Unit]) -> None:
    before = store.changes(PAIR).revision
    store.decide(units[0].id, 0, "Bob", status=Status.APPROVED)
    plain = package.patch(before, store.changes(PAIR, before), package.beside({}, []))
    store.operate(PAIR, Merge(units[0].id, 1, units[1].id, 0), "Bob")
    moved = package.patch(before, store.changes(PAIR, before), package.beside({}, []))

    assert plain["order"] is None
    assert [row[0] for row in plain["rows"]] == [units[0].id]
    assert plain["rows"][0][2] == units[0].source_text
    assert (moved["gone"], moved["since"]) == ([units[1].id], before)
    assert moved["order"] is not None


def test_the_detail_of_a_unit_tells_each_change_with_what_it_found(store: Store, units: list[Unit]) -> None:
    unit = units[0]
    store.operate(PAIR, Split(unit.id, 0, 5), "Ann")
    store.decide(unit.id, 1, "Bob", target_text="new", note="why")
    store.operate(PAIR, Comment(unit.id, "look"), "Ann")
    found = package.detail(unit.id, store.history(unit.id), store.comments(PAIR, [unit.id]))

    split, decided = found["history"]
    assert (split["kind"], split["by"], split["before"]["source"]) == ("split", "Ann", unit.source_text)
    assert (decided["before"]["target"], decided["after"]["target"]) == (unit.target_text, "new")
    assert decided["after"]["note"] == "why"
    assert [each["text"] for each in found["comments"]] == ["look"]


def test_the_program_is_one_module_of_all_files() -> None:
    module = program()["module"]

    for file in sorted((FOLDER / "js").glob("*.js")):
        assert f"modules.{file.stem} = " in module, f"{file.name} is not in the list of modules"
    assert re.findall(r"^(?:import|export) .*", module, re.MULTILINE) == ["export default modules.list.show;"]
    assert ".row" in program()["style"]


def test_a_module_stands_after_those_that_it_imports() -> None:
    module = program()["module"]
    places = {
        name: module.index(f"modules.{name} = ") for name in re.findall(r"^modules\.(\w+) = ", module, re.M)
    }

    for name, place in places.items():
        text = (FOLDER / "js" / f"{name}.js").read_text(encoding="utf-8")
        assert all(places[other] < place for other in re.findall(r'from "\./(\w+)\.js"', text)), name


def test_the_list_has_just_the_words_that_it_says() -> None:
    files = [path.read_text(encoding="utf-8") for path in (FOLDER / "js").glob("*.js")]
    words = package.words(ENGLISH)
    said = {name for text in files for name in re.findall(r"\btext\.([a-z]\w+)\b(?!\()", text)}
    taken = {
        name
        for text in files
        for names in re.findall(r"const \{ (.*) \} = text;", text)
        for name in names.split(", ")
    }

    assert (said | taken) - {"length", "js", "large"} == words.keys()
    refusals = {reason for text in files for reason in re.findall(r'Refusal\("(\w+)"\)', text)}
    assert refusals <= words["refusals"].keys()


def test_every_command_has_its_words_and_a_key() -> None:
    keys = (FOLDER / "js" / "keys.js").read_text(encoding="utf-8")
    named = set(re.findall(r"^    (\w+): \[", keys, re.MULTILINE)) | {"help"}

    assert named == ENGLISH.review.of_keys.commands.keys()
    groups = set(re.findall(r"^  (\w+): \{", keys, re.MULTILINE))
    assert groups == ENGLISH.review.of_keys.groups.keys()
