"""What all sessions share, made once: the store, the one who aligns, the glossary."""

from __future__ import annotations

import gc
from contextlib import suppress

import streamlit as st

from workbench.errors import GlossaryError, WorkbenchError
from workbench.review.rules import Rules, team
from workbench.settings import Settings, settings
from workbench.store import Store
from workbench.store.jobs import begin_glossary
from workbench.ui import signin
from workbench.ui.aligner import Aligner
from workbench.ui.concepts import Concepts, Known
from workbench.ui.terms import Terms
from workbench.ui.usages import Usage, Usages


def store() -> Store:
    """The store of the settings in force, under the team's rules as they are now.

    Raises StoreError where it cannot be opened, and as `rules`.
    """
    found = _store(settings())
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


def concepts() -> Known:
    """The glossary as it is now, ready to be searched.

    Raises GlossaryError as `read_glossary`, as long as the store has none.
    """
    begin_glossary(store(), settings().glossary)
    return _concepts(settings().database).now(store())


def terms() -> Terms:
    """What the glossary says of the pairs that are open."""
    return _terms(settings().database)


def usage() -> Usage:
    """What is known of where the glossary is used; see `Usages.look`."""
    return _usages(settings()).look(store(), terms())


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take what has been loaded so far out of the garbage collector's sight.

    It would walk through all modules at every few reruns, which takes longer than many a page.
    """
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def _store(chosen: Settings) -> Store:
    opened = Store(chosen.database)
    # The glossary's own page tells what is wrong with it; all others work without one.
    with suppress(GlossaryError):
        begin_glossary(opened, chosen.glossary)
    return opened


@st.cache_resource(show_spinner=False)
def _aligner(chosen: Settings) -> Aligner:
    aligner = Aligner(_store(chosen), chosen)
    aligner.begin()
    return aligner


@st.cache_resource(show_spinner=False)
def _concepts(database: str) -> Concepts:
    return Concepts()


@st.cache_resource(show_spinner=False)
def _usages(chosen: Settings) -> Usages:
    return Usages()


@st.cache_resource(show_spinner=False)
def _terms(database: str) -> Terms:
    return Terms()
