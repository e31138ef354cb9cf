"""Gold parallel text: folders of text with known links, as documents to align.

Layouts of a folder:
`th/DOC.txt` and `en/DOC.txt`, line N beside line N; with `gold/DOC.tsv` instead rows of line numbers
(`0 1<tab>2`); or `STEM.de`, `STEM.fr` and `STEM.defr` with rows `[0, 1]:[2]`.
"""

from __future__ import annotations

import math
import random
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.support.corpus import corpus_path, read_corpus_file
from tests.support.gold import GOLD, read_gold
from workbench.alignment.aligner import find_beads
from workbench.alignment.beads import Bead, Span
from workbench.alignment.features import Comparison
from workbench.alignment.model import fitted
from workbench.alignment.network import Network
from workbench.alignment.texts import CutPair, prepare
from workbench.embedding import Encoder
from workbench.language import language

_BUCKETS = 10
_LEAST = 1e-4
"""Confidences are written with four digits."""


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two texts and the spans that belong together."""

    group: str
    """What it is reported under: its folder and the share left out."""
    name: str
    languages: tuple[str, str]
    source: str
    target: str
    links: tuple[tuple[Span, Span], ...]
    source_lines: bool
    """Whether the source's lines are given as segments."""
    target_lines: bool

    def cut(self) -> CutPair:
        """Both texts in atoms."""
        ours, theirs = (language(code) for code in self.languages)
        return prepare(
            self.source,
            self.target,
            ours,
            theirs,
            source_lines=self.source_lines,
            target_lines=self.target_lines,
        )

    def parts(self, size: int) -> Iterator[GoldPair]:
        """The pair in parts of about so many links, where the segments of both sides are given."""
        starts = [(0, 0)]
        links = sorted(self.links)
        for place in range(size, len(links) - size) if self.source_lines else ():
            here = links[place][0].start, min(link[1].start for link in links[place:])
            behind = [link for link in links[:place] if link[0].start >= starts[-1][0]]
            if len(behind) >= size and max(link[1].end for link in behind) <= here[1]:
                starts.append(here)
        ends = [*starts[1:], (len(self.source), len(self.target))]
        for number, ((ours, theirs), (our_end, their_end)) in enumerate(zip(starts, ends, strict=True)):
            yield replace(
                self,
                name=f"{self.name}#{number}" if number else self.name,
                source=self.source[ours:our_end],
                target=self.target[theirs:their_end],
                links=tuple(
                    (Span(left.start - ours, left.end - ours), Span(right.start - theirs, right.end - theirs))
                    for left, right in self.links
                    if ours <= left.start < our_end
                ),
            )

    def aligned(self, encoder: Encoder) -> list[Bead]:
        """The beads that the aligner finds."""
        cut = self.cut()
        network = Network(Comparison(cut, encoder), fitted(cut.kind))
        return find_beads(network, target_lines=self.target_lines)

    def fold(self, folds: int) -> int:
        """The part of a cross-validation that it belongs to; a document's variants share one."""
        return zlib.crc32(self.name.encode()) % folds


@dataclass(slots=True)
class Tally:
    """Strict precision, recall and F1, and how far the confidence is from the truth."""

    hits: int = 0
    said: int = 0
    gold: int = 0
    beads: list[tuple[float, bool]] = field(default_factory=list)
    """Confidence of each bead, and whether it was right."""

    def add(self, pair: GoldPair, beads: Iterable[Bead]) -> None:
        """Count a pair's beads; one is right when both its spans are exactly those of a link."""
        links = set(pair.links)
        self.gold += len(links)
        for bead in beads:
            if bead.source and bead.target:
                right = (bead.source, bead.target) in links
                self.hits += right
                self.said += 1
                self.beads.append((bead.confidence, right))

    @property
    def precision(self) -> float:
        """Share of the beads that are right."""
        return self.hits / max(1, self.said)

    @property
    def recall(self) -> float:
        """Share of the links that were found."""
        return self.hits / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Strict F1."""
        return 2 * self.hits / max(1, self.said + self.gold)

    @property
    def calibration_error(self) -> float:
        """Expected calibration error over ten equal bins of confidence."""
        gaps = [0.0] * _BUCKETS
        for confidence, right in self.beads:
            gaps[min(_BUCKETS - 1, int(confidence * _BUCKETS))] += right - confidence
        return sum(map(abs, gaps)) / max(1, self.said)

    def __str__(self) -> str:
        return (
            f"links {self.gold}, precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}, "
            f"calibration error {self.calibration_error:.3f}"
        )


def log_loss(answers: Iterable[tuple[float, bool]]) -> float:
    """How unlikely confidences make what came true, summed."""
    truth = (confidence if right else 1 - confidence for confidence, right in answers)
    return -sum(math.log(max(each, _LEAST)) for each in truth)


def joined(pair: GoldPair, beads: Sequence[Bead]) -> list[Bead]:
    """The beads, with those put together that are just the parts of one link.

    People who link sentences by hand put two English ones beside a Thai one that a reader of the
    beads is glad to see in halves; told apart from real errors, such beads count as the link.
    """
    found = [bead for bead in beads if bead.source and bead.target]
    for source, target in pair.links:
        parts = [
            (bead, bead.source, bead.target)
            for bead in found
            if bead.source and bead.target and _within(bead.source, source) and _within(bead.target, target)
        ]
        if not parts:
            continue
        ours = min(part[1].start for part in parts), max(part[1].end for part in parts)
        theirs = min(part[2].start for part in parts), max(part[2].end for part in parts)
        if (ours, theirs) == (source, target):
            least = min(part[0].confidence for part in parts)
            found = [bead for bead in found if all(bead is not part[0] for part in parts)]
            found.append(Bead(source, target, least))
    return found


def _within(span: Span, link: Span) -> bool:
    return link.start <= span.start and span.end <= link.end


def read_folder(
    folder: Path, drop: float = 0.0, *, target_drop: float = 0.0, retold: bool = False, seed: int = 1
) -> Iterator[GoldPair]:
    """The documents of a folder.

    `drop` leaves out a share of the source lines, as a summary does, and `target_drop` one of the
    target's, so that the source says of the same matter what the target does not. With `retold`, where the
    source's segments are not given, some lines of another document are put in, some lines change
    places, and some are followed by a paragraph mark instead of a space.
    """
    group = folder.name + (f" less {drop:.0%}" if drop else "") + (", retold" if retold else "")
    group += f", target less {target_drop:.0%}" if target_drop else ""
    others: list[str] = []
    for file in sorted(folder.glob("*.????")):
        codes = (file.suffix[1:3], file.suffix[3:5])
        sides = [_lines(file.with_suffix(f".{code}")) for code in codes]
        rows = [_numbers(row.split(":")) for row in file.read_text().splitlines() if row.strip()]
        yield _pair(group, file.stem, codes, sides, rows)
    for file in sorted((folder / "th").glob("*.txt")):
        codes = ("th", "en")
        sides = [_lines(file), _lines(folder / "en" / file.name)]
        links = folder / "gold" / f"{file.stem}.tsv"
        if links.exists():
            kept = [row for row in links.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
            yield _pair(group, file.stem, codes, sides, [_numbers(row.split("\t")) for row in kept])
            continue
        count = len(sides[0])
        chooser = random.Random(f"{seed}/{file.stem}")
        left = sorted(chooser.sample(range(count), max(1, round(count * (1 - drop)))))
        told: list[tuple[str, int | None]] = [(sides[0][line], line) for line in left]
        joiners = [" "] * count * 2
        if retold:
            told = _retold(told, others, chooser)
            joiners = [chooser.choice("\n  ") for _ in joiners]
        others = sides[0]
        right = sorted(chooser.sample(range(count), max(1, round(count * (1 - target_drop)))))
        place_of = {line: place for place, line in enumerate(right)}
        pairs = [([place], [place_of[line]]) for place, (_, line) in enumerate(told) if line in place_of]
        sides = [[text for text, _ in told], [sides[1][line] for line in right]]
        yield _pair(group, file.stem, codes, sides, pairs, joiners[: len(told)])


def _retold(
    told: list[tuple[str, int | None]], others: list[str], chooser: random.Random
) -> list[tuple[str, int | None]]:
    """Lines with some of another document put in, one or two at a place, and some blocks moved."""
    told = list(told)
    for _ in range(len(told) // 12):
        start = chooser.randrange(len(told))
        block = told[start : start + chooser.randint(1, 3)]
        del told[start : start + len(block)]
        place = chooser.randint(0, len(told))
        told[place:place] = block
    for _ in range(min(len(told) // 8, len(others) // 2)):
        first = chooser.randrange(len(others))
        place = chooser.randint(0, len(told))
        told[place:place] = [(line, None) for line in others[first : first + chooser.randint(1, 2)]]
    return told


def read_corpus() -> Iterator[GoldPair]:
    """The project's own corpus with its gold links; the segments of neither side are given."""
    codes = ("th", "en")
    for path in sorted(GOLD.glob("*.tsv")):
        texts = [
            read_corpus_file(corpus_path(id, code))[1]
            for id, code in zip(path.stem.split("--"), codes, strict=True)
        ]
        links = tuple(read_gold(path, *texts))
        yield GoldPair("corpus", path.stem, codes, texts[0], texts[1], links, False, False)


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _numbers(fields: Sequence[str]) -> tuple[list[int], list[int]]:
    """Line numbers of the source and of the target; a field that is missing has none."""
    sides = [[int(number) for number in re.findall(r"\d+", text)] for text in (*fields, "", "")]
    return sides[0], sides[1]


def _pair(
    group: str,
    name: str,
    codes: tuple[str, str],
    sides: list[list[str]],
    rows: Iterable[tuple[list[int], list[int]]],
    joiners: list[str] | None = None,
) -> GoldPair:
    """A gold pair of lines; with `joiners`, one after each source line, those are not given as segments."""
    ours, theirs = _spans(sides[0]), _spans(sides[1])
    links = tuple(
        (Span(ours[left[0]].start, ours[left[-1]].end), Span(theirs[right[0]].start, theirs[right[-1]].end))
        for left, right in rows
        if left and right
    )
    source = "".join(map("".join, zip(sides[0], joiners or ["\n"] * len(sides[0]), strict=True)))
    return GoldPair(group, name, codes, source, "\n".join(sides[1]), links, joiners is None, True)


def _spans(lines: list[str]) -> list[Span]:
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans
