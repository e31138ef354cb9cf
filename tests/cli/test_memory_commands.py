"""Memories in and out, the concordance, and matches at the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
PAIR = "summit-report:summit"


@pytest.fixture
def memory(run: Run, tmp_path: Path) -> Path:
    """A file of the one unit that the corpus has."""
    file = tmp_path / "old work.tmx"
    run("export", "--all-statuses", "--output", file)
    return file


def test_a_file_is_kept_as_a_memory_listed_and_removed(run: Run, memory: Path) -> None:
    assert "old work: 1 units in th, en." in run("import", memory, "--memory", "--reviewer", "Ann").output
    assert "There is a memory 'old work'" in run("import", memory, "--memory", code=1).output
    assert "ชุด สอง: 1 units" in run("import", memory, "--memory", "ชุด สอง").output

    listed = run("memories").output
    assert "old work.tmx" in listed and "Ann" in listed and "ชุด สอง" in listed
    assert "old-work" not in run("pairs").output
    assert "Aborted" in run("memories", "--remove", "ชุด สอง", code=1).output
    assert "Removed ชุด สอง." in run("memories", "--remove", "ชุด สอง", "--yes").output
    assert "ชุด สอง" not in run("memories").output
    # Nobody is asked about what is not there.
    assert "No memory 'old'" in run("memories", "--remove", "old", code=1).output


def test_a_file_becomes_one_thing_only(run: Run, memory: Path) -> None:
    assert "--new-pair or --memory" in run("import", memory, "--memory", "--new-pair", code=2).output
    assert "One name is for one memory" in run("import", memory, memory, "--memory", "x", code=2).output
    assert "after the files" in run("import", "--memory", memory, memory, code=2).output
    text = memory.with_name("text.txt")
    text.write_text("A text.", encoding="utf-8")
    assert "no file of units by its ending" in run("import", text, "--memory", code=1).output


def test_the_concordance_looks_through_pairs_and_memories(run: Run, memory: Path) -> None:
    run("import", memory, "--memory", "tm")

    told = run("concordance", "SUMMIT  2020").output
    assert "[Summit 2020]" in told and "Found: 2." in told
    assert PAIR in told and "memory tm" in told and "unreviewed" in told
    assert "Found: 2. 1 more than shown." in run("concordance", "summit 2020", "--limit", "1").output
    assert "Found: 0." in run("concordance", "no such thing").output
    assert "No language 'xx'" in run("concordance", "summit", "--lang", "xx", code=1).output


def test_the_concordance_as_json_has_offsets_into_the_texts(run: Run, memory: Path) -> None:
    run("import", memory, "--memory", "tm")

    result = run("concordance", "การ ประชุม", "--json", "--lang", "th")

    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["memory"], each["pair"], each["status"]) for each in found] == [
        ("tm", None, None),
        (None, PAIR, "unreviewed"),
    ]
    for each in found:
        thai = each["passages"][0]
        assert [thai["text"][start:end] for start, end in thai["hits"]] == ["การประชุม"]
    assert result.stderr == "Found: 2.\n"


def test_matches_are_found_for_a_unit_and_for_a_text(run: Run, memory: Path) -> None:
    run("import", memory, "--memory", "tm")
    unit = json.loads(run("concordance", "การประชุม", "--json").stdout.splitlines()[1])["unit"]

    told = run("matches", unit).output
    assert "100%" in told and "tm" in told and "drew 21 countries" in told
    thai = run("matches", unit, "--lang", "en", "--json").output
    assert json.loads(thai)["source"]["language"] == "en" and json.loads(thai)["score"] == 100
    text = json.loads(thai)["source"]["text"].replace("7 October", "8 November")
    alike = json.loads(run("matches", "--text", text, "--json").output)
    assert 85 < alike["score"] < 100
    assert run("matches", "--text", text, "--least", "100", "--json").output == ""
    assert "Give a UNIT or --text" in run("matches", code=2).output
    assert f"Unit {unit} is in th and en" in run("matches", unit, "--lang", "de", code=2).output
