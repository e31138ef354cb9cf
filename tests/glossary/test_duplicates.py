from __future__ import annotations

import pytest

from tests.support.glossary import ADMITTED, DEPRECATED, FORBIDDEN, glossary, term
from workbench.glossary import Term
from workbench.glossary.duplicates import Likeness, Relations
from workbench.glossary.search import Index


def relations(**concepts: list[Term]) -> Relations:
    return Relations(Index(glossary(**concepts)))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            [term("en", "cyber norm"), term("th", "บรรทัดฐานไซเบอร์")],
            [term("en", "Cyber Norm"), term("th", "บรรทัดฐาน ไซเบอร")],
            Likeness.DUPLICATE,
        ),
        ([term("en", "norm"), term("th", "บรรทัดฐาน")], [term("en", "norm")], Likeness.DUPLICATE),
        (
            [term("en", "Minister"), term("th", "รัฐมนตรี")],
            [term("en", "Minister"), term("th", "อัครราชทูต")],
            Likeness.NAMESAKE,
        ),
        (
            [term("th", "กำหนดการ", DEPRECATED), term("en", "agenda")],
            [term("th", "กำหนดการ"), term("en", "programme")],
            Likeness.CONTRADICTION,
        ),
        (
            [term("th", "ก", FORBIDDEN), term("en", "a")],
            [term("th", "ก", ADMITTED), term("en", "a")],
            Likeness.CONTRADICTION,
        ),
        (
            [term("th", "คำ", FORBIDDEN), term("en", "a")],
            [term("th", "คำ", DEPRECATED), term("en", "b")],
            Likeness.NAMESAKE,
        ),
    ],
)
def test_what_two_concepts_are_to_each_other(one: list[Term], other: list[Term], kind: Likeness) -> None:
    found = relations(one=one, other=other)

    (relation,), (back,) = found.of("one"), found.of("other")
    assert (relation.other, relation.kind) == ("other", kind)
    assert (back.other, back.kind) == ("one", kind)
    assert relation.terms == tuple((own, their) for their, own in back.terms)
    assert found.concepts == {"one", "other"}


def test_a_term_of_another_language_or_a_mere_part_is_nothing_shared() -> None:
    found = relations(
        a=[term("en", "ASEAN"), term("th", "อาเซียน")],
        b=[term("th", "ASEAN"), term("en", "ASEAN Charter")],
        c=[term("th", "์"), term("en", "c")],
        d=[term("th", "่"), term("en", "d")],
    )

    assert not found.concepts
    assert found.of("a") == ()


def test_contradictions_come_before_duplicates_and_those_before_namesakes() -> None:
    own = [term("en", "one"), term("th", "หนึ่ง")]
    found = relations(
        own=own,
        a=[term("en", "one"), term("th", "เอก")],
        b=own,
        c=[term("en", "one", FORBIDDEN), term("th", "เดียว")],
    )

    assert [each.other for each in found.of("own")] == ["c", "b", "a"]
