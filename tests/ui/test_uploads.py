from __future__ import annotations

from pathlib import Path

import pytest

from workbench.ui.uploads import put


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a b.tmx", "a b.tmx"), ("ก" * 200 + ".tmx", "ก" * 60 + ".tmx"), ("../../up.xlf", "up.xlf")],
)
def test_a_file_is_put_into_the_folder_under_a_name_that_it_takes(
    tmp_path: Path, name: str, kept: str
) -> None:
    assert put(str(tmp_path), name, b"x") == tmp_path / kept
    assert (tmp_path / kept).read_bytes() == b"x"
