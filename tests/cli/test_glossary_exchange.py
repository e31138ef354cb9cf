"""`workbench glossary export` and `import`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.support.glossary import FORBIDDEN, glossary, term
from workbench.glossary import read_glossary, write_glossary

Run = Callable[..., Result]
TERMS = glossary(
    diplomacy=[term("th", "การทูต"), term("en", "diplomacy")],
    digital=[term("th", "ดิจิทัล"), term("th", "ดิจิตอล", FORBIDDEN), term("en", "digital")],
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the text form that the database begins with."""
    monkeypatch.setenv("WORKBENCH_GLOSSARY", str(tmp_path / "terms"))
    write_glossary(TERMS, tmp_path / "terms")
    return tmp_path / "terms"


@pytest.mark.parametrize("kind", ["tbx", "tbx3", "csv", "xlsx", "text"])
def test_what_goes_out_comes_back_forbidden_terms_included(
    run: Run, folder: Path, tmp_path: Path, kind: str
) -> None:
    file, before = tmp_path / f"out.{kind}", read_glossary(folder)
    result = run("glossary", "export", "--format", kind, "--output", file)
    assert "2 concepts, 5 terms" in result.output
    for concept in before.concepts:
        run("glossary", "remove", concept.id, "--reviewer", "Ann")

    result = run("glossary", "import", file, "--yes", "--reviewer", "Ann")

    assert "Concepts changed: 2." in result.output
    run("glossary", "export", "--format", "text", "--output", tmp_path / "again")
    assert read_glossary(tmp_path / "again") == before
    again = run("glossary", "import", file, "--yes")
    assert "The glossary stays as it is." in again.output


def test_without_a_yes_nothing_is_written(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "terms.tbx"
    run("glossary", "export", "--output", file)
    run("glossary", "remove", "digital")

    result = run("glossary", "import", file, code=1)

    assert "Write this into the glossary?" in result.output
    assert "digital" not in run("glossary", "search", "digital").output.replace("diplomacy", "")


def test_the_text_form_comes_in_as_somebody_changed_it(run: Run, folder: Path) -> None:
    run("glossary", "search", "x")
    concepts = folder / "concepts.csv"
    text = concepts.read_text(encoding="utf-8-sig").replace("digital,", "digital,policy", 1)
    concepts.write_text(text, encoding="utf-8-sig")

    assert "policy" in run("glossary", "import", folder, "--yes", "--reviewer", "Ann").output
    assert '"subject": "policy"' in run("glossary", "show", "digital").output
