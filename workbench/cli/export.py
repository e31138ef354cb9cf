"""`workbench export`: files for other tools."""

from __future__ import annotations

import click

from workbench.cli.shell import opened_store, progress_bar
from workbench.language import language
from workbench.review import Status
from workbench.settings import settings


@click.command(short_help="Write a TMX file.")
@click.option("--format", "kind", type=click.Choice(["tmx"]), default="tmx", show_default=True)
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False),
    help="File to write; an earlier one is replaced.",
)
@click.option(
    "--pair", "pair_ids", multiple=True, metavar="PAIR", help="Only this pair; may be given more than once."
)
@click.option("--all-statuses", is_flag=True, help="Units of any status, not only approved ones.")
@click.option(
    "--source-lang", default="th", show_default=True, help="Language that the file translates from."
)
def export(kind: str, output: str, pair_ids: tuple[str, ...], all_statuses: bool, source_lang: str) -> None:
    """Write translation units as TMX 1.4. Pairs that were never aligned are aligned first."""
    from workbench.exchange import export_tmx
    from workbench.store.jobs import align_pairs, waiting

    in_force = settings()
    statuses = None if all_statuses else (Status.APPROVED,)
    with opened_store() as store, progress_bar("Aligning") as tell:
        # What is misspelt is told before the aligning, not after it.
        language(source_lang)
        for id in pair_ids:
            store.pair(id)
        align_pairs(store, waiting(store), in_force, tell)
        total = store.count_units(pair_ids or None, statuses)
        done = export_tmx(
            store,
            output,
            pair_ids or None,
            statuses,
            source_language=source_lang,
            progress=lambda units: tell(units, total, output),
        )
    click.echo(f"{output}: {done.units} unit{'' if done.units == 1 else 's'}.")
    for reason, count in done.skipped.items():
        click.echo(f"Left out, since {reason}: {count}.")
    if done.replaced_characters:
        click.echo(f"Characters that XML forbids, replaced: {done.replaced_characters}.")
    if not total and not all_statuses:
        click.echo("No unit is approved yet: review some, or give --all-statuses.")
