"""The glossary as all sessions see it, and what the texts make of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.support.glossary import glossary, term
from tests.support.small_corpus import PAIR
from workbench.glossary.usage import Standing
from workbench.review import Unit
from workbench.review.operations import Dismiss
from workbench.store import Store
from workbench.store.model import ConceptChange
from workbench.ui import usages as usages_module
from workbench.ui.concepts import Concepts
from workbench.ui.terms import Terms
from workbench.ui.usages import Usage, Usages

KNOWN = glossary(
    budget=[term("en", "appropriation"), term("th", "งบประมาณ")],
    cert=[term("en", "CERT"), term("th", "CERT")],
    statement=[term("en", "statement"), term("th", "แถลงการณ์")],
)


@pytest.fixture
def known(store: Store, units: list[Unit]) -> Store:
    store.begin_glossary(KNOWN)
    return store


@pytest.fixture
def look(known: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Usage]:
    monkeypatch.setattr(usages_module, "_FRESH", 0.0)
    usages, terms = Usages(), Terms()

    def complete() -> Usage:
        for _ in range(200):
            usage = usages.look(known, terms)
            if usage.complete:
                return usage
            time.sleep(0.02)
        pytest.fail("the texts were not read")

    return complete


@pytest.mark.parametrize("remedy", ["another term", "a dismissal"])
def test_the_standing_of_a_concept_follows_glossary_and_dismissals(
    known: Store, look: Callable[[], Usage], units: list[Unit], remedy: str
) -> None:
    usage = look()
    assert usage.pairs == 1
    assert usage.standings == {"budget": Standing.VIOLATED, "cert": Standing.USED}
    assert usage.of("budget")[PAIR].open == {units[1].id}
    assert ("budget", "th", "งบประมาณ") in usage.terms

    if remedy == "a dismissal":
        dismissal = Dismiss(units[1].id, "missing translation|budget|source|", "It is a budget.")
        known.operate(PAIR, dismissal, "Ann", client="page", number=1)
    else:
        budget = KNOWN.concepts[0]
        known.save_concept(budget, replace(budget, terms=(*budget.terms, term("en", "budget"))), "Ann")

    assert look().standings["budget"] is Standing.USED


def test_the_glossary_is_followed_change_by_change(known: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    concepts = Concepts()
    assert concepts.now(known).index.glossary == KNOWN
    monkeypatch.setattr(Store, "glossary", lambda _self: pytest.fail("it was read as a whole"))
    budget, cert, _ = KNOWN.concepts

    known.remove_concept(budget, "Ann")
    changed = known.save_concept(cert, replace(cert, note="a"), "Ann").concept
    known.save_concept(changed, replace(cert, note="b"), "Ann")
    now = concepts.now(known)

    assert [each.id for each in now.index.glossary.concepts] == ["cert", "statement"]
    assert now.index.concepts["cert"].note == "b"
    assert concepts.now(known) is now


def test_a_large_change_is_read_as_a_whole(known: Store) -> None:
    concepts = Concepts()
    concepts.now(known)
    (cert, *_) = KNOWN.concepts
    many = [ConceptChange(f"c-{at}", None, replace(cert, id=f"c-{at}")) for at in range(1_001)]

    known.change_glossary(many, "Ann")

    assert len(concepts.now(known).index.concepts) == 1_004
