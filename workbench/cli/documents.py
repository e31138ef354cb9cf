"""`workbench import`, `documents` and `pair`: what there is to align."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.shell import aligned_pairs, as_reviewer, opened_store, print_table, progress_bar
from workbench.errors import StoreError
from workbench.settings import settings

if TYPE_CHECKING:
    from workbench.alignment.beads import Span
    from workbench.store import Pair, Store


@click.command("import", short_help="Bring documents in, and pair and align them.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--lang", help="Language of the files, such as th; guessed when not given.")
@click.option(
    "--pair",
    "partners",
    multiple=True,
    metavar="ID",
    help="Document in the other language to pair each file with.",
)
@click.option("--title", help="In place of the first line of the text.")
@click.option("--date", help="As 2022-11-07.")
@click.option("--publisher")
@click.option("--url")
@click.option("--new-pair", is_flag=True, help="Make a pair of a file of units, whatever tool it is from.")
@click.option(
    "--memory",
    is_flag=False,
    flag_value="",
    metavar="[NAME]",
    help="Keep a file of units as a memory, to look into and not to review; NAME is else that of the file.",
)
@click.option("--theirs", is_flag=True, help="In conflicts, take what the file of units says.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_reviewer
def import_(
    files: tuple[Path, ...],
    lang: str | None,
    partners: tuple[str, ...],
    new_pair: bool,
    memory: str | None,
    theirs: bool,
    yes: bool,
    reviewer: str,
    **fields: str | None,
) -> None:
    """Bring in FILES: documents (txt, md, html, docx, pdf), or units (tmx, xlf, xlsx, csv).

    Pairs of documents are aligned at once. Units that went out with `export` and were worked on elsewhere
    come back: only what changed there is changed here, and only what nobody changed here since. Of any
    other tool, they become a pair (--new-pair) or a memory (--memory).
    """
    from workbench.cli.memories import keep_memory
    from workbench.cli.returned import bring_back, make_pair
    from workbench.exchange.returned import UNIT_SUFFIXES

    if new_pair and memory is not None:
        raise click.UsageError("A file becomes a pair or a memory: give --new-pair or --memory.")
    if memory and Path(memory).suffix.lower() in UNIT_SUFFIXES:
        raise click.UsageError(f"'{memory}' would be the memory's name: give --memory after the files.")
    if memory and len(files) > 1:
        raise click.UsageError("One name is for one memory: give --memory without a name, after the files.")
    if memory is not None:
        for file in files:
            keep_memory(file, memory, reviewer)
        return
    of_units = [file for file in files if file.suffix.lower() in UNIT_SUFFIXES]
    if new_pair and len(of_units) < len(files):
        raise click.UsageError(f"--new-pair goes with files of units ({', '.join(UNIT_SUFFIXES)}).")
    for file in of_units:
        if new_pair:
            make_pair(file, reviewer)
        else:
            bring_back(file, reviewer, yes, theirs)
    documents = tuple(file for file in files if file not in of_units)
    if documents:
        _import_documents(
            documents, lang, partners, {name: value for name, value in fields.items() if value}, reviewer
        )


def _import_documents(
    files: tuple[Path, ...],
    lang: str | None,
    partners: tuple[str, ...],
    given: dict[str, str],
    reviewer: str,
) -> None:
    from workbench.documents import read_document
    from workbench.store.jobs import add_document, pair_documents

    in_force = settings()
    # All files are read before the first is kept, so that one that fails leaves nothing half done.
    readings = [read_document(file, lang, limit=in_force.limit, head=given) for file in files]
    with opened_store() as store:
        # So is every pair that is asked for: a document is never taken away again.
        for partner in partners:
            spoken = store.document(partner).head.language
            for file, reading in zip(files, readings, strict=True):
                if reading.document.head.language == spoken:
                    raise StoreError(
                        f"{file.name} and '{partner}' are both in '{spoken}': pair two languages."
                    )
        pairs = []
        for file, reading in zip(files, readings, strict=True):
            head = reading.document.head
            pairs += add_document(store, reading.document, reviewer)
            pairs += [pair_documents(store, head.id, partner, reviewer) for partner in partners]
            size = len(reading.document.text)
            told = f"'{head.id}' ({head.language}), {size:,} characters{_repairs(reading.repairs)}"
            click.echo(f"{file}: {told}.")
        # A partner may be one of the sources that the head names.
        new = list({pair.id: pair for pair in pairs if pair.aligned_at is None}.values())
        for pair in aligned_pairs(store, [pair.id for pair in new]) if new else ():
            click.echo(f"Aligned {pair.id}: {pair.total} beads.")


def _repairs(repairs: dict[str, int]) -> str:
    if not repairs:
        return ", nothing to repair"
    return ", repaired: " + ", ".join(f"{count} × {kind}" for kind, count in repairs.items())


@click.command(short_help="List the documents.")
def documents() -> None:
    """List the documents: id, language, date and title."""
    with opened_store() as store:
        print_table(
            ("id", "language", "date", "title"),
            ((head.id, head.language, head.date, head.title) for head in store.documents()),
        )


@click.command(short_help="Pair two documents and align them.")
@click.argument("source")
@click.argument("target")
@click.option("--again", is_flag=True, help="Align anew what nobody has worked on.")
@click.option("--yes", is_flag=True, help="With --again: do not ask.")
@as_reviewer
def pair(source: str, target: str, again: bool, yes: bool, reviewer: str) -> None:
    """Pair the documents SOURCE and TARGET, by id, and align them.

    With --again, what would change is shown first; units that people decided or commented on stay.
    """
    from workbench.store.jobs import pair_documents

    with opened_store() as store:
        made = pair_documents(store, source, target, reviewer)
        if made.aligned_at is None:
            aligned_pairs(store, [made.id])
        elif again:
            _align_again(store, made, reviewer, yes)
        click.echo(f"{made.id}: {store.pair(made.id).total} beads.")


def _align_again(store: Store, made: Pair, reviewer: str, yes: bool) -> None:
    """Show what aligning a pair again would change, and do it unless somebody says no."""
    from workbench.store.jobs import apply, proposal

    with progress_bar("Aligning"):
        shown = proposal(store, made, settings())
    if not shown.gone and not shown.new:
        click.echo("Nothing would change.")
        return
    texts = store.document(made.source.id).text, store.document(made.target.id).text
    rows = [("-", unit.bead, unit.source_text, unit.target_text) for unit in shown.gone]
    rows += [("+", bead, _said(texts[0], bead.source), _said(texts[1], bead.target)) for bead in shown.new]
    print_table(
        ("", "sure", "source", "target"),
        ((sign, f"{bead.confidence:.0%}", *sides) for sign, bead, *sides in rows),
    )
    if not yes:
        click.confirm(
            f"{len(shown.gone)} go, {len(shown.new)} come, {len(shown.kept)} stay. Do it?", abort=True
        )
    apply(store, shown, reviewer)


def _said(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""
