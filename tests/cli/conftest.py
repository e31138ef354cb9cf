"""The command line on a small corpus and a database of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workbench.cli import main

THAI = """---
id: summit-report
title: รายงานการประชุม
language: th
sources: [summit]
---
รายงานการประชุม 2020
การประชุมสุดยอด Bali 2020 จัดขึ้นเมื่อวันที่ 7 ตุลาคม 2563 มีผู้เข้าร่วม 21 ประเทศ <b>& "อื่น ๆ"</b>
"""
ENGLISH = """---
id: summit
title: Summit
language: en
---
Report 2020

The Bali 2020 summit was held on 7 October 2020. It drew 21 countries <b>& "others"</b>.
"""

Run = Callable[..., Result]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for code, name, text in (("th", "summit-report", THAI), ("en", "summit", ENGLISH)):
        (tmp_path / "corpus" / code).mkdir(parents=True)
        (tmp_path / "corpus" / code / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "corpus"


@pytest.fixture
def run(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with the hashing encoder; it must end with the exit code `code`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("WORKBENCH_CORPUS", str(corpus))
    monkeypatch.setenv("WORKBENCH_ENCODER", "hashing")
    monkeypatch.delenv("WORKBENCH_DATABASE", raising=False)

    def run(*arguments: str | Path, code: int = 0) -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert result.exit_code == code, result.output + str(result.exception)
        return result

    return run
