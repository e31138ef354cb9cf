"""How seconds and memory of the aligner grow with the length of the texts.

    \b
    python -m benchmarks.scaling
    python -m benchmarks.scaling 2000 20000

SIZES are sentences on each side; without them 300, 1,000 and 2,000. Each size is aligned in a
process of its own, in one thread; starting and loading the encoder are part of the seconds. The share
of the links that are found tells whether speed has cost quality. "Again" is what a person waits for who
has fixed some beads: the same texts are aligned once more, around every tenth link.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from time import perf_counter

import click

from benchmarks.gold import GoldPair, Tally, read_corpus
from benchmarks.measuring import alone, markdown
from workbench.alignment import Bead, Span
from workbench.alignment.aligner import PairAligner
from workbench.embedding import encoder
from workbench.errors import WorkbenchError
from workbench.language import language
from workbench.segmentation.sentences import sentence_edges

HEAD = ("sentences a side", "seconds", "peak MiB", "links found", "again, ms")
SIZES = (300, 1000, 2000)
_PLACES = (
    ("ไทย", "Thailand"),
    ("จีน", "China"),
    ("เวียดนาม", "Viet Nam"),
    ("สิงคโปร์", "Singapore"),
    ("อินโดนีเซีย", "Indonesia"),
    ("ฟิลิปปินส์", "the Philippines"),
    ("ญี่ปุ่น", "Japan"),
    ("บราซิล", "Brazil"),
    ("เคนยา", "Kenya"),
    ("ฝรั่งเศส", "France"),
)
_YEARS = range(1990, 2030)
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def sentence_pairs() -> list[tuple[str, str]]:
    """Links of the own corpus that are one whole English sentence, each once."""
    english = language("en")
    found: dict[str, str] = {}
    for pair in read_corpus():
        for ours, theirs in pair.links:
            thai, said = pair.source[slice(*ours)], pair.target[slice(*theirs)]
            whole = said.endswith((".", "?", "!")) and len(sentence_edges(said, english)) == 2
            # What begins with a number, or has several lines, is part of a list.
            if whole and "\n" not in thai and thai[0] != "(" and not thai[0].isdigit():
                found.setdefault(said, thai)
    return [(thai, said) for said, thai in found.items()]


def long_pair(sentences: int) -> GoldPair:
    """A pair of texts of that many sentences a side, all linked, in paragraphs of three to six.

    The corpus is gone through again and again, each time in another order and with other places and
    years set before most sentences, so that hardly a stretch of the texts occurs twice.
    """
    chooser = random.Random(1)
    known = sentence_pairs()
    sides: tuple[list[str], list[str]] = ([], [])
    ends: list[str] = []
    while len(ends) < sentences:
        for pair in chooser.sample(known, min(len(known), sentences - len(ends))):
            for side, opening, sentence in zip(sides, _opening(chooser), pair, strict=True):
                side.append(opening + sentence)
            ends.append(" ")
    for last in accumulate(chooser.randint(3, 6) for _ in ends):
        if last <= sentences:
            ends[last - 1] = "\n"
    thai, english = (_told(side, ends) for side in sides)
    links = tuple(zip(thai[1], english[1], strict=True))
    name = f"{sentences} sentences"
    return GoldPair("scaling", name, ("th", "en"), thai[0], english[0], links, False, False)


def _told(sentences: Sequence[str], ends: Sequence[str]) -> tuple[str, list[Span]]:
    """The text of sentences, each with what stands after it, and where they lie in it."""
    starts = accumulate((len(each) + len(end) for each, end in zip(sentences, ends, strict=True)), initial=0)
    spans = [Span(start, start + len(each)) for start, each in zip(starts, sentences, strict=False)]
    return "".join(map("".join, zip(sentences, ends, strict=True))), spans


def _opening(chooser: random.Random) -> tuple[str, str]:
    """What is set before a sentence: a place, a year, both or nothing; the same in both languages."""
    thai, english = "", ""
    place, year = chooser.choice(_PLACES), chooser.choice(_YEARS)
    kind = chooser.randrange(4)
    if kind & 1:
        thai, english = f"ใน{place[0]} ", f"in {place[1]} "
    if kind & 2:
        era = str(year + 543)
        thai += f"เมื่อปี {chooser.choice((era, era.translate(_THAI_DIGITS)))} "
        english += f"in {year} "
    return thai, english and f"{english[0].upper()}{english[1:-1]}: "


def links_found(sentences: int, encoder_name: str) -> tuple[float, float]:
    """Align texts of that many sentences a side, and again with every tenth link fixed.

    Returns the share of their links that are found, and the seconds that aligning again took.
    """
    pair = long_pair(sentences)
    ours, theirs = (language(code) for code in pair.languages)
    aligner = PairAligner(pair.source, pair.target, ours, theirs, encoder(encoder_name))
    tally = Tally()
    tally.add(pair, aligner.beads())
    start = perf_counter()
    aligner.beads([Bead(source, target, 1.0) for source, target in pair.links[::10]])
    return tally.recall, perf_counter() - start


@click.command(help=__doc__)
@click.argument("sizes", nargs=-1, type=click.IntRange(min=1))
@click.option("--encoder", "name", default="use", show_default=True)
def main(sizes: tuple[int, ...], name: str) -> None:
    table = []
    try:
        for size in sizes or SIZES:
            click.echo(f"{size:,} sentences …", err=True)
            done = alone(links_found, size, name)
            found, again = done.result
            took = f"{done.seconds - again:.1f}", f"{done.mebibytes:.0f}"
            table.append((f"{size:,}", *took, f"{found:.3f}", f"{again * 1000:.0f}"))
    except WorkbenchError as error:
        raise click.ClickException(str(error)) from error
    click.echo(markdown(HEAD, table))


if __name__ == "__main__":
    main()
