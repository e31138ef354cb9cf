"""Work in a process of its own, and the tables."""

from __future__ import annotations

import os

import pytest

from benchmarks.measuring import alone, markdown
from workbench.errors import AlignmentError


def test_work_runs_in_another_process_with_its_seconds_and_memory() -> None:
    assert alone(os.getpid).result != os.getpid()
    done = alone(eval, "len(bytearray(300 * 2**20))")
    assert done.result == 300 * 2**20
    assert done.mebibytes > 300
    assert 0 < done.seconds < 60


def test_what_goes_wrong_there_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        alone(divmod, 1, 0)
    with pytest.raises(AlignmentError, match="came to an end"):
        alone(os._exit, 1)


def test_tables_are_aligned_markdown_with_numbers_to_the_right() -> None:
    table = markdown(("data", "F1", "seconds"), [("news", "0.5", "10.0"), ("a longer name", "0.125", "")])
    assert table.splitlines() == [
        "| data          |    F1 | seconds |",
        "|---------------|------:|--------:|",
        "| news          |   0.5 |    10.0 |",
        "| a longer name | 0.125 |         |",
    ]
