"""A plan carried out, as values: what is written where is the caller's."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from workbench.errors import GlossaryError
from workbench.exchange.glossaries.merging import replaced, updated
from workbench.exchange.glossaries.planning import Choice, Item, Plan
from workbench.glossary import Concept, Glossary
from workbench.glossary.ids import Ids


@dataclass(frozen=True, slots=True)
class Change:
    """One concept that an import makes or changes."""

    before: Concept | None
    """None of a new one."""
    after: Concept


def apply(plan: Plan, choices: Mapping[int, Choice] | None = None) -> Glossary:
    """The glossary that comes of `plan`; concepts are in the order of their ids.

    Raises as `changes` does.
    """
    concepts = {concept.id: concept for concept in plan.glossary.concepts}
    for change in changes(plan, choices):
        concepts[change.after.id] = change.after
    return Glossary(tuple(concepts[id] for id in sorted(concepts)))


def changes(plan: Plan, choices: Mapping[int, Choice] | None = None) -> tuple[Change, ...]:
    """What `plan` makes of which concept, each concept once, in the order of the file.

    `choices` go by `Item.number`; where there is none, the item's default holds. Raises GlossaryError for
    a choice for what is not in the plan, and for one that needs a concept of the glossary where the item
    has none.
    """
    choices = choices or {}
    items = {item.number: item for item in _open(plan)}
    for number, choice in choices.items():
        if number not in items:
            raise GlossaryError(
                f"There is nothing to choose for number {number}: choose for what is new or changed, "
                "a duplicate or a conflict."
            )
        if choice in (Choice.UPDATE, Choice.REPLACE) and items[number].existing is None:
            raise GlossaryError(
                f"'{items[number].entry.concept.id}' is not in the glossary, so there is nothing to "
                f"{choice}: add it or skip it."
            )
    before = {concept.id: concept for concept in plan.glossary.concepts}
    ids = Ids(before)
    for item in items.values():
        if choices.get(item.number, item.default) is Choice.ADD and item.existing is None:
            ids.take(item.entry.concept.id)
    after: dict[str, Concept] = {}
    # Two duplicates may both go into one concept.
    present = ChainMap(after, before)
    for number in sorted(items):
        concept = _outcome(items[number], choices.get(number, items[number].default), present, ids)
        if concept:
            after[concept.id] = concept
    return tuple(
        Change(before.get(id), concept) for id, concept in after.items() if before.get(id) != concept
    )


def _open(plan: Plan) -> Iterator[Item]:
    yield from plan.new
    yield from plan.changed
    yield from plan.duplicates
    yield from plan.conflicts


def _outcome(item: Item, choice: Choice, present: Mapping[str, Concept], ids: Ids) -> Concept | None:
    concept = item.entry.concept
    if choice is Choice.SKIP:
        return None
    if choice is Choice.ADD:
        return replace(concept, id=ids.give(concept)) if concept.id in present else concept
    if item.existing is None:
        return None
    existing = present[item.existing.id]
    if choice is Choice.UPDATE:
        return updated(existing, item.entry)
    return replaced(existing, item.entry)
