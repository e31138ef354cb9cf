"""`python -m benchmarks.alignment`."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from benchmarks.alignment import HEAD, DataSet, Quality, data_sets, main, quality, rows
from benchmarks.measuring import Measured


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Gold text with the lines of both sides given."""
    folder = tmp_path / "hills"
    folder.mkdir()
    (folder / "walk.de").write_text("Bergtour 1871\nHotel Alpina\nEnde\n", encoding="utf-8")
    (folder / "walk.fr").write_text("Bergtour 1871\nHotel Alpina\nFin\n", encoding="utf-8")
    (folder / "walk.defr").write_text("[0]:[0]\n[1]:[1]\n[2]:[2]\n", encoding="utf-8")
    return folder


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Gold text with the lines of the English side given."""
    for code, line in (("th", "ฝนตก"), ("en", "It rains.")):
        (tmp_path / "rain" / code).mkdir(parents=True)
        (tmp_path / "rain" / code / "rain.txt").write_text(f"{line}\n" * 4, encoding="utf-8")
    return tmp_path / "rain"


def test_table_has_a_row_of_each_aligner_with_what_it_took(lines: Path) -> None:
    pytest.importorskip("sentweave", reason="sentweave is not installed (requirements-bench.txt)")
    done = CliRunner().invoke(main, [str(lines), "--encoder", "hashing"])
    assert done.exit_code == 0, done.output
    head, _, *found = [[cell.strip() for cell in row.split("|")[1:-1]] for row in done.stdout.splitlines()]
    assert tuple(head) == HEAD
    assert [row[:3] for row in found] == [["hills", "3", "workbench"], ["hills", "3", "crfcut + Vecalign"]]
    for row in found:
        assert all(0 <= float(cell) <= 1 for cell in row[3:8])
        assert all(float(cell) > 0 for cell in row[8:])


def test_text_is_left_out_only_where_the_source_is_not_given_in_lines(lines: Path, raw: Path) -> None:
    found = data_sets((raw, lines), (0.5, 0.8))
    assert [(each.folder, each.drop) for each in found] == [(raw, 0.0), (raw, 0.5), (raw, 0.8), (lines, 0.0)]
    assert len(found[1].pairs()[0].links) == 2


def test_own_corpus_is_measured_when_no_folder_is_named() -> None:
    assert data_sets((), ()) == [DataSet(None)]
    assert len(DataSet(None).pairs()) >= 7


def test_folder_without_gold_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="has no gold text"):
        data_sets((tmp_path,), ())


def test_a_folder_is_counted_as_a_whole(lines: Path) -> None:
    found = quality(DataSet(lines), "workbench", "hashing")
    assert [each.label for each in found] == ["hills"]
    assert found[0].strict.gold == found[0].in_parts.gold == 3


def test_only_the_row_of_the_whole_tells_seconds_and_memory() -> None:
    found = rows("ours", Measured([Quality("all"), Quality("one")], seconds=1.25, mebibytes=99.6))
    assert [row[0] for row in found] == ["all", "one"]
    assert [row[-2:] for row in found] == [["1.2", "100"], ["", ""]]
