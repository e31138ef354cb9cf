from pathlib import Path

import pytest

from workbench.documents import load_folder, read_bytes, read_document, split_head
from workbench.errors import (
    DocumentTooLarge,
    EmptyDocument,
    HeadError,
    LanguageError,
    UnreadableDocument,
    WorkbenchError,
)

LIMIT = 2**20
THAI = "คณะรัฐมนตรีมีมติเห็นชอบต่อสารบาหลี\nว่าด้วยความร่วมมือด้านการทูตดิจิทัล\n"


def test_a_text_file_is_read_with_its_head(tmp_path: Path) -> None:
    path = tmp_path / "resolution.txt"
    path.write_text(f"---\nid: bali.th\ntitle: มติ\nlanguage: th\nsources: [bali.en]\n---\n\n{THAI}", "utf-8")
    reading = read_document(path, limit=LIMIT)
    head = reading.document.head
    assert (head.id, head.title, head.language, head.sources) == ("bali.th", "มติ", "th", ("bali.en",))
    assert reading.document.text == THAI
    assert (reading.encoding, reading.repairs) == ("utf-8", {})


def test_repairs_are_told_and_what_is_stored_is_sound() -> None:
    reading = read_bytes("a.txt", "ดําเนินการเเล้ว\r\nนํ้า".encode("utf-8-sig"), limit=LIMIT)
    assert reading.document.text == "ดำเนินการแล้ว\nน้ำ"
    assert reading.repairs == {"sara am": 2, "doubled vowels": 1, "line ends": 1}
    assert reading.document.head.title == "ดำเนินการแล้ว"
    again = read_bytes("a.txt", reading.document.text.encode(), limit=LIMIT)
    assert (again.document.text, again.repairs) == (reading.document.text, {})


def test_cp874_files_are_read() -> None:
    reading = read_bytes("old.txt", THAI.encode("cp874"), "th", limit=LIMIT)
    assert (reading.document.text, reading.encoding) == (THAI, "cp874")


def test_the_caller_wins_over_the_file() -> None:
    data = f"---\nid: a\ntitle: old\nlanguage: en\n---\n{THAI}".encode()
    reading = read_bytes("x.txt", data, "th", limit=LIMIT, head={"title": "new", "sources": ["b"]})
    head = reading.document.head
    assert (head.id, head.title, head.language, head.sources) == ("a", "new", "th", ("b",))


def test_an_unknown_field_from_the_caller_is_refused() -> None:
    with pytest.raises(HeadError, match=r"x\.txt: unknown field 'sourcs'\. Did you mean 'sources'"):
        read_bytes("x.txt", b"text", limit=LIMIT, head={"sourcs": ["b"]})


def test_markdown_rules_are_no_head() -> None:
    text = "---\n\nA text between rules\n\n---\n\nand more"
    assert read_bytes("a.md", text.encode(), limit=LIMIT).document.text == text


def test_a_file_of_unknown_suffix_is_known_by_its_bytes() -> None:
    page = b"\xef\xbb\xbf \n<!DOCTYPE HTML><html><body><p>The words of a page.</p></body></html>"
    assert read_bytes("page.aspx", page, limit=LIMIT).document.text == "The words of a page."
    assert read_bytes("README", b"plain words", limit=LIMIT).encoding == "utf-8"
    with pytest.raises(UnreadableDocument, match="no PDF, or a damaged one"):
        read_bytes("download", b"%PDF-1.7 and nothing more", limit=LIMIT)
    with pytest.raises(UnreadableDocument, match="Rich Text"):
        read_bytes("letter.rtf", rb"{\rtf1 words}", limit=LIMIT)
    with pytest.raises(UnreadableDocument, match="save the file as UTF-8"):
        read_bytes("picture.bmp", bytes(range(128, 256)) * 4, limit=LIMIT)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff\u200b\u200e\n".encode(), b"---\nid: a\n---\n\n"])
def test_a_file_without_visible_text_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocument, match=r"^empty\.txt: .*give a file with text"):
        read_bytes("empty.txt", data, limit=LIMIT)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)  # a sparse file: 200 MiB without writing them
    with pytest.raises(DocumentTooLarge, match=r"large\.txt: .* 200 MiB, .* 1 MiB; .*WORKBENCH_LIMIT_MIB"):
        read_document(path, limit=LIMIT)
    with pytest.raises(DocumentTooLarge, match="WORKBENCH_LIMIT_MIB"):
        read_bytes("large.txt", b"x" * (LIMIT + 1), limit=LIMIT)
    assert len(read_bytes("fits.txt", b"x" * LIMIT, limit=LIMIT).document.text) == LIMIT


def test_a_path_that_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="there is no such file"):
        read_document(tmp_path / "missing.txt", limit=LIMIT)
    with pytest.raises(UnreadableDocument, match="this is no file"):
        read_document(tmp_path, limit=LIMIT)
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read_document(tmp_path / ("x" * 300), limit=LIMIT)


def test_a_text_in_another_script_than_its_language_is_refused() -> None:
    with pytest.raises(LanguageError, match=r"a\.txt: given as English, but 100% of its letters are Thai"):
        read_bytes("a.txt", THAI.encode(), "en", limit=LIMIT)
    with pytest.raises(LanguageError, match="given as Thai, but 0% of its letters are Thai"):
        read_bytes("a.txt", b"An English text", "th", limit=LIMIT)
    with pytest.raises(LanguageError, match="No language 'tha'"):
        read_bytes("a.txt", THAI.encode(), "tha", limit=LIMIT)


def test_a_text_of_figures_fits_any_language() -> None:
    assert read_bytes("a.txt", "1 2 3 ๔ ๕".encode(), "th", limit=LIMIT).document.head.language == "th"


def test_a_name_with_folders_is_only_a_name() -> None:
    assert read_bytes("../../etc/notes.txt", b"words", limit=LIMIT).document.head.id == "notes"


def _write(folder: Path, code: str, name: str, head: str, text: str) -> None:
    (folder / code).mkdir(exist_ok=True)
    (folder / code / name).write_text(f"---\n{head}\n---\n\n{text}", "utf-8")


def test_a_folder_gives_its_documents_by_language_and_name(tmp_path: Path) -> None:
    _write(tmp_path, "en", "b.txt", "id: b.en\nlanguage: en", "An English text")
    _write(tmp_path, "th", "b.txt", "id: b.th\nlanguage: th\nsources: [b.en]", THAI)
    _write(tmp_path, "th", "a.txt", "id: a.th\nlanguage: th", THAI)
    (tmp_path / "th" / "notes.csv").write_text("x")
    readings = load_folder(tmp_path, limit=LIMIT)
    assert [reading.document.head.id for reading in readings] == ["a.th", "b.th", "b.en"]


def test_a_folder_refuses_the_wrong_language_and_a_second_use_of_an_id(tmp_path: Path) -> None:
    _write(tmp_path, "en", "a.txt", "id: a\nlanguage: en", "An English text")
    _write(tmp_path, "th", "a.txt", "id: a\nlanguage: th", THAI)
    with pytest.raises(HeadError, match=r"the id 'a' is taken by"):
        load_folder(tmp_path, limit=LIMIT)
    _write(tmp_path, "th", "a.txt", "id: b\nlanguage: en", "English in the Thai folder")
    with pytest.raises(HeadError, match=r"'language' is 'en' in the folder 'th'"):
        load_folder(tmp_path, limit=LIMIT)


def test_every_refusal_is_one_sentence_that_names_the_file() -> None:
    for name, data in [("a.docx", b"x"), ("a.pdf", b"x"), ("a.html", b" "), ("a.txt", b"\x00"), ("a", b"")]:
        with pytest.raises(WorkbenchError) as refusal:
            read_bytes(name, data, limit=LIMIT)
        message = str(refusal.value)
        assert message.startswith(f"{name}: ") and message.endswith(".") and "\n" not in message


def test_offsets_into_a_file_count_from_its_decoded_text() -> None:
    text = f"---\nid: a\n---\n\n{THAI}"
    _, start = split_head(text)
    assert text[start:] == read_bytes("a.txt", text.encode("utf-8-sig"), limit=LIMIT).document.text
