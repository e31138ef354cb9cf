"""Quality, time and memory of the aligner and, beside it, of PyThaiNLP's crfcut with Vecalign.

    \b
    python -m benchmarks.alignment
    python -m benchmarks.alignment GOLD/news GOLD/guide --drop 0.5 --drop 0.8

Without FOLDERS the project's own corpus is measured, pair by pair too. The layouts of a folder are
told in benchmarks/gold.py. A bead counts when both its sides are exactly those of a link; "in parts"
counts a link, too, that is found in several beads. Each row's seconds and memory are those of one
process for the whole data set, in one thread, starting and loading the encoder included.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import click

from benchmarks.baseline import baseline_beads, check_installed
from benchmarks.gold import GoldPair, Tally, joined, read_corpus, read_folder
from benchmarks.measuring import Measured, alone, markdown
from workbench.alignment import Bead
from workbench.embedding import Encoder, encoder
from workbench.errors import WorkbenchError

HEAD = (
    "data",
    "links",
    "aligner",
    "precision",
    "recall",
    "F1",
    "F1 in parts",
    "calibration error",
    "seconds",
    "peak MiB",
)
ALIGNERS: dict[str, Callable[[GoldPair, Encoder], list[Bead]]] = {
    "workbench": GoldPair.aligned,
    "crfcut + Vecalign": baseline_beads,
}


@dataclass(frozen=True, slots=True)
class DataSet:
    """Gold text to measure on: a folder, or the project's own corpus."""

    folder: Path | None
    drop: float = 0.0
    """Share of the source lines that is left out."""

    def __str__(self) -> str:
        less = f" less {self.drop:.0%}" if self.drop else ""
        return f"{self.folder or 'corpus'}{less}"

    def pairs(self) -> list[GoldPair]:
        """All its documents."""
        return list(read_folder(self.folder, self.drop) if self.folder else read_corpus())


@dataclass(frozen=True, slots=True)
class Quality:
    """What came out for some pairs."""

    label: str
    strict: Tally = field(default_factory=Tally)
    in_parts: Tally = field(default_factory=Tally)

    def add(self, pair: GoldPair, beads: list[Bead]) -> None:
        """Count a pair's beads."""
        self.strict.add(pair, beads)
        self.in_parts.add(pair, joined(pair, beads))


def quality(data: DataSet, aligner: str, encoder_name: str) -> list[Quality]:
    """Align a data set: what came out for all of it and, of the own corpus, for each pair."""
    pairs, chosen = data.pairs(), encoder(encoder_name)
    whole, each = Quality(pairs[0].group), []
    for pair in pairs:
        beads = ALIGNERS[aligner](pair, chosen)
        each.append(Quality(pair.name))
        each[-1].add(pair, beads)
        whole.add(pair, beads)
    return [whole] if data.folder else [whole, *each]


def rows(aligner: str, measured: Measured[list[Quality]]) -> list[list[str]]:
    """The rows of a data set; only the first tells seconds and memory, since these are of the whole."""
    found = []
    for each in measured.result:
        figures = (
            each.strict.precision,
            each.strict.recall,
            each.strict.f1,
            each.in_parts.f1,
            each.strict.calibration_error,
        )
        found.append([each.label, str(each.strict.gold), aligner, *map("{:.3f}".format, figures), "", ""])
    found[0][-2:] = f"{measured.seconds:.1f}", f"{measured.mebibytes:.0f}"
    return found


def data_sets(folders: tuple[Path, ...], drops: tuple[float, ...]) -> list[DataSet]:
    """What to measure on: text is left out only where the lines of the source are not given.

    Raises UsageError for a folder without gold text.
    """
    found = [] if folders else [DataSet(None)]
    for folder in folders:
        pair = next(read_folder(folder), None)
        if pair is None:
            raise click.UsageError(f"{folder} has no gold text: see the layouts in benchmarks/gold.py.")
        found += [DataSet(folder, drop) for drop in (0.0, *(() if pair.source_lines else drops))]
    return found


@click.command(help=__doc__)
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--drop",
    "drops",
    multiple=True,
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    help="Measure again with this share of the Thai lines left out, as in a summary.",
)
@click.option("--encoder", "name", default="use", show_default=True, help="For both aligners.")
def main(folders: tuple[Path, ...], drops: tuple[float, ...], name: str) -> None:
    table: list[list[str]] = []
    try:
        check_installed()
        for data in data_sets(folders, drops):
            by_aligner = []
            for aligner in ALIGNERS:
                click.echo(f"{data}: {aligner} …", err=True)
                by_aligner.append(rows(aligner, alone(quality, data, aligner, name)))
            # Both aligners' rows for the same text beside each other.
            table += chain.from_iterable(zip(*by_aligner, strict=True))
    except WorkbenchError as error:
        raise click.ClickException(str(error)) from error
    click.echo(markdown(HEAD, table))


if __name__ == "__main__":
    main()
