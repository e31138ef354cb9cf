from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.documents import Head, split_head, write_head
from workbench.documents.heads import make_head
from workbench.errors import HeadError

HEAD = Head(
    id="white-paper.th",
    language="th",
    title="ร่วมสร้าง: ประชาคม # ในโลกไซเบอร์",
    date="2022-11-07",
    publisher="สำนักงาน “สารนิเทศ”",
    url="https://example.org/a?b=c#d",
    rights="CC BY 4.0",
    note="yes",
    sources=("white-paper.en", "2022"),
)
BODY = "เนื้อหา\n\nย่อหน้าที่สอง"


def test_a_head_written_is_read_back() -> None:
    text = write_head(HEAD) + BODY
    fields, start = split_head(text)
    assert text[start:] == BODY
    assert make_head("x.txt", BODY, fields) == HEAD


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip))
def test_any_title_and_note_survive(words: str) -> None:
    head = replace(HEAD, title=" ".join(words.split()) or "x", note=words)
    fields, start = split_head(write_head(head) + BODY)
    assert make_head("x.txt", BODY, fields) == head
    assert (write_head(head) + BODY)[start:] == BODY


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_body_starts_after_the_closing_line_and_blank_lines(end: str) -> None:
    text = end.join(["---", "id: a", "title: b", "---", "", "  ", "  indented", "rest"])
    fields, start = split_head(text)
    assert fields == {"id": "a", "title": "b"}
    assert text[start:] == f"  indented{end}rest"


@pytest.mark.parametrize(
    "text",
    [
        "no head at all",
        "---\nid: a\nbut no closing line",
        "---\njust prose between two rules\n---\nmore",
        "---\n- a\n- list\n---\nmore",
        "---\n---\nmore",
        "---\n: [ not yaml\n---\nmore",
        " ---\nid: a\n---\nmore",
        "----\nid: a\n----\nmore",
        "---\n" + "prose " * 3000 + "\n---\nmore",
        "",
    ],
)
def test_text_without_a_head_stays_whole(text: str) -> None:
    assert split_head(text) == ({}, 0)


def test_dates_and_numbers_stay_as_written() -> None:
    fields, _ = split_head("---\ndate: 2022-11-07\ntitle: 1e3\nsources: [a, 007]\n---\n")
    assert fields == {"date": "2022-11-07", "title": "1e3", "sources": ("a", "007")}


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("titel: x", "unknown field 'titel'. Did you mean 'title'"),
        ("title: {a: b}", "'title' in the head must be plain text"),
        ("title: [a, b]", "'title' is .*give plain text"),
        ("sources: [[a]]", "each of 'sources' in the head must be plain text"),
        ("sources: a", "'sources' is 'a'; give a list"),
        ("sources: [A]", "'sources' has 'A'"),
        ("title: &x a\nnote: *x", "without anchors"),
        ("sources: &x [a]", "without anchors"),
        ("id: a\n--- more", "more than one YAML document"),
        ("id: a\nid: b", "gives 'id' twice"),
        ("title: a: b", "no YAML at line 2"),
        ("id: Über uns", "'id' has 'Über uns'"),
        ("id: ../etc", "'id' has"),
        ("language: xx", "'language' is 'xx'"),
        ("date: 7 Nov 2022", "write it as 2022-11-07"),
        ("date: 2565-04-26", "Buddhist-era year 2565; write the Gregorian year 2022"),
        ("date: 2022-02-30", "calendar has no such day"),
        ("note: " + "x" * 9000, "shorten it to 8,192"),
        ("id: a\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 9)), "unknown field 'a1'"),
        ("id: " + "[" * 4000, "no YAML|must be plain text"),
    ],
)
def test_a_wrong_head_is_refused_with_field_value_and_remedy(head: str, message: str) -> None:
    with pytest.raises(HeadError, match=message):
        fields, _ = split_head(f"---\n{head}\n---\ntext")
        make_head("x.txt", "text", fields)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Chairman's Statement (final).docx", "chairman-s-statement-final"),
        ("000_e0df06f9.txt", "000-e0df06f9"),
        ("v1.2-draft.txt", "v1.2-draft"),
        ("Résumé.pdf", "resume"),
        ("folder/UPPER.TXT", "upper"),
    ],
)
def test_without_a_head_the_name_gives_the_id(name: str, identity: str) -> None:
    assert make_head(name, "text", {}).id == identity


def test_a_thai_name_gives_an_id_by_content() -> None:
    first, second = make_head("รายงาน 2565.txt", "ก", {}).id, make_head("รายงาน 2565.txt", "ข", {}).id
    assert first.startswith("document-") and len(first) == len("document-") + 8
    assert first != second


def test_without_a_head_the_text_gives_title_language_and_date() -> None:
    head = make_head("a.txt", "\n  มติ   คณะรัฐมนตรี \n2022-04-26\nเรื่อง Bali Message", {})
    assert (head.title, head.language, head.date) == ("มติ คณะรัฐมนตรี", "th", "2022-04-26")


def test_two_dates_are_not_one() -> None:
    assert make_head("a.txt", "From 2022-04-26 to 2022-04-27", {}).date == ""


def test_a_long_title_is_cut_before_a_letter() -> None:
    title = make_head("a.txt", "ก" * 119 + "ดี่", {}).title
    assert title == "ก" * 119


@pytest.mark.parametrize(
    ("text", "code"),
    [("ข้อความ with some English words here", "th"), ("An English text with คำ in it", "en"), ("123", "en")],
)
def test_language_is_guessed_by_script(text: str, code: str) -> None:
    assert make_head("a.txt", text, {}).language == code
