"""`workbench align`: the contract that other programs rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run


def beads(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_row_becomes_a_file_of_beads(run: Run, tmp_path: Path) -> None:
    source, target = "การประชุม 2020 ที่บาหลี มี 21 ประเทศ", "The 2020 meeting in Bali.\nThere were 21 countries."
    (tmp_path / "s.txt").write_text(source, encoding="utf-8")
    (tmp_path / "t.txt").write_text(target, encoding="utf-8")
    (tmp_path / "pairs.tsv").write_text("s.txt\tt.txt\tone\ns.txt\tt.txt\ttwo\n", encoding="utf-8")

    languages = ("--source-lang", "th", "--target-lang", "en")
    run("align", "--pairs", "pairs.tsv", "--output", "out", *languages, "--target-lines")

    found = beads(tmp_path / "out" / "one.jsonl")
    assert found == beads(tmp_path / "out" / "two.jsonl")
    for side, text in (("source", source), ("target", target)):
        spans = sorted(bead[side] for bead in found if bead[side])
        covered = "".join(text[start:end] for start, end in spans)
        assert "".join(covered.split()) == "".join(text.split())
    assert all(
        set(bead) == {"source", "target", "confidence"} and 0 <= bead["confidence"] <= 1 for bead in found
    )
    starts = [bead["source"][0] for bead in found if bead["source"]]
    assert starts == sorted(starts)


def test_a_yaml_head_is_a_bead_that_nothing_stands_beside(run: Run, corpus: Path, tmp_path: Path) -> None:
    source, target = corpus / "th" / "summit-report.txt", corpus / "en" / "summit.txt"
    (tmp_path / "pairs.tsv").write_text(f"{source}\t{target}\tone\n", encoding="utf-8")

    run("align", "--pairs", "pairs.tsv", "--output", "out")

    found = beads(tmp_path / "out" / "one.jsonl")
    text = source.read_text(encoding="utf-8")
    assert text[slice(*found[0]["source"])].endswith("---") and found[0]["target"] is None
    paired = [bead for bead in found if bead["source"] and bead["target"]]
    assert paired and all(bead["source"][0] >= found[0]["source"][1] for bead in paired)


def test_one_pair_is_printed_as_a_table_with_its_text_literal(run: Run, corpus: Path) -> None:
    output = run("align", corpus / "th" / "summit-report.txt", corpus / "en" / "summit.txt").output
    assert "Thai" in output and "English" in output and "<b>&" in output and "%" in output


def test_with_several_targets_each_stretch_gets_its_source(run: Run, corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "weather.txt"
    other.write_text("It rained all day.", encoding="utf-8")
    told = corpus / "th" / "summit-report.txt"
    output = run("align", told, corpus / "en" / "summit.txt", other).output
    assert "summit.txt" in output and "weather.txt" in output
    other.write_text("", encoding="utf-8")
    assert "no source" in run("align", told, other, other).output


def test_a_bad_list_is_refused_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ก", encoding="utf-8")
    for row, reason in (
        ("a.txt\ta.txt", "set apart by tabs"),
        ("a.txt\tmissing.txt\tx", "which is no file"),
        ("a.txt\ta.txt\t../x", "without '/'"),
        ("a.txt\ta.txt\tx\na.txt\ta.txt\tx", "a name of its own"),
        ("", "has no rows"),
    ):
        (tmp_path / "pairs.tsv").write_text(f"{row}\n", encoding="utf-8")
        assert reason in run("align", "--pairs", "pairs.tsv", "--output", "out", code=1).output
    assert not (tmp_path / "out").exists()


def test_unknown_languages_and_encoders_are_told_with_what_is_close(run: Run, corpus: Path) -> None:
    files = corpus / "th" / "summit-report.txt", corpus / "en" / "summit.txt"
    assert (
        "No language 'tha'. Did you mean 'th'?" in run("align", *files, "--source-lang", "tha", code=1).output
    )
    assert "No encoder 'uze'. Did you mean 'use'?" in run("align", *files, "--encoder", "uze", code=1).output


def test_a_text_in_another_script_than_its_language_has_is_named(run: Run, corpus: Path) -> None:
    output = run("align", corpus / "en" / "summit.txt", corpus / "th" / "summit-report.txt", code=1).output
    assert "summit.txt: given as Thai, but 0% of its letters are Thai" in output


def test_a_file_that_is_no_text_is_named(run: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 8)
    assert "noise.txt" in run("align", tmp_path / "noise.txt", corpus / "en" / "summit.txt", code=1).output


def test_a_file_whose_head_is_wrong_is_named(run: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text("---\nlayout: post\n---\nข่าว", encoding="utf-8")
    said = run("align", tmp_path / "post.txt", corpus / "en" / "summit.txt", code=1).output
    assert "post.txt" in said and "'layout'" in said


def test_a_folder_that_cannot_be_made_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ก", encoding="utf-8")
    (tmp_path / "pairs.tsv").write_text("a.txt\ta.txt\tx\n", encoding="utf-8")
    said = run("align", "--pairs", "pairs.tsv", "--output", "a.txt/out", code=1).output
    assert "a.txt/out cannot be made" in said


def test_a_side_without_text_leaves_the_other_standing_alone(run: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    english = corpus / "en" / "summit.txt"
    (tmp_path / "pairs.tsv").write_text(f"empty.txt\t{english}\tone\n", encoding="utf-8")

    run("align", "--pairs", "pairs.tsv", "--output", "out")

    found = beads(tmp_path / "out" / "one.jsonl")
    assert found and all(bead["source"] is None and bead["target"] for bead in found)
