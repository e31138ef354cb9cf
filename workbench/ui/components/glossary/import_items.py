"""What a file would do, a list for each kind, with a choice for each concept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import streamlit as st

from workbench.exchange.glossaries import Choice, Item, Plan, Refusal, Remark
from workbench.exchange.glossaries.merging import replaced, updated
from workbench.glossary.differences import differences
from workbench.ui.components.glossary import told
from workbench.ui.format import number
from workbench.ui.incoming import Arrival
from workbench.ui.markup import Markup, element, join, show
from workbench.ui.text import words

_PER_PAGE: Final = 10
_OPEN: Final = ("conflicts", "duplicates", "changed", "new")
"""Lists with something to choose; what needs it most comes first."""
_LISTS: Final = (*_OPEN, "same", "refused", "remarks")


def open_items(plan: Plan) -> Iterator[Item]:
    """All that there is a choice for."""
    for name in _OPEN:
        yield from getattr(plan, name)


def items(arrival: Arrival, plan: Plan) -> None:
    """Draw the lists that have anything in them, one at a time."""
    said = words().glossary.exchange
    present = [name for name in _LISTS if getattr(plan, name)]
    if not present:
        show(element("div", said.empty, class_="wb-quiet"))
        return
    name = st.segmented_control(
        said.which,
        present,
        default=present[0],
        required=True,
        format_func=lambda each: f"{said.lists[each]} {number(len(getattr(plan, each)))}",
        key=f"{arrival.key}-list",
        label_visibility="collapsed",
        wrap=True,
    )
    listed: Sequence[Item | Refusal | Remark] = getattr(plan, name)
    if name in _OPEN:
        _for_all(arrival, name, [each for each in listed if isinstance(each, Item)])
    pages = -(-len(listed) // _PER_PAGE)
    place = st.container(gap="small")
    at = st.pagination(pages, key=f"{arrival.key}-page-{name}") if pages > 1 else 1
    with place:
        for each in listed[(at - 1) * _PER_PAGE : at * _PER_PAGE]:
            _one(arrival, each, choose=name in _OPEN)


def _for_all(arrival: Arrival, name: str, listed: Sequence[Item]) -> None:
    said = words().glossary.exchange
    fitting = [
        each for each in Choice if each in (Choice.SKIP, Choice.ADD) or any(i.existing for i in listed)
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        show(element("span", said.for_all.format(number=number(len(listed))), class_="wb-quiet"))
        for choice in fitting:
            st.button(
                said.choices[choice],
                key=f"{arrival.key}-all-{name}-{choice}",
                type="tertiary",
                on_click=_choose_all,
                args=(arrival, listed, choice),
            )


def _choose_all(arrival: Arrival, listed: Sequence[Item], choice: Choice) -> None:
    for item in listed:
        if choice in _choices(item):
            arrival.choices[item.number] = choice
            st.session_state.pop(_key(arrival, item), None)


def _choices(item: Item) -> list[Choice]:
    """What can become of `item`."""
    return list(Choice) if item.existing else [Choice.SKIP, Choice.ADD]


def _key(arrival: Arrival, item: Item) -> str:
    return f"{arrival.key}-choice-{item.number}"


def _one(arrival: Arrival, of: Item | Refusal | Remark, *, choose: bool) -> None:
    with st.container(border=True, gap="small"):
        if isinstance(of, Refusal):
            show(element("div", of.place, class_="wb-quiet", lang="en"), element("div", of.reason, lang="en"))
        elif isinstance(of, Remark):
            places = ", ".join(of.places) + (", …" if of.count > len(of.places) else "")
            show(
                element("div", f"{of.text}: {number(of.count)}", lang="en"),
                element("div", places, class_="wb-quiet", lang="en"),
            )
        elif choose:
            text, button = st.columns([4, 1])
            # Before what it makes of the concept is drawn.
            with button:
                _choice(arrival, of)
            with text:
                show(_item(of, arrival.choice(of)))
        else:
            show(_item(of, Choice.SKIP))


def _choice(arrival: Arrival, item: Item) -> None:
    said, choices = words().glossary.exchange, _choices(item)
    chosen = st.selectbox(
        said.choice,
        choices,
        index=choices.index(arrival.choice(item)),
        format_func=said.choices.__getitem__,
        key=_key(arrival, item),
        label_visibility="collapsed",
    )
    if chosen != arrival.choice(item):
        arrival.choices[item.number] = chosen
        # The figures above have been drawn already.
        st.rerun()


def _item(item: Item, choice: Choice) -> Markup:
    said, concept = words().glossary.exchange, item.entry.concept
    facts = f"{concept.id} · {item.entry.place}" if concept.id else item.entry.place
    reasons = [element("li", reason, lang="en") for reason in item.reasons]
    parts: list[Markup | None] = [
        element("div", told.heading(concept), class_="wb-what"),
        element("div", facts, class_="wb-quiet", lang="en"),
        element("ul", *reasons, class_="wb-reasons") if reasons else None,
    ]
    if item.existing is None or choice is Choice.ADD:
        parts.append(told.told_terms(concept))
    else:
        outcome = replaced if choice is Choice.REPLACE else updated
        after = outcome(item.existing, item.entry)
        parts += [
            element("div", said.into, " ", told.heading(item.existing), f" ({item.existing.id})"),
            told.told_differences(differences(item.existing, after))
            or element("div", said.stays, class_="wb-quiet"),
        ]
    return join(*parts)
