"""`workbench memories`, `concordance` and `matches`: memories, and looking through all there is."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.returned import naming, tell_rest
from workbench.cli.shell import aligned_pairs, as_reviewer, opened_store, print_table, progress_bar

if TYPE_CHECKING:
    from workbench.store.memory_model import Occurrence, Passage

_LIMIT = click.IntRange(1, 10_000)


def keep_memory(file: Path, name: str, reviewer: str) -> None:
    """Keep the units of `file` as the memory `name`, or one by the name of the file where it is empty."""
    from workbench.exchange.remembering import remember

    with opened_store() as store, naming(file), progress_bar("Reading") as tell:
        kept = remember(store, file, reviewer, name or None, lambda done, of: tell(done, of or 0, ""))
    tell_rest(kept.skipped, kept.remarks)
    more = kept.left_out - len(kept.skipped)
    if more:
        click.echo(f"… and {more:,} more units left out.")
    click.echo(f"{kept.memory.name}: {kept.memory.units:,} units in {', '.join(kept.memory.languages)}.")


@click.command(short_help="List the translation memories, or remove one.")
@click.option("--remove", metavar="NAME", help="Take this one away.")
@click.option("--yes", is_flag=True, help="With --remove: do not ask.")
@as_reviewer
def memories(remove: str | None, yes: bool, reviewer: str) -> None:
    """List the translation memories that `import --memory` keeps beside the pairs, or remove one."""
    with opened_store() as store:
        if remove is not None:
            if not yes and remove in [memory.name for memory in store.memories()]:
                click.confirm(f"Remove the memory '{remove}'?", abort=True)
            store.remove_memory(remove, reviewer)
            click.echo(f"Removed {remove}.")
            return
        print_table(
            ("name", "units", "languages", "file", "by", "since"),
            (
                (
                    memory.name if memory.complete else f"{memory.name} (not complete)",
                    f"{memory.units:,}",
                    ", ".join(memory.languages),
                    memory.file,
                    memory.added_by,
                    f"{memory.added_at:%Y-%m-%d %H:%M}",
                )
                for memory in store.memories()
            ),
        )


@click.command(short_help="Find a stretch of text in all memories and pairs.")
@click.argument("query", metavar="TEXT")
@click.option("--lang", help="Look in texts of this language only, such as th.")
@click.option("--limit", type=_LIMIT, default=20, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with offsets in code points.")
def concordance(query: str, lang: str | None, limit: int, as_json: bool) -> None:
    """Find TEXT in the units of all pairs and memories; case, accents, Thai marks and spaces do not matter.

    Units that are the text come first, then approved ones, memories, the others, and rejected ones. Pairs
    that were never aligned are aligned first.
    """
    from workbench.language import language

    with opened_store() as store:
        aligned_pairs(store)
        found = store.concordance(query, language(lang).code if lang else None, limit)
    if as_json:
        for each in found.occurrences:
            click.echo(json.dumps(asdict(each), ensure_ascii=False, default=datetime.isoformat))
    else:
        print_table(("where", "unit", "status", "texts"), map(_row, found.occurrences))
    more = found.total - len(found.occurrences)
    click.echo(f"Found: {found.total:,}." + (f" {more:,} more than shown." if more else ""), err=as_json)


def _row(found: Occurrence) -> tuple[str, str, str, str]:
    texts = "\n".join(f"{each.language}: {_marked(each)}" for each in found.passages if each.text)
    status = "" if found.status is None else found.status.value
    return found.pair or f"memory {found.memory}", str(found.unit), status, texts


def _marked(passage: Passage) -> str:
    """Its text with the hits in brackets."""
    parts, at = [], 0
    for start, end in passage.hits:
        parts += [passage.text[at:start], "[", passage.text[start:end], "]"]
        at = end
    return "".join([*parts, passage.text[at:]])


@click.command(short_help="Find units of memories that are like a text.")
@click.argument("unit_id", metavar="[UNIT]", type=int, required=False)
@click.option("--text", help="In place of a unit.")
@click.option(
    "--lang", help="Language of the text; of a unit, the side to compare. The source when not given."
)
@click.option(
    "--least", type=click.IntRange(1, 100), default=70, show_default=True, help="How much alike, in per cent."
)
@click.option("--limit", type=_LIMIT, default=5, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def matches(
    unit_id: int | None, text: str | None, lang: str | None, least: int, limit: int, as_json: bool
) -> None:
    """Find what the memories have like the source of UNIT, or like a text, and what stands there for it."""
    from workbench.documents.script import guess
    from workbench.language import language

    if (unit_id is None) == (text is None):
        raise click.UsageError("Give a UNIT or --text TEXT.")
    code = language(lang).code if lang else None
    with opened_store() as store:
        if unit_id is not None:
            unit = store.unit(unit_id)
            pair = store.pair(unit.pair)
            sides = {pair.source.language: unit.source_text, pair.target.language: unit.target_text}
            code = code or pair.source.language
            if code not in sides:
                raise click.UsageError(f"Unit {unit_id} is in {' and '.join(sides)}: give one of these.")
            text = sides[code]
        assert text is not None
        found = store.matches(text, code or guess(text), least, limit)
    if as_json:
        for each in found:
            click.echo(json.dumps(asdict(each), ensure_ascii=False, default=datetime.isoformat))
        return
    print_table(
        ("alike", "memory", "unit", "texts"),
        (
            (
                f"{each.score}%",
                each.memory,
                str(each.unit),
                "\n".join(f"{side.language}: {side.text}" for side in (each.source, *each.others)),
            )
            for each in found
        ),
    )
