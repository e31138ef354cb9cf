"""Files that are damaged, or made to do damage."""

from __future__ import annotations

import io
import socket
import struct
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from workbench.errors import ExchangeError
from workbench.exchange.glossaries import (
    GlossaryFormat,
    formats,
    read_glossary_file,
    write_glossary_file,
)
from workbench.exchange.spreadsheet import csv_rows, xlsx_rows

Make = Callable[..., Any]

ENTRY = '<termEntry id="x"><langSet xml:lang="en"><tig><term>{}</term></tig></langSet></termEntry>'
MARTIF = "<martif type='TBX' xml:lang='en'><text><body>{}</body></text></martif>"


def message(data: str | bytes) -> str:
    with pytest.raises(ExchangeError) as caught:
        read_glossary_file(io.BytesIO(data.encode() if isinstance(data, str) else data))
    return str(caught.value)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """The port of a server that keeps what is asked of it."""
    asked: list[bytes] = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.1)
        done = threading.Event()

        def serve() -> None:
            while not done.is_set():
                try:
                    client, _ = server.accept()
                except TimeoutError:
                    continue
                with client:
                    asked.append(client.recv(1000))

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1], asked
        done.set()
        thread.join()


def test_entities_are_refused_before_they_are_met(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for declared in (
        '<!ENTITY x "text">',
        f'<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">',
        f'<!ENTITY l0 "lol">{laughs}<!ENTITY x "&l11;">',
        "<!ENTITY % p \"<!ENTITY x 'y'>\">%p;",
    ):
        told = message(f"<!DOCTYPE martif [{declared}]>" + MARTIF.format(ENTRY.format("&x;")))
        assert "declares the entity" in told
        assert "secret" not in told


def test_an_entity_that_nothing_declares_is_refused_with_its_line() -> None:
    told = message(
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n' + MARTIF.format(ENTRY.format("a&nbsp;b"))
    )
    assert told.startswith("Line 2: the entity &nbsp; is none of XML's own")
    assert "not well-formed" in message(MARTIF.format(ENTRY.format("a&nbsp;b")))


def test_a_document_type_is_never_fetched(listener: tuple[int, list[bytes]]) -> None:
    port, asked = listener
    for declared in (
        f'<!DOCTYPE martif SYSTEM "http://127.0.0.1:{port}/tbx.dtd">',
        f'<!DOCTYPE martif PUBLIC "-//X//Y//EN" "http://127.0.0.1:{port}/tbx.dtd">',
    ):
        text = declared + MARTIF.format(ENTRY.format("act"))
        (entry,) = read_glossary_file(io.BytesIO(text.encode())).entries
        assert entry.concept.terms[0].text == "act"
    for declared in (
        f'<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/p">%p;',
        f'<!ENTITY x SYSTEM "http://127.0.0.1:{port}/x">',
    ):
        told = message(f"<!DOCTYPE martif [{declared}]>" + MARTIF.format(ENTRY.format("&x;")))
        assert "declares the entity" in told
    assert asked == []


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("<martif><text><body>", "not well-formed XML"),
        (MARTIF.format("<termEntry></termEntryX>"), "not well-formed XML"),
        (MARTIF.format(""), "has no termEntry and no conceptEntry"),
        ("<html><body>termEntry</body></html>", "has no termEntry and no conceptEntry"),
        (MARTIF.format(ENTRY.format("a\x01b")), "not well-formed XML"),
        ("<?xml version='1.0' encoding='nonsense'?>" + MARTIF.format(""), "not well-formed XML"),
        ("<a>" * 400 + "</a>" * 400, "not well-formed XML"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "an old workbook (XLS) or one with a password"),
        (b"PK\x03\x04" + bytes(100), "The workbook is damaged"),
    ],
)
def test_damaged_files_are_told_in_a_sentence(data: str | bytes, told: str) -> None:
    assert told in message(data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_tbx_is_known_by_its_first_characters_in_any_encoding(encoding: str) -> None:
    data = f"\n{MARTIF.format(ENTRY.format('ไซเบอร์'))}".encode(encoding)
    assert len(read_glossary_file(io.BytesIO(data)).entries) == 1


def test_a_place_that_is_no_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.tbx"):
        with pytest.raises(ExchangeError, match="Cannot read '"):
            read_glossary_file(path)


def test_files_past_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "A line of the file has more than 1,048,576 characters" in message("Thai,English\n" + "," * 2**21)
    monkeypatch.setattr(csv_rows, "LARGEST", 100)
    assert "The table has" in message("Thai,English\n" + "ก,a\n" * 40)
    monkeypatch.setattr(formats, "LARGEST", 100)
    assert "The file has" in message(MARTIF.format(ENTRY.format("act")))


@pytest.mark.parametrize("where", ["header", "concept", "end"])
def test_what_cannot_be_held_a_concept_at_a_time_is_refused(where: str) -> None:
    padding = "<note/>" * 2_000_000
    data = {
        "header": f"<martif><martifHeader>{padding}</martifHeader></martif>",
        "concept": MARTIF.format(f"<termEntry>{padding}</termEntry>"),
        "end": f"<martif><text><body>{ENTRY.format('act')}</body><back>{padding}</back></text></martif>",
    }[where]
    assert "No concept ends within 8 MiB" in message(data)


def package(**parts: bytes) -> dict[str, bytes]:
    """The parts of a small workbook, with some of them other than they should be."""
    book = Workbook()
    book.active.append(("id", "English"))
    book.active.append(("x", "act"))
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()} | parts


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BEGIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"


def test_a_bomb_is_refused_by_what_it_says_it_unpacks_to(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = package(**{SHEET: BEGIN + b" " * 20_000_000 + END})
    assert "unpacks to 19 MiB out of" in message(zipped(bomb))
    monkeypatch.setattr(xlsx_rows, "LARGEST_UNPACKED", 10_000)
    assert "Unpacked, the workbook has" in message(zipped(package()))


def test_a_bomb_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(zipped(package(**{SHEET: BEGIN + b" " * 20_000_000 + END})))
    said = struct.pack("<L", len(BEGIN + END) + 20_000_000)
    assert data.count(said) == 2
    assert "damaged" in message(bytes(data.replace(said, struct.pack("<L", 1000))))


def test_a_declared_document_type_is_refused_in_any_part_and_encoding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # So that one stands across two chunks.
    monkeypatch.setattr(xlsx_rows, "_CHUNK", 64)
    laugh = '<!DOCTYPE x [<!ENTITY a "b">]>'
    for part in ("xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels"):
        for text in (laugh.encode(), b" " * 59 + laugh.encode(), laugh.encode("utf-16")):
            assert "declares a document type" in message(zipped(package(**{part: text})))


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="99999999"><c r="A99999999" t="inlineStr"><is><t>x</t></is></c></row>',
        b'<row r="1"><c r="XFD1" t="inlineStr"><is><t>English</t></is></c></row>',
        b'<row r="x"><c r="A1"><v>1</v></c></row>',
        b'<row r="1"><c r="??"><v>1</v></c></row>',
        b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        b'<row r="1"><c r="A1" t="n"><v>abc</v></c></row>',
        b"<row><c",
    ],
)
def test_a_sheet_that_is_not_as_it_should_be_ends_in_a_sentence(rows: bytes) -> None:
    told = message(zipped(package(**{SHEET: BEGIN + rows + END})))
    assert "damaged" in told or "None of the first 20 rows" in told


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_rows, "MOST_CELLS", 3)
    assert "more than 3 filled cells" in message(zipped(package()))


def test_other_archives_and_missing_parts_are_told() -> None:
    assert "an archive but no workbook" in message(zipped({"a.txt": b"x"}))
    for missing in (SHEET, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts = package()
        del parts[missing]
        told = message(zipped(parts))
        assert "damaged" in told or "no sheet with cells" in told
    assert "parts, where" in message(zipped(package(**{f"x{number}": b"" for number in range(2001)})))


@pytest.mark.parametrize("kind", list(GlossaryFormat))
def test_a_file_cut_off_anywhere_ends_in_a_sentence_or_in_whole_concepts(
    kind: GlossaryFormat, concept: Make
) -> None:
    whole = tuple(concept(f"c{number}") for number in range(3))
    file = io.BytesIO()
    write_glossary_file(file, whole, kind)
    data = file.getvalue()
    for end in range(5, len(data), max(1, len(data) // 40)):
        try:
            incoming = read_glossary_file(io.BytesIO(data[:end]))
        except ExchangeError as error:
            assert str(error).endswith(".")
        else:
            assert kind is GlossaryFormat.CSV
            assert len(incoming.entries) + len(incoming.refused) <= 3
