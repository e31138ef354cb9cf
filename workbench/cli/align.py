"""`workbench align`: two texts, or a list of them, without the database."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.alignment.beads import Bead, Span
from workbench.cli.shell import print_table, progress_bar
from workbench.documents import decode, split_head
from workbench.documents.script import check_script
from workbench.errors import AlignmentError, ExchangeError, HeadError, LanguageError, UnreadableDocument
from workbench.language import language
from workbench.settings import settings

if TYPE_CHECKING:
    from workbench.embedding import Encoder


@dataclass(frozen=True, slots=True)
class _Options:
    """How every pair of one run is aligned."""

    source_language: str
    target_language: str
    source_lines: bool
    target_lines: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """A decoded file, and the code point where what follows its YAML head begins."""

    whole: str
    start: int

    @property
    def body(self) -> str:
        """What people read of it."""
        return self.whole[self.start :]


@dataclass(frozen=True, slots=True)
class _Row:
    source: Path
    target: Path
    name: str


@click.command(short_help="Align text files, without the database.")
@click.argument("texts", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--pairs",
    "list_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Rows SOURCE<tab>TARGET<tab>NAME.",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that gets NAME.jsonl for each row.",
)
@click.option("--source-lang", default="th", show_default=True)
@click.option("--target-lang", default="en", show_default=True)
@click.option("--source-lines", is_flag=True, help="Each line of a source is a segment, not to be cut.")
@click.option("--target-lines", is_flag=True, help="Each line of a target is a segment, not to be cut.")
@click.option("--encoder", "encoder_name", help="`use` (default) or `transformers:NAME_OR_PATH`.")
def align(
    texts: tuple[Path, ...],
    list_file: Path | None,
    output: Path | None,
    source_lang: str,
    target_lang: str,
    source_lines: bool,
    target_lines: bool,
    encoder_name: str | None,
) -> None:
    """Align TEXTS and print a table, or all rows of --pairs into files.

    The first of TEXTS is the source; with several targets each stretch of it gets the best of them.

    A file gets one bead a line, in the order of the source: {"source": [start, end] | null, "target":
    [start, end] | null, "confidence": 0..1}. Offsets are half-open, in code points of the decoded file.
    """
    options = _Options(language(source_lang).code, language(target_lang).code, source_lines, target_lines)
    name = encoder_name or settings().encoder
    if list_file is not None:
        if texts or output is None:
            raise click.UsageError("--pairs goes with --output and with no further files.")
        _align_all(_rows(list_file), output, options, name)
    elif len(texts) == 2 and output is None:
        _print_pair(texts[0], texts[1], options, name)
    elif len(texts) > 2 and output is None:
        _print_sources(texts[0], texts[1:], options, name)
    else:
        raise click.UsageError("Give a source file and its target files, or --pairs and --output.")


def _rows(list_file: Path) -> list[_Row]:
    """The rows of a list, all of them checked before anything is done."""
    rows: list[_Row] = []
    names: set[str] = set()
    for number, line in enumerate(_decoded(list_file).splitlines(), start=1):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != 3 or not fields[2].strip() or Path(fields[2]).name != fields[2]:
            raise AlignmentError(
                f"Row {number} of {list_file} is '{line}': give SOURCE, TARGET and a NAME without '/', "
                "set apart by tabs."
            )
        row = _Row(Path(fields[0]), Path(fields[1]), fields[2])
        if row.name in names:
            raise AlignmentError(
                f"Row {number} of {list_file} gives the name '{row.name}' again, and one file would replace "
                "the other: give each row a name of its own."
            )
        names.add(row.name)
        for path in (row.source, row.target):
            if not path.is_file():
                raise AlignmentError(f"Row {number} of {list_file} names '{path}', which is no file.")
        rows.append(row)
    if not rows:
        raise AlignmentError(f"{list_file} has no rows: give SOURCE, TARGET and NAME, set apart by tabs.")
    return rows


def _align_all(rows: list[_Row], output: Path, options: _Options, encoder_name: str) -> None:
    # Documents side by side use the cores better than threads within a matrix product do.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from workbench.embedding import encoder

    # Begins to load, while there is something else to do.
    encoder(encoder_name)
    work = partial(_align_row, output=output, options=options, encoder_name=encoder_name)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExchangeError(
            f"The folder {output} cannot be made ({error.strerror}): choose another place."
        ) from error
    with progress_bar("Aligning") as tell:
        # The first row loads all there is to load, which the other processes then share.
        work(rows[0])
        for done, row in enumerate(_side_by_side(work, rows[1:]), start=1):
            tell(done, len(rows), row.name)


def _side_by_side(work: Callable[[_Row], _Row], rows: list[_Row]) -> Iterator[_Row]:
    """Yield the rows as they are done, by as many processes as there are cores where that is possible."""
    processes = min(len(rows), os.cpu_count() or 1)
    # torch has threads of its own, which a fork would lose.
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods() or "torch" in sys.modules:
        yield from map(work, rows)
        return
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
        # The long ones first, so that none is left over when all others are done.
        long_first = sorted(rows, key=lambda row: row.source.stat().st_size, reverse=True)
        waiting = [pool.submit(work, row) for row in long_first]
        try:
            for done in as_completed(waiting):
                yield done.result()
        except BrokenProcessPool as error:
            raise AlignmentError(
                "A process that was aligning came to an end, perhaps for want of memory: "
                "give fewer rows at once."
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _align_row(row: _Row, output: Path, options: _Options, encoder_name: str) -> _Row:
    from workbench.embedding import encoder
    from workbench.files import replacing

    source, target = _text(row.source, options.source_language), _text(row.target, options.target_language)
    found = _aligned(source.body, target.body, options, encoder(encoder_name))
    beads = [*_heads(source, target), *(_moved(bead, source.start, target.start) for bead in found)]
    with replacing(output / f"{row.name}.jsonl") as file:
        for bead in beads:
            line = {"source": bead.source, "target": bead.target, "confidence": bead.confidence}
            file.write(json.dumps(line).encode() + b"\n")
    return row


def _print_pair(source_file: Path, target_file: Path, options: _Options, encoder_name: str) -> None:
    from workbench.embedding import encoder

    source = _text(source_file, options.source_language).body
    target = _text(target_file, options.target_language).body
    beads = _aligned(source, target, options, encoder(encoder_name))
    print_table(
        ("", language(options.source_language).name, language(options.target_language).name, "sure"),
        (
            (str(number), _shown(source, bead.source), _shown(target, bead.target), f"{bead.confidence:.0%}")
            for number, bead in enumerate(beads, start=1)
        ),
    )


def _print_sources(source_file: Path, target_files: tuple[Path, ...], options: _Options, name: str) -> None:
    from workbench.alignment import attribute
    from workbench.embedding import encoder

    source, chosen = _text(source_file, options.source_language).body, encoder(name)
    texts = {str(file): _text(file, options.target_language).body for file in target_files}
    alignments = {file: _aligned(source, text, options, chosen) for file, text in texts.items()}
    rows = []
    for number, each in enumerate(attribute(source, alignments), start=1):
        said = source[each.span.start : each.span.end]
        for origin in each.origins:
            found = texts[origin.source][origin.span.start : origin.span.end]
            rows.append((str(number), said, found, Path(origin.source).name, f"{origin.confidence:.0%}"))
            said = ""
        if not each.origins:
            rows.append((str(number), said, "—", "no source", f"{each.confidence:.0%}"))
    print_table(("", language(options.source_language).name, "source says", "source", "sure"), rows)


def _shown(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else "—"


def _decoded(path: Path) -> str:
    try:
        return decode(path.read_bytes())[0]
    except UnreadableDocument as error:
        raise UnreadableDocument(f"Cannot read {path}: {error}") from error
    except OSError as error:
        raise UnreadableDocument(
            f"Cannot read {path}: {error.strerror}; check the file and its permissions."
        ) from error


def _text(path: Path, code: str) -> _Text:
    whole = _decoded(path)
    try:
        text = _Text(whole, split_head(whole)[1])
    except HeadError as error:
        raise HeadError(f"Cannot read {path}: {error}") from error
    try:
        check_script(text.body, code)
    except LanguageError as error:
        raise LanguageError(f"{path}: {error}") from error
    return text


def _aligned(source: str, target: str, options: _Options, chosen: Encoder) -> list[Bead]:
    from workbench.alignment import align as align_texts

    return align_texts(
        source,
        target,
        language(options.source_language),
        language(options.target_language),
        chosen,
        source_lines=options.source_lines,
        target_lines=options.target_lines,
    )


def _heads(source: _Text, target: _Text) -> Iterator[Bead]:
    """Yield the beads of YAML heads, which stand beside nothing."""
    if source.start:
        yield Bead(Span(0, len(source.whole[: source.start].rstrip())), None, 1.0)
    if target.start:
        yield Bead(None, Span(0, len(target.whole[: target.start].rstrip())), 1.0)


def _moved(bead: Bead, source_start: int, target_start: int) -> Bead:
    """A bead of two bodies as one of the whole files."""
    source, target = (
        Span(span.start + start, span.end + start) if span else None
        for span, start in ((bead.source, source_start), (bead.target, target_start))
    )
    return Bead(source, target, bead.confidence)
