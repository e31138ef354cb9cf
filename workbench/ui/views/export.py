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
from workbench.review import Status
from workbench.store import Store
from workbench.store.model import Pair
from workbench.ui import resources
from workbench.ui.format import language_name, moment, number
from workbench.ui.markup import Markup, element, notice, show
from workbench.ui.refusals import tell
from workbench.ui.text import words

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
    return st.Page(page, title=words().export.title, icon=":material/ios_share:", url_path="export")


def page() -> None:
    """Draw the view."""
    said = words().export
    store = resources.store()
    pairs = [pair for pair in store.pairs() if pair.total]
    if not pairs:
        notice("info", said.nothing)
        return
    show(element("div", said.what, class_="wb-quiet"))
    choice = _choose(pairs)
    chosen = [pair for pair in pairs if pair.id in choice.pairs]
    if not choice.statuses:
        notice("warning", said.no_status)
        return
    going = sum(pair.counts[status] for pair in chosen for status in choice.statuses)
    staying = {status: sum(pair.counts[status] for pair in chosen) for status in Status}
    show(
        _figures(
            [(going, said.chosen)]
            + [
                (count, said.left.format(status=words().common.status[status].lower()))
                for status, count in staying.items()
                if count and status not in choice.statuses
            ]
        )
    )
    if not going:
        notice("info", said.none_chosen)
    if st.button(said.make, key="make", type="primary", disabled=not going):
        try:
            st.session_state[_MADE] = _make(store, choice, pairs)
        except WorkbenchError as error:
            tell("error", error)
    files = st.session_state.get(_MADE)
    if files is not None:
        _offer(files, choice)


def _choose(pairs: Sequence[Pair]) -> _Choice:
    said = words().export
    titles = {pair.id: f"{pair.source.title} ↔ {pair.target.title}" for pair in pairs}
    picked = st.multiselect(
        said.pairs,
        list(titles),
        format_func=titles.__getitem__,
        placeholder=said.all_pairs,
        select_all=False,
        key="export_pairs",
        persist_state="session",
    )
    ids = tuple(picked or titles)
    codes = dict.fromkeys(
        head.language for pair in pairs if pair.id in ids for head in (pair.source, pair.target)
    )
    row = st.container(horizontal=True, gap="large")
    statuses = row.pills(
        said.statuses,
        list(Status),
        selection_mode="multi",
        default=[Status.APPROVED],
        format_func=words().common.status.__getitem__,
        key="export_statuses",
        wrap=True,
    )
    code = row.segmented_control(
        said.source_language,
        list(codes),
        default=next(iter(codes)),
        required=True,
        format_func=language_name,
        key="export_language",
    )
    return _Choice(ids, tuple(status for status in Status if status in statuses), code)


def _make(store: Store, choice: _Choice, pairs: Sequence[Pair]) -> _Files:
    file = io.BytesIO()
    outcome = export_tmx(store, file, choice.pairs, choice.statuses, source_language=choice.source_language)
    by_id = {pair.id: pair for pair in pairs}
    rows = unit_rows(store.iterate_units(choice.pairs, choice.statuses), by_id)
    table = csv_table(rows, [words().export.columns[column] for column in UNIT_COLUMNS])
    return _Files(choice, datetime.now(UTC), outcome, file.getvalue(), table)


def _offer(files: _Files, choice: _Choice) -> None:
    said = words().export
    with st.container(border=True, key="export_files"):
        if files.choice != choice:
            notice("warning", said.stale)
            return
        outcome = files.outcome
        figures = [(outcome.units, said.written)]
        figures += [
            (count, said.skipped.format(reason=said.skipped_because[why]))
            for why, count in outcome.skipped.items()
        ]
        if outcome.replaced_characters:
            figures.append((outcome.replaced_characters, said.replaced))
        show(
            element("div", said.made.format(moment=moment(files.at)), class_="wb-quiet"),
            _figures(figures),
        )
        name = choice.pairs[0].replace(":", "--") if len(choice.pairs) == 1 else "workbench"
        row = st.container(horizontal=True)
        row.download_button(
            said.download_tmx,
            files.tmx,
            f"{name}.tmx",
            "application/xml",
            key="download_tmx",
            on_click="ignore",
            type="primary",
            icon=":material/download:",
        )
        row.download_button(
            said.download_csv,
            files.table,
            f"{name}.csv",
            "text/csv",
            key="download_csv",
            on_click="ignore",
            icon=":material/download:",
        )


def _figures(numbers: Sequence[tuple[int, str]]) -> Markup:
    return element(
        "div",
        *(element("div", element("strong", number(count)), what) for count, what in numbers),
        class_="wb-figures",
    )
