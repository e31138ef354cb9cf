"""Numbers, times and names of languages as people read them, in the language of the interface."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from workbench.documents import Head
from workbench.language import language
from workbench.ui.markup import Markup, element, join
from workbench.ui.text import words


def day(written: str) -> str:
    """A head's date, which may be a year or a month only: `7 Nov 2022`, `7 พ.ย. 2565`."""
    parts = written.split("-")
    if len(parts) == 3:
        return _day(date.fromisoformat(written))
    said = words().common
    if not parts[0].isdecimal():
        return written
    year = str(int(parts[0]) + said.era)
    return said.month.format(month=said.months[int(parts[1]) - 1], year=year) if len(parts) == 2 else year


def moment(at: datetime) -> str:
    """A time in the reader's own zone: `7 Nov 2022, 14:05`."""
    there = local(at)
    return words().common.moment.format(day=_day(there.date()), time=f"{there:%H:%M}")


def local(at: datetime) -> datetime:
    """`at` in the reader's own zone; a time without a zone is UTC."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(zone)


def _day(of: date) -> str:
    said = words().common
    return said.day.format(day=of.day, month=said.months[of.month - 1], year=of.year + said.era)


def number(count: int) -> str:
    """`1,234`, as both languages write it."""
    return f"{count:,}"


def percent(share: float) -> str:
    """0 to 1 as a whole per cent; only what is certain is 100% or 0%."""
    return f"{min(max(round(share * 100), 1 if share > 0 else 0), 99 if share < 1 else 100)}%"


def language_name(code: str) -> str:
    """Name of the language that texts of `code` are in."""
    return words().common.languages.get(code) or language(code).name


def title(head: Head) -> Markup:
    """A document's title in its own language."""
    return element("span", head.title, lang=head.language, class_="wb-title")


def facts(head: Head) -> Markup:
    """Where a document comes from, in one quiet line."""
    parts: list[str] = [part for part in (day(head.date), head.publisher) if part]
    if head.url.startswith(("https://", "http://")):
        link = element(
            "a",
            words().common.open_original,
            href=head.url,
            target="_blank",
            rel="noopener noreferrer nofollow",
        )
        parts.append(link)
    spaced: list[str] = []
    for part in parts:
        spaced += [Markup(" · "), part] if spaced else [part]
    return element("div", join(*spaced), class_="wb-facts")
