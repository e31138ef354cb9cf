"""The command line: everything that the app can do, for scripts and for people who prefer it."""

from __future__ import annotations

import click

from workbench import __version__
from workbench.cli.align import align
from workbench.cli.documents import documents, import_, pair
from workbench.cli.export import export
from workbench.cli.glossary import glossary
from workbench.cli.memories import concordance, matches, memories
from workbench.cli.review import decide, history, pairs, units
from workbench.cli.shell import Commands
from workbench.cli.team import approve, assign, comments, mentions, present, team, unpair
from workbench.cli.unit import redo, undo, unit


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="workbench")
def main() -> None:
    """Align Thai texts with their English sources, review the result, export it."""


for command in (
    *(import_, documents, pair, unpair, pairs, align),
    *(units, decide, approve, unit, undo, redo, history),
    *(comments, mentions, assign, present, team),
    *(memories, concordance, matches, glossary, export),
):
    main.add_command(command)
