"""What the workbench refuses, told in place of what cannot be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.ui import signin
from workbench.ui.markup import element, join, notice
from workbench.ui.text import words


@contextmanager
def refusals_told(place: str) -> Iterator[None]:
    """Tell of a WorkbenchError, with a button to try again; `place` is unique on a page.

    Around the whole page and within each fragment, whose errors do not reach the page: views tell of
    the refusals they foresee, and the database may fail anywhere. A fragment runs without its page, so
    this is also where everybody is stopped who is not, or no longer, signed in.
    """
    if not signin.admitted():
        signin.ask(place)
        st.stop()
    try:
        yield
    except WorkbenchError as error:
        tell("error", error)
        st.button(words().common.try_again, key=f"try_again-{place}")


def tell(kind: str, error: WorkbenchError) -> None:
    """Draw what the workbench refused, as `notice`; its sentence is in English whatever the interface."""
    said = words().common.refused
    if said is None:
        notice(kind, str(error))
    else:
        notice(kind, join(said, " ", element("span", str(error), lang="en")))
