"""TBX as other tools write it."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest

from workbench.exchange.glossaries import Incoming, read_glossary_file
from workbench.glossary import PartOfSpeech, Term, TermStatus, TermType

FULL, NOUN = TermType.FULL_FORM, PartOfSpeech.NOUN


def martif(*entries: str, root: str = '<martif type="TBX" xml:lang="en">') -> Incoming:
    text = "\n".join(
        (
            "<?xml version='1.0'?>",
            root,
            "<martifHeader><fileDesc><sourceDesc><p>Other</p></sourceDesc></fileDesc></martifHeader>",
            "<text><body>",
            *entries,
            "</body></text></martif>",
        )
    )
    return read_glossary_file(io.BytesIO(text.encode()))


def remarks(incoming: Incoming) -> Mapping[str, int]:
    return {remark.text: remark.count for remark in incoming.remarks}


def test_a_file_of_weblate() -> None:
    """No ids, a definition without a type, a note by `from`, statuses in plain words."""
    incoming = martif(
        """<termEntry>
        <langSet xml:lang="en"><tig><term>address bar</term></tig></langSet>
        <langSet xml:lang="th">
          <note from="translator">แถบด้านบน</note>
          <tig><term>แถบที่อยู่</term></tig>
          <tig><term>แอดเดรสบาร์</term><termNote type="administrativeStatus">forbidden</termNote></tig>
          <tig><term>ช่องที่อยู่</term><termNote type="administrativeStatus">obsolete</termNote></tig>
        </langSet>
        <descrip>Where the address is.</descrip>
        </termEntry>"""
    )
    (entry,) = incoming.entries
    assert entry.concept.id == ""
    assert entry.concept.definition == "Where the address is."
    assert entry.concept.note == "note (th): แถบด้านบน"
    assert [(term.text, term.status) for term in entry.concept.terms] == [
        ("address bar", TermStatus.PREFERRED),
        ("แถบที่อยู่", TermStatus.PREFERRED),
        ("ช่องที่อยู่", TermStatus.DEPRECATED),
        ("แอดเดรสบาร์", TermStatus.FORBIDDEN),
    ]
    assert entry.assumed[0] == {"status", "type", "part_of_speech"}
    assert entry.assumed[3] == {"type", "part_of_speech"}
    assert not incoming.complete
    assert remarks(incoming)["A concept without an id gets one"] == 1


def test_a_file_of_multiterm() -> None:
    """Regions in the languages, groups, histories, fields of its own, indentation within texts."""
    incoming = martif(
        """<termEntry id="c17">
        <transacGrp><transac type="transactionType">origination</transac><date>2020-01-01</date></transacGrp>
        <descrip type="subjectField">Law</descrip>
        <descrip type="Graphic">flag.png</descrip>
        <note>See
             also act.</note>
        <langSet xml:lang="EN-US">
          <descripGrp><descrip type="definition">A rule.</descrip>
            <admin type="source">Code</admin></descripGrp>
          <ntig><termGrp><term>law</term><termNote type="partOfSpeech">Noun</termNote>
            <termNoteGrp><termNote type="termType">fullForm</termNote><note>As a body.</note></termNoteGrp>
          </termGrp><descrip type="context">The law says so.</descrip></ntig>
        </langSet>
        <langSet xml:lang="TH">
          <tig id="t1"><term>กฎหมาย</term><termNote type="partOfSpeech">คำนาม</termNote>
          <termNote type="Status">Do not use</termNote></tig>
        </langSet>
        </termEntry>"""
    )
    (entry,) = incoming.entries
    assert (entry.concept.id, entry.concept.subject) == ("c17", "Law")
    assert (entry.concept.definition, entry.place) == ("A rule.", "line 5")
    assert entry.concept.note == "Graphic: flag.png\nSee also act.\nsource (en): Code"
    assert entry.concept.terms == (
        Term("en", "law", TermStatus.PREFERRED, FULL, NOUN, "As a body.\ncontext: The law says so."),
        Term("th", "กฎหมาย", TermStatus.FORBIDDEN, FULL, NOUN),
    )
    assert {
        "Who changed what and when is left out",
        "'Graphic' is kept in the note",
        "The language 'EN-US' is read as 'en'",
    } <= remarks(incoming).keys()


def test_a_file_of_phrase() -> None:
    """Forbidden and preferred as true and false; the concept's id as a description."""
    incoming = martif(
        """<termEntry><descrip type="conceptId">c1</descrip>
        <langSet xml:lang="en-gb"><tig><term>gearbox</term><termNote type="forbidden">false</termNote>
          <termNote type="preferred">true</termNote><termNote type="status">Approved</termNote>
          <termNote type="createdBy">ann</termNote><termNote type="caseSensitive">true</termNote></tig>
        </langSet>
        <langSet xml:lang="th-th">
          <tig><term>เกียร์</term><termNote type="forbidden">true</termNote>
          <termNote type="status">Approved</termNote></tig></langSet>
        </termEntry>"""
    )
    (entry,) = incoming.entries
    assert entry.concept.id == "c1"
    assert [(term.text, term.status, term.usage_note) for term in entry.concept.terms] == [
        ("gearbox", TermStatus.PREFERRED, "status: Approved"),
        ("เกียร์", TermStatus.FORBIDDEN, "status: Approved"),
    ]
    assert "'createdBy' is left out" in remarks(incoming)


def test_version_3_in_either_style_and_any_edition() -> None:
    entries = """
    <conceptEntry id="c1"><descrip type="subjectField">law</descrip>
      <langSec xml:lang="en"><termSec><term>act</term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec></langSec>
    </conceptEntry>
    <conceptEntry id="c2" xmlns:min="http://www.tbxinfo.net/ns/min"><min:subjectField>law</min:subjectField>
      <langSec xml:lang="en"><termSec><term>bill</term>
        <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
        <min:partOfSpeech>verb</min:partOfSpeech></termSec></langSec></conceptEntry>"""
    for namespace in ("urn:iso:std:iso:30042:ed-2", "urn:iso:std:iso:30042:ed:3.0"):
        text = f"<tbx xmlns='{namespace}' xml:lang='en'><text><body>{entries}</body></text></tbx>"
        first, second = read_glossary_file(io.BytesIO(text.encode())).entries
        assert (first.concept.subject, second.concept.subject) == ("law", "law")
        assert [term.status for term in first.concept.terms] == [TermStatus.DEPRECATED]
        assert second.concept.terms == (Term("en", "bill", TermStatus.DEPRECATED, FULL, PartOfSpeech.VERB),)


def test_what_is_unknown_is_kept_or_listed() -> None:
    incoming = martif(
        """<termEntry id="x"><colour>red</colour><empty/>
        <descrip type="priority">high</descrip><descrip type="subjectField">law</descrip>
        <descrip type="subjectField">trade</descrip>
        <xref type="externalCrossReference" target="http://localhost/">Site</xref>
        <langSet xml:lang="en"><tig><term>act</term><termNote type="grammaticalGender">neuter</termNote>
        <termNote type="partOfSpeech">adverb</termNote><colour>blue</colour></tig></langSet></termEntry>"""
    )
    (entry,) = incoming.entries
    assert entry.concept.note.splitlines() == [
        "colour: red",
        "priority: high",
        "subjectField: trade",
        "externalCrossReference: Site (http://localhost/)",
    ]
    (term,) = entry.concept.terms
    assert term.usage_note.splitlines() == [
        "grammaticalGender: neuter",
        "partOfSpeech: adverb",
        "colour: blue",
    ]
    assert remarks(incoming)["<colour> is no element of TBX: its text is kept in the note"] == 2
    assert "<empty> without text is left out" in remarks(incoming)


def test_the_strictest_status_holds() -> None:
    incoming = martif(
        """<termEntry id="x"><langSet xml:lang="en"><tig><term>act</term>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
        <termNote type="normativeAuthorization">deprecatedTerm</termNote></tig></langSet></termEntry>"""
    )
    assert [term.status for term in incoming.entries[0].concept.terms] == [TermStatus.DEPRECATED]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("th-TH", "th"),
        ("TH_th", "th"),
        ("tha", "th"),
        ("Thai", "th"),
        ("eng", "en"),
        ("ger", "de"),
        ("ไทย", "th"),
    ],
)
def test_languages_are_read_as_they_are_written_elsewhere(tag: str, code: str) -> None:
    incoming = martif(
        f'<termEntry id="x"><langSet xml:lang="{tag}"><tig><term>x</term></tig></langSet></termEntry>'
    )
    assert [term.language for term in incoming.entries[0].concept.terms] == [code]
    assert f"The language '{tag}' is read as '{code}'" in remarks(incoming)


@pytest.mark.parametrize("tag", ["es", "---", "xx-TH"])
def test_terms_of_other_languages_are_left_out_and_listed(tag: str) -> None:
    incoming = martif(
        f"""<termEntry id="x"><langSet xml:lang="{tag}"><tig><term>ley</term></tig></langSet>
        <langSet xml:lang="en"><tig><term>law</term></tig></langSet></termEntry>""",
        f'<termEntry id="y"><langSet xml:lang="{tag}"><tig><term>paz</term></tig></langSet></termEntry>',
    )
    assert [[term.text for term in entry.concept.terms] for entry in incoming.entries] == [["law"]]
    assert remarks(incoming)[f"The workbench has no language '{tag}': its terms are left out"] == 2
    (refusal,) = incoming.refused
    assert "no term in a language of the workbench" in refusal.reason
    assert refusal.place == "line 7"


def test_a_language_without_a_code_or_a_term_is_listed() -> None:
    incoming = martif(
        """<termEntry id="x"><langSet><tig><term>law</term></tig></langSet>
        <langSet xml:lang="th"></langSet>
        <langSet lang="en"><tig><term>law</term></tig></langSet></termEntry>"""
    )
    assert [term.text for term in incoming.entries[0].concept.terms] == ["law"]
    assert {"A language has no code: its terms are left out", "A language without a term is left out"} <= set(
        remarks(incoming)
    )


def test_regions_stay_apart_in_the_usage_notes_where_both_are_there() -> None:
    incoming = martif(
        """<termEntry id="x"><langSet xml:lang="en-GB"><tig><term>organisation</term></tig>
        <tig><term>body</term></tig></langSet><langSet xml:lang="en-US"><tig><term>organization</term></tig>
        <tig><term>body</term></tig></langSet></termEntry>"""
    )
    assert {term.text: term.usage_note for term in incoming.entries[0].concept.terms} == {
        "organisation": "en-GB",
        "organization": "en-US",
        "body": "",
    }


def test_markup_and_line_breaks_within_a_term_are_taken_off_and_listed() -> None:
    incoming = martif(
        """<termEntry id="x"><langSet xml:lang="en"><tig><term>
           H<hi type="subscript">2</hi>O   and
           ice
        </term></tig></langSet></termEntry>"""
    )
    assert [term.text for term in incoming.entries[0].concept.terms] == ["H2O and ice"]
    assert "Markup within a term is left out, its words are kept" in remarks(incoming)


def test_a_term_twice_is_taken_once_unless_it_contradicts_itself() -> None:
    def twice(first: str, second: str) -> Incoming:
        note = '<tig><term>act</term><termNote type="administrativeStatus">{}</termNote></tig>'
        terms = note.format(first) + note.format(second)
        return martif(f'<termEntry id="x"><langSet xml:lang="en">{terms}</langSet></termEntry>')

    same = twice("preferredTerm-admn-sts", "admittedTerm-admn-sts")
    assert [term.status for term in same.entries[0].concept.terms] == [TermStatus.PREFERRED]
    assert "A term given twice in one concept and language is taken as it stands first" in remarks(same)
    against = twice("preferredTerm-admn-sts", "deprecatedTerm-admn-sts")
    assert "both to be used and to be avoided" in against.refused[0].reason


def test_lines_are_right_far_down_in_a_long_file() -> None:
    """libxml2 keeps an element's line in 16 bits, and further down takes it from the text around."""
    incoming = martif("\n" * 70_000 + '<termEntry id="x"></termEntry>')
    assert incoming.refused[0].place in ("line 70005", "line 70006")


def test_many_remarks_of_one_kind_are_one() -> None:
    entry = '<termEntry><langSet xml:lang="en-US"><tig><term>act {}</term></tig></langSet></termEntry>'
    incoming = martif(*(entry.format(number) for number in range(300)))
    (remark,) = (each for each in incoming.remarks if "'en-US'" in each.text)
    assert (remark.count, len(remark.places)) == (300, 5)
    kinds = martif(*(entry.replace("en-US", f"en-X{number}").format(number) for number in range(300)))
    assert len(kinds.remarks) <= 201
