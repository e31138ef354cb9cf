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
    """The glossary's folder."""
    monkeypatch.setenv("WORKBENCH_GLOSSARY", str(tmp_path / "terms"))
    write_glossary(TERMS, tmp_path / "terms")
    return tmp_path / "terms"


@pytest.mark.parametrize("kind", ["tbx", "tbx3", "csv", "xlsx"])
def test_what_goes_out_comes_back_forbidden_terms_included(
    run: Run, folder: Path, tmp_path: Path, kind: str
) -> None:
    file, before = tmp_path / f"terms.{kind}", read_glossary(folder)
    result = run("glossary", "export", "--format", kind, "--output", str(file))
    assert "2 concepts, 5 terms" in result.output
    write_glossary(glossary(), folder)

    run("glossary", "import", str(file), "--yes")

    assert read_glossary(folder) == before
    again = run("glossary", "import", str(file), "--yes")
    assert "The glossary stays as it is." in again.output


def test_without_a_yes_nothing_is_written(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "terms.tbx"
    run("glossary", "export", "--output", str(file))
    write_glossary(glossary(), folder)

    result = run("glossary", "import", str(file), code=1)

    assert "Write this into the glossary?" in result.output
    assert read_glossary(folder) == glossary()
