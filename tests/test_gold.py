"""The corpus is sound, and every gold link still fits the texts it was made for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.corpus import corpus_path, corpus_paths, read_corpus_file, sources_of
from tests.support.gold import GOLD, gold_path, read_gold

THAI = corpus_paths("th")
ENGLISH = corpus_paths("en")
FIELDS = {"id", "title", "language", "date", "publisher", "url", "rights", "note"}
WHITE_PAPER = "white-paper"
SENTENCE_END = re.compile(r"(?<=[.!?”]) (?=[A-Z“(])")

PAIRS = [(thai, source) for thai in THAI for source in sources_of(thai)]


def by_stem(path: Path) -> str:
    return path.stem


def sentences(text: str) -> list[str]:
    """English sentences, without headings, by a simple rule; good enough to hold a text to its size."""
    pieces = [piece for line in text.splitlines() for piece in SENTENCE_END.split(line)]
    return [piece for piece in pieces if " " in piece and piece[-1] in ".!?”"]


def test_corpus_holds_five_thai_documents_and_their_sources() -> None:
    assert len(THAI) == 5
    named = {source for _, source in PAIRS}
    assert named == {path.stem for path in ENGLISH}


@pytest.mark.parametrize("path", THAI + ENGLISH, ids=by_stem)
def test_head_names_the_document_and_where_it_comes_from(path: Path) -> None:
    head, body = read_corpus_file(path)
    language = path.parent.name
    assert set(head) == (FIELDS | {"sources"} if language == "th" else FIELDS)
    assert all(isinstance(head[field], str) and head[field] for field in FIELDS)
    assert head["id"] == path.stem
    assert re.fullmatch(r"[a-z0-9.-]+", path.stem)
    assert head["language"] == language
    # ISO 8601, as far as the date is known; a Buddhist-era year would lie in the future.
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(head["date"]))
    assert 2000 < int(str(head["date"])[:4]) < 2100
    assert re.match(r"https?://\S+$", str(head["url"]))
    assert "not a copy" in str(head["note"])
    assert body.strip()


@pytest.mark.parametrize("path", THAI + ENGLISH, ids=by_stem)
def test_text_is_plain_utf8_without_damage(path: Path) -> None:
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    _, body = read_corpus_file(path)
    assert body[0].strip(), "the text begins right after the head"
    assert body.endswith("\n")
    assert not re.search(r"[ \t]$|\t|  |\n\n\n", body, flags=re.MULTILINE)
    assert not re.search("\u0e4d[\u0e48-\u0e4b]?\u0e32", body), "decomposed sara am"
    assert "\u0e40\u0e40" not in body, "sara e twice for sara ae"
    assert not re.search("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1", body), "a mark written twice"


@pytest.mark.parametrize("path", THAI, ids=by_stem)
def test_thai_is_written_as_offices_write_it(path: Path) -> None:
    _, body = read_corpus_file(path)
    assert re.search("[๐-๙]", body)
    assert re.search(r"[ก-ฮ]\.[ก-ฮ]\.", body), "an abbreviation such as พ.ย."
    assert re.search("๒๕[๐-๙]{2}|25[4-7][0-9]|[.ปี ][๕๖][๐-๙]", body), "a Buddhist-era year"
    assert re.search(r"\([A-Za-z][^)]*\)", body), "a bracket with the English term"
    assert max(len(line) for line in body.splitlines()) > 600, "a paragraph of many sentences"


@pytest.mark.parametrize(
    "habit",
    [r"^1\. ", "^๑\\. ", r"^\(1\) ", "^\\(๑\\) ", r"^\* ", "ฯลฯ", "[ก-๙]ๆ", "[ก-๙] ๆ", "“[^”]+”"],
)
def test_thai_has_its_lists_footnotes_and_marks(habit: str) -> None:
    together = "".join(read_corpus_file(path)[1] for path in THAI)
    assert re.search(habit, together, flags=re.MULTILINE)


def test_white_paper_has_its_shape() -> None:
    _, body = read_corpus_file(corpus_path(WHITE_PAPER, "en"))
    lines = body.splitlines()
    assert re.findall(r"^([IV]+)\. ", body, flags=re.MULTILINE) == ["I", "II", "III", "IV"]
    assert len(re.findall(r"^\d+\. ", body, flags=re.MULTILINE)) == 24
    assert lines.index("Preface") < lines.index("Conclusion")
    assert len(sentences(body)) >= 95


@pytest.mark.parametrize("path", ENGLISH, ids=by_stem)
def test_source_has_paragraphs_of_several_sentences(path: Path) -> None:
    _, body = read_corpus_file(path)
    assert len(sentences(body)) >= 25
    assert max(len(sentences(line)) for line in body.splitlines()) >= 4


@pytest.mark.parametrize(("thai", "source"), PAIRS, ids=[f"{thai.stem}--{source}" for thai, source in PAIRS])
def test_every_gold_link_fits_its_texts(thai: Path, source: str) -> None:
    _, thai_text = read_corpus_file(thai)
    _, english_text = read_corpus_file(corpus_path(source, "en"))
    links = read_gold(gold_path(thai.stem, source), thai_text, english_text)
    assert len(links) >= 4
    for _, (start, end) in links:
        before, last = english_text[:start].rstrip(" "), english_text[end - 1]
        assert before == "" or before[-1] in "\n.?!”", english_text[start:end]
        assert last in ".?!”" or english_text[end] == "\n", english_text[start:end]


def test_no_gold_file_is_left_without_its_pair() -> None:
    assert {path.stem for path in GOLD.glob("*.tsv")} == {f"{thai.stem}--{source}" for thai, source in PAIRS}


def test_summary_takes_a_third_of_the_white_paper_and_leaves_its_order() -> None:
    _, thai_text = read_corpus_file(corpus_path("white-paper-summary", "th"))
    _, english_text = read_corpus_file(corpus_path(WHITE_PAPER, "en"))
    links = read_gold(gold_path("white-paper-summary", WHITE_PAPER), thai_text, english_text)
    covered = sum(len(sentences(english_text[start:end])) for _, (start, end) in links)
    assert 0.25 < covered / len(sentences(english_text)) < 0.45
    assert len(links) >= 30
    in_thai_order = [english for _, english in sorted(links)]
    assert in_thai_order != sorted(in_thai_order)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("กาแฟ\tTea", "does not hold 'Tea'"),
        ("ชา\tCoffee.", "holds more than once 'ชา'"),
        ("กาแฟ \tCoffee.", "white space at an end"),
        ("กาแฟ", "1 columns"),
        ("น้ำ\tWater.\nกาแฟ และน้ำ\tCoffee.", "line 3.*overlaps 'น้ำ'"),
    ],
)
def test_reader_names_the_row_that_no_longer_fits(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "th--en.tsv"
    path.write_text(f"# a comment\n{row}\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=complaint) as caught:
        read_gold(path, "กาแฟ และน้ำ ชา ชา\n", "Coffee. Water.\n")
    assert "th--en.tsv, line" in str(caught.value)


def test_reader_gives_spans_in_code_points_and_unfolds_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "th--en.tsv"
    path.write_text("๑. ชา\\n๒. น้ำ\tTea and water.\n", encoding="utf-8")
    assert read_gold(path, "คือ\n๑. ชา\n๒. น้ำ\n", "Tea and water.") == [((4, 16), (0, 14))]
