"""Files of units as new pairs, and units that come back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.support.made_pair import made_pair
from workbench.errors import Conflict, ExchangeError, Forbidden
from workbench.exchange import Format, export
from workbench.exchange.memories import add_memory, read_memory
from workbench.exchange.returned import carry_out, come_back
from workbench.review import Status, Unit
from workbench.review.rules import Role, Rules
from workbench.store import Store

TEXTS = [
    ("ข้อ 1 ตกลง", "Article 1. Agreed."),
    ("ข้อ 2\nสองบรรทัด 😀 <b>&", "Article 2, on\ntwo lines & “more”."),
    ("ไม่มีคู่", ""),
    ("", "Alone."),
    ("ข้อ 5", "Article 5."),
]
PAIR = "out-th:out-en"
FORMATS = [Format.TMX, Format.XLIFF, Format.XLIFF_1, Format.XLSX, Format.CSV]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(f"sqlite:///{tmp_path / 'workbench.db'}")
    pair = made_pair(store, "out", TEXTS, confidence=0.625)
    first, second, third, *_ = store.units(pair)
    store.decide(first.id, 0, "มาลี", status=Status.APPROVED, note="ดีแล้ว")
    store.decide(second.id, 0, "Ann", status=Status.REJECTED, note="why <not>", target_text="As edited.")
    store.decide(third.id, 0, "Ann", status=Status.SENT_BACK, note="look")
    return store


def written(store: Store, tmp_path: Path, format: Format) -> Path:
    path = tmp_path / f"memory.{format.suffix}"
    export(store, path, format, None, None)
    return path


def told(unit: Unit) -> tuple[object, ...]:
    return (
        unit.source_text,
        unit.target_text,
        unit.status,
        unit.note,
        unit.changed_by,
        unit.changed_at.replace(microsecond=0),
        unit.created_at.replace(microsecond=0),
        unit.bead.confidence,
        unit.version,
    )


def test_our_own_memory_makes_a_pair_of_the_same_units(store: Store, tmp_path: Path) -> None:
    before = [unit for unit in store.iterate_units() if unit.source_text and unit.target_text]
    memory = read_memory(written(store, tmp_path, Format.TMX))
    pair = add_memory(store, memory, "Bob")

    assert memory.skipped == ()
    after = store.units(pair)
    assert list(map(told, after)) == list(map(told, before))
    text = store.document(store.pair(pair).source.id).text
    first = after[0].bead.source
    assert first is not None and text[slice(*first)] == TEXTS[0][0]
    assert [decision.reviewer for decision in store.history(after[0].id)] == ["มาลี"]
    with pytest.raises(Conflict, match="stored text never changes"):
        store.add_document(replace(memory.source, text="another"))


def test_an_imported_pair_is_whole_or_not_there(store: Store, tmp_path: Path) -> None:
    memory = read_memory(written(store, tmp_path, Format.TMX))

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_memory(store, memory, "Bob", stop)
    assert len(store.pairs()) == 1 and len(store.documents()) == 2
    store.rules = Rules(roles={"Bob": Role.APPROVER})
    with pytest.raises(Forbidden):
        add_memory(store, memory, "Bob")
    assert len(store.pairs()) == 1


def edited(path: Path, changes: dict[str, str]) -> Path:
    """The file at `path`, as another tool would have it after these changes of its texts."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        for row in book.active.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = changes.get(cell.value, cell.value)
        book.save(path)
    else:
        text = path.read_text(encoding="utf-8-sig")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("format", FORMATS)
def test_what_nobody_changed_comes_back_the_same(store: Store, tmp_path: Path, format: Format) -> None:
    back = come_back(store, written(store, tmp_path, format))

    assert back.plan.changes == back.plan.conflicts == back.plan.unknown == back.skipped == ()
    # A memory has no units with one side.
    assert len(back.plan.same) == (3 if format is Format.TMX else 5)


@pytest.mark.parametrize("format", FORMATS)
def test_only_what_changed_there_changes_here_and_conflicts_wait(
    store: Store, tmp_path: Path, format: Format
) -> None:
    first, second, *_, last = store.units(PAIR)
    path = written(store, tmp_path, format)
    store.decide(first.id, first.version, "Ann", target_text="Ours.")
    store.decide(second.id, second.version, "Ann", target_text="Ours, too.")
    back = come_back(store, edited(path, {"Article 5.": "Article five.", "Article 1. Agreed.": "Theirs."}))

    assert [change.unit.id for change in back.plan.changes] == [last.id]
    assert [conflict.unit.id for conflict in back.plan.conflicts] == [first.id]
    assert carry_out(store, back.plan, "Bob") == 1
    assert [unit.target_text for unit in store.units(PAIR)] == [
        "Ours.",
        "Ours, too.",
        "",
        "Alone.",
        "Article five.",
    ]
    again = come_back(store, path)
    assert again.plan.changes == ()
    assert carry_out(store, again.plan, "Bob", theirs=[0]) == 1
    assert store.unit(first.id).target_text == "Theirs."


def test_a_return_that_the_rules_forbid_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path, Format.CSV)
    changes = {",unreviewed,": ",approved,", "Article 1. Agreed.": "Theirs."}
    back = come_back(store, edited(path, changes))
    assert len(back.plan.changes) == 3
    store.rules = Rules(roles={"Bob": Role.REVIEWER})
    before = store.units(PAIR)
    with pytest.raises(Forbidden):
        carry_out(store, back.plan, "Bob")
    assert store.units(PAIR) == before


def test_a_return_that_is_stopped_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path, Format.CSV)
    back = come_back(store, edited(path, {"Article 5.": "Article five.", "Article 1. Agreed.": "Theirs."}))
    before = store.units(PAIR)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out(store, back.plan, "Bob", progress=stop)
    assert told == [(1, 2), (2, 2)]
    assert store.units(PAIR) == before


def test_a_file_of_another_kind_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(ExchangeError, match=r"x\.json.*\.tmx"):
        come_back(store, tmp_path / "x.json")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_unit_in_one_language_is_left_out_and_told(tmp_path: Path, order: tuple[int, int]) -> None:
    unit = '<body><trans-unit id="1"><source>ก</source><target>{}</target></trans-unit></body></file>'
    files = [
        f'<file original="a" source-language="th" target-language="th">{unit.format("ข")}',
        f'<file original="b" source-language="th" target-language="en">{unit.format("b")}',
    ]
    path = tmp_path / "two.xlf"
    path.write_text(f'<xliff version="1.2">{"".join(files[at] for at in order)}</xliff>', encoding="utf-8")

    memory = read_memory(path)

    assert [(each.source_text, each.target_text) for each in memory.units] == [("ก", "b")]
    assert [each.reason for each in memory.skipped] == ["Both of its sides are in th."]
