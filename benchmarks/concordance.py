"""How long it takes to keep a translation memory, to look for something in it, and to find what is alike.

    \b
    python -m benchmarks.concordance
    python -m benchmarks.concordance --units 100000
    python -m benchmarks.concordance --database postgresql://USER@HOST/NAME

The units are stretches of this project's corpus, cut and put together anew, with a number in each, so that
no text is there twice. A row that looks for something is the median of five times in one process.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import click

from benchmarks.measuring import alone, markdown
from workbench.settings import settings
from workbench.store import Store
from workbench.store.memory_model import MemoryUnit

_NAME = "benchmark"
_QUERIES = ("ความมันคง", "security", "no such thing", "กท", "ก")
_PIECES = 3
_WORDS = range(5, 25)
_TIMES = 5


def units(count: int) -> Iterator[MemoryUnit]:
    """Made-up units with a Thai and an English side; the same for the same number."""
    draw = random.Random(1)
    thai, english = map(_words, ("th", "en"))
    for number in range(count):
        ours = "".join(draw.choices(thai, k=_PIECES))
        theirs = " ".join(draw.choices(english, k=draw.choice(_WORDS)))
        yield MemoryUnit((("th", f"{ours} {number}"), ("en", f"{theirs} {number}")))


def _words(code: str) -> list[str]:
    files = sorted((settings().corpus / code).glob("*.txt"))
    return [word for file in files for word in file.read_text("utf-8").split()]


def _keep(url: str, count: int) -> int:
    with Store(url) as store:
        return store.add_memory(_NAME, "units.tmx", units(count), "benchmark").units


def _look(url: str) -> list[tuple[str, int, float]]:
    """What was looked for, how many units have it, and seconds."""
    rows = []
    with Store(url) as store:
        for query in _QUERIES:
            found, seconds = _median(_total, store, query)
            rows.append((f"look for “{query}”", found, seconds))
        for code in ("th", "en"):
            said = next(iter(store.concordance(" 7", code).occurrences)).passages
            text = next(each.text for each in said if each.language == code)[1:]
            found, seconds = _median(_alike, store, text, code)
            rows.append((f"matches of {len(text)} characters, {code}", found, seconds))
    return rows


def _total(store: Store, query: str) -> int:
    return store.concordance(query).total


def _alike(store: Store, text: str, code: str) -> int:
    return len(store.matches(text, code))


def _median(work: Callable[..., int], *arguments: object) -> tuple[int, float]:
    seconds = []
    for _ in range(_TIMES):
        begun = perf_counter()
        result = work(*arguments)
        seconds.append(perf_counter() - begun)
    return result, statistics.median(seconds)


def _remove(url: str) -> None:
    with Store(url) as store:
        store.remove_memory(_NAME, "benchmark")


@click.command(help=__doc__)
@click.option("--units", "count", default=1_000_000, show_default=True)
@click.option("--database", help="In place of a SQLite file that is made and deleted.")
def main(count: int, database: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{Path(folder, 'workbench.db')}"
        kept, looked = alone(_keep, url, count), alone(_look, url)
        removed = alone(_remove, url)
    cells = [("keep", f"{kept.result:,}", f"{kept.seconds:.1f}", f"{kept.mebibytes:.0f}")]
    for what, found, seconds in looked.result:
        cells.append((what, f"{found:,}", f"{seconds:.2f}", f"{looked.mebibytes:.0f}"))
    cells.append(("remove", f"{count:,}", f"{removed.seconds:.1f}", f"{removed.mebibytes:.0f}"))
    click.echo(markdown(("", "units", "seconds", "MiB at most"), cells))


if __name__ == "__main__":
    main()
