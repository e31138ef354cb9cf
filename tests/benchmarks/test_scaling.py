"""`python -m benchmarks.scaling` and the texts that it makes."""

from __future__ import annotations

from itertools import pairwise

from click.testing import CliRunner

from benchmarks.scaling import HEAD, long_pair, main, sentence_pairs
from workbench.language import language
from workbench.segmentation.sentences import sentence_edges


def test_texts_have_as_many_sentences_as_asked_for_all_linked() -> None:
    for count in (1, 7, 400):
        pair = long_pair(count)
        assert len(pair.links) == count
        assert len(sentence_edges(pair.target, language("en"))) - 1 == count


def test_links_hold_a_thai_sentence_and_its_own_translation() -> None:
    pair, known = long_pair(400), sentence_pairs()
    for source, target in pair.links:
        thai, english = pair.source[slice(*source)], pair.target[slice(*target)]
        assert any(thai.endswith(ours) and english.endswith(theirs) for ours, theirs in known)


def test_links_hold_all_text_in_order() -> None:
    pair = long_pair(50)
    for text, spans in zip((pair.source, pair.target), zip(*pair.links, strict=True), strict=True):
        assert "".join("".join(text[slice(*span)].split()) for span in spans) == "".join(text.split())
        assert all(before.end + 1 == after.start for before, after in pairwise(spans))


def test_paragraphs_end_at_the_same_sentences_on_both_sides() -> None:
    pair = long_pair(50)
    breaks = [
        [number for number, link in enumerate(pair.links) if text[link[side].end] == "\n"]
        for side, text in enumerate((pair.source, pair.target))
    ]
    assert breaks[0] == breaks[1]
    assert 50 / 6 - 1 <= len(breaks[0]) <= 50 / 3


def test_hardly_a_sentence_occurs_again_and_runs_are_alike() -> None:
    pair = long_pair(1000)
    assert len({pair.target[slice(*target)] for _, target in pair.links}) > 700
    assert long_pair(1000) == pair


def test_table_tells_of_each_size_what_it_took_and_found() -> None:
    done = CliRunner().invoke(main, ["4", "--encoder", "hashing"])
    assert done.exit_code == 0, done.output
    head, _, row = [[cell.strip() for cell in row.split("|")[1:-1]] for row in done.stdout.splitlines()]
    assert tuple(head) == HEAD
    assert row[0] == "4"
    assert float(row[1]) > 0
    assert float(row[2]) > 0
    assert 0 <= float(row[3]) <= 1
    assert int(row[4]) >= 0
