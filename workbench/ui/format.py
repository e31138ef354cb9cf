"""Numbers and times as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from workbench.documents import Head
from workbench.ui.markup import Markup, element, join
from workbench.ui.text import common

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(written: str) -> str:
    """A head's date, which may be a year or a month only: `7 Nov 2022`."""
    parts = written.split("-")
    if len(parts) == 3:
        found = date.fromisoformat(written)
        return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"
    if len(parts) == 2:
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return written


def moment(at: datetime) -> str:
    """A time in the reader's own zone: `7 Nov 2022, 14:05`."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    local = at.astimezone(zone if at.tzinfo else UTC)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def percent(share: float) -> str:
    """0 to 1 as a whole per cent; only what is certain is 100% or 0%."""
    return f"{min(max(round(share * 100), 1 if share > 0 else 0), 99 if share < 1 else 100)}%"


def title(head: Head) -> Markup:
    """A document's title in its own language."""
    return element("span", head.title, lang=head.language, class_="wb-title")


def facts(head: Head) -> Markup:
    """Where a document comes from, in one quiet line."""
    parts: list[str] = [part for part in (day(head.date), head.publisher) if part]
    if head.url.startswith(("https://", "http://")):
        link = element(
            "a", common.OPEN_ORIGINAL, href=head.url, target="_blank", rel="noopener noreferrer nofollow"
        )
        parts.append(link)
    spaced: list[str] = []
    for part in parts:
        spaced += [Markup(" · "), part] if spaced else [part]
    return element("div", join(*spaced), class_="wb-facts")
