"""What tests of several parts share."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import settings

# How long something takes is measured elsewhere; here another program may be using the machine.
settings.register_profile("workbench", deadline=None)
settings.load_profile("workbench")


@pytest.fixture(scope="session")
def needs() -> Callable[[bool, str], None]:
    """`needs(present, "X is not installed (how to install it)")`: skips the test by that name.

    Where everything is meant to be installed, WORKBENCH_REQUIRE_ALL=1 makes it a failure, so that no
    test falls away unseen.
    """

    def check(present: bool, missing: str) -> None:
        if present:
            return
        if os.environ.get("WORKBENCH_REQUIRE_ALL") == "1":
            pytest.fail(missing, pytrace=False)
        pytest.skip(missing)

    return check
