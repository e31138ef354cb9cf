"""Seconds and memory of a piece of work in a process of its own, and tables of what was measured."""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.errors import AlignmentError

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Measured(Generic[Result]):
    """What a process gave, and what it took."""

    result: Result
    seconds: float
    """From before the process starts to after it ends: imports and loading a model are part of it."""
    mebibytes: float
    """The most memory that it had at any moment."""


def alone(work: Callable[..., Result], *arguments: object) -> Measured[Result]:
    """Do `work(*arguments)` in a new process, with one thread for products of matrices.

    The work must be a function of a module, and the caller small: Linux takes the peak of whoever
    starts a process into the process's own.
    Raises AlignmentError when the process dies.
    """
    # Threads that wait for a core which somebody else has take ten times as long as one does alone.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    started = time.perf_counter()
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            result, mebibytes = pool.submit(_with_peak, work, arguments).result()
    except BrokenProcessPool as error:
        raise AlignmentError(
            "The process that was measured came to an end, perhaps for want of memory: give it less to do."
        ) from error
    return Measured(result, time.perf_counter() - started, mebibytes)


def _with_peak(work: Callable[..., Result], arguments: tuple[object, ...]) -> tuple[Result, float]:
    result = work(*arguments)
    return result, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that reads well on a terminal and can be pasted into a Markdown text; numbers to the right."""
    cells = [list(row) for row in rows]
    numbers = [all(row[at] == "" or row[at][0].isdigit() for row in cells) for at in range(len(head))]
    widths = [max(len(row[at]) for row in (head, *cells)) for at in range(len(head))]
    lines = ["| " + " | ".join(map(_padded, row, widths, numbers)) + " |" for row in (head, *cells)]
    rule = "".join(
        "|" + "-" * (width + 1) + (":" if number else "-")
        for width, number in zip(widths, numbers, strict=True)
    )
    return "\n".join([lines[0], f"{rule}|", *lines[1:]])


def _padded(text: str, width: int, number: bool) -> str:
    return text.rjust(width) if number else text.ljust(width)
