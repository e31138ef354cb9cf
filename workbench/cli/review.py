"""`workbench pairs`, `units`, `decide` and `history`: review without the app."""

from __future__ import annotations

import click

from workbench.cli.differences import marked
from workbench.cli.shell import aligned_pairs, as_reviewer, opened_store, print_table, print_units
from workbench.review import Status

_STATUSES = click.Choice([status.value for status in Status])


@click.command(short_help="List the pairs and how far their review is.")
def pairs() -> None:
    """List the pairs with the number of units in each status."""
    with opened_store() as store:
        print_table(
            ("pair", *(status.value for status in Status)),
            ((pair.id, *(str(pair.counts[status]) for status in Status)) for pair in store.pairs()),
        )


@click.command(short_help="List the units of a pair.")
@click.argument("pair_id", metavar="PAIR")
@click.option(
    "--status", "statuses", multiple=True, type=_STATUSES, help="Only these; may be given more than once."
)
@click.option(
    "--csv",
    "file",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Write a table to this file instead.",
)
def units(pair_id: str, statuses: tuple[str, ...], file: str | None) -> None:
    """List the units of PAIR, such as bali-message-cabinet:bali-message; align it if it never was."""
    from workbench.exchange import UNIT_COLUMNS, csv_table, unit_rows
    from workbench.files import replacing

    with opened_store() as store:
        (pair,) = aligned_pairs(store, [pair_id])
        found = store.units(pair_id, [Status(status) for status in statuses] or None)
    if file:
        written = csv_table(unit_rows(found, {pair.id: pair}), UNIT_COLUMNS)
        if file == "-":
            click.echo(written, nl=False)
        else:
            with replacing(file) as opened:
                opened.write(written)
        return
    print_units(found)


@click.command(short_help="Approve, reject or edit a unit.")
@click.argument("unit_id", metavar="UNIT", type=int)
@click.option(
    "--version",
    type=int,
    required=True,
    help="The version you saw in `units`: a later one is not overwritten.",
)
@click.option("--status", type=_STATUSES)
@click.option("--source-text", help="The source side as it should read.")
@click.option("--target-text", help="The target side as it should read.")
@click.option("--note", help="Why; needed to reject and to send back.")
@as_reviewer
def decide(
    unit_id: int,
    version: int,
    status: str | None,
    source_text: str | None,
    target_text: str | None,
    note: str | None,
    reviewer: str,
) -> None:
    """Save a decision on UNIT."""
    with opened_store() as store:
        unit = store.decide(
            unit_id,
            version,
            reviewer,
            status=Status(status) if status else None,
            source_text=source_text,
            target_text=target_text,
            note=note,
        )
    click.echo(f"Unit {unit.id} is {unit.status.value}, version {unit.version}.")


@click.command(short_help="Show all decisions on a unit.")
@click.argument("unit_id", metavar="UNIT", type=int)
def history(unit_id: int) -> None:
    """Show who did what to UNIT, when and why, with [-what went-] and {+what came+} of its texts."""
    with opened_store() as store:
        print_table(
            ("version", "time", "reviewer", "what", "status", "source", "target", "note"),
            (
                (
                    str(each.version),
                    f"{each.at:%Y-%m-%d %H:%M}",
                    each.reviewer,
                    each.kind if each.live else f"{each.kind}, no unit any more",
                    each.status.value,
                    marked(each.before.source_text, each.source_text) if each.before else each.source_text,
                    marked(each.before.target_text, each.target_text) if each.before else each.target_text,
                    each.note,
                )
                for each in store.history(unit_id)
            ),
        )
