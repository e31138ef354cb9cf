"""Units of pairs and memories that were found: both languages side by side, and where they are from."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from workbench.language import language
from workbench.store.memory_model import Occurrence, Passage
from workbench.ui.format import language_name, moment, number
from workbench.ui.markup import Markup, element, join
from workbench.ui.text import words


def occurrences(found: Iterable[Occurrence]) -> list[Markup]:
    """A row each; texts are literal."""
    return [_row(each) for each in found]


def _row(found: Occurrence) -> Markup:
    # Thai on the left, whatever a memory translates from.
    passages = sorted(found.passages, key=lambda each: language(each.language).sentence_marks)
    first, second, *others = (_passage(each) for each in passages)
    further = [
        join(element("div", language_name(each.language), class_="wb-quiet"), text)
        for each, text in zip(passages[2:], others, strict=True)
    ]
    return element("div", first, element("div", second, *further), _where(found), class_="wb-found")


def _passage(passage: Passage) -> Markup:
    parts: list[str] = []
    at = 0
    for start, end in passage.hits:
        parts += [passage.text[at:start], element("mark", passage.text[start:end])]
        at = end
    return element("div", *parts, passage.text[at:], lang=passage.language, class_="wb-text")


def _where(found: Occurrence) -> Markup:
    said = words()
    lines: list[Markup] = []
    if found.pair is not None and found.status is not None:
        query = urlencode({"pair": found.pair, "unit": found.unit})
        name = said.concordance.unit.format(number=found.unit)
        fill = f"wb-dot wb-{found.status.value.replace(' ', '-')}-fill"
        lines = [
            element("div", element("a", name, href=f"review?{query}")),
            element("div", element("span", class_=fill), said.common.status[found.status]),
            element("div", found.pair.replace(":", " ↔ ")),
        ]
    elif found.memory is not None:
        told = said.concordance.memory.format(name=found.memory, number=number(found.unit))
        lines = [element("div", told)]
        changed = [
            *filter(None, [found.changed_by]),
            *([moment(found.changed_at)] if found.changed_at else []),
        ]
        if changed:
            lines.append(element("div", " · ".join(changed)))
    return element("div", *lines, class_="wb-where")
