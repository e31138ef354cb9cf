"""`workbench approve`, `assign`, `comments`, `mentions`, `present`, `team` and `unpair`: work in a team."""

from __future__ import annotations

import getpass
from random import randrange
from typing import TYPE_CHECKING

import click

from workbench.cli.shell import aligned_pairs, as_reviewer, opened_store, print_table, print_units
from workbench.errors import OperationError
from workbench.review import Status
from workbench.review.operations import DecideAll
from workbench.review.sampling import above, sample

if TYPE_CHECKING:
    from workbench.store.model import Remark


@click.command(short_help="Approve what the aligner was sure of, after a look at a sample.")
@click.argument("pair_id", metavar="PAIR")
@click.option(
    "--above",
    "least",
    type=click.FloatRange(0, 1),
    required=True,
    help="Only units at least so sure, such as 0.95.",
)
@click.option(
    "--sample", "size", type=click.IntRange(0), default=10, show_default=True, help="Units to show first."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_reviewer
def approve(pair_id: str, least: float, size: int, yes: bool, reviewer: str) -> None:
    """Approve the units of PAIR that are open and sure enough. Some of them are shown first."""
    with opened_store() as store:
        aligned_pairs(store, [pair_id])
        found = above(store.units(pair_id), least)
        if not found:
            click.echo(f"No open unit of {pair_id} is {least:.0%} sure.")
            return
        print_units(sample(found, size, randrange(2**32)))
        if not yes:
            click.confirm(f"Approve {_number(len(found))} like these?", abort=True)
        versions = tuple((unit.id, unit.version) for unit in found)
        done = store.operate(pair_id, DecideAll(versions, Status.APPROVED), reviewer)
    click.echo(f"Approved: {_number(len(done.units))}.")


@click.command(short_help="Give a pair, or some of its units, to somebody.")
@click.argument("pair_id", metavar="PAIR")
@click.argument("name")
@click.option("--from", "first", type=int, metavar="UNIT", help="Only from this unit on.")
@click.option("--to", "last", type=int, metavar="UNIT", help="Only up to this unit.")
@as_reviewer
def assign(pair_id: str, name: str, first: int | None, last: int | None, reviewer: str) -> None:
    """Let NAME review the units of PAIR, or those from one to another; '' is nobody in particular."""
    with opened_store() as store:
        aligned_pairs(store, [pair_id])
        ids = [unit.id for unit in store.units(pair_id)]
        for end in (first, last):
            if end is not None and end not in ids:
                raise OperationError(
                    f"No unit {end} in the pair '{pair_id}': choose one from `units {pair_id}`."
                )
        start = 0 if first is None else ids.index(first)
        stop = len(ids) if last is None else ids.index(last) + 1
        if start >= stop:
            raise OperationError(f"Unit {first} stands behind unit {last}: give the earlier one with --from.")
        number = store.assign(pair_id, ids[start:stop], name, reviewer)
    click.echo(f"Assigned to {name or 'nobody'}: {_number(number)}.")


@click.command(short_help="Show the comments on a pair.")
@click.argument("pair_id", metavar="PAIR")
@click.option(
    "--unit", "unit_ids", type=int, multiple=True, help="Only on this; may be given more than once."
)
def comments(pair_id: str, unit_ids: tuple[int, ...]) -> None:
    """Show what people said about the units of PAIR."""
    with opened_store() as store:
        for id in unit_ids:
            if store.unit(id).pair != pair_id:
                raise OperationError(f"Unit {id} is of the pair '{store.unit(id).pair}': name that one.")
        _print_remarks(store.comments(pair_id, unit_ids or None))


@click.command(short_help="Show the comments that call you.")
@click.argument("name", default=getpass.getuser)
def mentions(name: str) -> None:
    """Show the comments with @NAME (your login name when not given) in all pairs, the newest first."""
    with opened_store() as store:
        _print_remarks(store.mentions(name))


def _print_remarks(remarks: list[Remark]) -> None:
    print_table(
        ("time", "reviewer", "pair", "unit", "comment"),
        (
            (f"{each.at:%Y-%m-%d %H:%M}", each.reviewer, each.pair, str(each.unit), each.text)
            for each in remarks
        ),
    )


@click.command(short_help="Show who has a pair open.")
@click.argument("pair_id", metavar="PAIR")
def present(pair_id: str) -> None:
    """Show who has PAIR open in the app now, and at which unit."""
    with opened_store() as store:
        print_table(
            ("reviewer", "unit"),
            ((each.reviewer, "" if each.unit is None else str(each.unit)) for each in store.present(pair_id)),
        )


@click.command(short_help="Show the team's roles and rules.")
def team() -> None:
    """Show who may do what, as the team file (WORKBENCH_TEAM) has it."""
    with opened_store() as store:
        rules = store.rules
    print_table(
        ("reviewer", "role"),
        [
            *((name, role.name.lower()) for name, role in rules.roles.items()),
            ("everybody else", rules.default.name.lower()),
        ],
    )
    click.echo(f"A unit needs two persons: {'yes' if rules.second_person else 'no'}.")
    click.echo(f"People may approve what they edited: {'yes' if rules.own_edits else 'no'}.")


@click.command(short_help="Delete a pair; its documents stay.")
@click.argument("pair_id", metavar="PAIR")
@click.option("--force", is_flag=True, help="Even where people have worked on it; their log is kept.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_reviewer
def unpair(pair_id: str, force: bool, yes: bool, reviewer: str) -> None:
    """Delete PAIR and its alignment. It can be paired and aligned anew."""
    with opened_store() as store:
        number = store.pair(pair_id).total
        if not yes:
            click.confirm(f"Delete {pair_id} with {_number(number)}?", abort=True)
        store.delete_pair(pair_id, reviewer, force=force)
    click.echo(f"Deleted {pair_id}.")


def _number(units: int) -> str:
    return f"{units} unit{'' if units == 1 else 's'}"
