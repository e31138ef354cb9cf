"""HTML in which every text is escaped: what documents and people say is shown as it stands.

Streamlit reads most strings that it is given as Markdown, where `$5 and $10` is a formula.
"""

from __future__ import annotations

import re
from html import escape

import streamlit as st

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_EMPTY = frozenset({"br", "hr"})


class Markup(str):
    """HTML made by `element`; any other string is text."""

    __slots__ = ()


def element(tag: str, *children: str | None, **attributes: str | None) -> Markup:
    """`<tag>` around `children`, of which None is left out and text is escaped.

    A trailing underscore of an attribute's name is dropped (`class_`), another one becomes a hyphen;
    an attribute that is None is left out.
    """
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _EMPTY:
        return Markup(f"<{tag}{given}>")
    return Markup(f"<{tag}{given}>{join(*children)}</{tag}>")


def join(*parts: str | None) -> Markup:
    """`parts` one after the other; None is left out and text is escaped."""
    return Markup(
        "".join(part if isinstance(part, Markup) else escape(part) for part in parts if part is not None)
    )


def show(*parts: str | None) -> None:
    """Draw `parts` where the page has come to."""
    st.html(join(*parts))


def notice(kind: str, message: str) -> None:
    """Draw `message`, literally; `kind` is `error`, `warning`, `info` or `success`."""
    role = "alert" if kind == "error" else "status"
    show(element("div", message, class_=f"wb-notice wb-{kind}", role=role))


def label(text: str) -> str:
    """`text` for a widget's label, which is Markdown: it comes out as it is."""
    return _PUNCTUATION.sub(r"\\\1", text)
