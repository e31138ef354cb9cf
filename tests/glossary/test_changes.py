from __future__ import annotations

from dataclasses import replace

from tests.support.glossary import FORBIDDEN, glossary, term
from workbench.glossary import Checker, Glossary, affected, changed_concepts

BEFORE = glossary(
    act=[term("en", "Act"), term("th", "พระราชบัญญัติ")],
    digital=[term("en", "digital"), term("th", "ดิจิทัล")],
    norm=[term("en", "norm"), term("th", "บรรทัดฐาน")],
)
UNITS = [("an Act", "พระราชบัญญัติ"), ("digital", "ดิจิตอล"), ("two norms", "บรรทัดฐาน"), ("all", "ทั้งหมด")]


def touched(before: Glossary, after: Glossary) -> list[int]:
    checker = Checker(before, "en", "th")
    checked = [(at, checker.terms(*unit).concepts, *unit) for at, unit in enumerate(UNITS)]
    return list(affected(checked, ("en", "th"), changed_concepts(before, after), after))


def test_concepts_change_with_their_terms_and_not_with_what_is_said_of_them() -> None:
    act, digital, norm = BEFORE.concepts
    after = Glossary(
        (replace(act, note="Old."), replace(digital, terms=(*digital.terms, term("th", "เชิงเลข"))))
    )
    assert changed_concepts(BEFORE, BEFORE) == frozenset()
    assert changed_concepts(BEFORE, after) == {"digital", "norm"}
    assert changed_concepts(after, BEFORE) == {"digital", "norm"}
    assert changed_concepts(Glossary(()), BEFORE) == {"act", "digital", "norm"}
    # The order of a concept's terms says nothing.
    assert changed_concepts(BEFORE, Glossary((replace(act, terms=act.terms[::-1]), digital, norm))) == set()


def test_units_are_affected_that_had_the_concept() -> None:
    act, digital, _ = BEFORE.concepts
    assert touched(BEFORE, Glossary((act, digital))) == [2]


def test_units_are_affected_that_have_a_new_term() -> None:
    act, digital, norm = BEFORE.concepts
    more = replace(digital, terms=(*digital.terms, term("th", "ทั้งหมด", FORBIDDEN)))
    assert touched(BEFORE, Glossary((act, more, norm))) == [1, 3]
    new = glossary(whole=[term("en", "all"), term("th", "ทั้งหมด")])
    assert touched(BEFORE, Glossary((*BEFORE.concepts, *new.concepts))) == [3]


def test_without_a_change_no_unit_is_affected() -> None:
    assert touched(BEFORE, BEFORE) == []
