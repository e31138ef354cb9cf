from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from tests.support.glossary import ADMITTED, FORBIDDEN, glossary, term
from workbench.glossary import Glossary, Recogniser, Side
from workbench.glossary.usage import Coverage, Place, Standing, Use, coverage, standing, uses
from workbench.glossary.watching import Watch

GLOSSARY = glossary(
    agenda=[term("en", "agenda"), term("th", "ระเบียบวาระ"), term("th", "กำหนดการ", FORBIDDEN)],
    norm=[term("en", "norm"), term("th", "บรรทัดฐาน"), term("th", "ปทัสถาน", ADMITTED)],
    treaty=[term("en", "treaty"), term("th", "สนธิสัญญา")],
)
UNITS = [
    (7, "ที่ประชุมรับรองระเบียบวาระ", "The meeting adopted the agenda."),
    (8, "ดูกำหนดการด้านล่าง", "See the agenda below."),
    (9, "รัฐเคารพกติกา", "States respect norms."),
]


def found(dismissed: Collection[tuple[int, str]] = frozenset()) -> dict[str, Use]:
    watch = Watch("th", "en")
    watch.update(GLOSSARY, Recogniser(GLOSSARY), UNITS)
    return uses(("th", "en"), watch.terms, watch.findings, dismissed)


def test_each_place_of_a_term_is_told_with_its_language() -> None:
    use = found()["agenda"]

    assert use.places[:2] == (
        Place(7, Side.SOURCE, 15, 26, "th", "ระเบียบวาระ"),
        Place(7, Side.TARGET, 24, 30, "en", "agenda"),
    )
    assert {(place.unit, place.term) for place in use.places} == {
        (7, "ระเบียบวาระ"),
        (7, "agenda"),
        (8, "กำหนดการ"),
        (8, "agenda"),
    }


def test_a_concept_is_violated_where_a_finding_on_it_is_open() -> None:
    use = found()

    assert use["agenda"].open == {8}
    assert standing([use["agenda"]]) is Standing.VIOLATED
    assert standing([Use(use["norm"].places, frozenset())]) is Standing.USED
    assert standing([]) is Standing.UNUSED
    assert "treaty" not in use


def test_a_dismissed_finding_is_not_open() -> None:
    watch = Watch("th", "en")
    watch.update(GLOSSARY, Recogniser(GLOSSARY), UNITS)
    keys = {(unit, finding.key) for unit, findings in watch.findings.items() for finding in findings}

    assert all(not use.open for use in found(keys).values())


@pytest.mark.parametrize("languages", [("th", "en"), ("en", "th")])
def test_a_term_of_the_other_side_s_language_keeps_its_own(languages: tuple[str, str]) -> None:
    known = glossary(apec=[term("en", "APEC"), term("th", "เอเปค")])
    watch = Watch(*languages)
    watch.update(known, Recogniser(known), [(1, "APEC", "")])

    (place,) = uses(languages, watch.terms, watch.findings)["apec"].places

    assert (place.side, place.language) == (Side.SOURCE, "en")


def test_coverage_counts_concepts_by_standing_and_terms_by_subject() -> None:
    known = Glossary(
        tuple(replace(each, subject="law" if each.id == "treaty" else "") for each in GLOSSARY.concepts)
    )

    lines = coverage(
        known.concepts,
        {"agenda": Standing.VIOLATED, "norm": Standing.USED},
        {("agenda", "en", "agenda"), ("norm", "en", "norm"), ("norm", "th", "agenda")},
    )

    assert lines == [
        Coverage("", {Standing.USED: 1, Standing.VIOLATED: 1, Standing.UNUSED: 0}, 6, 2),
        Coverage("law", {Standing.USED: 0, Standing.VIOLATED: 0, Standing.UNUSED: 1}, 2, 0),
    ]
