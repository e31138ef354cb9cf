"""`workbench glossary`: the terms of the field."""

from __future__ import annotations

import click

from workbench.cli.shell import print_table
from workbench.settings import settings


@click.group(short_help="Search the glossary.")
def glossary() -> None:
    """Search the glossary."""


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
