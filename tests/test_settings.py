"""Settings come from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import WorkbenchError
from workbench.settings import settings
from workbench.store import Store


def test_without_an_environment_everything_is_in_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "DATABASE", "CORPUS", "GLOSSARY", "ENCODER", "LIMIT_MIB", "TEAM"):
        monkeypatch.delenv(f"WORKBENCH_{name}", raising=False)
    found = settings()
    assert (found.data, found.corpus, found.glossary) == (Path("data"), Path("corpus"), Path("glossary"))
    assert found.database == "sqlite:///data/workbench.db"
    assert found.encoder == "use" and found.limit == 20 * 2**20
    assert found.team == Path("data/team.toml")


@pytest.mark.parametrize("value", ["0", "-1", "many", "inf", "nan"])
def test_a_limit_that_is_no_size_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_LIMIT_MIB", value)
    with pytest.raises(WorkbenchError, match="give a size in MiB"):
        settings()


def test_a_team_file_that_is_named_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "people.toml"
    monkeypatch.setenv("WORKBENCH_TEAM", str(file))
    with pytest.raises(WorkbenchError, match=r"people\.toml', which is no file: name the file"):
        settings()
    file.write_text('default = "reviewer"', encoding="utf-8")
    assert settings().team == file


def test_a_data_folder_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "100% ข้อมูล? #1"
    monkeypatch.setenv("WORKBENCH_DATA", str(folder))
    monkeypatch.delenv("WORKBENCH_DATABASE", raising=False)
    Store(settings().database).close()
    assert (folder / "workbench.db").is_file()
