"""`workbench export` in every format, its pre-flight, and units that come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from workbench.settings import settings
from workbench.store import Store

Run = Callable[..., Result]
PAIR = "summit-report:summit"


@pytest.fixture(autouse=True)
def no_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "concepts.csv").write_text("concept,subject,definition,note,source\n")
    (tmp_path / "terms" / "terms.csv").write_text(
        "concept,language,term,status,type,part_of_speech,usage_note\n"
    )
    monkeypatch.setenv("WORKBENCH_GLOSSARY", str(tmp_path / "terms"))


@pytest.mark.parametrize("kind", ["tmx", "xliff", "xliff1", "xlsx", "csv", "jsonl", "html", "docx"])
def test_every_format_is_written(run: Run, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"out.{kind}"
    told = run("export", "--format", kind, "--all-statuses", "--output", file).output
    assert (f"{file}: " in told and "units." in told) or "unit." in told
    assert file.stat().st_size > 100


def test_one_side_alone_is_a_text_to_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "english.txt"
    alone = ("export", "--format", "txt", "--all-statuses", "--output", file, "--side", "target")
    run(*alone, "--pair", PAIR)
    text = file.read_text(encoding="utf-8")
    assert "drew 21 countries" in text and "การประชุม" not in text
    assert "takes --side, one --pair" in run(*alone, code=2).output
    assert "takes --side" in run("export", "--format", "txt", "--output", file, code=2).output


def test_units_worked_on_elsewhere_come_back(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    run("export", "--format", "csv", "--all-statuses", "--output", file)
    assert "Nothing is changed." in run("import", file).output
    text = file.read_text(encoding="utf-8-sig").replace("drew 21 countries", "drew **21** countries")
    file.write_text(text, encoding="utf-8")

    told = run("import", file, code=1).output
    assert "1 changed" in told and "Change 1 units?" in told
    assert "Changed: 1." in run("import", file, "--yes", "--reviewer", "Ann").output
    with Store(settings().database) as store:
        assert "drew **21** countries" in " ".join(unit.target_text for unit in store.units(PAIR))
    assert "Nothing is changed." in run("import", file, "--yes").output


def test_a_memory_makes_a_pair(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "memory.tmx"
    run("export", "--all-statuses", "--output", file)
    assert "memory-th:memory-en: 1 units." in run("import", "--new-pair", file).output
    assert "memory-th:memory-en" in run("pairs").output
    assert "has units already" in run("import", "--new-pair", file, code=1).output


def test_a_damaged_file_is_told_in_one_sentence_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "memory.tmx"
    run("export", "--all-statuses", "--output", file)
    file.write_bytes(file.read_bytes()[:-100])
    told = run("import", "--new-pair", file, code=1).output.splitlines()
    assert len(told) == 1 and told[0].startswith(f"Error: {file}: ")
    assert "memory-th" not in run("documents").output


def test_a_preflight_tells_what_is_wrong_and_ends_with_a_code(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    told = run("export", "--check", "--all-statuses", "--for", "trados", "--report", report, code=1).output
    assert "not approved" in told and "suspicious markup" in told
    assert "suspicious markup" in report.read_text(encoding="utf-8-sig")
    nowhere = tmp_path / "none" / "report.csv"
    refused = run("export", "--check", "--all-statuses", "--report", nowhere, code=1).output
    assert refused.splitlines()[-1].startswith("Error: ") and "report.csv" in refused
    assert "give both" in run("export", "--output", "a.tmx", "--report", report, code=2).output
    assert "Units: 0. Findings: 0." in run("export", "--check").output
    assert "Give --output FILE" in run("export", code=2).output
