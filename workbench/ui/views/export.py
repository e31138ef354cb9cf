"""Export: reviewed units as a translation memory and as a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workbench.errors import WorkbenchError
from workbench.exchange import UNIT_COLUMNS, Export, csv_table, export_tmx, unit_rows
from workbench.language import language
from workbench.review import Status
from workbench.store import Store
from workbench.store.model import Pair
from workbench.ui import resources
from workbench.ui.format import moment
from workbench.ui.markup import Markup, element, notice, show
from workbench.ui.text import common
from workbench.ui.text import export as text

_MADE = "export_made"


@dataclass(frozen=True, slots=True)
class _Choice:
    pairs: tuple[str, ...]
    statuses: tuple[Status, ...]
    source_language: str


@dataclass(frozen=True, slots=True)
class _Files:
    choice: _Choice
    at: datetime
    outcome: Export
    tmx: bytes
    table: bytes


def entry() -> StreamlitPage:
    """This view in the navigation."""
    return st.Page(page, title=text.TITLE, icon=":material/ios_share:", url_path="export")


def page() -> None:
    """Draw the view."""
    store = resources.store()
    pairs = [pair for pair in store.pairs() if pair.total]
    if not pairs:
        notice("info", text.NOTHING)
        return
    show(element("div", text.WHAT, class_="wb-quiet"))
    choice = _choose(pairs)
    chosen = [pair for pair in pairs if pair.id in choice.pairs]
    if not choice.statuses:
        notice("warning", text.NO_STATUS)
        return
    going = sum(pair.counts[status] for pair in chosen for status in choice.statuses)
    staying = {status: sum(pair.counts[status] for pair in chosen) for status in Status}
    show(
        _figures(
            [(going, text.CHOSEN)]
            + [
                (number, text.LEFT.format(status=common.STATUS[status].lower()))
                for status, number in staying.items()
                if number and status not in choice.statuses
            ]
        )
    )
    if not going:
        notice("info", text.NONE_CHOSEN)
    if st.button(text.MAKE, key="make", type="primary", disabled=not going):
        try:
            st.session_state[_MADE] = _make(store, choice, pairs)
        except WorkbenchError as error:
            notice("error", str(error))
    files = st.session_state.get(_MADE)
    if files is not None:
        _offer(files, choice)


def _choose(pairs: Sequence[Pair]) -> _Choice:
    titles = {pair.id: f"{pair.source.title} ↔ {pair.target.title}" for pair in pairs}
    picked = st.multiselect(
        text.PAIRS,
        list(titles),
        format_func=titles.__getitem__,
        placeholder=text.ALL_PAIRS,
        key="export_pairs",
        persist_state="session",
    )
    ids = tuple(picked or titles)
    codes = dict.fromkeys(
        head.language for pair in pairs if pair.id in ids for head in (pair.source, pair.target)
    )
    left, right = st.columns(2)
    statuses = left.pills(
        text.STATUSES,
        list(Status),
        selection_mode="multi",
        default=[Status.APPROVED],
        format_func=common.STATUS.__getitem__,
        key="export_statuses",
    )
    code = right.segmented_control(
        text.SOURCE_LANGUAGE,
        list(codes),
        default=next(iter(codes)),
        required=True,
        format_func=lambda each: language(each).name,
        key="export_language",
    )
    return _Choice(ids, tuple(status for status in Status if status in statuses), code)


def _make(store: Store, choice: _Choice, pairs: Sequence[Pair]) -> _Files:
    file = io.BytesIO()
    outcome = export_tmx(store, file, choice.pairs, choice.statuses, source_language=choice.source_language)
    by_id = {pair.id: pair for pair in pairs}
    rows = unit_rows(store.iterate_units(choice.pairs, choice.statuses), by_id)
    table = csv_table(rows, [text.COLUMNS[column] for column in UNIT_COLUMNS])
    return _Files(choice, datetime.now(UTC), outcome, file.getvalue(), table)


def _offer(files: _Files, choice: _Choice) -> None:
    with st.container(border=True, key="export_files"):
        if files.choice != choice:
            notice("warning", text.STALE)
            return
        outcome = files.outcome
        figures = [(outcome.units, text.WRITTEN)]
        figures += [(number, text.SKIPPED.format(reason=why)) for why, number in outcome.skipped.items()]
        if outcome.replaced_characters:
            figures.append((outcome.replaced_characters, text.REPLACED))
        show(element("div", text.MADE.format(moment=moment(files.at)), class_="wb-quiet"), _figures(figures))
        name = choice.pairs[0].replace(":", "--") if len(choice.pairs) == 1 else "workbench"
        tmx, table, _ = st.columns([2, 2, 4])
        tmx.download_button(
            text.DOWNLOAD_TMX,
            files.tmx,
            f"{name}.tmx",
            "application/xml",
            key="download_tmx",
            on_click="ignore",
            type="primary",
            icon=":material/download:",
            width="stretch",
        )
        table.download_button(
            text.DOWNLOAD_CSV,
            files.table,
            f"{name}.csv",
            "text/csv",
            key="download_csv",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )


def _figures(numbers: Sequence[tuple[int, str]]) -> Markup:
    return element(
        "div",
        *(element("div", element("strong", f"{number:,}"), words) for number, words in numbers),
        class_="wb-figures",
    )
