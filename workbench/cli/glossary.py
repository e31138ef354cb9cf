"""`workbench glossary`: the terms of the field."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from workbench.cli.shell import print_table, progress_bar
from workbench.settings import settings

_FORMATS = ("tbx", "tbx3", "csv", "xlsx")


@click.group(short_help="Search the glossary, find its terms in a text, exchange it.")
def glossary() -> None:
    """Search the glossary, find its terms in a text, exchange it with other tools."""


@glossary.command(short_help="Find concepts by term or definition.")
@click.argument("query")
@click.option("--lang", help="Look among the terms of this language only.")
def search(query: str, lang: str | None) -> None:
    """Find the concepts with QUERY in a term or definition; case, accents and Thai marks do not matter."""
    from workbench.glossary import read_glossary, table
    from workbench.glossary import search as search_glossary

    found = search_glossary(read_glossary(settings().glossary), query, language=lang)
    print_table(
        ("concept", "Thai", "English", "also", "avoid"),
        (
            (
                row.concept,
                row.thai,
                row.english,
                "; ".join(filter(None, (row.thai_admitted, row.english_admitted))),
                row.avoid,
            )
            for row in table(found)
        ),
    )


@glossary.command(short_help="Find the glossary's terms in a text.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lang", help="Language of the text and of the terms, such as th; guessed when not given.")
@click.option(
    "--glossary", "folder", type=click.Path(path_type=Path), help="In place of the one in the settings."
)
def find(file: Path, lang: str | None, folder: Path | None) -> None:
    """Print the terms that stand in FILE, one JSON object a line.

    `start` and `end` count code points of the text as `import` stores it: behind the head, if there is
    one, and repaired where it has to be.
    """
    from workbench.documents import read_document
    from workbench.glossary import Recogniser, read_glossary

    in_force = settings()
    document = read_document(file, lang, limit=in_force.limit).document
    recogniser = Recogniser(read_glossary(folder or in_force.glossary))
    for hit in recogniser.find(document.text, document.head.language):
        click.echo(json.dumps(asdict(hit), ensure_ascii=False))


@glossary.command(short_help="Write the glossary for another tool.")
@click.option("--format", "kind", type=click.Choice(_FORMATS), default="tbx", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
def export(kind: str, output: Path) -> None:
    """Write the whole glossary: TBX version 2 (tbx) or 3 (tbx3), or a table with a row for each term."""
    from workbench.exchange.glossaries import GlossaryFormat, write_glossary_file
    from workbench.glossary import read_glossary

    concepts = read_glossary(settings().glossary).concepts
    with progress_bar("Writing") as tell:
        written = write_glossary_file(
            output, concepts, GlossaryFormat(kind), lambda done, _: tell(done, len(concepts), "")
        )
    click.echo(f"{output}: {written.concepts} concepts, {written.terms} terms.")


@glossary.command("import", short_help="Bring in a glossary of another tool.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def import_(file: Path, yes: bool) -> None:
    """Show what the TBX, CSV or XLSX FILE would change in the glossary, ask, and write its text form.

    What may be a duplicate or contradicts the glossary is listed and left out.
    """
    from workbench.exchange.glossaries import apply, changes, describe, plan, read_glossary_file
    from workbench.glossary import read_glossary, write_glossary

    folder = settings().glossary
    planned = plan(read_glossary(folder), read_glossary_file(file))
    for line in describe(planned):
        click.echo(line)
    if not changes(planned):
        click.echo("The glossary stays as it is.")
    elif yes or click.confirm("Write this into the glossary?"):
        write_glossary(apply(planned), folder)
        click.echo(f"{folder}: written.")
