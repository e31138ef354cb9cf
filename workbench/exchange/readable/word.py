"""Word files with text in several languages, written a paragraph at a time.

python-docx makes the package: styles, page and properties. It would hold the whole text in memory, and
takes longer for each row that a table has, so the body is written past it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from lxml import etree

from workbench.exchange.characters import xml_text
from workbench.language import languages

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BODY = "word/document.xml"
# Word and macOS bring it along, with Thai in it; what they take for a Thai font otherwise is half the size.
_FONT = "Tahoma"
_SIZE = 20
"""Half points."""
# Word checks spelling by region, and knows Thai by no other name.
_REGIONS = {"th": "th-TH", "en": "en-GB", "de": "de-DE", "fr": "fr-FR"}
_BREAKS = re.compile(r"(\r\n|\n|\r|\t)")

Body = Callable[[Any], None]
"""Writes what stands in the body, with the `write` and `element` of what it is given."""


def tag(name: str) -> str:
    """`name` in the namespace of Word."""
    return f"{{{_W}}}{name}"


def element(name: str, *children: Any, **attributes: str) -> Any:
    """An element of Word with attributes of Word."""
    made = etree.Element(tag(name), {tag(key): value for key, value in attributes.items()}, nsmap={"w": _W})
    made.extend(children)
    return made


def style_of(language: str) -> str:
    """The style of paragraphs in `language`."""
    return f"Text-{language}"


def paragraph(text: str, style: str) -> Any:
    """`text`, which XML can hold, as one paragraph; its line ends become breaks in it."""
    made = element("p", element("pPr", element("pStyle", val=style)))
    if not text:
        return made
    run = etree.SubElement(made, tag("r"))
    for piece in _BREAKS.split(text):
        if piece == "\t":
            etree.SubElement(run, tag("tab"))
        elif _BREAKS.fullmatch(piece):
            etree.SubElement(run, tag("br"))
        elif piece:
            etree.SubElement(run, tag("t"), {_SPACE: "preserve"}).text = piece
    return made


def write_word(file: BinaryIO, title: str, body: Body) -> None:
    """Write a document in A4 with the property `title`, whose paragraphs `body` writes."""
    package, section = _package(xml_text(title)[0])
    with zipfile.ZipFile(package) as made, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for part in made.infolist():
            if part.filename != _BODY:
                written.writestr(part, made.read(part))
        with written.open(_BODY, "w") as stream, etree.xmlfile(stream, encoding="utf-8") as xml:
            xml.write_declaration(standalone=True)
            with xml.element(tag("document"), nsmap={"w": _W}), xml.element(tag("body")):
                body(xml)
                xml.write(section)


def _package(title: str) -> tuple[io.BytesIO, Any]:
    """An empty document, and the properties of its pages."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm

    document = docx.Document()
    # What the properties hold has a limit of its own.
    document.core_properties.title = title[:255]
    document.core_properties.author = document.core_properties.comments = ""
    styles = document.styles
    _dress(styles.element.find(f".//{tag('rPrDefault')}/{tag('rPr')}"), "en")
    for name in ("Heading 1", "Normal"):
        _dress(styles[name].element.get_or_add_rPr(), None)
    styles["Normal"].paragraph_format.space_after = Mm(0)
    for code in (each.code for each in languages()):
        style = styles.add_style(style_of(code), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _dress(style.element.get_or_add_rPr(), code)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(15)
    package = io.BytesIO()
    document.save(package)
    return package, document.element.body.sectPr


def _dress(properties: Any, language: str | None) -> None:
    """Give text with these properties a font that has Thai, and a language.

    Thai is a complex script to Word, which has a font, a size and a language for those of their own.
    """
    for name in ("rFonts", "lang", *(("sz", "szCs") if language else ())):
        for old in properties.findall(tag(name)):
            properties.remove(old)
    fonts = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), _FONT)
    properties.insert(0, element("rFonts", **fonts))
    if language:
        properties.extend(
            [
                element("sz", val=str(_SIZE)),
                element("szCs", val=str(_SIZE)),
                element("lang", val=_REGIONS[language], bidi=_REGIONS["th"]),
            ]
        )


def table(widths: Iterable[int]) -> list[Any]:
    """What stands at the beginning of a table whose columns have these widths, in twentieths of a point."""
    columns = list(widths)
    return [
        element(
            "tblPr",
            element("tblStyle", val="TableGrid"),
            element("tblW", w=str(sum(columns)), type="dxa"),
            element("tblLayout", type="fixed"),
        ),
        element("tblGrid", *(element("gridCol", w=str(width)) for width in columns)),
    ]


def row(cells: Iterable[Any], *, header: bool = False, whole: bool = False) -> Any:
    """A row of paragraphs, each a cell: a header is repeated on each page, a whole one stays on one."""
    properties = element("trPr")
    if whole:
        properties.append(element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    return element("tr", properties, *(element("tc", cell) for cell in cells))
