import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.alignment.beads import Span
from workbench.glossary.candidates.asides import asides, is_thai
from workbench.glossary.candidates.words import read_words


def said(text: str) -> list[tuple[str, str]]:
    """The full and the short form of each aside; "" for none."""

    def of(piece: Span | None) -> str:
        return text[slice(*piece)] if piece else ""

    return [(of(aside.full), of(aside.short)) for aside in asides(read_words(text))]


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("การทูตดิจิทัล (Digital Diplomacy)", "Digital Diplomacy", ""),
        ("ที่ประชุม (Forum on Cyber Norms: FCN)", "Forum on Cyber Norms", "FCN"),
        ("ที่ประชุม (the Forum on Cyber Norms, FCN)", "Forum on Cyber Norms", "FCN"),
        ("ที่ประชุม (The 3rd Forum on Cyber Norms – FCN)", "Forum on Cyber Norms", "FCN"),
        ("the Forum on Cyber Norms (FCN)", "", "FCN"),
        ("กระทรวงการต่างประเทศ (กต.)", "", "กต."),
        ("digital diplomacy (การทูตดิจิทัล)", "การทูตดิจิทัล", ""),
        ("มัลแวร์ （ภาษาอังกฤษ: malware）", "malware", ""),
        ("การทูตดิจิทัล (“Digital Diplomacy”)", "Digital Diplomacy", ""),
        ("the treaty (hereinafter referred to as the Convention)", "Convention", ""),
    ],
)
def test_forms_are_found_in_an_aside(text: str, full: str, short: str) -> None:
    assert (full, short) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "ปี ๒๕๖๔ (2021)",
        "ข้อ (๑) ว่าด้วย",
        "it was sent (which is not what we were told)",
        "ดูที่ (https://example.org/page)",
        "ห้าประเทศ (ไทย, ลาว, กัมพูชา)",
        "ทุกฝ่าย (ซึ่งรวมถึงภาคเอกชน)",
    ],
)
def test_a_remark_a_number_or_a_list_is_no_form(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "thai"), [("โรคโควิด 19", True), ("ระบบ 5G", False), ("ก (A)", False), ("7", False)]
)
def test_the_last_letter_tells_the_script(text: str, thai: bool) -> None:
    assert is_thai(text) == thai


@given(st.text(alphabet="()（)[]กขา AB:,.“”หรือ\n", max_size=60))
def test_forms_lie_within_the_text(text: str) -> None:
    for aside in asides(read_words(text)):
        for piece in (aside.full, aside.short):
            if piece:
                assert aside.start <= piece.start < piece.end <= len(text)
                assert text[piece.start : piece.end].strip() == text[piece.start : piece.end]
