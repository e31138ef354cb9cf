from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest

from workbench.errors import ExchangeError
from workbench.files import replacing


def test_the_file_takes_the_old_ones_place_when_all_went_well(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    path.write_text("old")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert os.listdir(tmp_path) == ["out.tmx"]


@pytest.mark.parametrize("stop", [OSError("stop"), KeyboardInterrupt()])
def test_after_a_failure_the_old_file_stands_alone(tmp_path: Path, stop: BaseException) -> None:
    path = tmp_path / "out.tmx"
    path.write_text("old")
    with pytest.raises(type(stop)), replacing(path) as file:
        file.write(b"half")
        raise stop
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.tmx"]


def test_a_link_goes_on_pointing_to_the_file(tmp_path: Path) -> None:
    path, link = tmp_path / "out.tmx", tmp_path / "latest.tmx"
    path.write_text("old")
    link.symlink_to(path)
    with replacing(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert path.read_text() == "new"


def test_others_may_read_the_file_as_any_other(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    with replacing(tmp_path / "out.tmx"):
        pass
    assert (tmp_path / "out.tmx").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("path", ["folder", "no-such-folder/out.tmx", "file/out.tmx", "ก" * 100])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExchangeError, match=path), replacing(tmp_path / path):
        pass
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


def test_no_room_is_told_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    path.write_text("old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, limits[1]))
    try:
        with pytest.raises(ExchangeError, match=r"out\.tmx': File too large"), replacing(path) as file:
            file.write(bytes(2**17))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.tmx"]


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(ExchangeError, match="'/dev/null' is not a file"), replacing("/dev/null"):
        pass
    assert Path("/dev/null").is_char_device()
