from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.errors import Forbidden, GlossaryError, NotFound, OperationError, WorkbenchError
from workbench.glossary import TermStatus, TermType
from workbench.review.operations import Dismiss, Restore, TakeTerm
from workbench.review.rules import Role, Rules
from workbench.store import Store

FINDING = "missing translation|digital-economy|source|"


def test_a_dismissal_holds_with_its_reason_until_the_finding_is_brought_back(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    revision = store.changes(pair).revision
    store.operate(pair, Dismiss(unit.id, FINDING, " quoted as it is "), "Ann")
    store.operate(pair, Dismiss(unit.id, "other|x|target|", "no"), "Bob")

    assert [(each.unit, each.finding, each.reviewer, each.reason) for each in store.dismissals(pair)] == [
        (unit.id, FINDING, "Ann", "quoted as it is"),
        (unit.id, "other|x|target|", "Bob", "no"),
    ]
    assert [each.id for each in store.changes(pair, revision).units] == [unit.id]
    assert store.unit(unit.id).version == unit.version

    store.operate(pair, Restore(unit.id, FINDING), "Bob")
    assert [each.finding for each in store.dismissals(pair)] == ["other|x|target|"]
    store.operate(pair, Dismiss(unit.id, FINDING, "again"), "Bob")
    assert [each.reason for each in store.dismissals(pair)] == ["again", "no"]


def test_the_same_dismissal_sent_twice_is_one(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    asked = Dismiss(unit.id, FINDING, "quoted")
    first = store.operate(pair, asked, "Ann", client="page", number=1)
    again = store.operate(pair, asked, "Ann", client="page", number=1)
    assert (first.repeated, again.repeated, again.units) == (False, True, first.units)


def test_terms_of_a_unit_become_a_concept(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    asked = TakeTerm(unit.id, "อาชญากรรม\nไซเบอร์", "cybercrime")
    for _ in range(2):
        store.operate(pair, asked, "Ann", client="page", number=1)

    concept = store.concept("cybercrime").concept
    assert [(term.language, term.text, term.status) for term in concept.terms] == [
        ("en", "cybercrime", TermStatus.PREFERRED),
        ("th", "อาชญากรรม ไซเบอร์", TermStatus.PREFERRED),
    ]
    assert store.concept("cybercrime").version == 1
    assert store.glossary_log()[0].editor == "Ann"


def test_a_further_term_of_a_concept_is_admitted(store: Store, pair: str) -> None:
    unit = store.units(pair)[0]
    store.operate(pair, TakeTerm(unit.id, "อาชญากรรมไซเบอร์", "cybercrime"), "Ann")
    store.operate(pair, TakeTerm(unit.id, "", "UNCC", "cybercrime"), "Bob")
    store.operate(pair, TakeTerm(unit.id, "", "cybercrime", "cybercrime"), "Bob")

    kept = store.concept("cybercrime")
    assert kept.version == 2
    (acronym,) = kept.concept.terms_in("en", TermStatus.ADMITTED)
    assert (acronym.text, acronym.type) == ("UNCC", TermType.ACRONYM)


@pytest.mark.parametrize(
    ("asked", "error", "sentence"),
    [
        (Dismiss(0, FINDING, " \n"), OperationError, "reason on unit .* is empty"),
        (TakeTerm(0, " ", ""), GlossaryError, "no term to take"),
        (TakeTerm(0, "ก" * 600, "x"), GlossaryError, "600 characters"),
        (TakeTerm(0, "่", "x"), GlossaryError, "marks only"),
        (TakeTerm(0, "ก", "x", "nowhere"), NotFound, "No concept 'nowhere'"),
    ],
)
def test_what_cannot_be_kept_changes_nothing(
    store: Store, pair: str, asked: Dismiss | TakeTerm, error: type[WorkbenchError], sentence: str
) -> None:
    unit = store.units(pair)[0]
    before = store.changes(pair).revision
    with pytest.raises(error, match=sentence):
        store.operate(pair, replace(asked, unit=unit.id), "Ann")
    assert store.changes(pair).revision == before
    assert store.dismissals(pair) == [] and store.glossary_revision() == 0


def test_a_reader_neither_dismisses_nor_takes(
    store: Store, pair: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = store.units(pair)[0]
    monkeypatch.setattr(store, "rules", Rules(roles={"Ann": Role.READER}))
    for asked in (Dismiss(unit.id, FINDING, "why"), Restore(unit.id, FINDING), TakeTerm(unit.id, "ก", "x")):
        with pytest.raises(Forbidden):
            store.operate(pair, asked, "Ann")
