"""What the workbench refuses, told in place of what cannot be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.ui.markup import notice
from workbench.ui.text import common


@contextmanager
def refusals_told(place: str) -> Iterator[None]:
    """Tell of a WorkbenchError, with a button to try again; `place` is unique on a page.

    Around the whole page and within each fragment, whose errors do not reach the page: views tell of
    the refusals they foresee, and the database may fail anywhere.
    """
    try:
        yield
    except WorkbenchError as error:
        notice("error", str(error))
        st.button(common.TRY_AGAIN, key=f"try_again-{place}")
