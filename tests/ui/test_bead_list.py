from __future__ import annotations

import pytest

from workbench.review import Status
from workbench.ui.components.bead_list import read_current, read_operations
from workbench.ui.desk import Operation

GOOD = {"number": 1, "unit": 7, "version": 0, "status": "approved"}


def test_operations_come_in_the_order_of_their_numbers() -> None:
    sent = {"client": "abc", "operations": [GOOD | {"number": 2, "status": "rejected"}, GOOD]}

    assert read_operations(sent) == (
        "abc",
        [Operation(1, 7, 0, Status.APPROVED), Operation(2, 7, 0, Status.REJECTED)],
    )


@pytest.mark.parametrize(
    "forged",
    [
        GOOD | {"unit": "7"},
        GOOD | {"unit": True},
        GOOD | {"version": -1},
        GOOD | {"number": 1.5},
        GOOD | {"status": "final"},
        GOOD | {"status": ["approved"]},
        GOOD | {"reviewer": "somebody else"},
        {"unit": 7},
        "approved",
        None,
    ],
)
def test_an_operation_that_no_list_sends_is_dropped_and_the_others_are_not(forged: object) -> None:
    sent = {"client": "abc", "operations": [forged, GOOD | {"number": 9}]}

    assert read_operations(sent)[1] == [Operation(9, 7, 0, Status.APPROVED)]


@pytest.mark.parametrize(
    "forged", [None, [], "x", {"client": 1, "operations": []}, {"client": "x" * 65, "operations": [GOOD]}, {}]
)
def test_a_message_that_no_list_sends_is_nothing(forged: object) -> None:
    assert read_operations(forged) == ("", [])


def test_the_place_of_the_list_is_a_number() -> None:
    assert read_current(7) == 7
    assert read_current("7") is None
    assert read_current(True) is None
