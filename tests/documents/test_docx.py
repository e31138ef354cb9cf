import io
import struct
import zipfile
import zlib

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from workbench.documents import read_bytes
from workbench.errors import DocumentTooLarge, UnreadableDocument

LIMIT = 2**20


def saved(document: WordDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The docx `data` with one part replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return file.getvalue()


def xml(body: str) -> bytes:
    return f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>".encode()


def text_of(data: bytes) -> str:
    return read_bytes("a.docx", data, limit=LIMIT).document.text


def test_paragraphs_and_tables_come_in_order() -> None:
    document = docx.Document()
    document.add_heading("รายงานการประชุม", 1)
    document.add_paragraph("ก่อน\tตาราง")
    table = document.add_table(3, 3)
    for row, cells in enumerate([("ลำดับ", "ประเทศ", "วันที่"), ("๑", "ไทย", ""), ("๒", "ลาว", "7 ต.ค.")]):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    document.add_paragraph("หลังตาราง")
    reading = read_bytes("report.docx", saved(document), limit=LIMIT)
    assert reading.document.text.split("\n") == [
        "รายงานการประชุม",
        "ก่อน\tตาราง",
        "ลำดับ\tประเทศ\tวันที่",
        "๑\tไทย\t",
        "๒\tลาว\t7 ต.ค.",
        "หลังตาราง",
    ]
    assert (reading.encoding, reading.document.head.title) == ("docx", "รายงานการประชุม")


def test_merged_cells_are_read_once_and_nested_tables_too() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 0).merge(table.cell(1, 0)).text = "left"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "y"
    assert text_of(saved(document)) == "wide\nleft\tx\ty"


def test_cells_of_many_paragraphs_lay_out_a_page() -> None:
    document = docx.Document()
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "First paragraph."
    cell.add_paragraph("Second paragraph.")
    document.tables[0].cell(0, 1).text = "Beside."
    assert text_of(saved(document)) == "First paragraph.\nSecond paragraph.\nBeside."


def test_insertions_and_content_controls_are_in_and_deletions_out() -> None:
    document = docx.Document()
    document.add_paragraph("start")
    body = document.element.body
    for markup in (
        "<w:p {0}><w:r><w:t>kept </w:t></w:r>"
        "<w:ins w:id='1' w:author='a'><w:r><w:t>inserted</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>",
        "<w:sdt {0}><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p {0}><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>",
    ):
        body.insert(len(body) - 1, parse_xml(markup.format(nsdecls("w"))))
    assert text_of(saved(document)) == "start\nkept inserted\ncontrolled\nlinked"


def test_text_boxes_are_read_once() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    markup = (
        f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<w:r><w:t>beside</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document.element.body.insert(0, parse_xml(markup))
    assert text_of(saved(document)) == "beside\nboxed"


def test_footnotes_come_at_the_end() -> None:
    document = docx.Document()
    document.add_paragraph("body")
    note = "<w:footnote w:type='{}' w:id='{}'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
    content = note.format("separator", 0, "---") + note.format("normal", 1, "the note")
    notes = f"<w:footnotes {nsdecls('w')}>{content}</w:footnotes>"
    data = with_part(saved(document), "word/footnotes.xml", notes.encode())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = package.read("word/_rels/document.xml.rels")
        types = package.read("[Content_Types].xml")
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = b'<Relationship Id="rId99" Type="' + kind + b'" Target="footnotes.xml"/></Relationships>'
    data = with_part(data, "word/_rels/document.xml.rels", relations.replace(b"</Relationships>", link))
    override = (
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
        b'.wordprocessingml.footnotes+xml"/></Types>'
    )
    data = with_part(data, "[Content_Types].xml", types.replace(b"</Types>", override))
    assert text_of(data) == "body\nthe note"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip at all", "is no Word document"),
        (b"PK\x03\x04 cut short", "damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted with a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), r"old Word document \(.doc\); save it as docx"),
    ],
)
def test_what_is_no_readable_docx_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        text_of(data)


def test_another_zip_is_no_docx() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(UnreadableDocument, match="zip archive but no Word document"):
        text_of(file.getvalue())


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/styles.xml"])
def test_broken_markup_is_refused(part: str) -> None:
    document = docx.Document()
    document.add_paragraph("words")
    with pytest.raises(UnreadableDocument, match="damaged"):
        text_of(with_part(saved(document), part, b"<w:document><broken"))


def test_a_zip_bomb_is_refused_by_its_density() -> None:
    data = with_part(saved(docx.Document()), "word/media/bomb.bin", bytes(3 * 2**20))
    assert len(data) < LIMIT
    with pytest.raises(DocumentTooLarge, match="as no text does"):
        text_of(data)


def test_a_zip_bomb_is_refused_by_its_size() -> None:
    data = saved(docx.Document())
    sparse = b"".join(
        zlib.crc32(bytes([n % 256, n // 256])).to_bytes(4, "big") + bytes(60) for n in range(20_000)
    )
    for number in range(4):
        data = with_part(data, f"word/media/{number}.bin", sparse)
    assert len(data) < LIMIT
    with pytest.raises(
        DocumentTooLarge, match=r"more than 4 MiB, over the limit of 1 MiB; .*WORKBENCH_LIMIT_MIB"
    ):
        text_of(data)


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(with_part(saved(docx.Document()), "word/media/bomb.bin", bytes(3 * 2**20)))
    entry = data.rindex(b"PK\x01\x02")
    assert struct.unpack_from("<I", data, entry + 24)[0] == 3 * 2**20
    struct.pack_into("<I", data, entry + 24, 1000)  # the unpacked size in the archive's directory
    with pytest.raises(UnreadableDocument, match="damaged"):
        text_of(bytes(data))


def test_entities_are_never_expanded() -> None:
    outside = b'<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY e "inside">]>'
    markup = outside + xml("<w:p><w:r><w:t>words &f;&e;</w:t></w:r></w:p>")
    assert text_of(with_part(saved(docx.Document()), "word/document.xml", markup)) == "words "


def test_an_entity_bomb_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE d [<!ENTITY e0 "bomb">{entities}]>'.encode()
    markup = bomb + xml("<w:p><w:r><w:t>words &e8;</w:t></w:r></w:p>")
    with pytest.raises(UnreadableDocument, match="damaged"):
        text_of(with_part(saved(docx.Document()), "word/document.xml", markup))


def test_the_text_of_a_document_is_limited_too() -> None:
    document = docx.Document()
    for number in range(40):
        document.add_paragraph(f"{number} words that are many " * 20)
    with pytest.raises(DocumentTooLarge, match="WORKBENCH_LIMIT_MIB"):
        read_bytes("a.docx", data := saved(document), limit=len(data) // 2)
