"""Read spoilt files of a format, or of all.

\b
python -m tests.fuzz tmx --count 5000 --seed 1
python -m tests.fuzz tmx --seed 1 --case 4711 > case.tmx
"""

from __future__ import annotations

import sys
import time

import click

from tests.fuzz import registry
from tests.fuzz.running import run, spoilt


@click.command(help=__doc__)
@click.argument("names", nargs=-1, type=click.Choice(registry.names()))
@click.option("--count", default=5000, show_default=True, help="Files of each format.")
@click.option("--seed", default=1, show_default=True)
@click.option("--case", type=int, help="Write this one file to standard output instead.")
def main(names: tuple[str, ...], count: int, seed: int, case: int | None) -> None:
    chosen = names or registry.names()
    if case is not None:
        for name in chosen:
            click.get_binary_stream("stdout").write(spoilt(registry.load(name), seed, case))
        return
    failed = 0
    for name in chosen:
        started = time.perf_counter()
        failures = [failure for failure in run(name, count, seed) if failure]
        for failure in failures:
            click.echo(f"{name}, --seed {seed} --case {failure.case}:\n{failure.what}", err=True)
        seconds = time.perf_counter() - started
        click.echo(f"{name}: {count:,} files in {seconds:.0f} s, {len(failures)} failed.")
        failed += len(failures)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
