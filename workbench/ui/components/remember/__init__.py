"""A component without a face: what Streamlit lets no script do to the browser's page.

It sets cookies, says in which language the page's words are and Streamlit's own words in that language,
lets what pops up have the theme's colours, and finds the way back to the address that somebody came from
to sign in.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent

_mount = st.components.v2.component(
    "workbench_remember",
    js="\n".join((_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in ("remember", "phrases")),
)


def remember(
    language: str, cookies: Mapping[str, str], phrases: Mapping[str, str], *, admitted: bool
) -> None:
    """Have `cookies` sent with the first request of later visits; `language` is a BCP 47 code.

    `phrases` are Streamlit's own, with what to say instead; `{}` in both stands for what is filled in.
    As long as somebody is not admitted, the browser tab keeps the address, and goes there once they are:
    a sign-in ends on the app's first page, whatever page it began on.
    """
    data = {"language": language, "cookies": dict(cookies), "phrases": dict(phrases), "admitted": admitted}
    _mount(key="remember", data=data, height="content")
