import io
from importlib.resources import files

import pytest
from fpdf import FPDF
from PIL import Image

from workbench.documents import read_bytes
from workbench.documents.formats import pdf_lines
from workbench.documents.formats.paragraphs import Line, join_lines
from workbench.errors import DocumentTooLarge, UnreadableDocument

LIMIT = 2**20
FONT = files("fontpkg_noto_sans_thai") / "files" / "NotoSansThai[wdth,wght].ttf"


@pytest.fixture
def pdf() -> FPDF:
    document = FPDF(unit="pt")
    document.add_font("Thai", fname=str(FONT))
    document.set_font("Thai", size=14)
    document.add_page()
    return document


def text_of(document: FPDF) -> str:
    return read_bytes("a.pdf", bytes(document.output()), limit=LIMIT).document.text


def test_thai_comes_out_as_it_was_written(pdf: FPDF) -> None:
    lines = [
        "การประชุมรัฐมนตรีครั้งที่ ๕ (The 5th Conference)",
        "ท่านผู้นำกล่าวย้ำว่า น้ำใจและความเชื่อมั่นสำคัญยิ่ง",
        "๑. เพื่อนบ้านทั้งสิบประเทศร่วมลงนาม",
    ]
    for line in lines:
        pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT", h=40)
    reading = read_bytes("a.pdf", bytes(pdf.output()), limit=LIMIT)
    assert reading.document.text.split("\n") == lines
    assert (reading.encoding, reading.document.head.language) == ("pdf", "th")


def test_lines_broken_at_the_margin_become_one_paragraph(pdf: FPDF) -> None:
    thai = "คณะรัฐมนตรีมีมติเห็นชอบในหลักการของร่างข้อตกลงว่าด้วยความร่วมมือ"
    width = pdf.get_string_width(thai)
    pdf.set_margins(40, 40, pdf.w - 40 - width - 2)
    pdf.set_y(40)
    for line in (thai, "ระหว่างประเทศ", thai, "ด้านการทูต"):
        pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT", h=20)
    reading = read_bytes("a.pdf", bytes(pdf.output()), limit=LIMIT)
    assert reading.document.text == f"{thai}ระหว่างประเทศ\n{thai}ด้านการทูต"
    assert reading.repairs == {"lines joined in PDF": 2}


def test_english_lines_are_joined_with_a_space(pdf: FPDF) -> None:
    words = "The ministers agreed that trust between states grows from open and regular exchange. " * 4
    pdf.multi_cell(w=0, h=20, text=words, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(20)
    pdf.multi_cell(w=0, h=20, text="A new paragraph.", new_x="LMARGIN", new_y="NEXT")
    assert text_of(pdf) == f"{words.strip()}\nA new paragraph."


def test_marks_drawn_late_return_to_their_letters(pdf: FPDF) -> None:
    # As word processors draw a line: up to a mark, the mark by itself, then the rest further right.
    x = 40.0
    for piece, mark in (("ความมั", "่"), ("นคงของครั", "้"), ("งที่ 5 ทั", "้"), ("งหมด", "")):
        pdf.text(x, 100, piece)
        x += pdf.get_string_width(piece)
        if mark:
            pdf.text(x - 4, 99.5, mark)
    reading = read_bytes("a.pdf", bytes(pdf.output()), limit=LIMIT)
    assert reading.document.text == "ความมั่นคงของครั้งที่ 5 ทั้งหมด"


def test_clusters_drawn_in_pieces_are_read_once(pdf: FPDF) -> None:
    # As browsers draw them: each letter by itself, a cluster's pieces under one /ActualText.
    x = 40.0
    for cluster in ("ร่", "ว", "ม", "รั", "ฐ", "มั่", "น", "สำ", "นั", "ก"):
        marked = len(cluster) > 1
        if marked:
            pdf._out(f"/Span <</ActualText <FEFF{cluster.encode('utf-16-be').hex()}>>> BDC")
        pdf.text(x, 100, cluster[0])
        width = pdf.get_string_width(cluster[0])
        for mark in cluster[1:]:
            pdf.text(x + width + 0.5, 100, "า" if mark == "ำ" else mark)
        if marked:
            pdf._out("EMC")
        x += width + (pdf.get_string_width("า") if "ำ" in cluster else 0)
    reading = read_bytes("a.pdf", bytes(pdf.output()), limit=LIMIT)
    assert reading.document.text == "ร่วมรัฐมั่นสำนัก"
    assert reading.repairs["doubled letters in PDF"] > 0


def test_pages_follow_each_other(pdf: FPDF) -> None:
    pdf.cell(text="Page one")
    pdf.add_page()
    pdf.add_page()
    pdf.cell(text="Page three")
    assert text_of(pdf) == "Page one\nPage three"


def test_a_pdf_of_pictures_is_refused(pdf: FPDF) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(picture, "PNG")
    pdf.image(picture, x=10, y=10)
    with pytest.raises(UnreadableDocument, match=r"no text layer on its 1 page, .*OCR"):
        text_of(pdf)


def test_an_encrypted_pdf_is_refused(pdf: FPDF) -> None:
    pdf.cell(text="secret")
    pdf.set_encryption(owner_password="owner", user_password="user")
    with pytest.raises(UnreadableDocument, match="encrypted with a password"):
        text_of(pdf)


def test_a_pdf_that_only_forbids_changes_is_read(pdf: FPDF) -> None:
    pdf.cell(text="open to read")
    pdf.set_encryption(owner_password="owner")
    assert text_of(pdf) == "open to read"


@pytest.mark.parametrize("data", [b"no pdf", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + bytes(1000)])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="no PDF, or a damaged one"):
        read_bytes("a.pdf", data, limit=LIMIT)


def test_the_text_of_a_pdf_is_limited_too(pdf: FPDF) -> None:
    for _ in range(60):
        pdf.multi_cell(w=0, text="many words again and again " * 40, new_x="LMARGIN", new_y="NEXT")
    data = bytes(pdf.output())
    assert len(data) < 30_000 < 60 * 27 * 40
    with pytest.raises(DocumentTooLarge, match="WORKBENCH_LIMIT_MIB"):
        read_bytes("a.pdf", data, limit=30_000)


def test_a_page_with_more_letters_than_a_page_holds_is_refused(
    pdf: FPDF, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_lines, "_MOST_LETTERS", 20)
    pdf.cell(text="more than twenty letters on a page")
    with pytest.raises(UnreadableDocument, match="34 letters where 20 are the most"):
        text_of(pdf)


def page_of(*lines: tuple[str, float, float, float]) -> str:
    from collections import Counter

    return join_lines(
        [Line(text, left, right, base, 12) for text, left, right, base in lines], 600, Counter()
    )


def test_wider_gaps_indents_numbers_and_short_lines_start_paragraphs() -> None:
    assert page_of(
        ("a full line", 50, 550, 800),
        ("1. a number", 50, 550, 785),
        ("goes on", 50, 200, 770),
        ("after a short line", 50, 550, 755),
        ("indented", 80, 550, 740),
        ("goes on to the margin", 50, 550, 725),
        ("a wide gap above", 50, 550, 690),
        ("joins", 50, 100, 675),
    ).split("\n") == [
        "a full line",
        "1. a number goes on",
        "after a short line",
        "indented goes on to the margin",
        "a wide gap above joins",
    ]


def test_hyphens_and_thai_are_joined_without_a_space() -> None:
    assert page_of(("cyber-", 50, 550, 800), ("space", 50, 550, 785)) == "cyber-space"
    assert page_of(("ความมั่น", 50, 550, 800), ("คง", 50, 550, 785)) == "ความมั่นคง"
    assert page_of(("มติที่ ", 50, 550, 800), ("คง", 50, 550, 785)) == "มติที่ คง"
    assert page_of(("พ.ศ.", 50, 550, 800), ("2565", 50, 550, 785)) == "พ.ศ. 2565"
