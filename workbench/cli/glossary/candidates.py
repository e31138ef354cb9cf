"""Terms to add to the glossary."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from workbench.cli.shell import aligned_pairs, as_reviewer, opened_store, print_table
from workbench.settings import settings

if TYPE_CHECKING:
    from workbench.glossary.candidates import Candidate


@click.command(short_help="Find terms to add to the glossary.")
@click.argument("pair_ids", metavar="[PAIR]...", nargs=-1)
@click.option("--most", default=50, show_default=True, type=click.IntRange(min=1), help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="All that is known of each, one JSON object a line.")
def candidates(pair_ids: tuple[str, ...], most: int, as_json: bool) -> None:
    """Find terms in the units of each PAIR, or of all, that the glossary lacks, the likeliest first.

    Approved units count for certain, rejected ones not at all; candidates that were rejected stay away.
    Pairs that were never aligned are aligned first.
    """
    from workbench.embedding import encoder
    from workbench.store.candidates import find_candidates

    with opened_store() as store:
        aligned_pairs(store, pair_ids)
        found = find_candidates(store, encoder(settings().encoder), pair_ids)[:most]
    if as_json:
        for candidate in found:
            click.echo(json.dumps(asdict(candidate), ensure_ascii=False))
    else:
        print_table(("likely", "terms", "concept", "seen in", "units", "key"), map(_row, found))


def _row(candidate: Candidate) -> tuple[str, ...]:
    return (
        f"{candidate.score:.0%}",
        " = ".join(term.text for term in candidate.terms),
        candidate.concept,
        " and ".join(candidate.origins),
        ", ".join(dict.fromkeys(str(mention.passage) for mention in candidate.mentions)),
        candidate.key,
    )


@click.command(short_help="Turn candidates down, so that they do not come back.")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@click.option("--readmit", is_flag=True, help="Let them come again.")
@as_reviewer
def reject(keys: tuple[str, ...], readmit: bool, reviewer: str) -> None:
    """Turn down the candidates whose KEYs `glossary candidates` prints."""
    with opened_store() as store:
        if readmit:
            store.readmit_candidates(keys, reviewer)
        else:
            store.reject_candidates(keys, reviewer)
    click.echo(f"{'Readmitted' if readmit else 'Rejected'}: {len(keys)}.")
