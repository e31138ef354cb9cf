"""`workbench import` of files that hold units: brought back, or made a new pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.shell import opened_store, print_table, progress_bar
from workbench.errors import ExchangeError

if TYPE_CHECKING:
    from workbench.exchange.incoming import Remark, Skipped
    from workbench.exchange.returning import Change, Conflict

_MOST = 20


def bring_back(file: Path, reviewer: str, yes: bool, theirs: bool) -> None:
    """Show what `file` would change in our units, ask, and change it, all of it or nothing."""
    from workbench.exchange.returned import carry_out, come_back

    with opened_store() as store:
        with naming(file), progress_bar("Reading") as tell:
            back = come_back(store, file, lambda done, of: tell(done, of or 0, ""))
        plan = back.plan
        counts = {
            "changed": len(plan.changes),
            "the same": len(plan.same),
            "in conflict": len(plan.conflicts),
            "unknown here": len(plan.unknown),
            "left out": len(back.skipped),
        }
        click.echo(f"{file}: " + ", ".join(f"{count} {what}" for what, count in counts.items()) + ".")
        _tell_changes("Changes", plan.changes)
        _tell_changes("Conflicts: what is here stays, unless you give --theirs", plan.conflicts)
        for unknown in plan.unknown[:_MOST]:
            click.echo(f"Left out, {unknown.place}: {unknown.reason}.")
        if len(plan.unknown) > _MOST:
            click.echo(f"… and {len(plan.unknown) - _MOST} more left out.")
        tell_rest(back.skipped, back.remarks)
        chosen = range(len(plan.conflicts)) if theirs else ()
        wanted = len(plan.changes) + len(chosen)
        if not wanted:
            click.echo("Nothing is changed.")
        elif yes or click.confirm(f"Change {wanted} units?"):
            with progress_bar("Changing") as tell:
                changed = carry_out(store, plan, reviewer, chosen, lambda done, of: tell(done, of, ""))
            click.echo(f"Changed: {changed}.")


def make_pair(file: Path, reviewer: str) -> None:
    """Make a new pair of `file`, whatever tool it is from."""
    from workbench.exchange.memories import add_memory, read_memory

    with opened_store() as store, naming(file), progress_bar("Reading") as tell:
        memory = read_memory(file, lambda done, of: tell(done, of or 0, ""))
        pair = add_memory(store, memory, reviewer, lambda done, of: tell(done, of, "Saving"))
    tell_rest(memory.skipped, memory.remarks)
    click.echo(f"{pair}: {len(memory.units)} units.")


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Say in an ExchangeError which of several files it is about."""
    try:
        yield
    except ExchangeError as error:
        raise ExchangeError(f"{file}: {error}") from error


def _tell_changes(title: str, changes: Iterable[Change | Conflict]) -> None:
    rows = [
        (each.place, str(each.unit.id), difference.field, difference.ours, difference.theirs)
        for each in changes
        for difference in each.differences
    ]
    if rows:
        click.echo(f"{title}:")
        print_table(("where", "unit", "what", "here", "in the file"), rows[:_MOST])
        if len(rows) > _MOST:
            click.echo(f"… and {len(rows) - _MOST} more.")


def tell_rest(skipped: Iterable[Skipped], remarks: Iterable[Remark]) -> None:
    """Tell what of a file could not come in, and what was read otherwise than it stands there."""
    for each in skipped:
        click.echo(f"Left out, {each.place}: {each.reason}")
    for remark in remarks:
        click.echo(f"{remark.text} ({remark.count}, first at {', '.join(remark.places)}).")
