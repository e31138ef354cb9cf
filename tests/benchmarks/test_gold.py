"""Gold folders: what is left out leaves the links of the rest as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gold import read_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents of twenty numbered lines."""
    for code, word in (("th", "บรรทัดที่"), ("en", "Line")):
        (tmp_path / code).mkdir()
        for name in ("one", "two"):
            lines = [f"{word} {name} {number}" for number in range(20)]
            (tmp_path / code / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("retold", [False, True])
def test_links_join_the_same_lines_whatever_is_left_out_of_both_sides(folder: Path, retold: bool) -> None:
    for pair in read_folder(folder, 0.3, target_drop=0.5, retold=retold):
        assert pair.target.count("\n") == 9
        assert 4 <= len(pair.links) <= 10
        for ours, theirs in pair.links:
            source, target = pair.source[ours.start : ours.end], pair.target[theirs.start : theirs.end]
            assert source.split()[1:] == target.split()[1:] == [pair.name, target.split()[2]]
