"""`workbench unit …`, `undo` and `redo`: the alignment changed by hand, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.shell import as_reviewer, opened_store, print_units
from workbench.errors import OperationError
from workbench.review.editing import neighbour
from workbench.review.operations import (
    EDGES,
    SIDES,
    Comment,
    Dismiss,
    Edge,
    Link,
    Merge,
    Move,
    Operation,
    Redo,
    Restore,
    Side,
    Split,
    TakeTerm,
    Undo,
    Unlink,
)

if TYPE_CHECKING:
    from workbench.store import Store
    from workbench.store.model import Outcome


class Seen(click.ParamType[tuple[int, int]]):
    """A unit and the version that somebody saw of it, such as 46@0."""

    name = "unit@version"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        unit, _, version = str(value).partition("@")
        if not (unit.isascii() and unit.isdigit() and version.isascii() and version.isdigit()):
            self.fail(f"'{value}' is no unit with its version: give both, such as 46@0.", param, ctx)
        return int(unit), int(version)


_SEEN = Seen()


@click.group(short_help="Change the alignment: split, merge, move, unlink, link.")
def unit() -> None:
    """Change what stands beside what.

    A unit is named with the version you saw in `units`, such as 46@0: a later one is not overwritten.
    """


def _tell(outcome: Outcome) -> None:
    print_units(outcome.units)
    if outcome.retired:
        retired = ", ".join(map(str, outcome.retired))
        click.echo(f"No unit any more, but in the history: {retired}.")


def _operate(store: Store, unit_id: int, operation: Operation, reviewer: str) -> None:
    _tell(store.operate(store.unit(unit_id).pair, operation, reviewer))


@unit.command(short_help="Cut a unit in two.")
@click.argument("seen", metavar="UNIT@VERSION", type=_SEEN)
@click.option("--source-before", metavar="TEXT", help="Where the second unit's source begins.")
@click.option("--target-before", metavar="TEXT", help="Where the second unit's target begins.")
@as_reviewer
def split(seen: tuple[int, int], source_before: str | None, target_before: str | None, reviewer: str) -> None:
    """Cut a unit before a text on one side, or on both; a side that is not cut stays with the first unit."""
    with opened_store() as store:
        present = store.unit(seen[0])
        source_at = _place(present.source_text, source_before, "source")
        target_at = _place(present.target_text, target_before, "target")
        _operate(store, seen[0], Split(*seen, source_at, target_at), reviewer)


def _place(text: str, before: str | None, side: Side) -> int | None:
    """Where `before` begins in `text`, which must have it once."""
    if before is None:
        return None
    number = text.count(before) if before else 0
    if number != 1:
        raise OperationError(
            f"The {side} has '{before}' {number} times: give a text that it has once, as it is in `units`."
        )
    return text.index(before)


@unit.command(short_help="Make one unit of two.")
@click.argument("first", metavar="UNIT@VERSION", type=_SEEN)
@click.argument("second", metavar="UNIT@VERSION", type=_SEEN)
@as_reviewer
def merge(first: tuple[int, int], second: tuple[int, int], reviewer: str) -> None:
    """Put the second unit into the first; their texts must stand side by side in both documents."""
    with opened_store() as store:
        _operate(store, first[0], Merge(*first, *second), reviewer)


@unit.command(short_help="Hand a chunk of a unit to its neighbour.")
@click.argument("seen", metavar="UNIT@VERSION", type=_SEEN)
@click.option("--side", type=click.Choice(SIDES), required=True)
@click.option(
    "--chunk",
    "edge",
    type=click.Choice(EDGES),
    required=True,
    help="The first goes to the unit with the text before it, the last to the one with the text after it.",
)
@as_reviewer
def move(seen: tuple[int, int], side: Side, edge: Edge, reviewer: str) -> None:
    """Hand the first or last chunk of one side (a clause; in Thai what ends at a space)."""
    with opened_store() as store:
        present = store.unit(seen[0])
        other = neighbour(store.units(present.pair), present, side, edge)
        if other is None:
            raise OperationError(
                f"No unit holds {side} beside unit {present.id} there: nothing to hand it to."
            )
        _operate(store, seen[0], Move(*seen, other.id, other.version, side, edge), reviewer)


@unit.command(short_help="Make two units of a unit's two sides.")
@click.argument("seen", metavar="UNIT@VERSION", type=_SEEN)
@as_reviewer
def unlink(seen: tuple[int, int], reviewer: str) -> None:
    """Say that the two sides of a unit do not belong together."""
    with opened_store() as store:
        _operate(store, seen[0], Unlink(*seen), reviewer)


@unit.command(short_help="Make one unit of a source and a target that stand alone.")
@click.argument("source", metavar="SOURCE@VERSION", type=_SEEN)
@click.argument("target", metavar="TARGET@VERSION", type=_SEEN)
@as_reviewer
def link(source: tuple[int, int], target: tuple[int, int], reviewer: str) -> None:
    """Say that a unit with a source only and one with a target only belong together."""
    with opened_store() as store:
        _operate(store, source[0], Link(*source, *target), reviewer)


@unit.command(short_help="Say something about a unit.")
@click.argument("unit_id", metavar="UNIT", type=int)
@click.argument("text")
@as_reviewer
def comment(unit_id: int, text: str, reviewer: str) -> None:
    """Comment on UNIT; whoever stands in TEXT as @NAME finds it in `mentions`."""
    with opened_store() as store:
        pair = store.unit(unit_id).pair
        store.operate(pair, Comment(unit_id, text), reviewer)
        number = store.comment_counts(pair)[unit_id]
    click.echo(f"Unit {unit_id} has {number} comment{'' if number == 1 else 's'}.")


@unit.command(short_help="Say of a finding that it is none.")
@click.argument("unit_id", metavar="UNIT", type=int)
@click.argument("finding", metavar="KEY")
@click.option("--reason", required=True, help="Why it is no fault; it is kept with the finding.")
@as_reviewer
def dismiss(unit_id: int, finding: str, reason: str, reviewer: str) -> None:
    """Dismiss the finding of UNIT whose KEY `glossary check` prints."""
    from workbench.cli.glossary.finding import watched

    with opened_store() as store:
        pair = store.unit(unit_id).pair
        keys = [
            each.key
            for unit, watch in watched(store, [pair])
            for each in watch.findings.get(unit.id, ())
            if unit.id == unit_id
        ]
        if finding not in keys:
            raise OperationError(
                f"Unit {unit_id} has no finding '{finding}': take a key from `glossary check {pair}`."
            )
        store.operate(pair, Dismiss(unit_id, finding, reason), reviewer)
    click.echo(f"Dismissed on unit {unit_id}.")


@unit.command(short_help="Bring a dismissed finding back.")
@click.argument("unit_id", metavar="UNIT", type=int)
@click.argument("finding", metavar="KEY")
@as_reviewer
def restore(unit_id: int, finding: str, reviewer: str) -> None:
    """Bring the finding of UNIT back whose KEY `glossary check` prints."""
    with opened_store() as store:
        pair = store.unit(unit_id).pair
        if (unit_id, finding) not in [(each.unit, each.finding) for each in store.dismissals(pair)]:
            raise OperationError(
                f"Unit {unit_id} has no finding '{finding}' that was dismissed: take a key from "
                f"`glossary check {pair}`."
            )
        store.operate(pair, Restore(unit_id, finding), reviewer)
    click.echo(f"Back on unit {unit_id}.")


@unit.command(short_help="Take terms of a unit into the glossary.")
@click.argument("unit_id", metavar="UNIT", type=int)
@click.option("--source", default="", metavar="TERM", help="Term of the source's language.")
@click.option("--target", default="", metavar="TERM", help="Term of the target's language.")
@click.option("--concept", help="Concept that they are further terms of; a new one when not given.")
@as_reviewer
def take(unit_id: int, source: str, target: str, concept: str | None, reviewer: str) -> None:
    """Make a concept of a TERM on each side of UNIT, or add them to a concept that is there."""
    with opened_store() as store:
        store.operate(store.unit(unit_id).pair, TakeTerm(unit_id, source, target, concept), reviewer)
        change = store.glossary_log(concept, 1)[0]
        ids = ", ".join(each.concept for each in store.glossary_change(change.id))
    click.echo(f"{ids}: change {change.id}.")


@click.command(short_help="Take back the last thing you did in a pair.")
@click.argument("pair_id", metavar="PAIR")
@as_reviewer
def undo(pair_id: str, reviewer: str) -> None:
    """Take back your last operation in PAIR; refused where somebody has changed its units since."""
    with opened_store() as store:
        _tell(store.operate(pair_id, Undo(), reviewer))


@click.command(short_help="Do again what you have just undone.")
@click.argument("pair_id", metavar="PAIR")
@as_reviewer
def redo(pair_id: str, reviewer: str) -> None:
    """Do again what your last undo in PAIR took back, as long as you did nothing else since."""
    with opened_store() as store:
        _tell(store.operate(pair_id, Redo(), reviewer))
