from __future__ import annotations

import random

from tests.support.glossary import ADMITTED, FORBIDDEN, glossary, term
from workbench.glossary import FindingKind, Glossary, Recogniser
from workbench.glossary.rules import in_order
from workbench.glossary.watching import Text, Watch

NORMS = glossary(
    norm=[term("en", "norm"), term("th", "บรรทัดฐาน"), term("th", "ปทัสถาน", ADMITTED)],
    digital=[term("en", "digital"), term("th", "ดิจิทัล"), term("th", "ดิจิตอล", FORBIDDEN)],
)
UNITS: list[Text] = [
    (7, "digital norms", "บรรทัดฐานดิจิทัล"),
    (3, "digital", "ดิจิตอล"),
    (9, "all norms", "บรรทัดฐานทั้งหมด"),
    (4, "digital", ""),
]


def updated(watch: Watch, glossary: Glossary, units: list[Text]) -> frozenset[int]:
    return watch.update(glossary, Recogniser(glossary), units)


def kinds(watch: Watch) -> dict[int, list[FindingKind]]:
    return {unit: [finding.kind for finding in found] for unit, found in watch.findings.items()}


def watching() -> Watch:
    watch = Watch("en", "th")
    assert updated(watch, NORMS, UNITS) == {7, 3, 9, 4}
    return watch


def test_findings_are_by_unit_and_only_where_there_are_any() -> None:
    watch = watching()
    assert kinds(watch) == {3: [FindingKind.FORBIDDEN]}
    assert watch.terms[7].concepts == {"norm", "digital"}
    assert updated(watch, NORMS, UNITS) == frozenset()


def test_an_edit_changes_its_unit_and_those_that_it_matters_to() -> None:
    watch = watching()
    edited = [(7, "digital", "ดิจิทัล"), *UNITS[1:]]
    assert updated(watch, NORMS, edited) == {7}
    both = [*edited, (5, "a norm", "ปทัสถาน")]
    # Two translations of one term are seen only where both are.
    assert updated(watch, NORMS, both) == {5}
    assert kinds(watch)[5] == [FindingKind.INCONSISTENT]
    without = [each for each in both if each[0] != 9]
    assert updated(watch, NORMS, without) == {9, 5}
    assert 9 not in watch.terms and 5 not in watch.findings


def test_a_change_of_the_glossary_touches_only_what_it_speaks_of() -> None:
    watch = watching()
    allowed = glossary(
        norm=[*NORMS.concepts[1].terms],
        digital=[term("en", "digital"), term("th", "ดิจิทัล"), term("th", "ดิจิตอล", ADMITTED)],
    )
    touched = updated(watch, allowed, UNITS)
    assert 3 in touched and 9 not in touched
    assert kinds(watch) == {3: [FindingKind.INCONSISTENT]}
    assert updated(watch, Glossary(()), UNITS) == {7, 3, 9, 4}
    assert watch.findings == {}


def test_whatever_comes_the_findings_are_those_of_reading_all_anew() -> None:
    choose = random.Random(5)
    thai = ["บรรทัดฐาน", "ปทัสถาน", "ดิจิทัล", "ดิจิตอล", "ทั้งหมด", ""]
    english = ["norms", "digital", "a digital norm", "all", ""]
    terms = [*NORMS.concepts[0].terms, *NORMS.concepts[1].terms]
    watch = Watch("en", "th")
    units = UNITS
    for _ in range(60):
        units = [each for each in units if choose.random() > 0.1]
        units += [(choose.randrange(50, 99), choose.choice(english), choose.choice(thai))]
        units = list({id: (id, *texts) for id, *texts in units}.values())
        norm, digital = (in_order(tuple(choose.sample(terms, count))) for count in (4, 3))
        kept = glossary(norm=list(norm), digital=list(digital))
        updated(watch, kept, units)
        fresh = Watch("en", "th")
        updated(fresh, kept, units)
        assert (watch.findings, watch.terms) == (fresh.findings, fresh.terms)
