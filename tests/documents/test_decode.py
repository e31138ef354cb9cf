import random

import pytest

from workbench.documents import decode
from workbench.errors import UnreadableDocument

THAI = "การประชุมครั้งที่ ๕ จัดขึ้นเมื่อวันที่ ๗ ตุลาคม พ.ศ. ๒๕๖๓\nผู้เข้าร่วมมาจากสิบประเทศ"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("cp874", "cp874"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_text_comes_back_whatever_its_encoding(encoding: str, name: str) -> None:
    assert decode(THAI.encode(encoding)) == (THAI, name)


def test_big_endian_marks_are_known() -> None:
    assert decode(b"\xfe\xff" + THAI.encode("utf-16-be")) == (THAI, "utf-16")
    assert decode(b"\x00\x00\xfe\xff" + THAI.encode("utf-32-be")) == (THAI, "utf-32")


def test_utf8_wins_over_cp874() -> None:
    assert decode("ไทย café".encode()) == ("ไทย café", "utf-8")


def test_abbreviations_in_cp874_are_thai_words() -> None:
    text = "See พ.ย. and ก.พ. of that year."
    assert decode(text.encode("cp874")) == (text, "cp874")


@pytest.mark.parametrize("size", [16, 64, 1000, 100_000])
def test_random_bytes_are_no_text(size: int) -> None:
    data = random.Random(size)
    for _ in range(50 if size < 10_000 else 3):
        with pytest.raises(UnreadableDocument):
            decode(data.randbytes(size))


@pytest.mark.parametrize("text", ["Le café était là", "Köln liegt am Rhein", "el año del señor", "© 2022"])
def test_western_bytes_are_not_taken_for_thai(text: str) -> None:
    with pytest.raises(UnreadableDocument, match="save the file as UTF-8"):
        decode(text.encode("cp1252"))


def test_nul_bytes_make_a_file_no_text() -> None:
    with pytest.raises(UnreadableDocument, match="NUL"):
        decode(b"GIF89a\x00\x00 some words and more words\x00")


def test_a_byte_order_mark_must_be_kept_to() -> None:
    with pytest.raises(UnreadableDocument, match="byte order mark of UTF-16"):
        decode(b"\xff\xfe\x00\xd8\x41")
