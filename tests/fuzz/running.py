"""Spoilt files, read one after another in a process whose time and memory are bounded."""

from __future__ import annotations

import faulthandler
import multiprocessing
import random
import resource
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from tests.fuzz import registry
from tests.fuzz.mutations import mutated
from workbench.errors import WorkbenchError

SECONDS = 10
MEBIBYTES = 500
"""That one file may take, beyond what the process has before."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was neither read nor refused as it should be."""

    case: int
    what: str


def spoilt(format: registry.Format, seed: int, case: int) -> bytes:
    """The file of that number; it depends on nothing but the format and the two numbers."""
    draw = random.Random(f"{seed}:{case}")
    return mutated(draw.choice(format.seeds), draw)


def run(name: str, count: int, seed: int, first: int = 0) -> Iterator[Failure | None]:
    """Read `count` files from the number `first` on: a Failure, or None where all went well, for each.

    One that kills the process or takes too long is a Failure, and the next process goes on behind it.
    """
    end = first + count
    while first < end:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_work, args=(theirs, name, seed, first, end))
        child.start()
        theirs.close()
        try:
            while first < end:
                what = ours.recv()
                yield Failure(first, what) if what else None
                first += 1
        except EOFError:
            child.join()
            yield Failure(first, f"The process came to an end ({child.exitcode}): too slow, or killed.")
            first += 1
        finally:
            ours.close()
            child.join()


def _work(results: Connection, name: str, seed: int, first: int, end: int) -> None:
    format = registry.load(name)
    format.read(format.seeds[0])
    _limit_memory()
    for case in range(first, end):
        data = spoilt(format, seed, case)
        # Ends the process even while a library is at work, and tells where.
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        results.send(complaint(format, data))
        faulthandler.cancel_dump_traceback_later()


def _limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + MEBIBYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def complaint(format: registry.Format, data: bytes) -> str:
    """What is wrong with how `data` is dealt with; empty where it is read or refused in a sentence."""
    try:
        format.read(data)
    except WorkbenchError as error:
        told = str(error)
        if not told.endswith(".") or "\n" in told or "out of memory" in told.lower():
            return f"Not told in a sentence: {told[:500]!r}"
    except BaseException:  # Whatever else comes of it is what is looked for.
        return traceback.format_exc(limit=-4)
    return ""
