"""JSON Lines out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from workbench.alignment.beads import Bead, Span
from workbench.exchange.jsonl import write_jsonl
from workbench.exchange.terms import TermFinder
from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType
from workbench.review import Status, Unit
from workbench.store.model import Pair

MakeUnit = Callable[..., Unit]


def lines(pair: Pair, *units: Unit, **options: Any) -> list[dict[str, Any]]:
    file = io.BytesIO()
    write_jsonl(file, units, {pair.id: pair}, **options)
    return [json.loads(line) for line in file.getvalue().decode().splitlines()]


def test_a_unit_is_one_object_with_all_that_is_known_of_it(pair: Pair, unit: MakeUnit) -> None:
    given = unit(
        "มติคณะรัฐมนตรี",
        "Cabinet resolution",
        id=4711,
        position=3,
        version=2,
        bead=Bead(Span(10, 24), None, 0.97349),
        status=Status.SENT_BACK,
        note="ดู\nอีกครั้ง",
        assignee="ส",
        changed_at=datetime(2026, 3, 1, 6, 5, 4, tzinfo=UTC),
        changed_by="สมหญิง",
    )
    (found,) = lines(pair, given)
    assert list(found.items()) == [
        ("unit", 4711),
        ("pair", "th-text:en-text"),
        ("position", 3),
        ("version", 2),
        ("source_document", "th-text"),
        ("source_language", "th"),
        ("source_text", "มติคณะรัฐมนตรี"),
        ("source_span", [10, 24]),
        ("target_document", "en-text"),
        ("target_language", "en"),
        ("target_text", "Cabinet resolution"),
        ("target_span", None),
        ("confidence", 0.97349),
        ("encoder", "use"),
        ("status", "sent back"),
        ("note", "ดู\nอีกครั้ง"),
        ("assignee", "ส"),
        ("reviewer", "สมหญิง"),
        ("created_at", "2026-01-31T23:59:58+00:00"),
        ("changed_at", "2026-03-01T06:05:04+00:00"),
    ]


def test_thai_is_written_as_it_is_and_each_unit_on_a_line(pair: Pair, unit: MakeUnit) -> None:
    file = io.BytesIO()
    write_jsonl(file, (unit("ไทย\nสอง"), unit()), {pair.id: pair})
    assert file.getvalue().count(b"\n") == 2
    assert "ไทย".encode() in file.getvalue()


def test_terms_have_their_places_in_the_texts_of_the_unit(pair: Pair, unit: MakeUnit) -> None:
    terms = tuple(
        Term(language, text, TermStatus.PREFERRED, TermType.FULL_FORM, PartOfSpeech.NOUN)
        for language, text in (("th", "ไซเบอร์"), ("en", "cyber"))
    )
    finder = TermFinder(Glossary((Concept("cyber", "", "", "", "", terms),)))
    (found, none) = lines(pair, unit("โลก ไซเบอร์", "A cyber world"), unit("ก", "a"), terms=finder)
    assert [(each["side"], each["span"], each["concept"], each["status"]) for each in found["terms"]] == [
        ("source", [4, 11], "cyber", "preferred"),
        ("target", [2, 7], "cyber", "preferred"),
    ]
    assert none["terms"] == []
