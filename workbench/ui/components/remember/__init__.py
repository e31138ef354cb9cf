"""A component without a face: it has the browser keep the reviewer's name.

Streamlit reads cookies and cannot set any.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

COOKIE: Final = "workbench_reviewer"

_mount = st.components.v2.component(
    "workbench_remember", js=Path(__file__).with_name("remember.js").read_text(encoding="utf-8")
)


def remember_name(name: str) -> None:
    """Have `name` sent with the first request of later visits."""
    _mount(key="remember", data={"cookie": COOKIE, "name": name}, height="content")
