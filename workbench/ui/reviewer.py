"""Who reviews: the account of a sign-in or, where none is set up, a name that is asked for once.

The name is kept for the session and, in a cookie, by the browser.
"""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote

import streamlit as st

from workbench.review.rules import Role, Rules
from workbench.ui import resources, signin
from workbench.ui.markup import element, label, notice, show
from workbench.ui.text import words

COOKIE = "workbench_reviewer"
_NAME = "reviewer"
_LONGEST = 80


def name() -> str:
    """The reviewer's name; empty as long as nobody gave one, or once a sign-in has ended.

    It is not kept in the page's address, since a link that is passed on would pass the name on.
    """
    account = signin.account()
    return _given() if account is None else account


def role() -> Role:
    """What the team's rules let the reviewer do; raises WorkbenchError for a bad team file."""
    return resources.rules().role(name())


def _given() -> str:
    if _NAME not in st.session_state:
        st.session_state[_NAME] = clean(unquote(st.context.cookies.get(COOKIE, "")))
    return str(st.session_state[_NAME])


def clean(given: str) -> str:
    """`given` on one line and without characters that do not show; empty when nothing is left."""
    shown = "".join(" " if each.isspace() else each for each in given)
    kept = "".join(each for each in shown if unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return " ".join(kept.split())[:_LONGEST].strip()


def cookies() -> dict[str, str]:
    """What the browser shall keep of the reviewer."""
    return {COOKIE: _given()} if signin.account() is None and _given() else {}


def ask() -> None:
    """Ask for the name where there is none yet."""
    if name() or signin.account() is not None:
        return
    said = words().signin
    with st.form("reviewer_form"):
        field, button = st.columns([6, 1], vertical_alignment="bottom")
        given = field.text_input(
            said.name_asked, key="reviewer_given", max_chars=_LONGEST, placeholder=said.name_hint
        )
        if button.form_submit_button(said.begin, type="primary", width="stretch"):
            if clean(given):
                st.session_state[_NAME] = clean(given)
                st.rerun()
            notice("error", said.name_missing)


def account() -> None:
    """Draw who reviews, in which role, and the way to another name or out."""
    said, rules = words().signin, resources.rules()
    signed_in = signin.account() is not None
    has = said.roles[rules.role(name())]
    # An address has little room there, and stands in full below.
    shown = name().partition("@")[0] if signed_in else name() or said.nobody
    # Where all may do everything, nobody needs to be told.
    if rules != Rules():
        shown = said.name_and_role.format(name=shown, role=has)
    with st.popover(label(shown), icon=":material/person:", key="account"):
        show(
            element("div", name(), class_="wb-label") if signed_in else None,
            element("div", said.role.format(role=has), class_="wb-quiet"),
        )
        if signed_in:
            signin.leave()
            return
        given = st.text_input(said.name, name(), key="account_name", max_chars=_LONGEST)
        if st.button(said.change, key="account_change") and clean(given):
            st.session_state[_NAME] = clean(given)
            st.rerun()
