"""The schema's history, and how a database is brought to its end.

Each file in `versions/` is one step, frozen once released: it names tables and columns itself and
imports nothing of the workbench. A step that makes a table anew on SQLite (`op.batch_alter_table`)
must make the table's triggers anew as well.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from workbench.errors import StoreError, StoreUnavailable

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

    from workbench.store.engine import Database

_ONE_AT_A_TIME = Lock()
"""Alembic keeps the running migration in module variables."""


def migrate(database: Database) -> None:
    """Bring `database` to the newest schema; one that is there already is not written to.

    Raises StoreUnavailable when the database is newer than this code, StoreError when its tables are
    another program's.
    """
    with _ONE_AT_A_TIME:
        with database.reading() as connection:
            if _is_current(connection, database.name):
                return
        with database.migrating() as connection:
            # Another process may have been faster.
            if not _is_current(connection, database.name):
                upgrade(connection)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Take all steps to `revision`."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


@cache
def _revisions() -> tuple[str, ...]:
    """The names of all steps, the newest first."""
    from alembic.script import ScriptDirectory

    return tuple(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def _is_current(connection: Connection, name: str) -> bool:
    from alembic.migration import MigrationContext
    from sqlalchemy import inspect

    from workbench.store.tables import Base

    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and present not in _revisions():
        raise StoreUnavailable(
            f"The database {name} has the schema '{present}', which this workbench does not know: "
            "update the workbench, or name another database in WORKBENCH_DATABASE."
        )
    if present is None and not Base.metadata.tables.keys().isdisjoint(inspect(connection).get_table_names()):
        raise StoreError(
            f"The database {name} holds another program's tables: "
            "name a database of its own for the workbench in WORKBENCH_DATABASE."
        )
    return present == _revisions()[0]
