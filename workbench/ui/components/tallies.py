"""Progress and calibration, drawn as bars in which every name is literal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from workbench.review import Status
from workbench.review.calibration import Band
from workbench.store.figures import Tally
from workbench.store.model import Pair
from workbench.ui.format import day, percent
from workbench.ui.markup import Markup, element, join
from workbench.ui.text import words

_ORDER: Final = (Status.UNREVIEWED, Status.REJECTED, Status.SENT_BACK, Status.IN_PROGRESS, Status.APPROVED)
"""Of a stack, from the top."""


def pair_title(pair: Pair) -> Markup:
    """Both titles, each in its own language."""
    source, target = (element("span", head.title, lang=head.language) for head in (pair.source, pair.target))
    return join(source, " ↔ ", target)


def counts(tallies: Iterable[Tally]) -> Counter[Status]:
    """The decisions in `tallies` by status."""
    found: Counter[Status] = Counter()
    for tally in tallies:
        found[tally.status] += tally.number
    return found


def by_day(tallies: Sequence[Tally], days: Sequence[date]) -> Markup:
    """A stack for each of `days`, all to one scale."""
    said = words().pictures
    each = {when: counts(tally for tally in tallies if tally.day == when) for when in days}
    most = max((found.total() for found in each.values()), default=0)
    stacks = []
    for when, found in each.items():
        told = said.day_said.format(day=day(when.isoformat()), counts=_told(found))
        parts = [
            element("span", class_=fill(status), style=f"height: {found[status] / most:.2%}")
            for status in _ORDER
            if found[status]
        ]
        stacks.append(element("div", *parts, class_="wb-day", role="img", aria_label=told, title=told))
    return join(
        element(
            "div",
            element("span", f"{most:,}", class_="wb-most"),
            element("div", *stacks, class_="wb-stacks"),
            class_="wb-days",
        ),
        element(
            "div",
            element("span", day(days[0].isoformat())),
            element("span", day(days[-1].isoformat())),
            class_="wb-ends",
        ),
    )


def by_reviewer(tallies: Sequence[Tally]) -> Markup:
    """A bar for each reviewer, all to one scale, the one who decided most first."""
    each = {name: counts(tally for tally in tallies if tally.reviewer == name) for name in _names(tallies)}
    most = max((found.total() for found in each.values()), default=0)
    rows = []
    for name, found in sorted(each.items(), key=lambda item: (-item[1].total(), item[0])):
        rows.append(
            element(
                "div",
                element("div", name, class_="wb-who"),
                element("div", bar(found), style=f"width: {found.total() / most:.2%}"),
                element("div", f"{found.total():,}", class_="wb-number"),
                class_="wb-reviewer",
            )
        )
    return join(*rows)


def bar(found: Mapping[Status, int]) -> Markup:
    """The units of a pair by status, as a bar that tells its numbers when it is pointed at."""
    parts = (
        element("span", class_=fill(status), style=f"flex: {found[status]}")
        for status in reversed(_ORDER)
        if found[status]
    )
    return element("div", *parts, class_="wb-bar", role="img", aria_label=_told(found), title=_told(found))


def legend(found: Mapping[Status, int]) -> Markup:
    """Which colour is which status, and how often it is there."""
    return element(
        "div",
        *(
            element("span", element("span", class_=f"wb-dot {fill(status)}"), _count(status, found))
            for status in reversed(_ORDER)
            if found[status]
        ),
        class_="wb-legend",
    )


def fill(status: Status) -> str:
    """The class that gives something the colour of `status`."""
    return f"wb-{status.value.replace(' ', '-')}-fill"


def calibration_rows(bands: Sequence[Band]) -> Markup:
    """A line for each band: what was promised, what came of it, and how sure one can be of that."""
    said = words().pictures
    ends = (element("span", end) for end in ("0%", "50%", "100%"))
    key = element(
        "div",
        element("span", element("span", class_="wb-key wb-key-right"), said.sure_right),
        element("span", element("span", class_="wb-key wb-key-range"), said.sure_range),
        element("span", element("span", class_="wb-key wb-key-promised"), said.sure_promised),
        class_="wb-legend",
    )
    listed = element("div", *map(_band, bands), role="list")
    below = element("div", element("div"), element("div", *ends, class_="wb-ends"), class_="wb-band")
    return element("div", key, listed, below, class_="wb-calibration")


def _band(band: Band) -> Markup:
    said = words().pictures
    least, most = band.interval
    name = said.sure_band.format(low=round(band.low * 100), high=round(band.high * 100))
    told = said.sure_row.format(
        band=name,
        right=f"{band.right:,}",
        number=f"{band.number:,}",
        share=percent(band.share),
        least=percent(least),
        most=percent(most),
        said=percent(band.said),
    )
    verdict = band.verdict.value
    scale = element(
        "div",
        element("span", class_="wb-range", style=f"left: {least:.2%}; width: {most - least:.2%}"),
        element("span", class_="wb-promised", style=f"left: {band.said:.2%}"),
        element("span", class_="wb-right", style=f"left: {band.share:.2%}"),
        class_="wb-scale",
        role="img",
        aria_label=told,
        title=told,
    )
    cases = said.sure_cases.format(right=f"{band.right:,}", number=f"{band.number:,}")
    return element(
        "div",
        element("div", name, class_="wb-who"),
        scale,
        element("div", cases, class_="wb-number"),
        element("div", said.verdicts[verdict], class_=f"wb-verdict wb-{verdict.replace(' ', '-')}"),
        class_="wb-band",
        role="listitem",
    )


def _names(tallies: Sequence[Tally]) -> list[str]:
    return list(dict.fromkeys(tally.reviewer for tally in tallies))


def _told(found: Mapping[Status, int]) -> str:
    return ", ".join(_count(status, found) for status in reversed(_ORDER) if found[status]) or "0"


def _count(status: Status, found: Mapping[Status, int]) -> str:
    return f"{words().common.status[status]} {found[status]:,}"
