from workbench.glossary.candidates.model import Mention, Origin, Place
from workbench.glossary.candidates.offers import Name, Offer, merged, with_short_forms
from workbench.glossary.candidates.ranking import chosen
from workbench.glossary.checks import Side
from workbench.glossary.model import TermType

FULL, ACRONYM = TermType.FULL_FORM, TermType.ACRONYM
Span = tuple[int, int]


def offer(
    *names: tuple[str, str] | tuple[str, str, TermType],
    score: float = 0.5,
    origin: Origin = Origin.PAIRS,
    at: tuple[tuple[int, Span, Span], ...] = ((1, (0, 3), (0, 3)),),
) -> Offer:
    """`at` are passages and what stands there on both sides."""
    mentions = [
        (score, Mention(passage, (Place(Side.SOURCE, *source), Place(Side.TARGET, *target))))
        for passage, source, target in at
    ]
    made = Offer(score, {origin}, 0.0, mentions=mentions)
    for language, key, *kind in names:
        made.write(Name(language, key, *kind or [FULL]), key, certain=True)
    return made


def terms(offers: list[Offer]) -> list[set[str]]:
    return [{name.key for name in each.names} for each in offers]


def test_the_key_does_not_depend_on_the_order_or_on_the_form_that_comes_along() -> None:
    one = offer(("th", "สนธิสัญญา"), ("en", "treaty"))
    other = offer(("en", "treaty"), ("th", "สนธิสัญญา"), ("en", "tr", ACRONYM))
    assert one.key == other.key == "en: treaty | th: สนธิสัญญา"
    assert "en: tr | th: สนธิสัญญา" in other.keys


def test_two_ways_to_find_the_same_are_worth_more_than_either() -> None:
    same = (("th", "สนธิสัญญา"), ("en", "treaty"))
    (found,) = merged([offer(*same), offer(*same, origin=Origin.BRACKETS)])
    assert found.score == 0.75
    assert found.origins == {Origin.PAIRS, Origin.BRACKETS}
    assert len(found.mentions) == 2
    (again,) = merged([offer(*same, score=0.4), offer(*same)])
    assert again.score == 0.5


def test_a_short_form_joins_the_pair_of_its_full_form() -> None:
    found = with_short_forms(
        [
            offer(("th", "สำนักงานยา"), ("en", "office on drugs")),
            offer(("en", "office on drugs"), ("en", "ood", ACRONYM)),
        ]
    )
    assert terms(found) == [{"สำนักงานยา", "office on drugs", "ood"}]


def test_a_full_form_joins_the_pair_of_its_short_form() -> None:
    found = with_short_forms(
        [
            offer(("th", "สำนักงานยา"), ("en", "ood", ACRONYM)),
            offer(("en", "office on drugs"), ("en", "ood", ACRONYM)),
        ]
    )
    assert terms(found) == [{"สำนักงานยา", "office on drugs", "ood"}]
    assert found[0].key == "en: office on drugs | th: สำนักงานยา"


def test_a_short_form_for_several_things_joins_none_by_itself() -> None:
    found = with_short_forms(
        [
            offer(("th", "ภัยคุกคาม"), ("en", "apt", ACRONYM)),
            offer(("en", "advanced persistent threat"), ("en", "apt", ACRONYM)),
            offer(("en", "asean plus three"), ("en", "apt", ACRONYM)),
        ]
    )
    assert len(found) == 3


PERSONS = [
    offer(("th", "คนพิการ"), ("en", "disability"), score=0.3, at=((1, (0, 3), (0, 3)),)),
    offer(("th", "คนพิการ"), ("en", "person with disability"), score=0.6, at=((2, (0, 3), (0, 3)),)),
    offer(("th", "คนพิการ"), ("en", "handicap"), score=0.2, at=((3, (0, 3), (0, 3)),)),
]


def test_of_variants_with_a_term_in_common_the_best_is_kept() -> None:
    assert [each.key for each in chosen(PERSONS, {})] == [
        "en: person with disability | th: คนพิการ",
        "en: handicap | th: คนพิการ",
    ]


def test_a_variant_of_what_the_glossary_has_is_none() -> None:
    known = {("th", "คนพิการ"): ["person with disability"]}
    assert [each.key for each in chosen(PERSONS[:1], known)] == []
    assert chosen(PERSONS[1:2], known) == PERSONS[1:2]


WHOLE = (("th", "ประชุมการทูต"), ("en", "meeting on diplomacy"))
PART = (("th", "การทูต"), ("en", "diplomacy"))


def test_a_part_that_stands_by_itself_too_is_offered_beside_the_whole() -> None:
    whole = offer(*WHOLE, score=0.4, at=((1, (0, 12), (0, 20)),))
    part = offer(*PART, score=0.8, at=((1, (6, 12), (11, 20)), (2, (0, 6), (0, 9)), (3, (0, 6), (0, 9))))
    assert chosen([whole, part], {}) == [part, whole]


def test_a_part_that_never_stands_by_itself_gives_way_unless_the_whole_is_poor() -> None:
    part = offer(*PART, score=0.8, at=((1, (6, 12), (11, 20)),))
    good, poor = (offer(*WHOLE, score=score, at=((1, (0, 12), (0, 20)),)) for score in (0.5, 0.1))
    assert chosen([good, part], {}) == [good]
    assert chosen([poor, part], {}) == [part]


def test_offers_of_different_passages_are_not_in_each_others_way() -> None:
    whole = offer(*WHOLE, score=0.5, at=((1, (0, 12), (0, 20)),))
    cutting = offer(("th", "การทูตที่"), ("en", "in diplomacy"), score=0.6, at=((2, (6, 15), (8, 20)),))
    assert chosen([whole, cutting], {}) == [cutting, whole]
