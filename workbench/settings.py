"""Settings, read from the environment once per call so that tests and services can set them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from workbench.errors import WorkbenchError


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how large a document may be."""

    data: Path
    """Folder of the database and the vector cache (`WORKBENCH_DATA`, default `data`)."""
    database: str
    """SQLAlchemy URL (`WORKBENCH_DATABASE`, default SQLite inside `data`)."""
    corpus: Path
    """Folder with `th/` and `en/` (`WORKBENCH_CORPUS`, default `corpus`)."""
    glossary: Path
    """Folder with the glossary's text form (`WORKBENCH_GLOSSARY`, default `glossary`)."""
    encoder: str
    """Name of the encoder (`WORKBENCH_ENCODER`, default `use`)."""
    team: Path
    """TOML file with the team's roles and rules (`WORKBENCH_TEAM`, default `team.toml` inside `data`)."""
    limit: int
    """Bytes a document may have, as a file and as text (`WORKBENCH_LIMIT_MIB`, default 20)."""


def settings() -> Settings:
    """The settings in force.

    Raises WorkbenchError for a limit that is no positive number and for a named team file that is not there.
    """
    environment = os.environ
    data = Path(environment.get("WORKBENCH_DATA", "data"))
    mebibytes = environment.get("WORKBENCH_LIMIT_MIB", "20")
    try:
        limit = int(float(mebibytes) * 2**20)
    except (ValueError, OverflowError):
        limit = 0
    if limit <= 0:
        raise WorkbenchError(f"WORKBENCH_LIMIT_MIB is '{mebibytes}': give a size in MiB, such as 20.")
    team = Path(environment.get("WORKBENCH_TEAM", data / "team.toml"))
    # Without the file everybody may do everything, which nobody wants who named one.
    if "WORKBENCH_TEAM" in environment and not team.is_file():
        raise WorkbenchError(
            f"WORKBENCH_TEAM is '{team}', which is no file: name the file with the team's roles."
        )
    return Settings(
        data=data,
        database=environment.get("WORKBENCH_DATABASE", f"sqlite:///{quote(str(data / 'workbench.db'))}"),
        corpus=Path(environment.get("WORKBENCH_CORPUS", "corpus")),
        glossary=Path(environment.get("WORKBENCH_GLOSSARY", "glossary")),
        encoder=environment.get("WORKBENCH_ENCODER", "use"),
        team=team,
        limit=limit,
    )
