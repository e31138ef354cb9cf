"""TBX as the standard has it: structure, lists of values, and what stands beside them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from lxml import etree

from workbench.exchange.glossaries import GlossaryFormat, read_glossary_file, write_glossary_file
from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType

Make = Callable[..., Any]

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What of TBX-Basic in the style DCA the workbench writes: the structure of the core, the data categories
# at their levels, and their lists of values.
SCHEMA = f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{NAMESPACE}"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="tbx">
    <attribute name="type"><value>TBX-Basic</value></attribute>
    <attribute name="style"><value>dca</value></attribute>
    <attribute name="xml:lang"><data type="language"/></attribute>
    <element name="tbxHeader"><element name="fileDesc"><element name="sourceDesc">
      <element name="p"><text/></element>
    </element></element></element>
    <element name="text"><element name="body"><oneOrMore><ref name="entry"/></oneOrMore></element></element>
  </element></start>
  <define name="entry"><element name="conceptEntry">
    <attribute name="id"><data type="ID"/></attribute>
    <zeroOrMore><choice>
      <element name="descrip">
        <attribute name="type">
          <choice><value>subjectField</value><value>definition</value></choice>
        </attribute>
        <text/>
      </element>
      <element name="admin"><attribute name="type"><value>source</value></attribute><text/></element>
      <ref name="note"/>
    </choice></zeroOrMore>
    <oneOrMore><element name="langSec">
      <attribute name="xml:lang"><data type="language"/></attribute>
      <oneOrMore><ref name="term"/></oneOrMore>
    </element></oneOrMore>
  </element></define>
  <define name="note"><element name="note"><text/></element></define>
  <define name="term"><element name="termSec">
    <element name="term"><text/></element>
    <zeroOrMore><element name="termNote"><choice>
      <group>
        <attribute name="type"><value>administrativeStatus</value></attribute>
        <choice>
          <value>preferredTerm-admn-sts</value><value>admittedTerm-admn-sts</value>
          <value>deprecatedTerm-admn-sts</value><value>supersededTerm-admn-sts</value>
        </choice>
      </group>
      <group>
        <attribute name="type"><value>partOfSpeech</value></attribute>
        <choice>
          <value>noun</value><value>verb</value><value>adjective</value><value>adverb</value><value>other</value>
        </choice>
      </group>
      <group>
        <attribute name="type"><value>termType</value></attribute>
        <choice>
          <value>fullForm</value><value>acronym</value><value>abbreviation</value>
          <value>shortForm</value><value>variant</value><value>phrase</value>
        </choice>
      </group>
    </choice></element></zeroOrMore>
    <zeroOrMore><ref name="note"/></zeroOrMore>
  </element></define>
</grammar>
"""


def written(concepts: Iterable[Concept], kind: GlossaryFormat) -> Any:
    file = io.BytesIO()
    write_glossary_file(file, concepts, kind)
    return etree.fromstring(file.getvalue())


def notes(section: Any) -> dict[str, str]:
    """The values of a term, by data category."""
    return {each.get("type"): each.text for each in section.iter("{*}termNote")}


def test_version_3_has_the_structure_and_the_values_of_tbx_basic(glossary: Glossary, concept: Make) -> None:
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    tree = written((*glossary.concepts, concept("5g & more"), concept("คำ")), GlossaryFormat.TBX3)
    assert schema.validate(tree), schema.error_log
    assert len(tree.findall("{*}text/{*}body/{*}conceptEntry")) == 4


def test_version_2_is_martif_without_a_namespace_or_a_document_type(glossary: Glossary) -> None:
    tree = written(glossary.concepts, GlossaryFormat.TBX)
    assert (tree.tag, tree.get("type"), tree.get(LANG)) == ("martif", "TBX-Basic", "en")
    # Readers on .NET refuse any document type, and others try to fetch it.
    assert tree.getroottree().docinfo.doctype == ""
    assert [child.tag for child in tree] == ["martifHeader", "text"]
    assert [section.get(LANG) for section in tree.iter("langSet")] == ["en", "th", "en", "th"]
    assert {note.text for note in tree.iterfind(".//termNote[@type='partOfSpeech']")} == {
        "noun", "verb", "adjective", "properNoun", "other",
    }  # fmt: skip


@pytest.mark.parametrize("kind", [GlossaryFormat.TBX, GlossaryFormat.TBX3])
def test_a_forbidden_term_is_deprecated_to_other_tools_and_forbidden_to_this_one(
    kind: GlossaryFormat, concept: Make, term: Make
) -> None:
    tree = written((concept("x", term("bad", status=TermStatus.FORBIDDEN)),), kind)
    (section,) = (each.getparent() for each in tree.iter("{*}term"))
    assert notes(section)["administrativeStatus"] == "deprecatedTerm-admn-sts"
    assert etree.tostring(tree).count(b'<?workbench status="forbidden"?>') == 1
    # Only what the lists of values lack is said twice.
    plain = written((concept("x", term("old", status=TermStatus.DEPRECATED)),), kind)
    assert b"<?workbench" not in etree.tostring(plain)


@pytest.mark.parametrize("kind", [GlossaryFormat.TBX, GlossaryFormat.TBX3])
def test_what_another_tool_corrects_wins_over_what_was_meant(
    kind: GlossaryFormat, concept: Make, term: Make
) -> None:
    was = term("x", "th", TermStatus.FORBIDDEN, TermType.TRANSLITERATION, PartOfSpeech.PHRASE)
    file = io.BytesIO()
    write_glossary_file(file, (concept("x", was),), kind)
    edited = file.getvalue().replace(b"deprecatedTerm", b"preferredTerm").replace(b"variant", b"acronym")
    (entry,) = read_glossary_file(io.BytesIO(edited)).entries
    assert entry.concept.terms == (
        Term("th", "x", TermStatus.PREFERRED, TermType.ACRONYM, PartOfSpeech.PHRASE),
    )


@pytest.mark.parametrize("kind", [GlossaryFormat.TBX, GlossaryFormat.TBX3])
def test_without_the_processing_instructions_a_term_to_avoid_stays_one(
    kind: GlossaryFormat, concept: Make, term: Make
) -> None:
    tree = written((concept("x", term("bad", status=TermStatus.FORBIDDEN)),), kind)
    etree.strip_tags(tree, etree.PI)
    (entry,) = read_glossary_file(io.BytesIO(etree.tostring(tree))).entries
    assert [each.status for each in entry.concept.terms] == [TermStatus.DEPRECATED]


def test_a_concept_is_a_line(glossary: Glossary) -> None:
    file = io.BytesIO()
    write_glossary_file(file, (glossary.concepts[1],), GlossaryFormat.TBX)
    lines = file.getvalue().decode().splitlines()
    assert sum(line.startswith("<termEntry") and line.endswith("</termEntry>") for line in lines) == 1
