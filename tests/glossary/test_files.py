from pathlib import Path

import pytest

from workbench.errors import GlossaryError
from workbench.glossary import (
    Concept,
    Glossary,
    PartOfSpeech,
    Term,
    TermStatus,
    TermType,
    read_glossary,
    write_glossary,
)

CONCEPTS = "concept,subject,definition,note,source\ncyber,cybersecurity,Of networks.,,Royal Society\n"
TERMS_HEADER = "concept,language,term,status,type,part_of_speech,usage_note\n"
TERMS = TERMS_HEADER + (
    "cyber,en,cyber,preferred,full form,adjective,\ncyber,th,ไซเบอร์,preferred,transliteration,adjective,\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "concepts.csv").write_text(CONCEPTS, encoding="utf-8-sig")
    (tmp_path / "terms.csv").write_text(TERMS, encoding="utf-8-sig")
    return tmp_path


def refusal(folder: Path, concepts: str = CONCEPTS, terms: str = TERMS) -> str:
    (folder / "concepts.csv").write_text(concepts, encoding="utf-8")
    (folder / "terms.csv").write_text(terms, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        read_glossary(folder)
    return str(caught.value)


def term(text: str, status: TermStatus = TermStatus.PREFERRED, language: str = "en") -> Term:
    return Term(language, text, status, TermType.FULL_FORM, PartOfSpeech.NOUN)


def test_a_glossary_is_read_whole(folder):
    assert read_glossary(folder) == Glossary(
        (
            Concept(
                "cyber",
                "cybersecurity",
                "Of networks.",
                "",
                "Royal Society",
                (
                    Term("en", "cyber", TermStatus.PREFERRED, TermType.FULL_FORM, PartOfSpeech.ADJECTIVE),
                    Term(
                        "th", "ไซเบอร์", TermStatus.PREFERRED, TermType.TRANSLITERATION, PartOfSpeech.ADJECTIVE
                    ),
                ),
            ),
        )
    )


def test_what_a_spreadsheet_saves_is_read(folder):
    """No byte order mark, CRLF, columns moved about, empty rows at the end."""
    (folder / "concepts.csv").write_bytes(
        b"subject,concept,source,note,definition\r\n"
        b"cybersecurity,cyber,Royal Society,,Of networks.\r\n,,,,\r\n\r\n"
    )
    concept = read_glossary(folder).concepts[0]
    assert (concept.id, concept.definition, concept.source) == ("cyber", "Of networks.", "Royal Society")


def test_writing_and_reading_gives_the_same_back(tmp_path):
    glossary = Glossary(
        (
            Concept(
                "a-concept",
                "law, treaties",
                'Has "quotes", commas\nand a line break.',
                "=1+1",
                "",
                (term("น้ำ, ไฟ", language="th"), term('"quoted"', TermStatus.FORBIDDEN, "th")),
            ),
            Concept("b-concept", "", "", "", "", ()),
        )
    )
    write_glossary(glossary, tmp_path / "new" / "folder")
    assert read_glossary(tmp_path / "new" / "folder") == glossary


def test_the_files_open_in_excel_and_differ_by_lines_in_git(tmp_path):
    write_glossary(Glossary((Concept("a", "law", "", "", "", (term("act"),)),)), tmp_path)
    assert (tmp_path / "terms.csv").read_bytes() == (
        b"\xef\xbb\xbfconcept,language,term,status,type,part_of_speech,usage_note\n"
        b"a,en,act,preferred,full form,noun,\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["concepts.csv", "terms.csv"]


def test_the_order_of_the_files_does_not_depend_on_the_order_in_memory(tmp_path):
    concepts = (
        Concept("b", "", "", "", "", ()),
        Concept(
            "a",
            "",
            "",
            "",
            "",
            (
                term("ก", language="th"),
                term("z", TermStatus.FORBIDDEN),
                term("c", TermStatus.ADMITTED),
                term("b", TermStatus.ADMITTED),
                term("y"),
            ),
        ),
    )
    write_glossary(Glossary(concepts), tmp_path)
    read = read_glossary(tmp_path)
    assert [concept.id for concept in read.concepts] == ["a", "b"]
    assert [each.text for each in read.concepts[0].terms] == ["y", "b", "c", "z", "ก"]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(GlossaryError, match=r"No file .*concepts\.csv: a glossary is a folder"):
        read_glossary(tmp_path)


def test_a_folder_in_the_place_of_a_file_is_told(folder):
    (folder / "terms.csv").unlink()
    (folder / "terms.csv").mkdir()
    with pytest.raises(GlossaryError, match=r"Cannot read .*terms\.csv: Is a directory"):
        read_glossary(folder)


def test_a_file_in_another_encoding_is_refused_with_the_remedy(folder):
    (folder / "terms.csv").write_bytes(TERMS.encode("cp874"))
    with pytest.raises(GlossaryError, match=r"terms\.csv is not UTF-8 .*CSV UTF-8"):
        read_glossary(folder)


def test_an_empty_file_is_refused_with_the_header_it_needs(folder):
    assert "is empty: its first line must be concept,subject," in refusal(folder, concepts="")


def test_a_missing_column_is_named_with_its_file_and_line(folder):
    message = refusal(folder, concepts="concept,subject,definition,note\n")
    assert f"{folder / 'concepts.csv'}, line 1: no column 'source'" in message


def test_semicolons_are_told_as_the_missing_columns_that_they_make(folder):
    assert "with commas between them" in refusal(folder, concepts=CONCEPTS.replace(",", ";"))


@pytest.mark.parametrize("column", ["colour", "note"])
def test_a_column_too_many_is_refused_since_it_would_be_lost(folder, column):
    message = refusal(folder, concepts=f"concept,subject,definition,note,source,{column}\n")
    assert f"a column '{column}' too many" in message


def test_an_unquoted_comma_is_told_by_the_number_of_cells(folder):
    message = refusal(folder, concepts=CONCEPTS.replace("Of networks.", "Of networks, too."))
    assert "line 2: 6 cells where the header has 5" in message


def test_an_open_quotation_mark_is_refused(folder):
    assert "line 2: not CSV" in refusal(folder, concepts=CONCEPTS.replace("Of networks.", '"Of networks.'))


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        ("preferred,full form", "prefered,full form", "no status 'prefered'. Did you mean 'preferred'?"),
        ("full form", "fullform", "no type 'fullform'. Did you mean 'full form'?"),
        ("adjective", "adj", "no part_of_speech 'adj'."),
        ("cyber,en", "cyber,xx", "No language 'xx'."),
    ],
)
def test_an_unknown_value_is_named_with_its_line_and_the_nearest_known(folder, written, instead, message):
    told = refusal(folder, terms=TERMS.replace(written, instead, 1))
    assert f"{folder / 'terms.csv'}, line 2: " in told
    assert message in told


def test_a_concept_that_is_there_twice_is_refused(folder):
    message = refusal(folder, concepts=CONCEPTS + "cyber,law,,,\n")
    assert "concepts.csv, line 3: the concept 'cyber' is there twice" in message


def test_a_term_that_is_there_twice_in_one_concept_and_language_is_refused(folder):
    message = refusal(folder, terms=TERMS + "cyber,th,ไซเบอร์,forbidden,full form,noun,\n")
    assert "terms.csv, line 4: the concept 'cyber' has the term 'ไซเบอร์' (th) twice" in message


def test_one_text_may_stand_in_two_languages_and_in_two_concepts(folder):
    (folder / "concepts.csv").write_text(CONCEPTS + "net,law,,,\n", encoding="utf-8")
    (folder / "terms.csv").write_text(
        TERMS + "cyber,de,cyber,preferred,full form,adjective,\nnet,en,cyber,admitted,full form,noun,\n",
        encoding="utf-8",
    )
    assert [len(concept.terms) for concept in read_glossary(folder).concepts] == [3, 1]


def test_a_term_without_its_concept_is_refused_with_the_nearest_one(folder):
    message = refusal(folder, terms=TERMS + "cybre,en,cybre,preferred,full form,noun,\n")
    assert "line 4: the term 'cybre' belongs to a concept 'cybre' that concepts.csv does not have" in message
    assert "Did you mean 'cyber'?" in message


def test_a_term_is_refused_where_there_are_no_concepts_at_all(folder):
    message = refusal(folder, concepts=CONCEPTS.splitlines()[0] + "\n")
    assert "line 2: no concept for this term" in message


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_term_is_refused(folder, empty):
    message = refusal(folder, terms=TERMS_HEADER + f"cyber,en,{empty},preferred,full form,noun,\n")
    assert "terms.csv, line 2: the column 'term' is empty" in message


def test_an_empty_concept_id_is_refused(folder):
    assert "concepts.csv, line 3: the column 'concept' is empty" in refusal(folder, CONCEPTS + ",law,,,\n")


@pytest.mark.parametrize("unclean", [" cyber", "cyber  space", '"cyber\nspace"'])
def test_a_term_with_stray_white_space_is_refused_not_mended(folder, unclean):
    message = refusal(folder, terms=TERMS_HEADER + f"cyber,en,{unclean},preferred,full form,noun,\n")
    assert "line 2: the term " in message
    assert "Remove it." in message


def test_the_line_named_is_the_one_on_which_a_row_begins(folder):
    message = refusal(folder, concepts=CONCEPTS.replace("Of networks.", '"Of\nnetworks."') + ",law,,,\n")
    assert "concepts.csv, line 4:" in message


def test_a_glossary_that_could_not_be_read_again_is_not_written(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for terms in ((term("act"), term("act")), (term(""),), (term("act", language="EN"),)):
        with pytest.raises(GlossaryError):
            write_glossary(Glossary((Concept("a", "", "", "", "", terms),)), folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GlossaryError, match="Cannot write the glossary to"):
        write_glossary(Glossary(()), tmp_path / "file")
