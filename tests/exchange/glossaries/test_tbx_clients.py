"""Debian's OmegaT as judge: its schema, and the program itself, which reads TBX as a glossary."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from workbench.exchange.glossaries import GlossaryFormat, write_glossary_file
from workbench.glossary import Glossary, TermStatus, read_glossary

pytestmark = pytest.mark.client

JAR = Path("/usr/share/omegat/OmegaT.jar")
GLOSSARY = Path(__file__).parents[3] / "glossary"

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
# OmegaT runs it once the project is open; its own reader gives what its glossary pane would show.
SCRIPT = """
import org.omegat.gui.glossary.GlossaryReaderTBX
def escaped = { it.replace("\\\\", "\\\\\\\\").replace("\\t", "\\\\t").replace("\\n", "\\\\n") }
def lines = GlossaryReaderTBX.read(new File("project/glossary/workbench.tbx"), false).collect {
    [it.srcText, it.locText, it.commentText].collect(escaped).join("\\t")
}
new File("read.tsv").setText(lines.join("\\n"), "UTF-8")
"""


@pytest.fixture(scope="session")
def omegat(needs: Callable[[bool, str], None]) -> str:
    """The command."""
    found = shutil.which("omegat")
    needs(found is not None and JAR.is_file(), "OmegaT is not installed (apt-get install omegat)")
    return str(found)


@pytest.fixture(scope="module")
def project_glossary() -> Glossary:
    return read_glossary(GLOSSARY)


def test_version_2_is_valid_by_the_schema_that_omegat_has(
    omegat: str, tmp_path: Path, project_glossary: Glossary, glossary: Glossary
) -> None:
    with zipfile.ZipFile(JAR) as jar:
        for name in ("schemas/tbx.xsd", "schemas/xml.xsd"):
            jar.extract(name, tmp_path)
    schema = etree.XMLSchema(file=str(tmp_path / "schemas" / "tbx.xsd"))
    write_glossary_file(
        tmp_path / "a.tbx", (*project_glossary.concepts, *glossary.concepts), GlossaryFormat.TBX
    )
    tree = etree.parse(str(tmp_path / "a.tbx"))
    assert schema.validate(tree), schema.error_log


def test_omegat_reads_the_glossary_of_the_project_with_all_its_terms(
    omegat: str, tmp_path: Path, project_glossary: Glossary
) -> None:
    project = tmp_path / "project"
    for folder in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    (project / "source" / "text.txt").write_text("ไซเบอร์", encoding="utf-8")
    (tmp_path / "read.groovy").write_text(SCRIPT, encoding="utf-8")
    write_glossary_file(project / "glossary" / "workbench.tbx", project_glossary.concepts, GlossaryFormat.TBX)

    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    run = subprocess.run(
        [
            *(omegat, "project", "--mode=console-translate", "--config-dir=config", "--no-team"),
            f"--script={tmp_path / 'read.groovy'}",
        ],
        cwd=tmp_path,
        env=environment | {"HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "read.tsv").is_file(), run.stdout + run.stderr
    rows = [line.split("\t") for line in (tmp_path / "read.tsv").read_text(encoding="utf-8").split("\n")]
    pairs = [
        (thai.text, english.text)
        for concept in project_glossary.concepts
        for thai in concept.terms_in("th")
        for english in concept.terms_in("en")
    ]
    assert [(thai, english) for thai, english, _ in rows] == pairs
    comments = {(thai, english): comment for thai, english, comment in rows}
    for concept in project_glossary.concepts:
        for term in concept.terms_in("en", TermStatus.FORBIDDEN):
            comment = comments[concept.terms_in("th")[0].text, term.text]
            # What it shows of a term to be avoided: the status, and the reason.
            assert "deprecatedTerm-admn-sts" in comment
            assert term.usage_note in comment
        if concept.definition:
            assert (
                f"definition: {concept.definition}"
                in comments[concept.terms_in("th")[0].text, concept.terms_in("en")[0].text]
            )
