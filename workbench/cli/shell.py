"""What all commands share: the store they work on, how errors are told, tables and progress."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from workbench.errors import WorkbenchError
from workbench.settings import settings

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store import Pair, Store


class Commands(click.Group):
    """A group whose commands tell a WorkbenchError as one sentence and end with exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WorkbenchError as error:
            raise click.ClickException(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        # In the order in which people need them, which is the order they were added in.
        return list(self.commands)


@contextmanager
def opened_store() -> Iterator[Store]:
    """The store that the settings name; an empty one gets the glossary and the corpus, as in the app."""
    from workbench.review.rules import team
    from workbench.store import Store
    from workbench.store.jobs import add_corpus, begin_glossary

    in_force = settings()
    with Store(in_force.database, team(in_force.team)) as store:
        begin_glossary(store, in_force.glossary)
        # Not asked of the documents: somebody may have killed the command that was bringing them in.
        if not store.pairs():
            add_corpus(store, in_force.corpus, limit=in_force.limit)
        yield store


def aligned_pairs(store: Store, pair_ids: Iterable[str] = ()) -> list[Pair]:
    """The pairs of these ids, or all; what was never aligned is aligned first. NotFound as `Store.pair`."""
    from workbench.store.jobs import align_pairs

    pairs = [store.pair(id) for id in pair_ids] or store.pairs()
    with progress_bar("Aligning") as tell:
        align_pairs(store, [pair for pair in pairs if pair.aligned_at is None], settings(), tell)
    return [store.pair(pair.id) for pair in pairs]


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table as wide as the terminal, or wide enough for a file; cells are shown literally."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        # Thai has no spaces to wrap at; without this a long stretch would end in an ellipsis.
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else 160).print(table)


def print_units(units: Iterable[Unit]) -> None:
    """Units as `units` lists them."""
    print_table(
        ("unit", "version", "sure", "status", "source", "target"),
        (
            (
                str(unit.id),
                str(unit.version),
                f"{unit.bead.confidence:.0%}",
                unit.status.value,
                unit.source_text,
                unit.target_text,
            )
            for unit in units
        ),
    )


as_reviewer = click.option("--reviewer", default=getpass.getuser, show_default="your login name")
"""The option of every command that is done in somebody's name."""


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error, where that is a terminal; call it with steps done, their number, a label."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def tell(done: int, total: int, label: str) -> None:
            bar.update(task, completed=done, total=total, description=label or what)

        yield tell
