"""Which language the interface speaks: what the session chose, else the browser, else English."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

COOKIE: Final = "workbench_language"
_KEY = "interface_language"
_FOUND = "interface_language_found"


def chosen(known: Collection[str]) -> str:
    """The code, among those `known`, of the language that this session speaks."""
    if _KEY in st.session_state:
        return str(st.session_state[_KEY])
    if get_script_run_ctx(suppress_warning=True) is None:
        return _found(known)
    # What the browser said stays the same as long as the session lasts, and every word asks.
    if _FOUND not in st.session_state:
        st.session_state[_FOUND] = _found(known)
    return str(st.session_state[_FOUND])


def _found(known: Collection[str]) -> str:
    for said in (st.context.cookies.get(COOKIE), st.context.locale):
        # Of `th-TH`, the language.
        code = str(said or "").partition("-")[0].lower()
        if code in known:
            return code
    return "en"


def choose(code: str) -> None:
    """Let this session speak the language of `code`."""
    st.session_state[_KEY] = code


def cookies() -> dict[str, str]:
    """What the browser shall keep of the choice; nothing as long as nobody chose."""
    return {COOKIE: str(st.session_state[_KEY])} if _KEY in st.session_state else {}
