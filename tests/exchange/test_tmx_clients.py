"""Debian's OmegaT as judge: its DTD, and the program itself."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from workbench.exchange import read_tmx, write_tmx
from workbench.exchange.incoming import IncomingUnit
from workbench.exchange.tmx import PROFILES
from workbench.review import Status, Unit
from workbench.store.model import Pair

pytestmark = pytest.mark.client

JAR = Path("/usr/share/omegat/OmegaT.jar")

PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><source_dir_excludes/><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>TH</source_lang><target_lang>EN-GB</target_lang>
<source_tok>org.omegat.tokenizer.LuceneThaiTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</target_tok>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags><external_command></external_command>
</project></omegat>
"""
# A paragraph is a segment, so that a unit of several sentences is found as a whole.


@pytest.fixture(scope="session")
def omegat(needs: Callable[[bool, str], None]) -> str:
    """The command."""
    found = shutil.which("omegat")
    needs(found is not None and JAR.is_file(), "OmegaT is not installed (apt-get install omegat)")
    return str(found)


@pytest.fixture
def units(unit: Callable[..., Unit]) -> list[Unit]:
    """All that a unit can bring along, on units whose Thai side is one line."""
    return [
        unit("ที่ประชุมมีมติ  เห็นชอบ ร่างข้อ ๑๒. และให้เสนอต่อไป", "The meeting adopted draft item 12. It goes on."),
        unit('คำว่า "<เน็ต>" & ‘น้ำ’', "The word \"<net>\" & 'water'", note="ดู 'a' < b & c", changed_by="สมชาย"),
        unit("อักขระ\x00ควบคุม", "Control\x1f character"),
        unit("ยิ้ม 😀 กว้าง", "A broad smile 😀", status=Status.REJECTED),
        unit("ไม่มีคู่", ""),
    ]


def test_the_file_is_valid_by_the_dtd_of_tmx_14(omegat: str, pair: Pair, units: list[Unit]) -> None:
    with zipfile.ZipFile(JAR) as jar, jar.open("schemas/tmx14.dtd") as file:
        dtd = etree.DTD(file)
    for profile, source_language in product(PROFILES.values(), ("th", "en")):
        written = io.BytesIO()
        write_tmx(written, units, {pair.id: pair}, source_language=source_language, profile=profile)
        tree = etree.fromstring(written.getvalue())
        assert dtd.validate(tree), dtd.error_log
        assert len(tree.findall("body/tu")) == 4


def test_omegat_turns_thai_lines_into_the_english_of_the_memory(
    omegat: str, tmp_path: Path, pair: Pair, units: list[Unit]
) -> None:
    project = tmp_path / "project"
    for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    lines = [units[0].source_text, units[1].source_text, units[3].source_text, units[4].source_text]
    (project / "source" / "text.txt").write_text("\n\n".join(lines), encoding="utf-8")
    write_tmx(project / "tm" / "auto" / "workbench.tmx", units, {pair.id: pair})

    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    run = subprocess.run(
        [omegat, "project", "--mode=console-translate", "--config-dir=config", "--no-team"],
        cwd=tmp_path,
        env=environment | {"HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )

    # OmegaT ends with 0 even when it could not read the memory.
    log = run.stdout + run.stderr
    assert run.returncode == 0, log
    assert "workbench.tmx (TMXR_INFO_READING_FILE)" in log
    assert "TF_TM_LOAD_ERROR" not in log
    target = (project / "target" / "text.txt").read_text(encoding="utf-8")
    translated = [units[0].target_text, units[1].target_text, units[3].target_text, units[4].source_text]
    assert target.strip().split("\n\n") == translated

    # What OmegaT exports of the project in turn, with and without its tags, is read as it stands there.
    for level in ("omegat", "level1", "level2"):
        reading = read_tmx(project / f"project-{level}.tmx")
        back = {(each.source_text, each.target_text) for each in reading if isinstance(each, IncomingUnit)}
        assert back == set(zip(lines[:-1], translated[:-1], strict=True))
