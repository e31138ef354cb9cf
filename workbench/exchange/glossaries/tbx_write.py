"""The glossary as TBX, a concept at a time.

One concept is one line of the file, in version 2 and broken here to be read:

    <termEntry id="digital-economy"><descrip type="subjectField">…</descrip>
    <descrip type="definition">…</descrip><note>…</note><admin type="source">…</admin>
    <langSet xml:lang="th"><tig><term>…</term><termNote type="partOfSpeech">noun</termNote>
    <termNote type="termType">fullForm</termNote>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><note>…</note></tig></langSet>
    </termEntry>
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, BinaryIO
from urllib.parse import quote

from lxml import etree

from workbench import __version__
from workbench.exchange.glossaries.model import Progress, Written
from workbench.exchange.glossaries.tbx import TARGET, VERSIONS, Dialect, is_name, marks
from workbench.exchange.glossaries.writing import Cleaner, taken
from workbench.glossary import Concept, Term

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tbx(
    file: BinaryIO, concepts: Iterable[Concept], progress: Progress | None = None, *, version: int
) -> Written:
    """Write `concepts` as TBX-Basic of `version`, 2 or 3, and tell what became of them.

    Concepts are taken one at a time and none is kept. Raises ExchangeError for an id that comes twice.
    """
    dialect = VERSIONS[version]
    clean = Cleaner()
    written = terms = left_out = 0
    namespace = "" if dialect.namespace is None else f"{{{dialect.namespace}}}"
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        # Says that all there is to a concept is in the file, and its white space meant.
        xml.write(etree.ProcessingInstruction(TARGET, f'version="{__version__}"'))
        with xml.element(
            namespace + dialect.root,
            # Under its full name, xmlfile would give the namespace of XML another prefix.
            {**dialect.attributes, "xml:lang": "en"},
            {None: dialect.namespace} if dialect.namespace else {},
        ):
            xml.write("\n", _header(dialect), "\n")
            with xml.element(namespace + "text"), xml.element(namespace + "body"):
                xml.write("\n")
                for concept in taken(concepts, progress):
                    if concept.terms:
                        xml.write(_entry(concept, dialect, clean))
                        written += 1
                        terms += len(concept.terms)
                    else:
                        left_out += 1
            xml.write("\n")
    return Written(written, terms, left_out, clean.replaced)


# Elements are made without the namespace: they are written where it is the default already, and with it
# each would declare it once more.


def _header(dialect: Dialect) -> Any:
    header = etree.Element(dialect.header)
    description = etree.SubElement(header, "fileDesc")
    source = etree.SubElement(description, "sourceDesc")
    etree.SubElement(source, "p").text = f"Glossary, written by {TARGET} {__version__}"
    if dialect.encoding:
        encoding = etree.SubElement(header, "encodingDesc")
        etree.SubElement(encoding, "p", {"type": "XCSURI"}).text = dialect.encoding
    return header


def _entry(concept: Concept, dialect: Dialect, clean: Cleaner) -> Any:
    entry = etree.Element(dialect.entry)
    if is_name(concept.id):
        entry.set("id", concept.id)
    else:
        # The hexadecimal digits keep two such ids from becoming one.
        entry.set("id", f"_{clean(concept.id).encode().hex()}")
        _mark(entry, {"id": quote(clean(concept.id))})
    for name, attributes, text in (
        ("descrip", {"type": "subjectField"}, concept.subject),
        ("descrip", {"type": "definition"}, concept.definition),
        ("note", {}, concept.note),
        ("admin", {"type": "source"}, concept.source),
    ):
        if text:
            etree.SubElement(entry, name, attributes).text = clean(text)
    by_language = sorted(concept.terms, key=lambda term: term.language)
    for code, terms in groupby(by_language, lambda term: term.language):
        section = etree.SubElement(entry, dialect.language, {_LANG: code})
        for term in terms:
            section.append(_term(term, dialect, clean))
    entry.tail = "\n"
    return entry


def _term(term: Term, dialect: Dialect, clean: Cleaner) -> Any:
    section = etree.Element(dialect.term)
    etree.SubElement(section, "term").text = clean(term.text)
    written = dialect.written(term)
    for name, value in written.items():
        etree.SubElement(section, "termNote", {"type": name}).text = value
    if term.usage_note:
        etree.SubElement(section, "note").text = clean(term.usage_note)
    _mark(section, marks(term, written))
    return section


def _mark(element: Any, facts: dict[str, str]) -> None:
    if facts:
        text = " ".join(f'{name}="{value}"' for name, value in facts.items())
        element.append(etree.ProcessingInstruction(TARGET, text))
