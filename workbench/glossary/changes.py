"""What a change to the glossary can change in units that were checked before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from workbench.glossary.model import Glossary
from workbench.glossary.recognition import Recogniser

Unit = TypeVar("Unit")


def changed_concepts(before: Glossary, after: Glossary) -> frozenset[str]:
    """Ids of the concepts that are new, gone, or have other terms; what is said of them does not matter."""
    old, new = ({concept.id: set(concept.terms) for concept in each.concepts} for each in (before, after))
    return frozenset(id for id in old.keys() | new.keys() if old.get(id) != new.get(id))


def affected(
    units: Iterable[tuple[Unit, Collection[str], str, str]],
    languages: tuple[str, str],
    changed: Collection[str],
    after: Glossary,
) -> Iterator[Unit]:
    """Those of `units` whose findings may change with the concepts `changed`.

    A unit comes with the ids of the concepts found in it (`UnitTerms.concepts`) and with its texts, source
    first, in `languages`. It may change where it had a term of such a concept, or has one `after` the
    change. The two checks of whole documents are to be done again for the documents of these units.
    """
    now = Recogniser(Glossary(tuple(concept for concept in after.concepts if concept.id in changed)))
    for unit, found, *texts in units:
        if not set(changed).isdisjoint(found) or any(
            now.find(text, language) for text in texts for language in languages
        ):
            yield unit
