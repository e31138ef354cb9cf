"""What an import would do, and does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from workbench.errors import GlossaryError
from workbench.exchange.glossaries import (
    Change,
    Choice,
    Difference,
    Entry,
    Incoming,
    Plan,
    Refusal,
    apply,
    changes,
    describe,
    in_order,
    plan,
)
from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType

Make = Callable[..., Any]

UNSAID = frozenset({"status", "type", "part_of_speech"})
LISTS = ("new", "changed", "same", "duplicates", "conflicts")


def incoming(*concepts: Concept, complete: bool = True, assumed: frozenset[str] = frozenset()) -> Incoming:
    """A file with these concepts, `assumed` of all their terms."""
    entries = tuple(
        Entry(replace(each, terms=in_order(each.terms)), f"line {number}", (assumed,) * len(each.terms))
        for number, each in enumerate(concepts, 2)
    )
    return Incoming(entries, (), (), complete)


def counts(planned: Plan) -> dict[str, int]:
    """How many are in which list, without the empty ones."""
    return {name: len(items) for name in LISTS if (items := getattr(planned, name))}


@pytest.fixture
def cyber(concept: Make, term: Make) -> Concept:
    """In the glossary: a preferred, an admitted and a forbidden term."""
    made: Concept = concept(
        "cyber",
        term("cyber", part_of_speech=PartOfSpeech.ADJECTIVE),
        term("ไซเบอร์", "th", type=TermType.TRANSLITERATION, usage_note="Royal Society."),
        term("ไซเบ้อร์", "th", TermStatus.FORBIDDEN, usage_note="No tone mark."),
        definition="Of networks.",
        note="Kept.",
    )
    return made


@pytest.fixture
def ours(cyber: Concept, concept: Make, term: Make) -> Glossary:
    return Glossary((cyber, concept("peace", term("peace"), term("สันติภาพ", "th"))))


def test_what_comes_back_as_it_is_is_the_same(ours: Glossary) -> None:
    planned = plan(ours, incoming(*ours.concepts))
    assert counts(planned) == {"same": 2}
    assert apply(planned) == ours
    assert changes(planned) == ()


def test_a_new_concept_comes_in_at_its_place(ours: Glossary, concept: Make, term: Make) -> None:
    made = concept("law", term("law"), term("กฎหมาย", "th"))
    planned = plan(ours, incoming(made))
    assert counts(planned) == {"new": 1}
    assert [each.id for each in apply(planned).concepts] == ["cyber", "law", "peace"]
    assert changes(planned) == (Change(None, made),)
    assert apply(planned, {0: Choice.SKIP}) == ours


def test_a_complete_file_replaces_and_says_in_what(ours: Glossary, cyber: Concept, term: Make) -> None:
    edited = replace(cyber, note="", terms=(*cyber.terms[:2], term("cyber-", status=TermStatus.ADMITTED)))
    planned = plan(ours, incoming(edited))
    (item,) = planned.changed
    assert item.default is Choice.REPLACE
    assert set(item.differences) == {
        Difference("note", "Kept.", ""),
        Difference("ไซเบ้อร์ (th)", "forbidden, full form, noun: No tone mark.", ""),
        Difference("cyber- (en)", "", "admitted, full form, noun"),
    }
    assert apply(planned).concepts[0] == replace(edited, terms=in_order(edited.terms))
    assert apply(planned, {0: Choice.SKIP}) == ours


def test_an_incomplete_file_takes_nothing_away(ours: Glossary, cyber: Concept, term: Make) -> None:
    said = Concept(
        "cyber", "", "Of the net.", "", "", (term("cyber"), term("ไซเบอร์", "th"), term("เน็ต", "th"))
    )
    planned = plan(ours, incoming(said, complete=False, assumed=UNSAID))
    (item,) = planned.changed
    assert item.default is Choice.UPDATE
    assert item.differences == (
        Difference("definition", "Of networks.", "Of the net."),
        Difference("เน็ต (th)", "", "admitted, full form, noun"),
    )
    after = apply(planned).concepts[0]
    assert (after.definition, after.note) == ("Of the net.", "Kept.")
    assert set(after.terms) == {*cyber.terms, term("เน็ต", "th", TermStatus.ADMITTED)}


def test_an_incomplete_file_without_news_is_the_same(ours: Glossary, term: Make) -> None:
    said = Concept("cyber", "", "", "", "", (term("cyber"),))
    assert counts(plan(ours, incoming(said, complete=False, assumed=UNSAID))) == {"same": 1}


def test_a_term_that_the_file_prefers_takes_the_lead(ours: Glossary, term: Make) -> None:
    said = Concept("cyber", "", "", "", "", (term("ไซเบอร์", "th", TermStatus.ADMITTED), term("ไซเบอ", "th")))
    planned = plan(ours, incoming(said, complete=False, assumed=frozenset({"type", "part_of_speech"})))
    after = apply(planned).concepts[0]
    assert [(each.text, each.status.value) for each in after.terms_in("th")] == [
        ("ไซเบอ", "preferred"),
        ("ไซเบอร์", "admitted"),
        ("ไซเบ้อร์", "forbidden"),
    ]
    assert after.terms_in("th")[1].type is TermType.TRANSLITERATION


def test_equal_terms_in_two_languages_may_be_a_duplicate_and_are_never_merged_unasked(
    ours: Glossary, concept: Make, term: Make
) -> None:
    like = concept("cyber-2", term("Cyber"), term("ไซเบอร", "th"), source="Elsewhere.")
    planned = plan(ours, incoming(like))
    (item,) = planned.duplicates
    assert item.existing == ours.concepts[0]
    assert item.reasons == ("The glossary has its terms in 'cyber': ไซเบอร์ / cyber.",)
    assert item.default is Choice.SKIP
    assert apply(planned) == ours
    assert [each.id for each in apply(planned, {0: Choice.ADD}).concepts] == ["cyber", "cyber-2", "peace"]
    merged = apply(planned, {0: Choice.UPDATE}).concepts[0]
    assert (merged.id, merged.source, merged.definition) == ("cyber", "Elsewhere.", "Of networks.")
    assert {"Cyber", "cyber", "ไซเบอร", "ไซเบอร์"} <= {each.text for each in merged.terms}
    replaced = apply(planned, {0: Choice.REPLACE}).concepts[0]
    assert (replaced.id, replaced.definition, len(replaced.terms)) == ("cyber", "", 2)


def test_one_equal_term_is_a_homonym_unless_there_is_no_other_language(
    ours: Glossary, concept: Make, term: Make
) -> None:
    homonym = concept("calm", term("peace"), term("ความสงบ", "th"))
    only = concept("peace-en", term("Peace"))
    assert counts(plan(ours, incoming(homonym))) == {"new": 1}
    assert counts(plan(ours, incoming(only))) == {"duplicates": 1}


def test_the_closest_of_several_possible_duplicates_comes_first(concept: Make, term: Make) -> None:
    near = concept("near", term("act"), term("พ.ร.บ.", "th"))
    nearer = concept("nearer", term("act"), term("statute"), term("พ.ร.บ.", "th"))
    planned = plan(Glossary((near, nearer)), incoming(replace(nearer, id="x")))
    (item,) = planned.duplicates
    assert item.existing is not None
    assert item.existing.id == "nearer"
    assert [reason.split("'")[1] for reason in item.reasons] == ["nearer", "near"]


def test_another_concept_under_the_same_id_is_a_conflict(ours: Glossary, concept: Make, term: Make) -> None:
    other = concept("cyber", term("sea law"), term("กฎหมายทะเล", "th"))
    planned = plan(ours, incoming(other))
    (item,) = planned.conflicts
    assert item.reasons == ("The glossary has another concept under this id: ไซเบอร์ / cyber.",)
    assert apply(planned) == ours
    added = apply(planned, {0: Choice.ADD})
    assert [each.id for each in added.concepts] == ["cyber", "peace", "sea-law"]
    assert added.concepts[0] == ours.concepts[0]


def test_to_use_what_the_glossary_forbids_is_a_conflict(
    ours: Glossary, cyber: Concept, concept: Make, term: Make
) -> None:
    bold = replace(cyber, terms=(*cyber.terms[:2], term("ไซเบ้อร์", "th", TermStatus.ADMITTED)))
    planned = plan(ours, incoming(bold))
    (item,) = planned.conflicts
    assert item.reasons == ("'ไซเบ้อร์' (th) is forbidden in the glossary, admitted in the file.",)
    assert item.default is Choice.SKIP
    elsewhere = concept("net", term("net"), term("ไซเบ้อร์", "th"))
    (item,) = plan(ours, incoming(elsewhere)).conflicts
    assert item.reasons == ("'ไซเบ้อร์' (th) is forbidden in 'cyber': ไซเบอร์ / cyber.",)
    avoided = replace(elsewhere, terms=(term("net"), term("ไซเบ้อร์", "th", TermStatus.DEPRECATED)))
    assert counts(plan(ours, incoming(avoided))) == {"new": 1}


def test_what_a_file_gives_twice_is_told_with_the_first_place(
    ours: Glossary, concept: Make, term: Make
) -> None:
    law = concept("law", term("law"), term("กฎหมาย", "th"))
    planned = plan(
        ours,
        incoming(law, law, replace(law, note="Other."), replace(law, id="law-2"), replace(law, id="")),
    )
    assert counts(planned) == {"new": 1, "duplicates": 3, "conflicts": 1}
    assert [item.reasons for item in planned.duplicates] == [
        ("The file has it on line 2 already.",),
        ("The file has its terms on line 2 already.",),
        ("The file has its terms on line 2 already.",),
    ]
    assert planned.conflicts[0].reasons == ("The file has another concept under this id on line 2.",)
    assert [each.id for each in apply(planned).concepts] == ["cyber", "law", "peace"]
    everything = apply(
        planned, {item.number: Choice.ADD for item in (*planned.duplicates, *planned.conflicts)}
    )
    assert len(everything.concepts) == 7


def test_ids_are_given_after_the_english_name_and_never_twice(concept: Make, term: Make) -> None:
    planned = plan(
        Glossary((concept("climate-change", term("x")),)),
        incoming(
            concept("", term("Climate Change (2026)"), term("ก", "th")),
            concept("", term("climate change"), term("ข", "th")),
            concept("", term("ค", "th")),
            concept("", term("ง", "th")),
            concept("concept", term("จ", "th")),
        ),
    )
    assert [item.entry.concept.id for item in planned.new] == [
        "climate-change-2026",
        "climate-change-2",
        "concept-2",
        "concept-3",
        "concept",
    ]


def test_two_duplicates_may_both_go_into_one_concept(ours: Glossary, concept: Make, term: Make) -> None:
    first = concept("a", term("cyber"), term("ไซเบอร์", "th"), source="A.")
    second = concept("b", term("cyber"), term("ไซเบอร์", "th"), subject="law")
    planned = plan(ours, incoming(first, second))
    assert counts(planned) == {"duplicates": 2}
    after = apply(planned, {0: Choice.UPDATE, 1: Choice.UPDATE}).concepts[0]
    assert (after.source, after.subject) == ("A.", "law")
    assert [change.before for change in changes(planned, {0: Choice.UPDATE, 1: Choice.UPDATE})] == [
        ours.concepts[0]
    ]


def test_choices_that_cannot_be_are_refused(ours: Glossary, concept: Make, term: Make) -> None:
    planned = plan(ours, incoming(concept("law", term("law")), ours.concepts[0]))
    with pytest.raises(GlossaryError, match="nothing to choose for number 1"):
        apply(planned, {1: Choice.ADD})
    with pytest.raises(GlossaryError, match="'law' is not in the glossary, so there is nothing to update"):
        apply(planned, {0: Choice.UPDATE})


def test_the_glossary_itself_is_never_touched(ours: Glossary, cyber: Concept) -> None:
    before = Glossary(tuple(ours.concepts))
    planned = plan(ours, incoming(replace(cyber, note="New.")))
    apply(planned)
    assert planned.glossary == ours == before


def test_the_plan_reads_as_lines(ours: Glossary, cyber: Concept, concept: Make, term: Make) -> None:
    file = incoming(
        replace(cyber, note="New."),
        concept("law", term("law"), term("กฎหมาย", "th")),
        concept("peace-2", term("peace"), term("สันติภาพ", "th")),
    )
    file = replace(file, refused=(Refusal("line 9", "A term shows nothing: write it or delete it."),))
    assert list(describe(plan(ours, file))) == [
        "1 new, 1 changed, 0 the same, 1 possible duplicates, 0 conflicts, 1 refused",
        "New: law (line 3), กฎหมาย / law",
        "Changed: cyber (line 2), ไซเบอร์ / cyber",
        "    note: Kept. → New.",
        "Possible duplicate: peace-2 (line 4), สันติภาพ / peace",
        "    The glossary has its terms in 'peace': สันติภาพ / peace.",
        "Refused, line 9: A term shows nothing: write it or delete it.",
    ]


def test_long_lists_are_cut_and_counted(concept: Make, term: Make) -> None:
    made = [concept(f"c{number}", term(f"word {number}")) for number in range(30)]
    lines = list(describe(plan(Glossary(()), incoming(*made)), most=3))
    assert len(lines) == 5
    assert lines[-1] == "    … and 27 more"


def test_progress_of_a_plan_is_told_and_can_stop_it(concept: Make, term: Make) -> None:
    made = incoming(*(concept(f"c{number}", term(f"word {number}")) for number in range(600)))
    told: list[tuple[int, int | None]] = []
    plan(Glossary(()), made, lambda done, total: told.append((done, total)))
    assert told == [(0, 600), (500, 600), (600, 600)]

    def stop(done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plan(Glossary(()), made, stop)


def test_every_term_keeps_what_the_file_says_of_it(term: Make) -> None:
    """The assumptions of an update are by term."""
    known = Concept("x", "", "", "", "", (term("a", status=TermStatus.ADMITTED, type=TermType.ACRONYM),))
    entry = Entry(replace(known, terms=(term("a", usage_note="Now."),)), "line 2", (frozenset({"type"}),))
    planned = plan(Glossary((known,)), Incoming((entry,), (), (), False))
    assert apply(planned).concepts[0].terms == (
        Term("en", "a", TermStatus.PREFERRED, TermType.ACRONYM, PartOfSpeech.NOUN, "Now."),
    )
