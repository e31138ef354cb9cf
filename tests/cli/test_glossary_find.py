"""`workbench glossary find`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.support.glossary import FORBIDDEN, glossary, term
from workbench.glossary import write_glossary

Run = Callable[..., Result]
TERMS = glossary(
    diplomacy=[term("th", "การทูต"), term("en", "diplomacy")],
    digital=[term("th", "ดิจิทัล"), term("th", "ดิจิตอล", FORBIDDEN), term("en", "digital")],
)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.output.splitlines()]


def test_find_prints_an_object_a_line(run: Run, tmp_path: Path) -> None:
    write_glossary(TERMS, tmp_path / "terms")
    text = "\nงานการทูตในยุคดิจิตอลของไทย\n"
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    result = run("glossary", "find", "text.txt", "--lang", "th", "--glossary", "terms")
    assert lines(result) == [
        {
            "start": 4,
            "end": 10,
            "text": "การทูต",
            "concept": "diplomacy",
            "term": "การทูต",
            "status": "preferred",
        },
        {
            "start": 15,
            "end": 22,
            "text": "ดิจิตอล",
            "concept": "digital",
            "term": "ดิจิตอล",
            "status": "forbidden",
        },
    ]
    assert list(lines(result)[0]) == ["start", "end", "text", "concept", "term", "status"]
    assert "ดิจิตอล" in result.output
    assert text[15:22] == "ดิจิตอล"


def test_find_guesses_the_language_and_takes_the_glossary_of_the_settings(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_GLOSSARY", str(tmp_path / "terms"))
    write_glossary(TERMS, tmp_path / "terms")
    text = "There is more to diplomacy in a digital age than most of us would have thought."
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    assert [each["text"] for each in lines(run("glossary", "find", "text.txt"))] == ["diplomacy", "digital"]


def test_find_refuses_in_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("กต.", encoding="utf-8")
    missing = run("glossary", "find", "none.txt", "--lang", "th", code=1)
    assert missing.output.startswith("Error: none.txt: there is no such file")
    unknown = run("glossary", "find", "text.txt", "--lang", "xx", code=1)
    assert "No language 'xx'" in unknown.output
    empty = run("glossary", "find", "text.txt", "--lang", "th", "--glossary", "nowhere", code=1)
    assert "a glossary is a folder with" in empty.output
