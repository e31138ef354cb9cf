"""`workbench export`: files for other tools and for readers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from workbench.cli.shell import aligned_pairs, opened_store, print_table, progress_bar
from workbench.language import language
from workbench.review import Status
from workbench.review.operations import SIDES, Side

if TYPE_CHECKING:
    from workbench.exchange.preflight import Report
    from workbench.store import Store

_FORMATS = ("tmx", "xliff", "xliff1", "xlsx", "csv", "jsonl", "html", "docx", "txt")
_TOOLS = ("generic", "omegat", "trados", "memoq")


@click.command(short_help="Write TMX, XLIFF, a table, or a document to read.")
@click.option("--format", "kind", type=click.Choice(_FORMATS), default="tmx", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False), help="File to write; an earlier one is replaced.")
@click.option(
    "--pair", "pair_ids", multiple=True, metavar="PAIR", help="Only this pair; may be given more than once."
)
@click.option("--all-statuses", is_flag=True, help="Units of any status, not only approved ones.")
@click.option(
    "--source-lang", default="th", show_default=True, help="Language that a TMX file translates from."
)
@click.option(
    "--for",
    "tool",
    type=click.Choice(_TOOLS),
    default="generic",
    show_default=True,
    help="Tool that a TMX file is for.",
)
@click.option(
    "--side", type=click.Choice(SIDES), help="One side of one pair alone, as a document to read (docx, txt)."
)
@click.option(
    "--check", "only_check", is_flag=True, help="Write no file; tell what the tool will stumble over."
)
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), help="Save what --check tells as CSV."
)
def export(
    kind: str,
    output: str | None,
    pair_ids: tuple[str, ...],
    all_statuses: bool,
    source_lang: str,
    tool: str,
    side: Side | None,
    only_check: bool,
    report: Path | None,
) -> None:
    """Write translation units: TMX 1.4, XLIFF 2.1 (xliff) or 1.2 (xliff1), a table for people to review in
    (xlsx, csv), JSON Lines, or a bilingual document (html, docx); with --side, one of the two texts.

    Pairs that were never aligned are aligned first. With --check, the exit code is 1 where there is
    something to see.
    """
    if output is None and not only_check:
        raise click.UsageError("Give --output FILE, or --check.")
    if report and not only_check:
        raise click.UsageError("--report saves what --check tells: give both.")
    if (kind == "txt" and side is None) or (side and (kind not in ("docx", "txt") or len(pair_ids) != 1)):
        raise click.UsageError("One side alone takes --side, one --pair, and the format docx or txt.")
    from workbench.exchange import Format, export_side
    from workbench.exchange import export as export_units
    from workbench.exchange.tmx import PROFILES

    statuses = None if all_statuses else (Status.APPROVED,)
    # What is misspelt is told before the aligning, not after it.
    language(source_lang)
    with opened_store() as store:
        aligned_pairs(store, pair_ids)
        total = store.count_units(pair_ids or None, statuses)
        if only_check or output is None:
            _check(store, pair_ids, statuses, source_lang, tool, report)
            return
        with progress_bar("Writing") as tell:

            def progress(units: int) -> None:
                tell(units, total, output)

            if side is None:
                done = export_units(
                    store,
                    output,
                    Format(kind),
                    pair_ids or None,
                    statuses,
                    source_language=source_lang,
                    profile=PROFILES[tool],
                    progress=progress,
                )
            else:
                word: Literal["docx", "txt"] = "docx" if kind == "docx" else "txt"
                done = export_side(store, output, pair_ids[0], side, word, statuses, progress=progress)
    click.echo(f"{output}: {done.units} unit{'' if done.units == 1 else 's'}.")
    for reason, count in done.skipped.items():
        click.echo(f"Left out, since {reason}: {count}.")
    if done.replaced_characters:
        click.echo(f"Characters that XML forbids, replaced: {done.replaced_characters}.")
    if not total and not all_statuses:
        click.echo("No unit is approved yet: review some, or give --all-statuses.")


def _check(
    store: Store,
    pair_ids: tuple[str, ...],
    statuses: tuple[Status, ...] | None,
    source_lang: str,
    tool: str,
    report: Path | None,
) -> None:
    """Tell what `tool` will stumble over, and end with the exit code 1 where there is anything."""
    from workbench.exchange import check, csv_table
    from workbench.exchange.preflight import REPORT_COLUMNS, report_rows
    from workbench.exchange.tmx import PROFILES
    from workbench.files import replacing

    found = check(store, pair_ids or None, statuses, source_language=source_lang, profile=PROFILES[tool])
    _print(found)
    if report:
        with replacing(report) as file:
            file.write(csv_table(report_rows(found), REPORT_COLUMNS))
        click.echo(f"{report}: written.")
    if found.counts:
        sys.exit(1)


def _print(report: Report) -> None:
    from workbench.exchange.preflight import report_rows

    click.echo(f"Units: {report.units}. Findings: {sum(report.counts.values())}.")
    if report.counts:
        print_table(
            ("finding", "unit", "pair", "side", "what"),
            (
                (str(kind), str(unit), str(pair), str(side), str(value))
                for kind, _, unit, pair, side, _, _, value in report_rows(report)
            ),
        )
    for kind, count in report.counts.items():
        if count > len(report.findings[kind]):
            click.echo(f"Of “{kind}” the first {len(report.findings[kind])} of {count} are listed.")
