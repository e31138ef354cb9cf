"""The glossary as files: its text form, and those of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.shell import as_reviewer, opened_store, progress_bar

if TYPE_CHECKING:
    from workbench.exchange.glossaries import Incoming

_FORMATS = ("text", "tbx", "tbx3", "csv", "xlsx")


@click.command(short_help="Write the glossary as a file, or as its text form.")
@click.option("--format", "kind", type=click.Choice(_FORMATS), default="tbx", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), required=True)
def export(kind: str, output: Path) -> None:
    """Write the whole glossary: TBX version 2 (tbx) or 3 (tbx3), a table with a row for each term, or the
    text form, which is a folder that git can follow."""
    from workbench.exchange.glossaries import GlossaryFormat, write_glossary_file
    from workbench.glossary import write_glossary

    with opened_store() as store:
        glossary = store.glossary()
    concepts = glossary.concepts
    if kind == "text":
        write_glossary(glossary, output)
    else:
        with progress_bar("Writing") as tell:
            write_glossary_file(
                output, concepts, GlossaryFormat(kind), lambda done, _: tell(done, len(concepts), "")
            )
    terms = sum(len(concept.terms) for concept in concepts)
    click.echo(f"{output}: {len(concepts)} concepts, {terms} terms.")


@click.command("import", short_help="Bring in a glossary of another tool, or its text form.")
@click.argument("source", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_reviewer
def import_(source: Path, yes: bool, reviewer: str) -> None:
    """Show what the TBX, CSV or XLSX FILE, or the folder of a text form, would change; ask, and change it.

    What may be a duplicate or contradicts the glossary is listed and left out. Concepts that FILE does not
    have stay.
    """
    from workbench.exchange.glossaries import changes, describe, plan
    from workbench.store.model import ConceptChange

    incoming = _read(source)
    with opened_store() as store:
        planned = plan(store.glossary(), incoming)
        for line in describe(planned):
            click.echo(line)
        wanted = [ConceptChange(each.after.id, each.before, each.after) for each in changes(planned)]
        if not wanted:
            click.echo("The glossary stays as it is.")
        elif yes or click.confirm("Write this into the glossary?"):
            with progress_bar("Importing") as tell:
                change = store.change_glossary(wanted, reviewer, lambda done, total: tell(done, total, ""))
            click.echo(f"Concepts changed: {len(wanted)}. `glossary undo {change}` takes that back.")


def _read(source: Path) -> Incoming:
    from workbench.exchange.glossaries import Entry, Incoming, read_glossary_file
    from workbench.glossary import read_glossary

    if not source.is_dir():
        return read_glossary_file(source)
    concepts = read_glossary(source).concepts
    entries = (Entry(each, each.id, tuple(frozenset() for _ in each.terms)) for each in concepts)
    return Incoming(tuple(entries), (), (), complete=True)
