"""The first spoilt files of each format; `python -m tests.fuzz` reads thousands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fuzz import registry
from tests.fuzz.running import complaint, run, spoilt
from workbench.errors import ExchangeError

COUNT = 100


@pytest.mark.parametrize("name", registry.names())
def test_spoilt_files_are_read_or_refused_in_a_sentence(name: str) -> None:
    results = list(run(name, COUNT, seed=1))
    assert len(results) == COUNT
    assert [failure for failure in results if failure] == []


# Relations without a target, and an encoding that Python does not know.
@pytest.mark.parametrize(("name", "case"), [("docx", 1804), ("docx", 4134), ("xlsx", 1901)])
def test_cases_that_failed_once_do_not_fail_again(name: str, case: int) -> None:
    format = registry.load(name)
    assert complaint(format, spoilt(format, 1, case)) == ""


@pytest.mark.parametrize("name", registry.names())
def test_the_files_to_spoil_are_read(name: str) -> None:
    format = registry.load(name)
    for seed in format.seeds:
        format.read(seed)


def test_a_case_can_be_made_again_by_its_number() -> None:
    format = registry.load(registry.names()[0])
    assert spoilt(format, 1, 17) == spoilt(format, 1, 17)
    assert len({spoilt(format, 1, case) for case in range(50)}) > 40


def refuse(told: str) -> None:
    raise ExchangeError(told)


@pytest.mark.parametrize(
    ("read", "what"),
    [
        (lambda data: None, ""),
        (lambda data: refuse("The file is damaged: export it again."), ""),
        (lambda data: refuse("damaged"), "Not told in a sentence: 'damaged'"),
        (lambda data: data[0], "IndexError"),
        (lambda data: bytearray(2**60), "MemoryError"),
    ],
)
def test_all_but_reading_and_a_sentence_is_a_failure(read: Callable[[bytes], object], what: str) -> None:
    found = complaint(registry.Format((b"",), read), b"")
    assert what in found
    assert bool(found) == bool(what)


def test_a_file_that_ends_the_process_is_a_failure_and_the_next_is_read_in_another() -> None:
    results = list(run("_deadly", 2, seed=1))
    assert [failure and failure.case for failure in results] == [0, 1]
    assert all(failure and "(3)" in failure.what for failure in results)
