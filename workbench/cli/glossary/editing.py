"""Changing the glossary, and taking changes back."""

from __future__ import annotations

import json
from typing import IO

import click

from workbench.cli.shell import as_reviewer, opened_store, print_table
from workbench.errors import Conflict, GlossaryError


@click.command(short_help="Save a concept that was changed, or a new one.")
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@as_reviewer
def save(file: IO[str], reviewer: str) -> None:
    """Save the concept in FILE, which is JSON as `glossary show` prints it; - is standard input.

    With a `version` it is the concept that you saw; without one it is new.
    """
    from workbench.glossary.plain import read_plain

    try:
        content = json.load(file)
    except ValueError as error:
        raise GlossaryError(f"{file.name} is not JSON ({error}): correct it.") from error
    version = content.pop("version", None) if isinstance(content, dict) else None
    after = read_plain(content)
    with opened_store() as store:
        before = None if version is None else store.concept(after.id)
        if before is not None and before.version != version:
            raise Conflict(
                f"{before.changed_by} saved the concept '{after.id}' since you saw version {version}: look "
                "at it again with `glossary show`, and change that.",
                theirs=before.concept,
            )
        kept = store.save_concept(before.concept if before else None, after, reviewer)
    click.echo(f"{kept.concept.id}: version {kept.version}.")


@click.command(short_help="Take a concept out of the glossary.")
@click.argument("concept")
@as_reviewer
def remove(concept: str, reviewer: str) -> None:
    """Remove CONCEPT; `glossary undo` brings it back."""
    with opened_store() as store:
        change = store.remove_concept(store.concept(concept).concept, reviewer)
    click.echo(f"Removed by change {change}.")


@click.command(short_help="Make one concept of two.")
@click.argument("concept")
@click.argument("other")
@as_reviewer
def merge(concept: str, other: str, reviewer: str) -> None:
    """Take into CONCEPT what only OTHER says, and remove OTHER; `glossary undo` makes them two again."""
    with opened_store() as store:
        one, two = (store.concept(id).concept for id in (concept, other))
        change = store.merge_concepts(one, two, reviewer)
    click.echo(f"Merged by change {change}.")


@click.command(short_help="Take a change of the glossary back.")
@click.argument("change", type=int)
@as_reviewer
def undo(change: int, reviewer: str) -> None:
    """Give every concept that CHANGE touched back as it was; refused where one was changed since."""
    with opened_store() as store:
        again = store.undo_glossary(change, reviewer)
    click.echo(f"Taken back by change {again}.")


@click.command(short_help="Show who changed what in the glossary.")
@click.argument("concept", required=False)
@click.option("--most", default=50, show_default=True, type=click.IntRange(min=1))
def log(concept: str | None, most: int) -> None:
    """List the newest changes of the glossary, or of CONCEPT, the newest first."""
    with opened_store() as store:
        changes = store.glossary_log(concept, most)
        if concept is not None and not changes:
            # Says that there is no such concept.
            store.concept(concept)
        print_table(
            ("change", "when (UTC)", "who", "what", "concepts"),
            (
                (
                    str(each.id),
                    f"{each.at:%Y-%m-%d %H:%M}",
                    each.editor,
                    each.kind + (", taken back" if each.undone else ""),
                    str(each.touched),
                )
                for each in changes
            ),
        )
