"""Tables as people make them: columns, separators, encodings, and what is wrong with them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from workbench.errors import ExchangeError
from workbench.exchange.glossaries import (
    GlossaryFormat,
    Incoming,
    read_glossary_file,
    write_glossary_file,
)
from workbench.glossary import Concept, PartOfSpeech, Term, TermStatus, TermType

Make = Callable[..., Any]


def table(text: str, encoding: str = "utf-8") -> Incoming:
    return read_glossary_file(io.BytesIO(text.encode(encoding)))


def terms(concept: Concept) -> list[tuple[str, str, str]]:
    return [(term.language, term.text, term.status.value) for term in concept.terms]


def remarks(incoming: Incoming) -> Mapping[str, int]:
    return {remark.text: remark.count for remark in incoming.remarks}


def refusal(incoming: Incoming) -> str:
    (only,) = incoming.refused
    return f"{only.place}: {only.reason}"


def test_a_list_of_two_languages_is_enough() -> None:
    incoming = table("Thai,English\nไซเบอร์,cyber\nความมั่นคง,security\n")
    assert [terms(entry.concept) for entry in incoming.entries] == [
        [("en", "cyber", "preferred"), ("th", "ไซเบอร์", "preferred")],
        [("en", "security", "preferred"), ("th", "ความมั่นคง", "preferred")],
    ]
    assert [entry.place for entry in incoming.entries] == ["line 2", "line 3"]
    assert {entry.concept.id for entry in incoming.entries} == {""}
    assert incoming.entries[0].assumed == (frozenset({"status", "type", "part_of_speech"}),) * 2
    assert not incoming.complete


def test_columns_in_thai_and_in_any_order() -> None:
    incoming = table(
        "ลำดับ,หมายเหตุ,คำศัพท์ภาษาอังกฤษ,คำนิยาม,ภาษาไทย,หมวด,แหล่งที่มา,ชนิดของคำ\n"
        "1,ใช้บ่อย,treaty,An agreement.,สนธิสัญญา,กฎหมาย,กต.,คำนาม\n"
    )
    (entry,) = incoming.entries
    concept = entry.concept
    assert (concept.id, concept.subject, concept.source) == ("", "กฎหมาย", "กต.")
    assert (concept.definition, concept.note) == ("An agreement.", "ใช้บ่อย")
    assert terms(concept) == [("en", "treaty", "preferred"), ("th", "สนธิสัญญา", "preferred")]
    assert entry.assumed[0] == {"status", "type"}
    assert remarks(incoming)["The column 'ลำดับ' is left out"] == 1


@pytest.mark.parametrize(
    ("name", "language", "status"),
    [
        ("th", "th", "preferred"),
        ("EN-GB", "en", "preferred"),
        ("tha", "th", "preferred"),
        (" English Term ", "en", "preferred"),
        ("Term (th)", "th", "preferred"),
        ("term_en", "en", "preferred"),
        ("Thai translation", "th", "preferred"),
        ("ไทย", "th", "preferred"),
        ("คำศัพท์ (ไทย)", "th", "preferred"),
        ("คำแปลภาษาอังกฤษ", "en", "preferred"),
        ("Thai (admitted)", "th", "admitted"),
        ("English synonyms", "en", "admitted"),
        ("Avoid (Thai)", "th", "forbidden"),
        ("forbidden_en", "en", "forbidden"),
        ("ไทย ห้ามใช้", "th", "forbidden"),
        ("German", "de", "preferred"),
    ],
)
def test_a_column_named_by_its_language(name: str, language: str, status: str) -> None:
    incoming = table(f"id,{name}\nx,word\n")
    assert [terms(entry.concept) for entry in incoming.entries] == [[(language, "word", status)]]


def test_several_terms_in_a_cell_and_in_columns_of_one_language() -> None:
    incoming = table(
        'id;English;Thai;Thai also;Avoid Thai\nx;"digital; in digital form";ดิจิทัล;เชิงเลข;"ดิจิตอล\nดิจิตัล"\n'
    )
    assert terms(incoming.entries[0].concept) == [
        ("en", "digital", "preferred"),
        ("en", "in digital form", "admitted"),
        ("th", "ดิจิทัล", "preferred"),
        ("th", "เชิงเลข", "admitted"),
        ("th", "ดิจิตอล", "forbidden"),
        ("th", "ดิจิตัล", "forbidden"),
    ]


def test_unknown_columns_go_into_the_note_and_are_listed() -> None:
    incoming = table("Thai,English,Owner,Status,\nไซเบอร์,cyber,Ann,ok,see file\n")
    assert incoming.entries[0].concept.note == "Owner: Ann\nStatus: ok\nsee file"
    assert "The column 'Owner' is kept in the note" in remarks(incoming)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_and_separator_of_spreadsheets(encoding: str, separator: str) -> None:
    rows = [["รหัส", "ไทย", "อังกฤษ"], ["peace", "สันติภาพ, สันติ", "peace"], ["war", "สงคราม", "war"]]
    text = "\r\n".join(
        separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in rows
    )
    incoming = table(text, encoding)
    assert [entry.concept.id for entry in incoming.entries] == ["peace", "war"]
    assert terms(incoming.entries[0].concept)[1] == ("th", "สันติภาพ, สันติ", "preferred")


def test_a_title_above_the_header_and_a_declared_separator_are_passed_over() -> None:
    assert len(table("Glossary 2026\n\nThai,English\nไซเบอร์,cyber\n").entries) == 1
    assert len(table("sep=;\nThai;English\nไซเบอร์;cyber\n").entries) == 1


def test_rows_of_one_concept_need_not_stand_together() -> None:
    incoming = table(
        "concept,language,term,status,definition\n"
        "a,en,act,preferred,A law.\nb,en,bill,preferred,\na,Thai,พ.ร.บ.,admitted,\n"
    )
    first, second = (entry.concept for entry in incoming.entries)
    assert (first.id, first.definition, terms(first)) == (
        "a",
        "A law.",
        [("en", "act", "preferred"), ("th", "พ.ร.บ.", "admitted")],
    )
    assert second.id == "b"


def test_values_are_read_as_people_write_them() -> None:
    incoming = table(
        "id,lang,term,status,type,pos\n"
        "a,EN,a,Do not use,Initialism,Adj.\na,th,ก,ห้ามใช้,คำย่อ,คำกริยา\na,th,ข,Preferred Term,Full Form,N\n"
    )
    assert incoming.entries[0].concept.terms == (
        Term("en", "a", TermStatus.FORBIDDEN, TermType.ACRONYM, PartOfSpeech.ADJECTIVE),
        Term("th", "ข", TermStatus.PREFERRED, TermType.FULL_FORM, PartOfSpeech.NOUN),
        Term("th", "ก", TermStatus.FORBIDDEN, TermType.ABBREVIATION, PartOfSpeech.VERB),
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,en,a,prefered,", "line 2: No status 'prefered'. Did you mean 'preferred'?"),
        ("a,es,a,,", "line 2: No language 'es'."),
        ("a,,a,,", "line 2: No language ''."),
        (",en,a,,", "line 2: The row has no id: give the rows of one concept the same id."),
        ("a,en,,,", "line 2: A term shows nothing: write it or delete it."),
        ("a,,,,", "line 2: It has no term in a language of the workbench: give one."),
        ("a,en,a,,one\na,en,b,,two", "line 3: The note is not the one that line 2 gives for 'a'"),
    ],
)
def test_a_row_that_cannot_come_in_is_refused_with_its_line(row: str, message: str) -> None:
    incoming = table(f"id,language,term,status,note\n{row}\nz,en,z,,\n")
    assert refusal(incoming).startswith(message)
    assert [entry.concept.id for entry in incoming.entries] == ["z"]


def test_a_row_given_twice_is_taken_once() -> None:
    incoming = table("id,language,term\na,en,act\na,en,act\n")
    assert [len(entry.concept.terms) for entry in incoming.entries] == [1]
    assert "A term given twice in one concept and language is taken as it stands first" in remarks(incoming)


def test_white_space_in_a_term_is_mended_and_listed() -> None:
    incoming = table("id,English\na, climate\u00a0 change \n")
    assert terms(incoming.entries[0].concept) == [("en", "climate change", "preferred")]
    assert "White space within a term is made one space" in remarks(incoming)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://localhost")', "+66 2", "-", "@a", "'=a", "＝a"])
def test_what_looks_like_a_formula_is_written_with_an_apostrophe_and_comes_back(
    concept: Make, term: Make, text: str
) -> None:
    written = concept("=1", term("a", usage_note=text), note=text)
    file = io.BytesIO()
    write_glossary_file(file, (written,), GlossaryFormat.CSV)
    lines = file.getvalue().decode("utf-8-sig").splitlines()
    assert lines[1].startswith("'=1,")
    quoted = "'" + text.replace('"', '""')
    assert lines[1].count(quoted) == 2
    file.seek(0)
    assert read_glossary_file(file).entries[0].concept == written


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2\n", "None of the first 20 rows names columns"),
        ("source,target\nไซเบอร์,cyber\n", "None of the first 20 rows names columns"),
        ('Thai,English\n"ไซเบอร์,cyber\nก,b\n', "Line 2 is not CSV"),
        ('Thai,English\n"ไซเบอร์"x,cyber\n', "Line 2 is not CSV"),
        ("", "The file is empty"),
        (" \n\n", "The file is empty"),
    ],
)
def test_what_is_no_table_of_terms_is_told(text: str, message: str) -> None:
    with pytest.raises(ExchangeError, match=message):
        table(text)


@pytest.mark.parametrize("data", [b"Thai,English\n\xe9\xff\xfe,caf\xe9\n", bytes(range(1, 256)) * 4])
def test_bytes_that_are_no_text_are_told(data: bytes) -> None:
    with pytest.raises(ExchangeError, match="no text in UTF-8, UTF-16 or Thai cp874"):
        read_glossary_file(io.BytesIO(data))
