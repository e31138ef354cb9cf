from __future__ import annotations

import pytest

from tests.support.glossary import term
from workbench.glossary import PartOfSpeech, TermType
from workbench.glossary.inflection import forms, is_word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("policy", ["policies"]),
        ("annex", ["annexes"]),
        ("chairman", ["chairmen"]),
        ("memorandum", ["memorandums", "memoranda"]),
        ("action plan", ["action plans"]),
        ("plan of action", ["plans of action"]),
        ("head of delegation", ["heads of delegation", "heads of delegations"]),
        ("distributed denial-of-service attack", ["distributed denial-of-service attacks"]),
        ("chargé d'affaires ad interim", ["chargés d'affaires ad interim"]),
        ("State Party", ["State parties", "states parties"]),
        ("note verbale", ["notes verbale", "notes verbales"]),
        ("Director-General", ["directors-General", "Director-generals"]),
        ("aide-mémoire", ["aide-mémoires", "aides-mémoire"]),
        ("lessons learned", ["lesson learned"]),
        ("countermeasures", ["countermeasure"]),
        ("least developed countries", ["least developed country"]),
        ("ASEAN Regional CERT", ["ASEAN Regional CERTs"]),
    ],
)
def test_a_noun_has_its_plural_or_singular_where_the_plural_is_borne(text: str, expected: list[str]) -> None:
    made = forms(term("en", text))
    assert made[0] == text
    assert set(expected) <= set(made)


@pytest.mark.parametrize("text", ["fake news", "ethics", "sovereignty", "24/7", "B.E."])
def test_what_has_no_other_number_stays_alone(text: str) -> None:
    assert forms(term("en", text)) == (text,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ratify", {"ratifies", "ratifying", "ratified"}),
        ("take note of", {"takes note of", "taking note of", "took note of", "taken note of"}),
        ("refer to", {"refers to", "referring to", "referred to"}),
    ],
)
def test_a_verb_has_its_forms(text: str, expected: set[str]) -> None:
    assert expected < set(forms(term("en", text, part_of_speech=PartOfSpeech.VERB)))


@pytest.mark.parametrize("part", [PartOfSpeech.ADJECTIVE, PartOfSpeech.PHRASE])
def test_nothing_else_is_inflected(part: PartOfSpeech) -> None:
    assert forms(term("en", "legally binding", part_of_speech=part)) == ("legally binding",)


def test_acronyms_take_an_s_or_lose_it_and_may_have_full_stops() -> None:
    assert forms(term("en", "NGO")) == ("NGO", "NGOs", "N.G.O.")
    assert forms(term("en", "SDGs", type=TermType.ACRONYM)) == ("SDGs", "SDG")
    assert forms(term("en", "DDoS attack", type=TermType.ACRONYM)) == ("DDoS attack", "DDoS attacks")


def test_words_are_told_from_acronyms() -> None:
    assert is_word("care")
    assert not is_word("asean")
