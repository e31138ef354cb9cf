"""A Thai document with an English and a German source: one tu for what both say of one stretch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.exchange import Format, export
from workbench.exchange.returned import carry_out, come_back
from workbench.review import Status
from workbench.store import Store

ENGLISH, GERMAN = "th-a:en-a", "th-a:de-a"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Of three Thai sentences, the German source has the last two as one."""
    with Store(f"sqlite:///{tmp_path / 'workbench.db'}") as store:
        store.add_document(Document(Head("th-a", "th", "ก"), "หนึ่ง สอง สาม"))
        store.add_document(Document(Head("en-a", "en", "A"), "One. Two. Three."))
        store.add_document(Document(Head("de-a", "de", "A"), "Eins. Zwei, drei."))
        beads = {
            ENGLISH: [
                Bead(Span(0, 5), Span(0, 4), 0.9),
                Bead(Span(6, 9), Span(5, 9), 0.8),
                Bead(Span(10, 13), Span(10, 16), 0.7),
            ],
            GERMAN: [Bead(Span(0, 5), Span(0, 5), 0.6), Bead(Span(6, 13), Span(6, 17), 0.5)],
        }
        for pair, found in beads.items():
            store.add_pair(*pair.split(":"))
            store.save_alignment(pair, found, "use")
        yield store


def written(store: Store, path: Path, pairs: list[str] | None = None) -> list[list[str]]:
    """The texts of each tu of an export."""
    export(store, path, Format.TMX, pairs, None)
    return [tu.xpath("tuv/seg/text()") for tu in etree.parse(path).iter("tu")]


def test_what_is_said_of_one_stretch_stands_in_one_tu(store: Store, tmp_path: Path) -> None:
    together = [
        ["หนึ่ง", "One.", "Eins."],
        ["สอง", "Two."],
        ["สอง สาม", "Zwei, drei."],
        ["สาม", "Three."],
    ]
    assert written(store, tmp_path / "out.tmx") == together
    assert written(store, tmp_path / "out.tmx", [ENGLISH]) == [
        texts[:2] for texts in together if texts[1][0] != "Z"
    ]


def test_a_thai_text_or_status_of_its_own_takes_a_unit_out_again(store: Store, tmp_path: Path) -> None:
    first = store.units(GERMAN)[0]
    store.decide(first.id, first.version, "Ann", source_text="หนึ่ง!")
    assert ["หนึ่ง!", "Eins."] in written(store, tmp_path / "out.tmx")


def test_each_pair_gets_back_what_was_changed_in_its_language(store: Store, tmp_path: Path) -> None:
    english, german = store.units(ENGLISH)[0], store.units(GERMAN)[0]
    store.decide(english.id, 0, "Ann", note="one")
    store.decide(german.id, 0, "มาลี", note="two")
    path = tmp_path / "out.tmx"
    written(store, path)
    assert come_back(store, path).plan.changes == ()

    path.write_text(path.read_text().replace("Eins.", "Erstens.").replace("Three.", "Third."))
    back = come_back(store, path)
    assert (back.plan.conflicts, back.plan.unknown, back.skipped, back.remarks) == ((), (), (), ())
    assert carry_out(store, back.plan, "Bob") == 2
    assert [unit.target_text for unit in store.units(GERMAN)] == ["Erstens.", "Zwei, drei."]
    assert [unit.target_text for unit in store.units(ENGLISH)] == ["One.", "Two.", "Third."]
    assert [store.unit(unit.id).note for unit in (english, german)] == ["one", "two"]


def test_a_status_changed_elsewhere_is_that_of_all_units_in_the_tu(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    written(store, path)
    path.write_text(path.read_text().replace("unreviewed", "approved", 1))
    assert carry_out(store, come_back(store, path).plan, "Bob") == 2
    for pair in (ENGLISH, GERMAN):
        assert store.units(pair)[0].status is Status.APPROVED
