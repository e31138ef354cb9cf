from __future__ import annotations

import pytest

from tests.support.made_pair import made_pair
from workbench.embedding import Encoder, encoder
from workbench.glossary import Glossary, TermStatus
from workbench.store import Store
from workbench.store.candidates import accept, find_candidates

TEXTS = [
    ("ธนาคารกลาง (central bank) ขึ้นดอกเบี้ย", "The central bank raised interest rates."),
    ("ฝนตกหนักเมื่อวานนี้", "Heavy rain fell yesterday."),
]
KEY = "en: central bank | th: ธนาคารกลาง"


@pytest.fixture(scope="module")
def use() -> Encoder:
    return encoder("use")


def test_a_candidate_is_accepted_as_edited_and_not_offered_again(store: Store, use: Encoder) -> None:
    store.begin_glossary(Glossary(()))
    pair = made_pair(store, "banks", TEXTS, confidence=0.9)
    (found,) = (each for each in find_candidates(store, use, [pair]) if each.key == KEY)

    kept = accept(store, found, ["ธนาคารกลาง", "Central Bank"], "Ann")

    assert kept.changed_by == "Ann"
    assert {(term.text, term.status) for term in kept.concept.terms} == {
        ("ธนาคารกลาง", TermStatus.PREFERRED),
        ("Central Bank", TermStatus.PREFERRED),
    }
    assert KEY not in [each.key for each in find_candidates(store, use)]


def test_a_rejected_candidate_stays_away(store: Store, use: Encoder) -> None:
    store.begin_glossary(Glossary(()))
    made_pair(store, "banks", TEXTS, confidence=0.9)
    assert KEY in [each.key for each in find_candidates(store, use)]
    store.reject_candidates([KEY], "Ann")
    assert KEY not in [each.key for each in find_candidates(store, use)]
