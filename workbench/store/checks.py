"""What no database keeps, refused in the same words for all of them."""

from __future__ import annotations

import re

from workbench.errors import StoreError, suggest

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_ID = re.compile(r"[a-z0-9.-]+")

LARGEST_ID = 2**31 - 1
"""Of a unit: what an INTEGER of PostgreSQL holds."""


def storable(text: str, what: str) -> str:
    """`text` as it is; StoreError when it has NUL, which PostgreSQL refuses, or half a character."""
    found = _UNSTORABLE.search(text)
    if found:
        raise StoreError(
            f"The {what} cannot be kept: character {found.start() + 1} of it is U+{ord(found[0]):04X}, "
            "which is no character of a text; take it out."
        )
    return text


def reviewer_name(name: str) -> str:
    """`name` without white space around; StoreError where nothing is left of it."""
    found = storable(name.strip(), "reviewer's name")
    if not found:
        raise StoreError("A decision needs a reviewer: give a name.")
    return found


def document_id(id: str) -> str:
    """`id` as it is; StoreError where it has other characters than a head's id may have."""
    if not _ID.fullmatch(id):
        raise StoreError(
            f"The document id '{id}' cannot be kept: use lower-case letters, digits, '-' and '.'."
        )
    return id


def unknown(what: str, id: str, known: list[str]) -> str:
    """The sentence for an id that is not among `known`, with the closest that is."""
    return f"No {what} '{id}'." + (suggest(id, known) if known else f" There is no {what} yet.")
