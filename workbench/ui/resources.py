"""What all sessions share, made once: the store, the one who aligns, the glossary."""

from __future__ import annotations

import gc
from pathlib import Path

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.glossary import Glossary, read_glossary
from workbench.review.rules import Rules, team
from workbench.settings import Settings, settings
from workbench.store import Store
from workbench.ui import signin
from workbench.ui.aligner import Aligner


def store() -> Store:
    """The store of the settings in force, under the team's rules as they are now.

    Raises StoreError where it cannot be opened, and as `rules`.
    """
    found = _store(settings().database)
    # Of what is shared, the one thing that changes: a role is taken away while its owner is at work.
    found.rules = rules()
    return found


def rules() -> Rules:
    """The team's rules as they are now; raises WorkbenchError for a file that says nothing sensible."""
    file = settings().team
    # Without a file everybody may do everything, which is for one person, not for all who can sign in.
    if signin.account() is not None and not file.is_file():
        raise WorkbenchError(f"There is a sign-in but no team file {file}: list there who has which role.")
    return team(file)


def aligner() -> Aligner:
    """The one who aligns into that store; it has begun with the corpus when it was first asked for."""
    return _aligner(settings())


def glossary() -> Glossary:
    """The glossary's files as they are now; raises GlossaryError as `read_glossary`."""
    folder = settings().glossary
    changed = tuple(path.stat().st_mtime_ns for path in sorted(folder.glob("*.csv")))
    return _glossary(folder, changed)


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take what has been loaded so far out of the garbage collector's sight.

    It would walk through all modules at every few reruns, which takes longer than many a page.
    """
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def _store(url: str) -> Store:
    return Store(url)


@st.cache_resource(show_spinner=False)
def _aligner(chosen: Settings) -> Aligner:
    aligner = Aligner(_store(chosen.database), chosen)
    aligner.begin()
    return aligner


@st.cache_resource(show_spinner=False, max_entries=2)
def _glossary(folder: Path, changed: tuple[int, ...]) -> Glossary:
    return read_glossary(folder)
