from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.errors import NotFound
from workbench.exchange import Export, Format, Skip, export
from workbench.review import Status
from workbench.store import Store

Texts = Callable[[Path], list[tuple[str, str]]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two pairs: of the first, one unit is approved with a note, one open, one a gap that is approved."""
    with Store(f"sqlite:///{tmp_path / 'workbench.db'}") as store:
        store.add_document(Document(Head("th-a", "th", "ก"), "หนึ่ง สอง สาม"))
        store.add_document(Document(Head("en-a", "en", "A"), "One. Two."))
        store.add_document(Document(Head("en-b", "en", "B"), "Uno."))
        first, second = store.add_pair("th-a", "en-a"), store.add_pair("th-a", "en-b")
        beads = [
            Bead(Span(0, 6), Span(0, 5), 0.9),
            Bead(Span(6, 10), Span(5, 9), 0.8),
            Bead(Span(10, 13), None, 0.7),
        ]
        store.save_alignment(first.id, beads, "use")
        store.save_alignment(second.id, [Bead(Span(0, 13), Span(0, 4), 0.5)], "use")
        one, _, gap = store.units(first.id)
        store.decide(one.id, one.version, "สมหญิง", status=Status.APPROVED, note="ดีแล้ว")
        store.decide(gap.id, gap.version, "สมหญิง", status=Status.APPROVED)
        yield store


@pytest.fixture
def texts() -> Texts:
    """Reads the Thai and the English of every unit of a file."""

    def read(path: Path) -> list[tuple[str, str]]:
        return [tuple(tu.xpath("tuv/seg/text()")) for tu in etree.parse(path).iter("tu")]

    return read


def test_approved_units_of_all_pairs_go_out_unless_asked_otherwise(
    store: Store, tmp_path: Path, texts: Texts
) -> None:
    path = tmp_path / "out.tmx"
    assert export(store, path, Format.TMX) == Export(1, {Skip.EMPTY_SIDE: 1}, 0)
    assert texts(path) == [("หนึ่ง", "One.")]
    tu = etree.parse(path).find("body/tu")
    assert tu.get("changeid") == "สมหญิง"
    assert tu.findtext("note") == "ดีแล้ว"


def test_every_status_goes_out_where_asked(store: Store, tmp_path: Path, texts: Texts) -> None:
    path = tmp_path / "out.tmx"
    assert export(store, path, Format.TMX, statuses=None).units == 3
    assert texts(path) == [("หนึ่ง", "One."), ("สอง", "Two."), ("หนึ่ง สอง สาม", "Uno.")]


def test_only_the_pairs_asked_for_go_out_and_once(store: Store, tmp_path: Path, texts: Texts) -> None:
    path = tmp_path / "out.tmx"
    done = export(store, path, Format.TMX, ["th-a:en-b", "th-a:en-b"], None, source_language="en")
    assert done == Export(1, {}, 0)
    assert texts(path) == [("Uno.", "หนึ่ง สอง สาม")]


def test_progress_ends_at_the_number_the_store_counts(store: Store, tmp_path: Path) -> None:
    told: list[int] = []
    export(store, tmp_path / "out.tmx", Format.TMX, None, [Status.APPROVED], progress=told.append)
    assert told[-1] == store.count_units(None, [Status.APPROVED])


def test_an_unknown_pair_is_refused_before_anything_is_written(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    with pytest.raises(NotFound, match="th-a:en-x"):
        export(store, path, Format.TMX, ["th-a:en-x"])
    assert not path.exists()
