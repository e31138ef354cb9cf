from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from workbench.errors import Conflict, Forbidden, GlossaryError, NotFound, OperationError, WorkbenchError
from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType
from workbench.review.rules import Role, Rules
from workbench.store import Store
from workbench.store.model import ConceptChange


def term(text: str, language: str = "en", status: TermStatus = TermStatus.PREFERRED) -> Term:
    return Term(language, text, status, TermType.FULL_FORM, PartOfSpeech.NOUN)


def concept(id: str, *terms: Term, **said: str) -> Concept:
    texts = {"subject": "digital policy", "definition": "", "note": "", "source": ""} | said
    return Concept(id, terms=terms, **texts)


CYBER = concept("cyberspace", term("cyberspace"), term("ไซเบอร์สเปซ", "th"), definition="All networks.")
SPACE = concept("cyber-space", term("cyber space"), term("ปริภูมิไซเบอร์", "th"), note="As in law.")


@pytest.fixture
def begun(store: Store) -> Store:
    assert store.begin_glossary(Glossary((SPACE, CYBER)))
    return store


def test_the_first_glossary_comes_in_once(begun: Store) -> None:
    assert not begun.begin_glossary(Glossary(()))
    assert begun.glossary() == Glossary((SPACE, CYBER))
    assert begun.concept("cyberspace").changed_by == ""


def test_a_change_is_kept_with_what_was_before(begun: Store) -> None:
    revision = begun.glossary_revision()
    changed = replace(CYBER, definition="All that is connected.")
    kept = begun.save_concept(CYBER, changed, "Ann")
    assert (kept.concept, kept.version, kept.changed_by) == (changed, 2, "Ann")
    assert begun.glossary_revision() > revision
    edit, first = begun.glossary_log("cyberspace")
    assert (edit.kind, edit.editor, edit.touched, edit.undone) == ("edit", "Ann", 1, False)
    assert first.editor == ""
    assert begun.glossary_change(edit.id) == [ConceptChange("cyberspace", CYBER, changed)]


def test_what_changes_nothing_is_no_change(begun: Store) -> None:
    revision = begun.glossary_revision()
    assert begun.save_concept(CYBER, CYBER, "Ann").version == 1
    assert begun.glossary_revision() == revision


def test_a_new_concept_gets_an_id_that_is_free(begun: Store) -> None:
    made = begun.save_concept(None, concept("", term("cyberspace")), "Ann")
    assert made.concept.id == "cyberspace-2"


def test_two_people_at_one_concept_the_second_sees_what_the_first_made(begun: Store) -> None:
    hers = replace(CYBER, note="Ann's")
    begun.save_concept(CYBER, hers, "Ann")
    with pytest.raises(Conflict, match="Ann changed the concept 'cyberspace' at") as told:
        begun.save_concept(CYBER, replace(CYBER, note="Bob's"), "Bob")
    assert told.value.theirs == hers
    begun.remove_concept(hers, "Ann")
    with pytest.raises(Conflict, match="Ann removed") as told:
        begun.save_concept(hers, CYBER, "Bob")
    assert told.value.theirs is None
    with pytest.raises(Conflict, match="after you had seen it"):
        begun.save_concept(None, SPACE, "Bob")


@pytest.mark.parametrize(
    "wrong",
    [
        concept("x"),
        concept("x", term("two\nlines")),
        concept("x", term("ก็"[1:], "th")),
        concept("x", term("long " * 1000 + "term")),
        concept("x", term("a\0b")),
        concept(" x", term("x")),
    ],
)
def test_a_concept_that_breaks_a_rule_is_refused_whole(begun: Store, wrong: Concept) -> None:
    changes = [ConceptChange("y", None, concept("y", term("y"))), ConceptChange(wrong.id, None, wrong)]
    with pytest.raises(GlossaryError, match="cannot be kept"):
        begun.change_glossary(changes, "Ann")
    assert begun.glossary() == Glossary((SPACE, CYBER))


def test_a_concept_keeps_its_id(begun: Store) -> None:
    with pytest.raises(GlossaryError, match="keeps its id"):
        begun.save_concept(CYBER, replace(CYBER, id="other"), "Ann")


def test_two_concepts_become_one_and_two_again(begun: Store) -> None:
    change = begun.merge_concepts(CYBER, SPACE, "Ann")
    together = begun.concept("cyberspace").concept
    assert {each.text for each in together.terms} == {"cyberspace", "cyber space", "ไซเบอร์สเปซ", "ปริภูมิไซเบอร์"}
    assert (together.definition, together.note) == (CYBER.definition, SPACE.note)
    assert [each.text for each in together.terms_in("th", TermStatus.PREFERRED)] == ["ไซเบอร์สเปซ"]
    with pytest.raises(NotFound):
        begun.concept("cyber-space")

    begun.undo_glossary(change, "Ann")
    assert begun.glossary() == Glossary((SPACE, CYBER))
    with pytest.raises(OperationError, match="taken back already"):
        begun.undo_glossary(change, "Ann")
    with pytest.raises(GlossaryError, match="with itself"):
        begun.merge_concepts(CYBER, CYBER, "Ann")


def test_an_undo_that_meets_a_later_change_says_so(begun: Store) -> None:
    change = begun.merge_concepts(CYBER, SPACE, "Ann")
    together = begun.concept("cyberspace").concept
    begun.save_concept(together, replace(together, note="later"), "Bob")
    with pytest.raises(Conflict, match="Bob changed"):
        begun.undo_glossary(change, "Ann")
    with pytest.raises(NotFound):
        begun.undo_glossary(9999, "Ann")


def test_an_undo_is_undone(begun: Store) -> None:
    change = begun.remove_concept(CYBER, "Ann")
    back = begun.undo_glossary(change, "Ann")
    begun.undo_glossary(back, "Ann")
    assert begun.glossary() == Glossary((SPACE,))


def test_an_import_is_one_change_and_tells_how_far_it_is(begun: Store) -> None:
    many = [concept(f"c{at}", term(f"term {at}")) for at in range(2500)]
    told: list[tuple[int, int]] = []
    changes = [ConceptChange(each.id, None, each) for each in many]
    change = begun.change_glossary(changes, "Ann", lambda done, total: told.append((done, total)))
    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]
    assert begun.change_glossary([], "Ann") is None
    assert len(begun.glossary().concepts) == 2502
    assert change is not None
    begun.undo_glossary(change, "Ann")
    assert begun.glossary() == Glossary((SPACE, CYBER))


def test_a_stopped_import_leaves_nothing(begun: Store) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begun.change_glossary([ConceptChange("y", None, concept("y", term("y")))], "Ann", stop)
    assert begun.glossary() == Glossary((SPACE, CYBER))


@pytest.mark.parametrize(
    ("role", "act", "may"),
    [
        (Role.READER, lambda store: store.save_concept(CYBER, replace(CYBER, note="x"), "Ann"), False),
        (Role.REVIEWER, lambda store: store.save_concept(CYBER, replace(CYBER, note="x"), "Ann"), True),
        (Role.REVIEWER, lambda store: store.remove_concept(CYBER, "Ann"), False),
        (Role.APPROVER, lambda store: store.remove_concept(CYBER, "Ann"), True),
        (Role.REVIEWER, lambda store: store.merge_concepts(CYBER, SPACE, "Ann"), False),
        (Role.REVIEWER, lambda store: store.undo_glossary(1, "Ann"), False),
        (Role.READER, lambda store: store.reject_candidates(["x"], "Ann"), False),
    ],
)
def test_roles_hold_for_the_glossary_too(
    begun: Store, role: Role, act: Callable[[Store], object], may: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(begun, "rules", Rules(roles={"Ann": role}))
    if may:
        act(begun)
        assert begun.glossary() != Glossary((SPACE, CYBER))
    else:
        with pytest.raises(Forbidden):
            act(begun)
        assert begun.glossary() == Glossary((SPACE, CYBER))


def test_the_history_cannot_be_written_over(begun: Store) -> None:
    for table in ("glossary_changes", "concept_versions"):
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1"):
            with pytest.raises((DBAPIError, WorkbenchError)), begun._database.writing() as connection:
                connection.execute(text(statement))


def test_a_rejected_candidate_stays_so_until_it_is_admitted_again(store: Store) -> None:
    store.reject_candidates(["a|b", "a|b", "c"], "Ann")
    store.reject_candidates(["c"], "Bob")
    assert store.rejected_candidates() == {"a|b", "c"}
    store.readmit_candidates(["c"], "Bob")
    assert store.rejected_candidates() == {"a|b"}
