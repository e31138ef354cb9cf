"""The glossary changed, checked and used at the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.support.glossary import FORBIDDEN, glossary, term
from workbench.glossary import write_glossary

Run = Callable[..., Result]
PAIR = "summit-report:summit"
AS_ANN = ("--reviewer", "Ann")


@pytest.fixture(autouse=True)
def folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_GLOSSARY", str(tmp_path / "terms"))
    terms = glossary(
        country=[term("en", "country"), term("th", "รัฐ"), term("th", "ประเทศ", FORBIDDEN)],
        nation=[term("en", "nation"), term("th", "ชาติ")],
    )
    write_glossary(terms, tmp_path / "terms")


def test_a_file_that_goes_out_first_of_all_has_the_terms(run: Run, tmp_path: Path) -> None:
    write_glossary(glossary(today=[term("en", "today"), term("th", "วันนี้")]), tmp_path / "terms")
    file = tmp_path / "units.xlf"
    run("export", "--format", "xliff", "--all-statuses", "--output", file)
    assert '<gls:term source="today">วันนี้</gls:term>' in file.read_text(encoding="utf-8")


def saved(run: Run, tmp_path: Path, content: dict[str, object], code: int = 0) -> str:
    file = tmp_path / "concept.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return run("glossary", "save", file, *AS_ANN, code=code).output


def test_a_concept_is_shown_changed_and_saved(run: Run, tmp_path: Path) -> None:
    shown = json.loads(run("glossary", "show", "nation").output)
    assert shown["version"] == 1
    assert "nation: version 2" in saved(run, tmp_path, shown | {"note": "of people"})
    assert "since you saw version 1" in saved(run, tmp_path, shown, code=1)
    assert json.loads(run("glossary", "show", "nation").output)["note"] == "of people"
    made = saved(run, tmp_path, {"terms": [{"language": "en", "text": "realm"}]})
    assert "realm: version 1" in made


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"terms": [{"language": "xx", "text": "a"}]}, "xx"),
        ({"terms": [{"language": "en", "text": "a", "status": "prefered"}]}, "Did you mean 'preferred'?"),
        ({"terms": [{"language": "en", "term": "a"}]}, "A term has no 'term'"),
        ({"terms": "a"}, "no list"),
        ({"definition": 5}, "give a text"),
        (["a"], "in braces"),
    ],
)
def test_what_is_no_concept_is_told_in_a_sentence(
    run: Run, tmp_path: Path, content: dict[str, object], sentence: str
) -> None:
    assert sentence in saved(run, tmp_path, content, code=1)


def test_concepts_are_merged_and_the_merge_is_taken_back(run: Run) -> None:
    told = run("glossary", "merge", "country", "nation", *AS_ANN).output
    change = told.removeprefix("Merged by change ").rstrip(".\n")
    assert "No concept 'nation'" in run("glossary", "show", "nation", code=1).output
    run("glossary", "undo", change, *AS_ANN)
    assert "ชาติ" in run("glossary", "show", "nation").output
    log = run("glossary", "log", "nation").output
    assert "merge, taken back" in log and "undo" in log
    assert "No concept 'natoin'" in run("glossary", "log", "natoin", code=1).output


def test_findings_are_printed_dismissed_and_brought_back(run: Run) -> None:
    (found,) = (json.loads(line) for line in run("glossary", "check", PAIR).output.splitlines())
    assert (found["kind"], found["text"], found["expected"]) == ("forbidden term", "ประเทศ", ["รัฐ"])
    assert found["dismissed"] is None

    unknown = run("unit", "dismiss", found["unit"], "no-key", "--reason", "x", *AS_ANN, code=1).output
    assert "has no finding 'no-key'" in unknown
    early = run("unit", "restore", found["unit"], found["key"], *AS_ANN, code=1).output
    assert "that was dismissed" in early
    run("unit", "dismiss", found["unit"], found["key"], "--reason", "quoted", *AS_ANN)
    assert json.loads(run("glossary", "check").output)["dismissed"] == "quoted"
    run("unit", "restore", found["unit"], found["key"], *AS_ANN)
    assert json.loads(run("glossary", "check").output)["dismissed"] is None
    assert str(found["unit"]) in run("glossary", "usage", "country").output


def test_terms_of_a_unit_are_taken(run: Run, tmp_path: Path) -> None:
    run("export", "--all-statuses", "--output", tmp_path / "all.tmx")
    (found,) = (json.loads(line) for line in run("glossary", "check", PAIR).output.splitlines())
    unit = found["unit"]
    told = run("unit", "take", unit, "--source", "การประชุม", "--target", "summit", *AS_ANN).output
    assert told.startswith("summit: change")
    run("unit", "take", unit, "--target", "gathering", "--concept", "summit", *AS_ANN)
    terms = json.loads(run("glossary", "show", "summit").output)["terms"]
    assert [(each["text"], each["status"]) for each in terms] == [
        ("summit", "preferred"),
        ("gathering", "admitted"),
        ("การประชุม", "preferred"),
    ]
