"""What all writers of glossaries share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized

from workbench.errors import ExchangeError
from workbench.exchange.characters import xml_text
from workbench.exchange.glossaries.model import Progress
from workbench.glossary import Concept

_EVERY = 500


class Cleaner:
    """Makes texts such as XML can hold, in CSV too, so that all formats give the same back."""

    def __init__(self) -> None:
        self.replaced = 0
        """Characters replaced so far."""

    def __call__(self, text: str) -> str:
        clean, replaced = xml_text(text)
        self.replaced += replaced
        return clean


def taken(concepts: Iterable[Concept], progress: Progress | None) -> Iterator[Concept]:
    """`concepts`, each id once; `progress` is told every 500 and at the end.

    Raises ExchangeError for an id that comes twice.
    """
    total = len(concepts) if isinstance(concepts, Sized) else None
    number = 0
    ids: set[str] = set()
    for number, concept in enumerate(concepts, 1):
        if concept.id in ids:
            raise ExchangeError(
                f"The concept '{concept.id}' is there twice, and a file would make one of the two: "
                "merge them, or give one another id."
            )
        ids.add(concept.id)
        yield concept
        if progress and number % _EVERY == 0:
            progress(number, total)
    if progress:
        progress(number, total)
