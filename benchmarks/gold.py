"""Gold parallel text: folders of text with known links, as documents to align.

Layouts of a folder:
`th/DOC.txt` and `en/DOC.txt`, line N beside line N; with `gold/DOC.tsv` instead rows of line numbers
(`0 1<tab>2`); or `STEM.de`, `STEM.fr` and `STEM.defr` with rows `[0, 1]:[2]`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.alignment.beads import Span


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two texts and the spans that belong together."""

    name: str
    source: str
    target: str
    links: tuple[tuple[Span, Span], ...]
    source_lines: bool
    """Whether the source's lines are given as segments; the target's always are."""


def read_folder(
    folder: Path, languages: tuple[str, str], drop: float = 0.0, seed: int = 1
) -> Iterator[GoldPair]:
    """The documents of a folder; `drop` leaves out a share of the source lines, as a summary does."""
    joined = "".join(languages)
    for file in sorted(folder.glob(f"*.{joined}")):
        texts = tuple(_lines(file.with_suffix(f".{code}")) for code in languages)
        rows = [
            tuple([int(number) for number in re.findall(r"\d+", side)] for side in row.split(":")[:2])
            for row in file.read_text().splitlines()
            if row.strip()
        ]
        yield _pair(file.stem, texts[0], texts[1], rows, "\n", source_lines=True)
    for file in sorted((folder / languages[0]).glob("*.txt")):
        source, target = _lines(file), _lines(folder / languages[1] / file.name)
        links = folder / "gold" / f"{file.stem}.tsv"
        if links.exists():
            rows = [
                tuple(
                    [int(number) for number in re.findall(r"\d+", side)]
                    for side in (row + "\t\t").split("\t")[:2]
                )
                for row in links.read_text(encoding="utf-8").splitlines()
                if row.strip() and not row.startswith("#")
            ]
            yield _pair(file.stem, source, target, rows, "\n", source_lines=True)
            continue
        kept = list(range(len(source)))
        if drop:
            chooser = random.Random(f"{seed}/{file.stem}")
            kept = sorted(chooser.sample(kept, max(1, round(len(kept) * (1 - drop)))))
        rows = [([place], [line]) for place, line in enumerate(kept)]
        yield _pair(file.stem, [source[line] for line in kept], target, rows, " ", source_lines=False)


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _pair(
    name: str,
    source: list[str],
    target: list[str],
    rows: list[tuple[list[int], ...]],
    joiner: str,
    *,
    source_lines: bool,
) -> GoldPair:
    spans = _spans(source, len(joiner)), _spans(target, 1)
    links = tuple(
        (
            Span(spans[0][ours[0]].start, spans[0][ours[-1]].end),
            Span(spans[1][theirs[0]].start, spans[1][theirs[-1]].end),
        )
        for ours, theirs in rows
        if ours and theirs
    )
    return GoldPair(name, joiner.join(source), "\n".join(target), links, source_lines)


def _spans(lines: list[str], joiner: int) -> list[Span]:
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + joiner
    return spans
