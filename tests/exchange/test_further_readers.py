"""Other people's readers as judges: Perl's XML::TMX, and tmexchange and xliff of npm."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.exchange import write_tmx
from workbench.exchange.tmx import PROFILES
from workbench.exchange.xliff import write_xliff
from workbench.review import Status, Unit
from workbench.store.model import Pair

pytestmark = pytest.mark.client

PERL = """
use XML::TMX::Reader; use JSON::PP;
my @found;
XML::TMX::Reader->new($ARGV[0])->for_tu(sub {
    my $tu = shift;
    push @found, { map { $_ => $tu->{$_}{-seg} } grep { !/^-/ } keys %$tu };
});
print encode_json(\\@found);
"""
TMEXCHANGE = """
const read = require('tmexchange/cjs/tmx2js');
const text = require('fs').readFileSync(process.argv[1], 'utf8');
read(text, (error, found) => {
    if (error) throw error;
    console.log(JSON.stringify(found.resources));
});
"""
XLIFF = """
const [file, version] = process.argv.slice(1);
const name = version === '1.2' ? 'xliff12ToJs' : 'xliff2js';
const text = require('fs').readFileSync(file, 'utf8');
require('xliff/cjs/' + name)(text, (error, found) => {
    if (error) throw error;
    console.log(JSON.stringify(found.resources));
});
"""


def told(*command: str | Path, **environment: str) -> Any:
    """The JSON that a program prints."""
    run = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=60, env=os.environ | environment
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="session")
def perl(needs: Callable[[bool, str], None]) -> str:
    """The command, with XML::TMX."""
    found = shutil.which("perl")
    present = (
        found is not None and not subprocess.run([found, "-MXML::TMX", "-e1"], capture_output=True).returncode
    )
    needs(present, "Perl's XML::TMX is not installed (apt-get install libxml-tmx-perl)")
    return str(found)


@pytest.fixture(scope="session")
def node(needs: Callable[[bool, str], None]) -> Callable[..., Any]:
    """Runs a script of node with the packages that .ci/run installs."""
    found, npm = shutil.which("node"), shutil.which("npm")
    packages, present = "", False
    if found and npm:
        packages = subprocess.run([npm, "root", "-g"], capture_output=True, encoding="utf-8").stdout.strip()
        environment = os.environ | {"NODE_PATH": packages}
        script = "require('tmexchange'); require('xliff')"
        present = not subprocess.run([found, "-e", script], capture_output=True, env=environment).returncode
    needs(
        present,
        "node with tmexchange and xliff is not installed (npm install -g tmexchange@2.0.6 xliff@6.4.0)",
    )

    def run(script: str, *arguments: str | Path) -> Any:
        return told(str(found), "-e", script, *arguments, NODE_PATH=packages)

    return run


@pytest.fixture
def units(unit: Callable[..., Unit]) -> list[Unit]:
    """Thai marks in and out of order, characters of XML, notes, every status; the sides tell units apart."""
    texts = [
        ("น้ำ นํ้า ก\u0e49\u0e35 ฯลฯ ๆ ๑๒๓", "Water & fire <b>1</b>"),
        ("a & b < c > d \" e ' f &amp; ]]>", "\"Quoted\" & 'quoted' &lt;"),
        ("ยิ้ม 😀 \u200bกว้าง", "A smile 😀, שלום"),
        ("สองบรรทัด\nในหนึ่งหน่วย", "Two lines\nin one unit"),
        *((f"สถานะที่ {number}", f"Status {number}") for number in range(len(Status))),
    ]
    return [
        unit(source, target, note="ดู 'a' < b & c", changed_by="สมชาย", status=status)
        for (source, target), status in zip(texts, (*[Status.APPROVED] * 4, *Status), strict=True)
    ]


def sides(units: list[Unit]) -> list[dict[str, str]]:
    return [{"th": unit.source_text, "en": unit.target_text} for unit in units]


@pytest.mark.parametrize("source_language", ["th", "en"])
def test_perl_reads_all_units_of_a_memory(
    perl: str, tmp_path: Path, pair: Pair, units: list[Unit], source_language: str
) -> None:
    path = tmp_path / "memory.tmx"
    for profile in ("generic", "omegat", "memoq"):
        write_tmx(path, units, {pair.id: pair}, source_language=source_language, profile=PROFILES[profile])
        assert told(perl, "-e", PERL, path) == sides(units)


def test_perl_and_node_read_a_unit_in_three_languages(
    perl: str,
    node: Callable[..., Any],
    tmp_path: Path,
    pair: Pair,
    other_pair: Callable[..., Pair],
    unit: Callable[..., Unit],
) -> None:
    german = other_pair("th-text", "de-text", "th de")
    both = [unit("น้ำ & ไฟ", "Water"), unit("น้ำ & ไฟ", "Wasser <1>", pair=german.id, note="ดู")]
    path = tmp_path / "memory.tmx"
    write_tmx(path, both, {each.id: each for each in (pair, german)})
    expected = {"th": "น้ำ & ไฟ", "en": "Water", "de": "Wasser <1>"}
    assert told(perl, "-e", PERL, path) == [expected]
    assert list(node(TMEXCHANGE, path).values()) == [expected]


def test_tmexchange_reads_all_units_of_a_memory(
    node: Callable[..., Any], tmp_path: Path, pair: Pair, units: list[Unit]
) -> None:
    path = tmp_path / "memory.tmx"
    write_tmx(path, units, {pair.id: pair})
    assert node(TMEXCHANGE, path) == {
        f"{pair.id}#{unit.id}": texts for unit, texts in zip(units, sides(units), strict=True)
    }


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_xliff_reads_all_units(
    node: Callable[..., Any], tmp_path: Path, pair: Pair, units: list[Unit], version: str
) -> None:
    path = tmp_path / "units.xlf"
    write_xliff(path, units, {pair.id: pair}, version=version)
    (found,) = node(XLIFF, path, version).values()
    read = [(each["source"], each["target"]) for each in found.values()]
    assert read == [(unit.source_text, unit.target_text) for unit in units]
