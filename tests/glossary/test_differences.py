from __future__ import annotations

from dataclasses import replace

from tests.support.glossary import ADMITTED, FORBIDDEN, glossary, term
from workbench.glossary.differences import (
    FieldDifference,
    TermDifference,
    differences,
    key,
    mine_alone,
    reconciled,
)

(BEFORE,) = glossary(norm=[term("en", "norm"), term("th", "บรรทัดฐาน")]).concepts
ADDED = term("th", "ปทัสถาน", ADMITTED)


def test_fields_come_first_then_terms_that_came_went_or_changed() -> None:
    worse = term("en", "norm", FORBIDDEN)
    after = replace(BEFORE, subject="law", terms=(worse, ADDED))

    assert list(differences(BEFORE, after)) == [
        FieldDifference("subject", "", "law"),
        TermDifference("en", "norm", BEFORE.terms[0], worse),
        TermDifference("th", "บรรทัดฐาน", BEFORE.terms[1], None),
        TermDifference("th", "ปทัสถาน", None, ADDED),
    ]
    assert list(differences(None, BEFORE)) == [
        TermDifference(each.language, each.text, None, each) for each in BEFORE.terms
    ]
    assert list(differences(BEFORE, BEFORE)) == []


def test_what_only_one_of_two_changed_is_theirs_alone() -> None:
    mine = replace(BEFORE, note="mine", terms=(*BEFORE.terms, ADDED))
    theirs = replace(BEFORE, note="theirs", source="theirs")

    assert mine_alone(BEFORE, mine, theirs) == {("th", "ปทัสถาน")}
    assert mine_alone(BEFORE, theirs, mine) == {("source", "")}


def test_what_is_taken_comes_into_theirs_and_the_rest_stays() -> None:
    mine = replace(BEFORE, note="mine", definition="mine", terms=(BEFORE.terms[0], ADDED))
    theirs = replace(BEFORE, note="theirs", source="theirs")
    everything = {key(each) for each in differences(theirs, mine)}

    taken = reconciled(theirs, mine, {("note", ""), ("th", "ปทัสถาน"), ("th", "บรรทัดฐาน")})

    assert taken == replace(theirs, note="mine", terms=(BEFORE.terms[0], ADDED))
    assert reconciled(theirs, mine, everything) == mine
    assert reconciled(theirs, mine, ()) == theirs
