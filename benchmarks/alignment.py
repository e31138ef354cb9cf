"""Quality of the aligner on the project's own corpus and on any folders of gold text.

python -m benchmarks.alignment [FOLDER ...] [--drop 0.5]
"""

from __future__ import annotations

import resource
import time
from pathlib import Path

import click

from benchmarks.gold import Tally, joined, read_corpus, read_folder
from workbench.embedding import encoder


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--drop", type=float, default=0.0, help="Share of the source lines to leave out.")
@click.option("--encoder", "name", default="use", show_default=True)
def main(folders: tuple[Path, ...], drop: float, name: str) -> None:
    chosen = encoder(name)
    groups = [[pair] for pair in read_corpus()]
    for folder in folders:
        groups.append(list(read_folder(folder, drop)))
        if not groups[-1]:
            raise click.UsageError(f"{folder} has no gold text: see the layouts in benchmarks/gold.py.")
    for pairs in groups:
        started = time.perf_counter()
        tally, in_parts = Tally(), Tally()
        for pair in pairs:
            beads = pair.aligned(chosen)
            tally.add(pair, beads)
            in_parts.add(pair, joined(pair, beads))
        label = pairs[0].name if pairs[0].group == "corpus" else pairs[0].group
        seconds = time.perf_counter() - started
        click.echo(f"{label}: {tally}; with links found in parts F1 {in_parts.f1:.3f}; {seconds:.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(f"Peak memory {peak:.0f} MiB.")


if __name__ == "__main__":
    main()
