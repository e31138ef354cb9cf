"""`workbench glossary`: the terms of the field."""

from __future__ import annotations

import click

from workbench.cli.glossary.candidates import candidates, reject
from workbench.cli.glossary.editing import log, merge, remove, save, undo
from workbench.cli.glossary.exchanging import export, import_
from workbench.cli.glossary.finding import check, find, search, show, usage


@click.group(short_help="Search the glossary, check texts with it, edit it, exchange it.")
def glossary() -> None:
    """Search the glossary, find its terms in texts, check units with it, edit it, exchange it.

    It is kept in the database; a database without one begins with the text form in the folder glossary/.
    """


for command in (
    *(search, show, find, check, usage),
    *(save, remove, merge, undo, log),
    *(candidates, reject, export, import_),
):
    glossary.add_command(command)
