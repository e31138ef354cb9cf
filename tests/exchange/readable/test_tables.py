"""Bilingual tables for readers with no tool."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import html

from workbench.documents import read_document
from workbench.exchange.readable import write_docx, write_html
from workbench.review import Status, Unit
from workbench.store.model import Pair

MakeUnit = Callable[..., Unit]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def titled(pair: Pair) -> Pair:
    """A pair whose titles could be taken for markup."""
    return replace(
        pair,
        source=replace(pair.source, title="แถลงการณ์ <b>ร่วม</b>"),
        target=replace(pair.target, title='Joint & "Statement"'),
    )


def written(write: Callable[..., Any], pair: Pair, *units: Unit, **options: Any) -> bytes:
    file = io.BytesIO()
    write(file, units, {pair.id: pair}, **options)
    return file.getvalue()


def test_html_names_both_documents_and_the_language_of_each_text(titled: Pair, unit: MakeUnit) -> None:
    root = html.fromstring(written(write_html, titled, unit("<i>ก</i>", "a & b")).decode())
    title = 'แถลงการณ์ <b>ร่วม</b> – Joint & "Statement"'
    assert (root.findtext("head/title"), root.find("body/h1").text_content()) == (title, title)
    cells = root.xpath("//tbody/tr/td")
    assert [(cell.get("lang"), cell.get("dir"), cell.text_content()) for cell in cells] == [
        (None, None, "1"),
        ("th", "auto", "<i>ก</i>"),
        ("en", "auto", "a & b"),
    ]
    assert [each.get("lang") for each in root.xpath("//thead//th")] == [None, "th", "en"]


def test_html_is_one_file_that_asks_for_nothing_and_prints_on_a4(titled: Pair, unit: MakeUnit) -> None:
    text = written(write_html, titled, unit()).decode()
    root = html.fromstring(text)
    assert root.xpath("//script | //link | //img | //@src | //@href") == []
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    style = root.findtext("head/style")
    for rule in (
        "size: A4",
        "@media print",
        "table-header-group",
        '"Noto Sans Thai"',
        "white-space: pre-wrap",
    ):
        assert rule in style


@pytest.mark.parametrize("write", [write_html, write_docx])
def test_status_and_confidence_are_shown_when_asked_for(
    write: Callable[..., Any], pair: Pair, unit: MakeUnit
) -> None:
    def columns(**options: Any) -> list[list[str]]:
        data = written(write, pair, unit(status=Status.SENT_BACK), **options)
        if write is write_docx:
            return [[cell.text for cell in row.cells] for row in Document(io.BytesIO(data)).tables[0].rows]
        return [[cell.text_content() for cell in row] for row in html.fromstring(data.decode()).iter("tr")]

    assert columns() == [["No.", "ต้นฉบับ", "Source"], ["1", "ทดสอบ", "A test."]]
    assert [row[3:] for row in columns(details=True)] == [["Status", "Confidence"], ["sent back", "90%"]]


def test_docx_has_its_header_on_each_page_and_a_table_a_pair(
    titled: Pair, unit: MakeUnit, other_pair: Callable[..., Pair]
) -> None:
    second = other_pair("th-text", "en-more")
    file = io.BytesIO()
    units = (unit("ก", "a\nb"), unit("ข" * 2000, "b"), unit("ค", "c", pair=second.id))
    write_docx(file, units, {titled.id: titled, second.id: second})
    document = Document(file)
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == ['แถลงการณ์ <b>ร่วม</b> – Joint & "Statement"', "ต้นฉบับ – Source"]
    first, other = document.tables
    assert [[row.cells[1].text, row.cells[2].text] for row in first.rows][1] == ["ก", "a\nb"]
    assert other.rows[1].cells[1].text == "ค"
    marks = [[child.tag.removeprefix(W) for child in row._tr.trPr] for row in first.rows]
    assert marks == [["tblHeader"], ["cantSplit"], []]


def test_docx_has_thai_as_a_complex_script_with_font_size_and_language(pair: Pair, unit: MakeUnit) -> None:
    document = Document(io.BytesIO(written(write_docx, pair, unit())))
    cells = document.tables[0].rows[1].cells
    thai, english = (cell.paragraphs[0].style for cell in cells[1:])
    for style, language in ((thai, "th-TH"), (english, "en-GB")):
        properties = style.element.rPr
        fonts = properties.find(f"{W}rFonts")
        assert fonts.get(f"{W}cs") == fonts.get(f"{W}ascii") == fonts.get(f"{W}hAnsi") == "Tahoma"
        assert properties.find(f"{W}szCs").get(f"{W}val") == properties.find(f"{W}sz").get(f"{W}val") == "20"
        assert properties.find(f"{W}lang").get(f"{W}val") == language
        assert properties.find(f"{W}lang").get(f"{W}bidi") == "th-TH"
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert document.core_properties.title == "ต้นฉบับ – Source"


def test_docx_can_be_read_as_a_document_again(pair: Pair, unit: MakeUnit, tmp_path: Path) -> None:
    path = tmp_path / "table.docx"
    write_docx(path, [unit("น้ำ\tใส", "Clear water.")], {pair.id: pair})
    text = read_document(path, limit=2**20).document.text
    assert "น้ำ\tใส\tClear water." in text


@pytest.mark.client
def test_libreoffice_opens_the_word_file(
    pair: Pair, unit: MakeUnit, tmp_path: Path, needs: Callable[[bool, str], None]
) -> None:
    office = shutil.which("soffice")
    needs(office is not None, "LibreOffice is not installed (apt-get install libreoffice-writer)")
    texts = [("ที่ประชุมมีมติ", "The meeting decided."), ("=1 <&> 😀", ""), ("", "only\nhere")]
    write_docx(tmp_path / "t.docx", [unit(*each) for each in texts], {pair.id: pair}, details=True)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [str(office), home, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "t.docx")], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "t.odt") as package:
        content = package.read("content.xml").decode()
        styles = package.read("styles.xml").decode()
    for text in ("ที่ประชุมมีมติ", "The meeting decided.", "=1 &lt;&amp;&gt; 😀", "table-header-rows"):
        assert text in content
    assert 'style:language-complex="th"' in styles
