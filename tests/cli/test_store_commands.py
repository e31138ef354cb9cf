"""The commands that work on the store: all that the app can do."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.conftest import Run
from workbench.cli import main
from workbench.documents import read_document
from workbench.review import Status
from workbench.settings import settings
from workbench.store import Store

PAIR = "summit-report:summit"


def test_a_corpus_is_aligned_on_export_and_only_approved_units_go_out(run: Run, tmp_path: Path) -> None:
    assert "No unit is approved yet" in run("export", "--format", "tmx", "--output", "a.tmx").output
    units = etree.parse(tmp_path / "a.tmx").findall(".//tu")
    assert units == []
    run("export", "--output", "all.tmx", "--pair", PAIR, "--all-statuses")
    tree = etree.parse(tmp_path / "all.tmx")
    assert tree.find("header").get("srclang") == "th"
    assert any('<b>& "others"</b>' in (seg.text or "") for seg in tree.iter("seg"))


def test_a_unit_is_approved_edited_and_exported(run: Run, tmp_path: Path) -> None:
    run("export", "--output", "a.tmx")
    assert PAIR in run("pairs").output
    table = csv.DictReader(io.StringIO(run("units", PAIR, "--csv", "-").output.lstrip("\ufeff")))
    unit = next(row["unit"] for row in table if row["source_text"] and row["target_text"])

    decision = ("--status", "approved", "--target-text", "As it should read.", "--reviewer", "ปรียา")
    said = run("decide", unit, "--version", "0", *decision)

    assert f"Unit {unit} is approved, version 1." in said.output
    assert "ปรียา" in run("history", unit).output
    assert "1 unit." in run("export", "--output", "a.tmx").output
    assert "As it should read." in (tmp_path / "a.tmx").read_text(encoding="utf-8")
    late = run("decide", unit, "--version", "0", "--status", "rejected", code=1).output
    assert "ปรียา saved" in late


def test_documents_are_imported_paired_and_aligned(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ข่าว.txt").write_bytes("การประชุม Bali 2020 มีผู้เข้าร่วม 21 ประเทศ".encode("cp874"))
    said = run("import", "ข่าว.txt", "--lang", "th", "--pair", "summit", "--title", "ข่าวการประชุม").output
    assert "Aligned document-" in said and ":summit" in said
    assert "ข่าวการประชุม" in run("documents").output
    document = said.split("'")[1]
    assert f"{document}:summit" in run("pair", "summit", document).output


def test_units_of_a_pair_that_was_never_aligned_are_there(run: Run) -> None:
    run("pairs")
    assert "unreviewed" in run("units", PAIR).output


def test_a_file_of_data_is_no_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "units.jsonl").write_text('{"source": "การประชุม"}', encoding="utf-8")
    assert "ends in '.jsonl' holds data" in run("import", "units.jsonl", code=1).output
    assert "units" not in run("documents").output
    (tmp_path / "plain.txt").write_text("A text.", encoding="utf-8")
    assert "--new-pair goes with files of units" in run("import", "plain.txt", "--new-pair", code=2).output


def test_a_partner_that_the_head_names_too_is_aligned_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thai.txt").write_text("---\nsources: [summit]\n---\nการประชุม Bali 2020", encoding="utf-8")
    assert run("import", "thai.txt", "--pair", "summit").output.count("Aligned thai:summit") == 1


def test_one_bad_file_keeps_the_others_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("ข้อความที่ดี", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert "empty.txt" in run("import", "good.txt", "empty.txt", code=1).output
    assert "good" not in run("documents").output


def test_a_pair_that_cannot_be_made_keeps_its_document_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thai.txt").write_text("ข้อความที่ดี", encoding="utf-8")
    assert "both in 'th'" in run("import", "thai.txt", "--pair", "summit-report", code=1).output
    assert "thai" not in run("documents").output


def test_a_corpus_brought_in_by_halves_is_completed(run: Run, tmp_path: Path, corpus: Path) -> None:
    document = read_document(corpus / "en" / "summit.txt", limit=2**20).document
    with Store(settings().database) as store:
        store.add_document(document)
    assert PAIR in run("pairs").output


def test_a_table_that_cannot_be_written_is_told_in_a_sentence(run: Run) -> None:
    assert (
        "Cannot write 'nowhere/units.csv'" in run("units", PAIR, "--csv", "nowhere/units.csv", code=1).output
    )


def test_what_is_misspelt_is_told_before_anything_is_aligned(run: Run) -> None:
    run("export", "--output", "a.tmx", "--pair", "summit-report:sumit", code=1)
    run("export", "--output", "a.tmx", "--source-lang", "tha", code=1)
    with Store(settings().database) as store:
        assert store.pair(PAIR).aligned_at is None


def test_an_approved_unit_without_one_side_is_told_as_such(run: Run) -> None:
    run("export", "--output", "a.tmx")
    with Store(settings().database) as store:
        alone = next(unit for unit in store.units(PAIR) if not (unit.source_text and unit.target_text))
        store.decide(alone.id, 0, "Ann", status=Status.APPROVED)
    said = run("export", "--output", "a.tmx").output
    assert "a side has no text: 1" in said and "No unit is approved" not in said


def test_an_unknown_pair_is_told_with_the_closest(run: Run) -> None:
    assert f"Did you mean '{PAIR}'?" in run("units", "summit-report:sumit", code=1).output


def test_the_glossary_is_searched(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_GLOSSARY", str(Path(__file__).parents[2] / "glossary"))
    assert "cybersecurity" in run("glossary", "search", "ความมั่นคงปลอดภัยไซเบอร์").output
    assert "qq" in run("glossary", "search", "x", "--lang", "qq", code=1).output


def test_every_command_says_what_it_is_for(run: Run) -> None:
    listed = run("--help").output
    for command in main.commands:
        assert f"  {command} " in listed
        assert "Usage" in run(command, "--help").output
