"""Sign-in for teams: whether it is set up, who came in by it, and the way in.

It is set up by a section `[auth]` in Streamlit's secrets. Without one the app is for one person on
their own machine, and asks for nothing but a name.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path
from time import time

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitAuthError, StreamlitSecretNotFoundError

from workbench.ui.format import local
from workbench.ui.markup import label, notice
from workbench.ui.text import words

_LOG = logging.getLogger(__name__)
_VERIFIED = ("email_verified", "xms_edov")
"""Claims that say so; the second is Microsoft's."""
_WARNING = 300
"""Seconds before the end."""


class Standing(Enum):
    """How somebody stands before the app."""

    OPEN = auto()
    """No sign-in is set up."""
    IN = auto()
    OUT = auto()
    EXPIRED = auto()
    """The cookie outlives what the sign-in service vouched for."""
    UNVERIFIED = auto()
    BROKEN = auto()
    """Whether a sign-in is set up cannot be read."""


def standing() -> Standing:
    """How whoever is at this session stands now."""
    try:
        if "auth" not in st.secrets:
            return Standing.OPEN
    except (StreamlitSecretNotFoundError, OSError, ValueError) as fault:
        # Streamlit takes a broken file for none, and none would let everybody in; so would a wrong name.
        named = config.is_manually_set("secrets.files")
        if not named and not any(Path(place).exists() for place in st.get_option("secrets.files")):
            return Standing.OPEN
        _LOG.error("Nobody is let in: %s", fault)
        return Standing.BROKEN
    if st.user.to_dict().get("is_logged_in") is not True:
        return Standing.OUT
    if _until() <= time():
        return Standing.EXPIRED
    return Standing.IN if _email() else Standing.UNVERIFIED


def admitted() -> bool:
    """Whether the app may show anything."""
    return standing() in (Standing.OPEN, Standing.IN)


def account() -> str | None:
    """The verified e-mail address of whoever signed in, in lower case; None where no sign-in is set up.

    Empty for whoever is not, or no longer, signed in.
    """
    match standing():
        case Standing.OPEN:
            return None
        case Standing.IN:
            return _email()
        case _:
            return ""


def ask(place: str) -> None:
    """Draw the way in, in place of what is kept from this session; `place` is unique on a page."""
    said = words().signin
    at = standing()
    if at is Standing.BROKEN:
        notice("error", said.broken)
        return
    claims = st.user.to_dict()
    notice(
        "info" if at is Standing.OUT else "warning",
        {
            Standing.EXPIRED: said.expired,
            Standing.UNVERIFIED: said.unverified.format(account=claims.get("email") or claims.get("sub")),
        }.get(at, said.needed),
    )
    _buttons(place)


def warn() -> None:
    """Say so when the sign-in is about to end, before something unsaved is lost."""
    if standing() is Standing.IN:
        # The first look is when there is something to say, however long the page is not drawn anew.
        st.fragment(_warn, run_every=max(_until() - time() - _WARNING, 60))()


def _warn() -> None:
    if not admitted():
        ask("warn")
    elif _until() - time() <= _WARNING:
        end = local(datetime.fromtimestamp(_until(), UTC))
        notice("warning", words().signin.ends.format(time=f"{end:%H:%M}"))
        _buttons("warn")


def leave() -> None:
    """Draw the way out."""
    st.button(words().signin.sign_out, key="sign_out", icon=":material/logout:", on_click=st.logout)


def _buttons(place: str) -> None:
    said = words().signin
    for provider in _providers():
        name = said.sign_in_with.format(provider=label(provider)) if provider else said.sign_in
        if st.button(name, key=f"sign_in-{place}-{provider}", type="primary", icon=":material/login:"):
            try:
                st.login(provider)
            except StreamlitAuthError as fault:
                _LOG.error("No sign-in: %s", fault)
                notice("error", said.misconfigured)


def _providers() -> list[str | None]:
    """Names of the services to sign in with; None is the one that has no name."""
    section = st.secrets["auth"]
    if not isinstance(section, Mapping):
        return [None]
    named = [name for name, its in section.items() if isinstance(its, Mapping) and "client_id" in its]
    return named if named and "client_id" not in section else [None, *named]


def _until() -> float:
    """When the sign-in ends, in seconds since 1970; 0 where the service did not say."""
    expiry: object = st.user.to_dict().get("exp")
    return expiry if isinstance(expiry, (int, float)) else 0


def _email() -> str:
    claims = st.user.to_dict()
    if not any(str(claims.get(claim)).lower() in ("true", "1") for claim in _VERIFIED):
        return ""
    return str(claims.get("email") or "").strip().lower()
