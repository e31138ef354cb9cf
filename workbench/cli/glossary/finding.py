"""Looking into the glossary, and at texts with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.shell import aligned_pairs, opened_store, print_table
from workbench.settings import settings

if TYPE_CHECKING:
    from workbench.glossary.watching import Watch
    from workbench.review import Unit
    from workbench.store import Store


@click.command(short_help="Find concepts by term or definition.")
@click.argument("query")
@click.option("--lang", help="Look among the terms of this language only.")
def search(query: str, lang: str | None) -> None:
    """Find the concepts with QUERY in a term or definition; case, accents and Thai marks do not matter."""
    from workbench.glossary import search as search_glossary
    from workbench.glossary import table
    from workbench.language import language

    code = language(lang).code if lang else None
    with opened_store() as store:
        found = search_glossary(store.glossary(), query, language=code)
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


@click.command(short_help="Print a concept as JSON, to be changed and saved.")
@click.argument("concept")
def show(concept: str) -> None:
    """Print CONCEPT as JSON with its version; change it and give it to `glossary save`."""
    from workbench.glossary.plain import plain

    with opened_store() as store:
        kept = store.concept(concept)
    click.echo(json.dumps({"version": kept.version} | plain(kept.concept), ensure_ascii=False, indent=2))


@click.command(short_help="Find the glossary's terms in a text.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lang", help="Language of the text and of the terms, such as th; guessed when not given.")
@click.option(
    "--glossary",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder of a text form, in place of the database.",
)
def find(file: Path, lang: str | None, folder: Path | None) -> None:
    """Print the terms that stand in FILE, one JSON object a line.

    `start` and `end` count code points of the text as `import` stores it: behind the head, if there is
    one, and repaired where it has to be.
    """
    from workbench.documents import read_document
    from workbench.glossary import Recogniser, read_glossary

    document = read_document(file, lang, limit=settings().limit).document
    if folder is None:
        with opened_store() as store:
            glossary = store.glossary()
    else:
        glossary = read_glossary(folder)
    for hit in Recogniser(glossary).find(document.text, document.head.language):
        click.echo(json.dumps(asdict(hit), ensure_ascii=False))


@click.command(short_help="Check the terms of units.")
@click.argument("pair_ids", metavar="[PAIR]...", nargs=-1)
def check(pair_ids: tuple[str, ...]) -> None:
    """Print what is wrong with the terms in each PAIR, or in all, one JSON object a line.

    Pairs that were never aligned are aligned first.
    `key` is what `unit dismiss` takes; `dismissed` is the reason of whoever did so.
    """
    with opened_store() as store:
        for unit, watch in watched(store, pair_ids):
            for finding in watch.findings.get(unit.id, ()):
                reasons = {each.finding: each.reason for each in store.dismissals(unit.pair)}
                told: dict[str, Any] = {"unit": unit.id, "pair": unit.pair, "status": unit.status}
                told |= asdict(finding) | {"key": finding.key, "dismissed": reasons.get(finding.key)}
                click.echo(json.dumps(told, ensure_ascii=False))


@click.command(short_help="Show the units that speak of a concept.")
@click.argument("concept")
def usage(concept: str) -> None:
    """List the units, in all pairs, that have a term of CONCEPT on either side."""
    from workbench.cli.shell import print_units

    with opened_store() as store:
        id = store.concept(concept).concept.id
        print_units([unit for unit, watch in watched(store, ()) if id in watch.terms[unit.id].concepts])


def watched(store: Store, pair_ids: Iterable[str]) -> Iterator[tuple[Unit, Watch]]:
    """The units of pairs, each with what the glossary says of its pair."""
    from workbench.glossary import Recogniser
    from workbench.glossary.watching import Watch

    pairs = aligned_pairs(store, pair_ids)
    glossary = store.glossary()
    recogniser = Recogniser(glossary)
    for pair in pairs:
        units = store.units(pair.id)
        watch = Watch(pair.source.language, pair.target.language)
        watch.update(glossary, recogniser, [(unit.id, unit.source_text, unit.target_text) for unit in units])
        for unit in units:
            yield unit, watch
