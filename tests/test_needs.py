from __future__ import annotations

from collections.abc import Callable

import pytest

Needs = Callable[[bool, str], None]


def test_what_is_there_lets_the_test_run(needs: Needs) -> None:
    needs(True, "unused")


def test_what_is_missing_skips_the_test_by_name(needs: Needs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKBENCH_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="X is not installed"):
        needs(False, "X is not installed")


def test_what_is_missing_fails_where_all_is_required(needs: Needs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="X is not installed"):
        needs(False, "X is not installed")
