"""The store with its glossary, for all commands of this group."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.cli.shell import opened_store
from workbench.settings import settings

if TYPE_CHECKING:
    from workbench.store import Store


@contextmanager
def opened_glossary() -> Iterator[Store]:
    """The store that the settings name; one without a glossary begins with the text form, as in the app."""
    from workbench.store.jobs import begin_glossary

    with opened_store() as store:
        begin_glossary(store, settings().glossary)
        yield store
