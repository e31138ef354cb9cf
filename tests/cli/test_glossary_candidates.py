"""`workbench glossary candidates`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.glossary import glossary, term
from workbench.cli import main
from workbench.glossary import write_glossary

HEAD = "---\nid: {id}\ntitle: Banks\nlanguage: {language}\n{more}---\n"
THAI = "ธนาคารกลาง (central bank) ขึ้นดอกเบี้ย\nฝนตกหนักในกรุงเทพ (Bangkok) เมื่อวานนี้\n"
ENGLISH = "The central bank raised interest rates.\n\nHeavy rain fell in Bangkok yesterday.\n"


@pytest.fixture(autouse=True)
def small_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language, id, more, text in (
        ("th", "banks-th", "sources: [banks]\n", THAI),
        ("en", "banks", "", ENGLISH),
    ):
        (tmp_path / "corpus" / language).mkdir(parents=True)
        head = HEAD.format(id=id, language=language, more=more)
        (tmp_path / "corpus" / language / f"{id}.txt").write_text(head + text, encoding="utf-8")
    write_glossary(glossary(bangkok=[term("th", "กรุงเทพ"), term("en", "Bangkok")]), tmp_path / "glossary")
    for name in ("DATA", "CORPUS", "GLOSSARY"):
        monkeypatch.setenv(f"WORKBENCH_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("WORKBENCH_ENCODER", "use")
    monkeypatch.delenv("WORKBENCH_DATABASE", raising=False)


def test_candidates_are_listed_with_the_units_that_have_them() -> None:
    result = CliRunner().invoke(main, ["glossary", "candidates", "banks-th:banks", "--json"])
    assert result.exit_code == 0, result.output
    found = [json.loads(line) for line in result.output.splitlines()]
    assert "en: central bank | th: ธนาคารกลาง" in [each["key"] for each in found]
    assert not any("bangkok" in each["key"] for each in found)
    key = "en: central bank | th: ธนาคารกลาง"
    assert CliRunner().invoke(main, ["glossary", "reject", key, "--reviewer", "Ann"]).exit_code == 0
    assert key not in CliRunner().invoke(main, ["glossary", "candidates"]).output
    CliRunner().invoke(main, ["glossary", "reject", key, "--readmit", "--reviewer", "Ann"])
    shown = CliRunner().invoke(main, ["glossary", "candidates", "--most", "1"])
    assert "ธนาคารกลาง = central bank" in shown.output
